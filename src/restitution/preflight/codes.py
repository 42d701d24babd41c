"""QR codes read back from the finished page, as a telephone that is not held quite still does."""

from __future__ import annotations

import html
import io
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, Self

import pypdfium2 as pdfium
import zxingcpp
from PIL import Image

from restitution.frozen import Frozen, replace
from restitution.geometry import Rect, Size
from restitution.page.items import Page, Symbol
from restitution.preflight.fault import Fault
from restitution.preflight.looks import Looks
from restitution.qr import QUIET_ZONE, Matrix
from restitution.rack import Rack

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


class _Sheets:
    """The sheets of a file, which is opened only when one of them is looked at."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._document is not None:
            self._document.close()

    def sheet(self, number: int) -> Any:
        """A sheet by its number, from 1; raises NotRendered for one that cannot be shown."""
        if self._document is None:
            self._document = pdfium.PdfDocument(self._path)
        return self._document[number - 1]


def faults_on_pages(path: Path, pages: Sequence[Page], looks: Looks) -> Iterator[Fault]:
    """The codes of a PDF whose sheets are the pages, one by one; sheets without codes are left."""
    with _Sheets(path) as sheets:
        # of a damaged file, one reader may see more pages than another
        for number, (page, _) in enumerate(zip(pages, looks.pages, strict=False), start=1):
            symbols = symbols_of(page)
            if symbols:
                read = partial(_faults, sheets, symbols, number)
                yield from looks.found("codes", number, read, symbols)


def _faults(sheets: _Sheets, symbols: Sequence[Symbol], number: int) -> tuple[Fault, ...]:
    """What is wrong with the codes of a sheet."""
    view = _seen(sheets.sheet(number), symbols, _around(symbols))
    crooked = (fault for one in symbols for fault in _looked_at(one, view, number))
    return (*_compared(symbols, _read(view.picture), number), *crooked)


def faults_on_sides(path: Path, pages: Sequence[Page], looks: Looks) -> Iterator[Fault]:
    """The codes of sheets that carry two pages a side, imposed for folding and stitching."""
    with _Sheets(path) as sheets:
        sides = zip(imposed(len(pages)), looks.pages, strict=False)
        for number, (pair, _) in enumerate(sides, start=1):
            left, right = (pages[index] for index in pair)
            symbols = [*symbols_of(left), *symbols_of(right, left.size.width)]
            if symbols:
                width = left.size.width + right.size.width
                read = partial(_faults_across, sheets, symbols, number, width)
                yield from looks.found("codes", number, read, (symbols, width))


def _faults_across(
    sheets: _Sheets, symbols: Sequence[Symbol], number: int, width: float
) -> tuple[Fault, ...]:
    """Which codes of a side are not read; its pages were looked at by themselves."""
    view = _seen(sheets.sheet(number), symbols, _across(_around(symbols), width))
    return tuple(_compared(symbols, _read(view.picture), number))


def faults_of_files(folder: Path, pages: Sequence[Page], rack: Rack) -> Iterator[Fault]:
    """The codes as files of their own: the PNG is read back, the SVG must name its address."""
    for number, page in enumerate(pages, start=1):
        symbols = symbols_of(page)
        picture, drawing = folder / f"{page.name}.png", folder / f"{page.name}.svg"
        for missing in (file for file in (picture, drawing) if not file.is_file()):
            yield Fault("absent", number, missing.name)
        if picture.is_file():
            data = picture.read_bytes()
            read = partial(_faults_of_picture, data, symbols, number)
            yield from rack.lasting(f"codes/{picture.name}", (data, symbols, number), read)
        if drawing.is_file():
            text = html.unescape(drawing.read_text(encoding="utf-8"))
            unsaid = (symbol.address for symbol in symbols if symbol.address not in text)
            yield from (Fault("code_unread", number, address) for address in unsaid)


def _faults_of_picture(data: bytes, symbols: Sequence[Symbol], number: int) -> tuple[Fault, ...]:
    with Image.open(io.BytesIO(data)) as image:
        return tuple(_compared(symbols, _read(image.convert("L")), number))


def imposed(count: int) -> list[tuple[int, int]]:
    """The pages side by side on every side of a stitched booklet, left and right, from 0.

    The first sheet is the outermost, its outer side comes first.
    """
    outer = [(count - 1 - side, side) for side in range(count // 2)]
    return [pair if side % 2 == 0 else pair[::-1] for side, pair in enumerate(outer)]


def symbols_of(page: Page, start: float = 0.0) -> list[Symbol]:
    """The codes of a page, which begins at ``start`` on its sheet."""
    symbols = [item for item in page.items if isinstance(item, Symbol)]
    return [replace(each, rect=_moved(each.rect, start)) for each in symbols] if start else symbols


def _moved(rect: Rect, across: float) -> Rect:
    return Rect(rect.x + across, rect.y, rect.width, rect.height)


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


def _across(place: Rect, width: float) -> Rect:
    """A place as wide as the sheet: the deeper a sheet lies, the more its pages are moved."""
    return Rect(0.0, place.y, width, place.height)


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
