"""A telephone that is held over a sheet, not quite still: what it sees there, and what it reads.

Its libraries take longer to load than most files take to be looked at: it is taken up for codes
that have not been read before as they are.
"""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
import zxingcpp
from PIL import Image

from restitution.frozen import Frozen
from restitution.geometry import Rect, Size
from restitution.page.items import Symbol
from restitution.preflight.fault import Fault
from restitution.qr import QUIET_ZONE, Matrix

NotRendered = pdfium.PdfiumError
"""What a file raises that cannot be shown."""

_MOST_DPI: Final = 100
_PIXELS: Final = 6
"""A module of the smallest code on the sheet, if that many do not need more dots than the most.

Three pixels are left of 0.75 mm, the least that we print; readers give up below two. Edges are
drawn by how much of a pixel they cover, as soft as a lens makes them; the middle third of a module,
which is looked at, lies in pixels that are its own.
"""

_DARKEST_LIGHT: Final = 180
_LIGHTEST_DARK: Final = 110
"""Grey from 0 to 255; between paper and ink lies a contrast of 7 at least."""

_THIRDS: Final = 3
_QR: Final[Any] = zxingcpp.BarcodeFormat.QRCodeModel2
"""What we print, and all that telephones read: set type is now and then taken for a Micro QR."""


class _View(Frozen):
    """What a telephone sees that is held over the codes of a sheet: a part of it, in grey.

    ``scale`` is its pixels a point; ``left`` and ``top`` are, in pixels, where it begins on the
    trimmed sheet, whose size is in points.
    """

    picture: Image.Image
    scale: float
    left: float
    top: float
    sheet: Size


def opened(path: Path) -> Any:
    """The sheets of a PDF; raises NotRendered for one that cannot be shown."""
    return pdfium.PdfDocument(path)


def faults_of_sheet(sheet: Any, symbols: Sequence[Symbol], number: int) -> tuple[Fault, ...]:
    """What is wrong with the codes of a sheet."""
    view = _seen(sheet, symbols, _around(symbols))
    crooked = (fault for one in symbols for fault in _looked_at(one, view, number))
    return (*_compared(symbols, _read(view.picture), number), *crooked)


def faults_across(
    sheet: Any, symbols: Sequence[Symbol], own: Sequence[Symbol], number: int, half: Rect
) -> tuple[Fault, ...]:
    """Which of its ``own`` codes half a side does not show, and which others, beside all of it.

    Each was looked at by itself, on its page.
    """
    view = _seen(sheet, symbols, _across(_around(symbols), half))
    return tuple(_compared(own, _read(view.picture), number))


def faults_of_picture(data: bytes, symbols: Sequence[Symbol], number: int) -> tuple[Fault, ...]:
    """Which codes are not read in the file of a picture."""
    with Image.open(io.BytesIO(data)) as image:
        return tuple(_compared(symbols, _read(image.convert("L")), number))


def _seen(sheet: Any, symbols: Sequence[Symbol], place: Rect) -> _View:
    """A place with codes, of the trimmed sheet."""
    module = min(symbol.rect.width / symbol.matrix.size for symbol in symbols)
    scale = min(_MOST_DPI / 72, _PIXELS / module)
    shown, trimmed = sheet.get_cropbox(), sheet.get_trimbox()
    size = Size(trimmed[2] - trimmed[0], trimmed[3] - trimmed[1])
    margins = [abs(one - other) for one, other in zip(shown, trimmed, strict=True)]
    unseen = zip(margins, _unseen(place, size), strict=True)
    cut = [math.floor((margin + beyond) * scale) for margin, beyond in unseen]
    # whole pixels, or the picture begins where pypdfium2 rounds up to
    crop = tuple((pixels - 0.5) / scale for pixels in cut)
    bitmap = sheet.render(scale=scale, grayscale=True, crop=crop, may_draw_forms=False)
    left, top = cut[0] - margins[0] * scale, cut[3] - margins[3] * scale
    return _View(bitmap.to_pil(), scale, left, top, size)


