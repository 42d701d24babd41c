"""Which rules each product on paper, or as if it were, is held to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pikepdf

from restitution.page.items import Publication
from restitution.photograph import LEAST_PPI
from restitution.preflight import codes, document, press, structure
from restitution.preflight.fault import Fault
from restitution.preflight.looks import Looks
from restitution.rack import Rack

LEAST_PRESS_PPI: Final = 225
"""Three quarters of what a print shop asks for: from here on it can be seen."""

Rules = Callable[[Path, Publication, Rack], Iterator[Fault]]


def broken() -> tuple[type[Exception], ...]:
    """What opening or showing a damaged file ends in."""
    from restitution.preflight.telephone import NotRendered  # noqa: PLC0415 - heavy

    return pikepdf.PdfError, NotRendered


def _screen(path: Path, publication: Publication, rack: Rack, *, folded: bool) -> Iterator[Fault]:
    pages, data = publication.pages, path.read_bytes()
    with pikepdf.open(path) as pdf:
        looks = Looks(pdf, data, path.name, rack)
        yield from _complete(pdf, publication, looks, folded=folded)
        yield from document.links(pages, looks)
        yield from document.images(pdf, pages, LEAST_PPI, looks)
        for fault in structure.faults_of(pdf, data, looks):
            yield Fault("structure", fault.page, f"{fault.code}, {fault.detail}")
    yield from codes.faults_on_pages(path, pages, looks)


def _unfolded(path: Path, publication: Publication, rack: Rack) -> Iterator[Fault]:
    yield from _screen(path, publication, rack, folded=False)


def _newsletter(path: Path, publication: Publication, rack: Rack) -> Iterator[Fault]:
    yield from _screen(path, publication, rack, folded=True)


def _press(path: Path, publication: Publication, rack: Rack) -> Iterator[Fault]:
    with pikepdf.open(path) as pdf:
        looks = Looks(pdf, path.read_bytes(), path.name, rack)
        yield from _complete(pdf, publication, looks, folded=True)
        yield from document.images(pdf, publication.pages, LEAST_PRESS_PPI, looks)
        yield from chain(press.file_faults(pdf), press.page_faults(pdf, looks))
    yield from codes.faults_on_pages(path, publication.pages, looks)


def _booklet(path: Path, publication: Publication, rack: Rack) -> Iterator[Fault]:
    with pikepdf.open(path) as pdf:
        looks = Looks(pdf, path.read_bytes(), path.name, rack)
        yield from document.page_count(pdf, len(publication.pages) // 2, folded=False)
        yield from document.fonts(pdf, looks)
    yield from codes.faults_on_sides(path, publication.pages, looks)


def _complete(pdf: Any, publication: Publication, looks: Looks, *, folded: bool) -> Iterator[Fault]:
    yield from document.page_count(pdf, len(publication.pages), folded=folded)
    yield from document.page_sizes(pdf, publication.pages)
    yield from document.fonts(pdf, looks)


def _qr(path: Path, publication: Publication, rack: Rack) -> Iterator[Fault]:
    yield from codes.faults_of_files(path, publication.pages, rack)


RULES: Final[Mapping[str, Rules]] = {
    "deck-pdf": _unfolded,
    "deck-handout": _unfolded,
    "newsletter": _newsletter,
    "press": _press,
    "booklet": _booklet,
    "qr": _qr,
}
