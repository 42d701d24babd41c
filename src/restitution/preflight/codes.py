"""QR codes read back from the finished page, as a telephone that is not held quite still does."""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
import zxingcpp
from PIL import Image

from restitution.page.items import Page, Symbol
from restitution.preflight.fault import Fault
from restitution.qr import QUIET_ZONE

NotRendered = pdfium.PdfiumError
"""What a file raises that cannot be shown."""

_DPI: Final = 150
_OVERSAMPLING: Final = 2
"""The page is drawn larger and shrunk: its edges come out as soft as a lens makes them."""

_DARKEST_LIGHT: Final = 180
_LIGHTEST_DARK: Final = 110
"""Grey from 0 to 255; between paper and ink lies a contrast of 7 at least."""

_THIRDS: Final = 3
_QR: Final[Any] = zxingcpp.BarcodeFormat.QRCode


def faults_on_pages(path: Path, pages: Sequence[Page]) -> Iterator[Fault]:
    """The codes of a PDF whose sheets are the pages, one by one; sheets without codes are left."""
    document = pdfium.PdfDocument(path)
    for number, (page, sheet) in enumerate(zip(pages, _sheets(document), strict=False), start=1):
        symbols = symbols_of(page)
        if symbols:
            picture, left, top = _rendered(sheet())
            yield from _compared(symbols, _read(picture), number)
            for symbol in symbols:
                yield from _looked_at(symbol, picture, left, top, number)
    document.close()


def faults_on_sides(path: Path, pages: Sequence[Page]) -> Iterator[Fault]:
    """The codes of sheets that carry two pages a side, imposed for folding and stitching."""
    document = pdfium.PdfDocument(path)
    for number, (pair, sheet) in enumerate(
        zip(imposed(len(pages)), _sheets(document), strict=False), start=1
    ):
        symbols = [symbol for index in pair for symbol in symbols_of(pages[index])]
        if symbols:
            yield from _compared(symbols, _read(_rendered(sheet())[0]), number)
    document.close()


def faults_of_files(folder: Path, pages: Sequence[Page]) -> Iterator[Fault]:
    """The codes as files of their own: the PNG is read back, the SVG must name its address."""
    for number, page in enumerate(pages, start=1):
        symbols = symbols_of(page)
        picture, drawing = folder / f"{page.name}.png", folder / f"{page.name}.svg"
        for missing in (file for file in (picture, drawing) if not file.is_file()):
            yield Fault("absent", number, missing.name)
        if picture.is_file():
            with Image.open(picture) as image:
                yield from _compared(symbols, _read(image.convert("L")), number)
        if drawing.is_file():
            text = html.unescape(drawing.read_text(encoding="utf-8"))
            unsaid = (symbol.address for symbol in symbols if symbol.address not in text)
            yield from (Fault("code_unread", number, address) for address in unsaid)


def imposed(count: int) -> list[tuple[int, int]]:
    """The pages side by side on every side of a stitched booklet, left and right, from 0.

    The first sheet is the outermost, its outer side comes first.
    """
    outer = [(count - 1 - side, side) for side in range(count // 2)]
    return [pair if side % 2 == 0 else pair[::-1] for side, pair in enumerate(outer)]


def symbols_of(page: Page) -> list[Symbol]:
    """The codes of a page."""
    return [item for item in page.items if isinstance(item, Symbol)]


def _sheets(document: Any) -> Iterator[Any]:
    """Each page as something to call: a page is opened only if it is looked at."""
    for index in range(len(document)):
        yield lambda index=index: document[index]


def _rendered(sheet: Any) -> tuple[Image.Image, float, float]:
    """The page in grey, and where the trimmed sheet begins on it, in points."""
    scale = _DPI * _OVERSAMPLING / 72
    large: Image.Image = sheet.render(
        scale=scale, grayscale=True, optimize_mode="lcd", may_draw_forms=False
    ).to_pil()
    shown, trimmed = sheet.get_cropbox(), sheet.get_trimbox()
    return large.reduce(_OVERSAMPLING), trimmed[0] - shown[0], shown[3] - trimmed[3]


def _read(picture: Image.Image) -> Counter[str]:
    """What a telephone finds; only QR codes, or every rule and bar would be tried as another."""
    found = zxingcpp.read_barcodes(picture, formats=_QR)
    return Counter(code.text for code in found)


def _compared(symbols: Sequence[Symbol], found: Counter[str], number: int) -> Iterator[Fault]:
    expected = Counter(symbol.address for symbol in symbols)
    yield from (Fault("code_unread", number, text) for text in expected - found)
    yield from (Fault("code_stray", number, text) for text in found - expected)


def _looked_at(
    symbol: Symbol, picture: Image.Image, left: float, top: float, number: int
) -> Iterator[Fault]:
    """Every module against what was meant, and the quiet zone: a reader forgives, this does not."""
    side = symbol.matrix.size + 2 * QUIET_ZONE
    rows = _modules(symbol, picture, left, top, side)
    inner = range(QUIET_ZONE, side - QUIET_ZONE)
    meant = symbol.matrix.rows
    wrong = crowded = 0
    for y, row in enumerate(rows):
        for x, grey in enumerate(row):
            if y not in inner or x not in inner:
                crowded += grey < _DARKEST_LIGHT
            elif meant[y - QUIET_ZONE][x - QUIET_ZONE]:
                wrong += grey > _LIGHTEST_DARK
            else:
                wrong += grey < _DARKEST_LIGHT
    if wrong:
        yield Fault("code_damaged", number, symbol.address)
    if crowded:
        yield Fault("code_crowded", number, symbol.address)


def _modules(
    symbol: Symbol, picture: Image.Image, left: float, top: float, side: int
) -> list[bytes]:
    """The grey at the middle of every module, quiet zone included."""
    scale, rect = _DPI / 72, symbol.rect
    zone = QUIET_ZONE * rect.width / symbol.matrix.size
    box = (
        (rect.x - zone + left) * scale,
        (rect.y - zone + top) * scale,
        (rect.right + zone + left) * scale,
        (rect.bottom + zone + top) * scale,
    )
    width = side * _THIRDS
    data = picture.resize((width, width), Image.Resampling.BOX, box).tobytes()
    middle = (row * _THIRDS + 1 for row in range(side))
    return [data[row * width + 1 : (row + 1) * width : _THIRDS] for row in middle]
