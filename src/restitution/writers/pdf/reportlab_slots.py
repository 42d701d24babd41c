"""Every private name of reportlab that we use, behind one module; tests/writers/pdf pins them.

reportlab gives the file (its table of objects, pages, catalog, information, outline and trailer),
paths and numbers. It knows nothing of OpenType subsets, tags or pages that are shown on others:
those objects are written in PDF notation by the modules beside this one, and put into its table
here. Its canvas is left alone, for it writes into the file that it belongs to.
"""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Mapping
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from restitution.writers.pdf.unopened import unopened

# for pictures and the standard fonts, neither of which reportlab is given here
with unopened("PIL.Image"), unopened("reportlab.pdfbase.pdfmetrics"):
    from reportlab.lib.rl_accel import fp_str
    from reportlab.pdfbase.pdfdoc import (
        BasicFonts,
        PDFCrossReferenceTable,
        PDFDocument,
        PDFFile,
        PDFIndirectObject,
        PDFObjectReference,
        PDFPage,
        PDFString,
        PDFTrailer,
    )
    from reportlab.pdfbase.rl_codecs import RL_Codecs
    from reportlab.pdfgen.pathobject import PDFPathObject


VERSION = (1, 7)
"""ISO 32000-1, which PDF/UA-1 and PDF/A-2 are built on."""

PRESS_VERSION = (1, 6)
"""What PDF/X-4 is built on (ISO 15930-7, 6.1)."""

_CODECS = frozenset({"extpdfdoc", "pdfdoc"})
"""In which reportlab writes whatever it is given as text."""

_NOTHING = b"null"
_ESCAPED = (b"\\", b"(", b")")


def _codec(name: str) -> codecs.CodecInfo | None:
    """A codec of reportlab's: it would ask the standard fonts which there are, and load them."""
    found: codecs.CodecInfo | None = None
    if name in _CODECS:
        found = RL_Codecs._RL_Codecs__rl_codecs(name)  # noqa: SLF001
    return found


codecs.register(_codec)


