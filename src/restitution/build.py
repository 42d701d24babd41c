"""The pipeline, from top to bottom: read, compose, write, and only then put in place."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from restitution.compose.reach import Reach, reaches
from restitution.delivery import Tray, delivering, settled, told
from restitution.edits import Edit, Kept, keeping
from restitution.errors import ContentError, PreflightError, Problem, Severity
from restitution.page.items import Lever, Publication
from restitution.products import PRODUCTS
from restitution.standing import Standing
from restitution.workshop import Workshop, uncollected

Progress = Callable[[str | None], None]
"""Called with the name of each product as its work begins; with None for the reading."""


_DECK = "deck"
"""The product that people edit by hand."""


@dataclass(frozen=True, slots=True)
class Result:
    """One product as built: its file, pages (or codes), size in bytes and seconds.

    ``hint`` is a code for what people must know who print it.
    """

    product: str
    file: Path
    pages: int
    size: int
    seconds: float
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build made, and what it noticed.

    ``checked`` is which products were looked at, ``reaches`` how far the codes of the slides are
    read, if slides were made, ``shown`` the publications in the products by name; ``edits`` were
    made by hand in the deck that was there, which is kept.
    """

    results: tuple[Result, ...]
    problems: tuple[Problem, ...]
    spent: tuple[Lever, ...]
    seconds: float
    checked: tuple[str, ...] = ()
    reaches: tuple[Reach, ...] = ()
    shown: Mapping[str, Publication] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()


@uncollected()
def build(
    content: Path,
    output: Path,
    *,
    only: Collection[str] = (),
    strict: bool = False,
    progress: Progress = lambda _: None,
    name: str | None = None,
    preflight: bool = True,
    standing: Standing | None = None,
) -> Report:
    """Make the products of a content file; earlier files stay untouched until all are made.

    ``strict`` makes a warning enough to refuse; ``preflight`` looks at every finished file before
    it counts; ``standing`` is what an earlier build of this process left standing. Raises
    ContentError, LayoutError, ThemeError, AssetError, PreflightError or OutputError.
    """
    began = time.perf_counter()
    progress(None)
    standing = standing or Standing()
    workshop = Workshop(content, name, standing)
    if strict and workshop.problems:
        raise ContentError(workshop.problems)
    made = [product for product in PRODUCTS if product in (only or PRODUCTS)]
    with delivering(output) as tray:
        results = tuple(_write(workshop, product, tray, progress) for product in made)
        if strict and workshop.noticed:
            raise ContentError(workshop.noticed)
        checked = made if preflight else []
        seen = _preflight(workshop, checked, tray.folder, strict=strict)
        edited = _deliver(tray, standing)
    shown = {name: workshop.publication(name) for name in _shown(made)}
    spent = tuple(lever for publication in shown.values() for lever in publication.spent)
    noticed = (*workshop.noticed, *seen, *_kept(edited))
    seconds, reached = time.perf_counter() - began, _reaches(workshop, shown)
    edits = edited.edits if edited else ()
    return Report(results, noticed, spent, seconds, tuple(checked), reached, shown, edits)


def _reaches(workshop: Workshop, shown: Collection[str]) -> tuple[Reach, ...]:
    """How far the codes are read, if the slides that carry them are among what was made."""
    if "deck" not in shown:
        return ()
    return reaches(workshop.publication("deck"), workshop.edition.room)


def check_outputs(
    content: Path, output: Path, *, strict: bool = False, name: str | None = None
) -> Report:
    """Look at the files that are in the output folder, against what the content would make now.

    Raises PreflightError when something is wrong or nothing is there, and what composing raises.
    """
    began = time.perf_counter()
    settled(output)
    there = [key for key, product in PRODUCTS.items() if (output / product.file).exists()]
    if not there:
        raise PreflightError(Problem("preflight_nothing", values={"file": str(output)}))
    seen = _preflight(Workshop(content, name), there, output, strict=strict)
    return Report((), seen, (), time.perf_counter() - began, tuple(there))


def _preflight(
    workshop: Workshop, products: Iterable[str], folder: Path, *, strict: bool
) -> tuple[Problem, ...]:
    """What is wrong with finished files; raises PreflightError when they are not to be used."""
    from restitution.preflight.problems import problems  # noqa: PLC0415 - heavy
    from restitution.preflight.products import inspect  # noqa: PLC0415 - heavy

    found: list[Problem] = []
    for name in products:
        product = PRODUCTS[name]
        publication = workshop.publication(product.publication)
        faults = inspect(name, folder / product.file, publication, workshop.rack)
        found += problems(product.file, faults)
    if any(strict or problem.severity is Severity.ERROR for problem in found):
        raise PreflightError(found)
    return tuple(found)


def _shown(products: Iterable[str]) -> list[str]:
    """The publications that products show, each once."""
    return list(dict.fromkeys(PRODUCTS[product].publication for product in products))


def _deliver(tray: Tray, standing: Standing) -> Kept | None:
    """Put all in place; what only the last build of this process had goes.

    A deck that somebody has touched since it was made is kept.
    """
    names, file = tray.names, PRODUCTS[_DECK].file
    replaced = keeping(tray.output / file, tray.output) if file in names else nullcontext()
    with told(tray.output), replaced as edited:
        tray.deliver(without=standing.outdated(tray.output, names))
    standing.placed(tray.output, names)
    return edited


def _kept(deck: Kept | None) -> Iterator[Problem]:
    """What is told of a deck that was kept: no fault of the content, so never an error."""
    if deck:
        count, copy = str(len(deck.edits)), deck.file.as_posix()
        values = {"file": PRODUCTS[_DECK].file, "kept": copy, "count": count}
        yield Problem(deck.state, values=values, severity=Severity.WARNING)


def _write(workshop: Workshop, name: str, tray: Tray, progress: Progress) -> Result:
    began = time.perf_counter()
    progress(name)
    product = PRODUCTS[name]
    publication = workshop.publication(product.publication)
    theme = workshop.theme_of(product.publication)
    path = tray.folder / product.file
    with told(path):
        product.write(publication, theme, path)
    size = sum(file.stat().st_size for file in ([path] if path.is_file() else path.iterdir()))
    seconds = time.perf_counter() - began
    file, pages = tray.output / product.file, len(publication.pages)
    return Result(name, file, pages, size, seconds, product.hint)
