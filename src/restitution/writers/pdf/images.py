"""Photographs as image XObjects (ISO 32000-1, 8.9.5), each put into the file once."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.page.items import Picture
from restitution.photograph import Pixels, pixels
from restitution.writers.pdf import syntax
from restitution.writers.pdf.reportlab_slots import Document

_PNG_HEAD = 8
_CHUNK_HEAD, _CHUNK_FOOT = 8, 4


class ImageShelf:
    """The images of one document, by their bytes."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._references: dict[bytes, str] = {}

    def show(self, picture: Picture, height: float) -> None:
        """Draw a picture on the present page, which has a height in points.

        Raises AssetError for a file that breaks off or is damaged inside.
        """
        rect = picture.rect
        name = self._document.show_image(self._reference(_pixels_of(picture)))
        place = syntax.numbers(rect.width, 0, 0, rect.height, rect.x, height - rect.bottom)
        self._document.canvas.addLiteral(f"q {place} cm /{name} Do Q")

    def _reference(self, found: Pixels) -> str:
        if found.data not in self._references:
            self._references[found.data] = self._add(found)
        return self._references[found.data]

    def _add(self, found: Pixels) -> str:
        entries = (
            f"/Type /XObject /Subtype /Image /Width {found.width} /Height {found.height} "
            "/ColorSpace /DeviceRGB /BitsPerComponent 8"
        )
        if found.kind == "jpeg":
            filters, data = "/Filter /DCTDecode", found.data
        else:
            # rows of a PNG are filtered and deflated as PDF understands them (7.4.4.4)
            parameters = f"/Predictor 15 /Colors 3 /BitsPerComponent 8 /Columns {found.width}"
            filters = f"/Filter /FlateDecode /DecodeParms << {parameters} >>"
            data = b"".join(_png_rows(found.data))
        return self._document.add_stream(data, f"{entries} {filters}", compress=False)


def _pixels_of(picture: Picture) -> Pixels:
    return pixels(picture.photograph, picture.rect.width, picture.rect.height)


def _png_rows(data: bytes) -> Iterator[bytes]:
    """The contents of the IDAT chunks (ISO/IEC 15948, 5.3 and 11.2.4)."""
    at = _PNG_HEAD
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        inside = at + _CHUNK_HEAD
        if data[at + 4 : inside] == b"IDAT":
            yield data[inside : inside + length]
        at = inside + length + _CHUNK_FOOT