def _around(symbols: Sequence[Symbol]) -> Rect:
    """The codes with the width of one on every side: what is further off, nobody aims at."""
    rects = [symbol.rect for symbol in symbols]
    more = max(rect.width for rect in rects)
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right for rect in rects), max(rect.bottom for rect in rects)
    return Rect(left, top, right - left, bottom - top).inset(-more, -more, -more, -more)


def _across(place: Rect, half: Rect) -> Rect:
    """A place as wide as half a side: the deeper a sheet lies, the more its pages are moved."""
    return Rect(half.x, place.y, half.width, place.height)


def _unseen(place: Rect, sheet: Size) -> tuple[float, float, float, float]:
    """How much of a sheet is left, below, right and above of a place, which may reach over it.

    Nothing, where the place is not on the sheet at all.
    """
    if place.x >= sheet.width or place.y >= sheet.height:
        return (0.0, 0.0, 0.0, 0.0)
    beyond = (place.x, sheet.height - place.bottom, sheet.width - place.right, place.y)
    left, bottom, right, top = (max(0.0, distance) for distance in beyond)
    return left, bottom, right, top


def _read(picture: Image.Image) -> Counter[str]:
    """What a telephone finds; only QR codes, or every rule and bar would be tried as another.

    Not in the picture made smaller: nothing is larger here than it has to be.
    """
    grey = memoryview(picture.tobytes()).cast("B", (picture.height, picture.width))
    found = zxingcpp.read_barcodes(grey, formats=_QR, try_downscale=False)
    return Counter(code.text for code in found)


def _compared(symbols: Sequence[Symbol], found: Counter[str], number: int) -> Iterator[Fault]:
    expected = Counter(symbol.address for symbol in symbols)
    yield from (Fault("code_unread", number, text) for text in expected - found)
    yield from (Fault("code_stray", number, text) for text in found - expected)


def _looked_at(symbol: Symbol, view: _View, number: int) -> Iterator[Fault]:
    """Every module against what was meant, and the quiet zone: a reader forgives, this does not."""
    zone = QUIET_ZONE * symbol.rect.width / symbol.matrix.size
    place = symbol.rect.inset(-zone, -zone, -zone, -zone)
    sheet = view.sheet
    if min(place.x, place.y) < 0 or place.right > sheet.width or place.bottom > sheet.height:
        yield Fault("code_crowded", number, symbol.address)
        return
    modules = set(_modules(view, place, _padded(symbol.matrix)))
    seen = {wanted for wanted, grey in modules if not _is(grey, dark=wanted)}
    if None in seen:
        yield Fault("code_crowded", number, symbol.address)
    if seen - {None}:
        yield Fault("code_damaged", number, symbol.address)


def _is(grey: int, *, dark: bool | None) -> bool:
    return grey < _LIGHTEST_DARK if dark else grey > _DARKEST_LIGHT


def _padded(matrix: Matrix) -> list[list[bool | None]]:
    """The modules that are meant: dark, light, and None for those of the quiet zone."""
    side, zone = matrix.size + 2 * QUIET_ZONE, [None] * QUIET_ZONE
    empty: list[list[bool | None]] = [[None] * side for _ in range(QUIET_ZONE)]
    return [*empty, *([*zone, *row, *zone] for row in matrix.rows), *empty]


def _modules(
    view: _View, place: Rect, meant: list[list[bool | None]]
) -> Iterator[tuple[bool | None, int]]:
    """Every module as it is meant, and the grey at its middle."""
    width, scale, picture = len(meant) * _THIRDS, view.scale, view.picture
    left, top = (max(0.0, at) for at in (place.x * scale - view.left, place.y * scale - view.top))
    right = min(place.right * scale - view.left, picture.width)
    bottom = min(place.bottom * scale - view.top, picture.height)
    box = (left, top, right, bottom)
    data = picture.resize((width, width), Image.Resampling.BOX, box).tobytes()
    for number, row in enumerate(meant):
        start = (number * _THIRDS + 1) * width + 1
        yield from zip(row, data[start : start + width - 1 : _THIRDS], strict=True)
