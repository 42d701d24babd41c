"""A PDF in the making (ISO 32000-1, 7.5): numbered objects, pages, the catalog and the table."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from itertools import accumulate

from restitution.writers.pdf import syntax

VERSION = "1.7"
"""ISO 32000-1, which PDF/UA-1 and PDF/A-2 are built on."""

PRESS_VERSION = "1.6"
"""What PDF/X-4 is built on (ISO 15930-7, 6.1)."""

_BINARY = b"%\xe2\xe3\xcf\xd3\n"
"""Four bytes that say that the file is not text (7.5.2)."""


class Document:
    """Objects in the order of their numbers. References are strings such as ``12 0 R``."""

    def __init__(self, language: str, version: str = VERSION) -> None:
        self._version = version
        self._objects: dict[str, bytes] = {}
        self._tree, self._fonts = self.reserve(), self.reserve()
        self._information: dict[str, str] = {}
        self._catalog = {"Pages": self._tree, "Lang": syntax.raw(language.encode("ascii"))}
        self.pages: list[str] = []

    def reserve(self) -> str:
        """A reference to an object that is put later."""
        reference = f"{len(self._objects) + 1} 0 R"
        self._objects[reference] = b"null"
        return reference

    def put(self, reference: str, body: str) -> None:
        """Give a reserved reference its object, in PDF notation."""
        self._objects[reference] = body.encode("ascii")

    def add(self, body: str) -> str:
        """Put an object and return its reference."""
        reference = self.reserve()
        self.put(reference, body)
        return reference

    def add_stream(self, data: bytes, entries: str = "") -> str:
        """Put a stream as it is, with additional entries of its dictionary."""
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii")
        reference = self.reserve()
        self._objects[reference] = head + data + b"\nendstream"
        return reference

    def add_deflated(self, data: bytes, entries: str = "") -> str:
        """Put a stream of data that are deflated already."""
        return self.add_stream(data, f"{entries} /Filter /FlateDecode")

    def set_fonts(self, fonts: Mapping[str, str]) -> None:
        """The fonts that every page may use: their names in content streams and references."""
        self.put(self._fonts, _dictionary(fonts))

    def set_catalog(self, **entries: str) -> None:
        """Entries of the document catalog (7.7.2), in PDF notation."""
        self._catalog |= entries

    def set_information(self, **entries: str) -> None:
        """Entries of the document information (14.3.3), in PDF notation."""
        self._information |= entries

    def add_page(self) -> str:
        """A reference to the next page, which is put later."""
        self.pages.append(self.reserve())
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
        shown = f"/XObject {_dictionary(images)}" if images else ""
        named = {
            "Type": "/Page",
            "Parent": self._tree,
            "Resources": f"<< /Font {self._fonts} {shown}{resources} >>",
            "Contents": self.add_deflated(content),
            **entries,
        }
        self.put(page, _dictionary(named))

    def data(self) -> bytes:
        """The finished file; its identity is the digest of all that is in it (14.4)."""
        self.put(
            self._tree,
            f"<< /Type /Pages /Kids [{' '.join(self.pages)}] /Count {len(self.pages)} >>",
        )
        information = self.add(_dictionary(self._information))
        catalog = self.add(_dictionary({"Type": "/Catalog", **self._catalog}))
        parts = [f"%PDF-{self._version}\n".encode("ascii"), _BINARY, *_numbered(self._objects)]
        body = b"".join(parts)
        identity = syntax.raw(hashlib.md5(body, usedforsecurity=False).digest())
        trailer = _dictionary(
            {
                "Size": str(len(self._objects) + 1),
                "Root": catalog,
                "Info": information,
                "ID": f"[{identity} {identity}]",
            }
        )
        end = f"trailer\n{trailer}\nstartxref\n{len(body)}\n%%EOF\n"
        return body + (_table(map(len, parts)) + end).encode("ascii")


def deflated(lines: Iterable[str]) -> bytes:
    """A content stream of operators."""
    return zlib.compress("\n".join(lines).encode("ascii"))


def _dictionary(entries: Mapping[str, str]) -> str:
    return f"<< {' '.join(f'/{name} {value}' for name, value in entries.items())} >>"


def _numbered(objects: Mapping[str, bytes]) -> list[bytes]:
    return [
        b"%d 0 obj\n%b\nendobj\n" % (number, body)
        for number, body in enumerate(objects.values(), 1)
    ]


def _table(lengths: Iterable[int]) -> str:
    """The cross-reference table (7.5.4): where every object begins, after the file's two heads."""
    head, binary, *objects = lengths
    places = accumulate(objects[:-1], initial=head + binary)
    entries = "".join([f"{place:010d} 00000 n \n" for place in places])
    return f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
