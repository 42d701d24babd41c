"""QR codes read back from the finished page, as a telephone that is not held quite still does."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Self

from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.page.items import Page, Symbol
from restitution.preflight.fault import Fault
from restitution.preflight.looks import Looks
from restitution.rack import Rack


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
            from restitution.preflight.telephone import opened  # noqa: PLC0415 - heavy

            self._document = opened(self._path)
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
    from restitution.preflight.telephone import faults_of_sheet  # noqa: PLC0415 - heavy

    return faults_of_sheet(sheets.sheet(number), symbols, number)


def faults_on_sides(path: Path, pages: Sequence[Page], looks: Looks) -> Iterator[Fault]:
    """The codes of sheets that carry two pages a side, imposed for folding and stitching.

    Where one half of a side has codes, the other must have none but its own.
    """
    with _Sheets(path) as sheets:
        sides = zip(imposed(len(pages)), looks.pages, strict=False)
        for number, (pair, _) in enumerate(sides, start=1):
            halves = _halves([pages[index] for index in pair])
            symbols = [symbol for _, own in halves for symbol in own]
            for name, (place, own) in zip(("left", "right"), halves, strict=True):
                if symbols:
                    box = (place.x, 0.0, place.right, place.height)
                    read = partial(_faults_across, sheets, symbols, own, number, place)
                    meant = (symbols, own, place)
                    yield from looks.found_in(box, f"codes-{name}", number, read, meant)


def _halves(pages: Iterable[Page]) -> list[tuple[Rect, list[Symbol]]]:
    """The halves of a side that shows pages beside each other, and the codes on each."""
    halves: list[tuple[Rect, list[Symbol]]] = []
    start = 0.0
    for page in pages:
        place = Rect(start, 0.0, page.size.width, page.size.height)
        halves.append((place, symbols_of(page, start)))
        start = place.right
    return halves


def _faults_across(
    sheets: _Sheets, symbols: Sequence[Symbol], own: Sequence[Symbol], number: int, half: Rect
) -> tuple[Fault, ...]:
    """Which codes of half a side are not read, and which are not its own."""
    from restitution.preflight.telephone import faults_across  # noqa: PLC0415 - heavy

    return faults_across(sheets.sheet(number), symbols, own, number, half)


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
    from restitution.preflight.telephone import faults_of_picture  # noqa: PLC0415 - heavy

    return faults_of_picture(data, symbols, number)


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