class Document:
    """A PDF in the making (ISO 32000-1, 7.5). References are strings such as ``12 0 R``.

    ``language`` is a tag of BCP 47.
    """

    def __init__(self, language: str, version: tuple[int, int] = VERSION) -> None:
        self._document: Any = PDFDocument(lang=language, invariant=1)
        self._version = version
        self._fonts = str(PDFObjectReference(BasicFonts).format(self._document), "ascii")
        self._tree = self._number(self._document.Pages)
        self._destinations: dict[str, str] = {}
        self.pages: list[str] = []

    def reserve(self) -> str:
        """A reference to an object that is put later."""
        return self._own(_NOTHING)

    def _own(self, body: bytes) -> str:
        """Number an object in PDF notation; how it is referred to is its name in the table."""
        document = self._document
        number = document.objectcounter = document.objectcounter + 1
        reference = f"{number} 0 R"
        document.idToObjectNumberAndVersion[reference] = number, 0
        document.idToObject[reference] = body
        return reference

    def _number(self, thing: Any) -> str:
        """Number an object of reportlab."""
        reference = f"{self._document.objectcounter + 1} 0 R"
        self._document.Reference(thing, reference)
        return reference

    def put(self, reference: str, body: str) -> None:
        """Give a reserved reference its object, in PDF notation."""
        self._document.idToObject[reference] = body.encode("ascii")

    def add(self, body: str) -> str:
        """Put an object and return its reference."""
        return self._own(body.encode("ascii"))

    def add_stream(self, data: bytes, entries: str = "") -> str:
        """Put a stream as it is, with additional entries of its dictionary.

        reportlab's own have no end of line after their data, which PDF/A asks for (ISO 19005-2,
        6.1.7.1).
        """
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii")
        return self._own(head + data + b"\nendstream")

    def add_deflated(self, data: bytes, entries: str = "") -> str:
        """Put a stream of data that are deflated already."""
        return self.add_stream(data, f"{entries} /Filter /FlateDecode")

    def set_fonts(self, fonts: Mapping[str, str]) -> None:
        """The fonts that every page may use: their names in content streams and references."""
        self.put(BasicFonts, _dictionary(fonts))

    def set_catalog(self, **entries: str) -> None:
        """Entries of the document catalog (7.7.2), in PDF notation."""
        self._fill(self._document.Catalog, entries)

    def set_information(self, made: datetime, **said: str) -> None:
        """The document information (14.3.3): when it was made, and its title, author and so on."""
        self._document.setDateFormatter(lambda *_: f"D:{made:%Y%m%d%H%M%S}Z")
        for name, value in said.items():
            setattr(self._document.info, name, _text(value))

    def add_bookmark(self, title: str, level: int, destination: str) -> None:
        """Go on with the outline (12.3.3), one level further down at most."""
        key = str(len(self._destinations))
        self._destinations[key] = destination
        self._document.Outlines.addOutlineEntry(key, level, _text(title))

    def add_page(self) -> str:
        """A reference to the next page, which is put later."""
        page = PDFPage()
        page.Override_default_compilation, page.__NoDefault__, page.__Refs__ = True, (), ()
        self._document.Pages.addPage(page)
        self.pages.append(self._number(page))
        return self.pages[-1]

    def put_page(
        self,
        page: str,
        content: bytes,
        images: Mapping[str, str],
        resources: str,
        entries: Mapping[str, str],
    ) -> None:
        """Put a page: its deflated content, where the images are that it names, and more."""
        named = {
            "Parent": self._tree,
            "Resources": self._resources(images, resources),
            "Contents": self.add_deflated(content),
            **entries,
        }
        self._fill(self._document.idToObject[page], named)

    def add_form(self, content: bytes, images: Mapping[str, str], resources: str, box: str) -> str:
        """Put a form XObject (8.10), which pages show as they show an image."""
        named = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": box,
            "Resources": self._resources(images, resources),
        }
        return self.add_deflated(content, _entries(named))

    def _resources(self, images: Mapping[str, str], more: str) -> str:
        shown = f"/XObject {_dictionary(images)}" if images else ""
        return f"<< /Font {self._fonts} {shown}{more} >>"

    def _fill(self, dictionary: Any, entries: Mapping[str, str]) -> None:
        """Set entries of a page or of the catalog, which write no other than they list."""
        dictionary.__NoDefault__ = [*dict.fromkeys([*dictionary.__NoDefault__, *entries])]
        for name, value in entries.items():
            setattr(dictionary, name, value.encode("ascii"))

    def data(self) -> bytes:
        """The finished file; its identity is the digest of all that is in it (14.4).

        What is in PDF notation is put into it as it is: reportlab's own loop over the objects
        (``PDFDocument.format``) would find that out of a deck's 1458 in 4 ms.
        """
        document = self._document
        root, info = map(document.Reference, (document.Catalog, document.info))
        self._prepare_outline()
        file: Any = PDFFile(self._version)
        for name, thing in document.idToObject.items():
            document.idToOffset[name] = file.add(_written(document, name, thing))
        document.signature = hashlib.md5(file.format(document), usedforsecurity=False)
        size, identity = len(document.idToObject) + 1, document.ID()
        start = file.add(self._table().format(document))
        trailer = PDFTrailer(startxref=start, Size=size, Root=root, Info=info, ID=identity)
        file.add(trailer.format(document))
        return bytes(file.format(document))

    def _table(self) -> Any:
        """Where the objects are (7.5.4); they stand in the order of their numbers."""
        table: Any = PDFCrossReferenceTable()
        table.addsection(0, list(self._document.idToObject))
        return table

    def _prepare_outline(self) -> None:
        """Make objects of the bookmarks; a file without any has no outline."""
        document = self._document
        leads = SimpleNamespace(_bookmarkReference=self._destinations.__getitem__)
        document.Outlines.prepare(document, leads)
        if self._destinations:
            document.Catalog.showOutline()
        else:
            document.Catalog.Outlines = None


def path() -> Any:
    """A path to draw (8.5.2), from the bottom left up.

    reportlab begins with an ``n``, which is no operator outside of a path (figure 9).
    """
    drawn: Any = PDFPathObject()
    drawn._code_append = drawn._code.append  # noqa: SLF001
    return drawn


def digits(value: float) -> str:
    """A number (7.3.3), in six digits at most."""
    return str(fp_str(value))


def _written(document: Any, name: str, thing: Any) -> bytes:
    if isinstance(thing, bytes):
        return b"%d %d obj\n%b\nendobj\n" % (*document.idToObjectNumberAndVersion[name], thing)
    return bytes(PDFIndirectObject(name, thing).format(document))


def _text(value: str) -> Any:
    """A text string (7.9.2.2), always in UTF-16, escaped.

    Left to choose, reportlab writes a soft hyphen in PDFDocEncoding, which has none (D.2).
    """
    data = codecs.BOM_UTF16_BE + value.encode("utf-16-be")
    for sign in _ESCAPED:
        data = data.replace(sign, b"\\" + sign)
    return PDFString(data.replace(b"\r", b"\\r"), escape=0, enc="raw")


def _dictionary(entries: Mapping[str, str]) -> str:
    return f"<< {_entries(entries)} >>"


def _entries(entries: Mapping[str, str]) -> str:
    return " ".join([f"/{name} {value}" for name, value in entries.items()])
