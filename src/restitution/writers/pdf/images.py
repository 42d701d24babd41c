"""Photographs as image XObjects (ISO 32000-1, 8.9.5), each put into the file once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from restitution.photograph import Pixels
from restitution.writers.pdf.leaf import image_name
from restitution.writers.pdf.reportlab_slots import Document

_FORMS = {
    "jpeg": "/ColorSpace /DeviceRGB /Filter /DCTDecode",
    "png": "/ColorSpace /DeviceRGB /Filter /FlateDecode",
    "jpeg-cmyk": "/ColorSpace /DeviceCMYK /Filter /DCTDecode /Decode [1 0 1 0 1 0 1 0]",
    "rows-cmyk": "/ColorSpace /DeviceCMYK /Filter /FlateDecode",
}
"""Colour space and filter of each kind of pixels (8.9.5.1)."""

_PNG_HEAD = 8
_CHUNK_HEAD, _CHUNK_FOOT = 8, 4


class ImageShelf:
    """The images of one document, by their bytes."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._references: dict[bytes, str] = {}

    def references(self, images: Iterable[Pixels]) -> dict[str, str]:
        """Where the images of a page are in the document, by their names on the page."""
        return {image_name(index): self._reference(one) for index, one in enumerate(images)}

    def _reference(self, found: Pixels) -> str:
        if found.data not in self._references:
            self._references[found.data] = self._add(found)
        return self._references[found.data]

    def _add(self, found: Pixels) -> str:
        entries = (
            f"/Type /XObject /Subtype /Image /Width {found.width} /Height {found.height} "
            f"/BitsPerComponent 8 {_FORMS[found.kind]}"
        )
        data = found.data
        if found.kind == "png":
            # rows of a PNG are filtered and deflated as PDF understands them (7.4.4.4)
            parameters = f"/Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns {found.width}"
            entries += f" /DecodeParms << {parameters} >>"
            data = b"".join(_png_rows(found.data))
        return self._document.add_stream(data, entries)


def _png_rows(data: bytes) -> Iterator[bytes]:
    """The contents of the IDAT chunks (ISO/IEC 15948, 5.3 and 11.2.4)."""
    at = _PNG_HEAD
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        inside = at + _CHUNK_HEAD
        if data[at + 4 : inside] == b"IDAT":
            yield data[inside : inside + length]
        at = inside + length + _CHUNK_FOOT
