"""Every private name of reportlab that we use, behind one class; tests/writers/pdf pins them.

reportlab gives the pages, the outline, the document information and the file itself. It knows
nothing of OpenType subsets, tags or associated annotations: those objects are written in PDF
notation by the modules beside this one, and put into its table of objects here.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from reportlab.lib.colors import CMYKColorSep
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

VERSION = (1, 7)
"""ISO 32000-1, which PDF/UA-1 and PDF/A-2 are built on."""

PRESS_VERSION = (1, 6)
"""What PDF/X-4 is built on (ISO 15930-7, 6.1)."""

REGISTRATION: Any = CMYKColorSep(1, 1, 1, 1, spotName="All")
"""The colour that is on every plate (ISO 32000-1, 8.6.6.4)."""

_NO_FONT = "restitution-none"


class Document:
    """A PDF in the making. References are strings such as ``12 0 R``."""

    def __init__(self, language: str, moment: datetime, *, press: bool = False) -> None:
        _register_no_font()
        self.canvas: Any = Canvas(
            io.BytesIO(),
            invariant=1,
            pageCompression=1,
            pdfVersion=PRESS_VERSION if press else VERSION,
            lang=language,
            enforceColorSpace="sep_cmyk" if press else None,
            initialFontName=_NO_FONT,
        )
        self.canvas.setDateFormatter(lambda *_: f"D:{moment:%Y%m%d%H%M%S}Z")
        self._document: Any = self.canvas._doc  # noqa: SLF001
        # reportlab's own signature starts with the environment's SOURCE_DATE_EPOCH
        self._document.signature = hashlib.md5(usedforsecurity=False)
        self._names: dict[str, str] = {}
        self._images: dict[str, str] = {}
        self.pages: list[str] = []

    def reserve(self) -> str:
        """A reference to an object that is put later."""
        name = f"own{len(self._names)}"
        reference = str(self._document.Reference(None, name).format(self._document), "ascii")
        self._names[reference] = name
        return reference

    def put(self, reference: str, body: str | bytes) -> None:
        """Give a reserved reference its object, in PDF notation."""
        data = body if isinstance(body, bytes) else body.encode("ascii")
        self._document.idToObject[self._names[reference]] = data

    def add(self, body: str) -> str:
        """Put an object and return its reference."""
        reference = self.reserve()
        self.put(reference, body)
        return reference

    def add_stream(
        self, data: bytes, entries: str = "", *, compress: bool = True, common: bool = False
    ) -> str:
        """Put a stream with additional entries of its dictionary and return its reference.

        ``common`` data, as of fonts and profiles, go into several files of one build.
        """
        self._document.updateSignature(data)
        if compress:
            data = _deflated(data) if common else zlib.compress(data)
            entries = f"{entries} /Filter /FlateDecode"
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii")
        reference = self.reserve()
        self.put(reference, head + data + b"\nendstream")
        return reference

    def set_fonts(self, fonts: Mapping[str, str]) -> None:
        """The fonts that every page may use: their names in content streams and references."""
        entries = " ".join(f"/{name} {reference}" for name, reference in fonts.items())
        self._document.idToObject["BasicFonts"] = f"<< {entries} >>".encode("ascii")

    def show_image(self, reference: str) -> str:
        """The name by which the present page's content may show an image."""
        return self._images.setdefault(reference, f"Im{len(self._images) + 1}")

    def set_catalog(self, **entries: str) -> None:
        """Entries of the document catalog (ISO 32000-1, 7.7.2), in PDF notation."""
        catalog = self._document.Catalog
        catalog.__NoDefault__ = [*dict.fromkeys([*catalog.__NoDefault__, *entries])]
        for name, value in entries.items():
            setattr(catalog, name, value)

    def end_page(self, annotations: Iterable[str], entries: Mapping[str, str]) -> None:
        """Finish the page on the canvas, with references to its annotations and more entries."""
        self.canvas.showPage()
        page = self._document.Pages[-1]
        page.XObjects = {name: reference for reference, name in self._images.items()} or None
        self._images = {}
        page.Trans = None  # an empty dictionary otherwise, which PDF/A forbids
        page.Annots = list(annotations)
        page.Contents = self.add_stream(page.stream.encode("ascii"))
        page.__NoDefault__ = [*page.__NoDefault__, *entries]
        for name, value in entries.items():
            setattr(page, name, value)
        self.pages.append(str(self._document.Reference(page).format(self._document), "ascii"))

    def data(self) -> bytes:
        """The finished file."""
        return bytes(self.canvas.getpdfdata())


def operands(*values: float) -> str:
    """Numbers as reportlab writes them, in six digits at most, with spaces between them."""
    return str(fp_str(values))


@lru_cache(maxsize=1024)
def ellipse(left: float, bottom: float, right: float, top: float) -> str:
    """An ellipse as operators: the knots of the thread stand at the same place on every page."""
    operators: list[str] = []
    PDFPathObject(operators).ellipse(left, bottom, right - left, top - bottom)
    return "\n".join(operators)


@lru_cache(maxsize=64)
def _deflated(data: bytes) -> bytes:
    return zlib.compress(data)


def _register_no_font() -> None:
    """Give the canvas a font to start with that writes nothing, or it embeds Helvetica."""
    font = SimpleNamespace(
        fontName=_NO_FONT,
        face=SimpleNamespace(name=_NO_FONT),
        _dynamicFont=True,
        _multiByte=False,
    )
    pdfmetrics.registerFont(font)
