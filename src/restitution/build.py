"""The pipeline, from top to bottom: read, compose, write, and only then put in place."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from itertools import chain
from pathlib import Path

from restitution.cache import Cache
from restitution.compose.reach import Reach, reaches
from restitution.delivery import Tray, delivering, settled, told
from restitution.division import PAGES, divided
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

_SMALL = frozenset({"codes"})
"""Publications that are made before a journeyman could be called."""

_Made = tuple["Result", tuple[Problem, ...]]
"""A product, and what is wrong with its file."""


@dataclass(frozen=True, slots=True)
class Result:
    """One product as built: its file, pages (or codes), size in bytes and seconds.

    The seconds are those of writing it and of looking at it. ``hint`` is a code for what people
    must know who print it.
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
    cache: Cache | None = None,
) -> Report:
    """Make the products of a content file; earlier files stay untouched until all are made.

    ``strict`` makes a warning enough to refuse; ``preflight`` looks at every finished file before
    it counts; ``standing`` is what an earlier build of this process left standing, ``cache`` what
    earlier processes have kept. Raises ContentError, LayoutError, ThemeError, AssetError,
    PreflightError or OutputError.
    """
    began = time.perf_counter()
    progress(None)
    made = [product for product in PRODUCTS if product in (only or PRODUCTS)]
    alone = standing is not None  # all that is to be left standing is made in this process
    standing = standing or Standing(cache)
    workshop = Workshop(content, name, standing)
    if strict and workshop.problems:
        raise ContentError(workshop.problems)
    with delivering(output) as tray:
        results, faults = _Making(workshop, tray, preflight).all_of(made, progress, alone=alone)
        if strict and workshop.noticed:
            raise ContentError(workshop.noticed)
        seen = _usable(faults, strict=strict)
        edited = _deliver(tray, standing)
    shown = workshop.shown(dict.fromkeys(PRODUCTS[product].publication for product in made))
    spent = tuple(lever for publication in shown for lever in workshop.docket(publication).spent)
    noticed = (*workshop.noticed, *seen, *_kept(edited))
    seconds, reached = time.perf_counter() - began, _reaches(workshop, shown)
    edits = edited.edits if edited else ()
    checked = tuple(made if preflight else ())
    return Report(tuple(results), noticed, spent, seconds, checked, reached, shown, edits)


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
    workshop = Workshop(content, name)
    faults = chain.from_iterable(_faulty(workshop, name, output) for name in there)
    seen = _usable(faults, strict=strict)
    return Report((), seen, (), time.perf_counter() - began, tuple(there))


def _usable(problems: Iterable[Problem], *, strict: bool) -> tuple[Problem, ...]:
    """What is wrong with finished files; raises PreflightError when they are not to be used."""
    found = tuple(problems)
    if any(strict or problem.severity is Severity.ERROR for problem in found):
        raise PreflightError(found)
    return found


def _faulty(workshop: Workshop, name: str, folder: Path) -> tuple[Problem, ...]:
    """What is wrong with the finished file of a product."""
    from restitution.preflight.problems import problems  # noqa: PLC0415 - heavy
    from restitution.preflight.products import inspect  # noqa: PLC0415 - heavy

    product = PRODUCTS[name]
    publication = workshop.publication(product.publication)
    faults = inspect(name, folder / product.file, publication, workshop.rack)
    return tuple(problems(product.file, faults))


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


@dataclass(frozen=True, slots=True)
class _Making:
    """How the products of one build are made; with ``preflight`` each is looked at at once."""

    workshop: Workshop
    tray: Tray
    preflight: bool

    def all_of(
        self, products: Sequence[str], progress: Progress, *, alone: bool
    ) -> tuple[list[Result], list[Problem]]:
        """The products and what is wrong with their files, each begun when progress is told.

        Unless it is to be made ``alone``, what shows pages is made by a journeyman.
        """
        results: list[Result] = []
        found: list[Problem] = []
        with self.workshop.told_in_place(), closing(self._in_turn(products, alone=alone)) as made:
            for name in products:
                progress(name)
                result, problems = next(made)
                results.append(result)
                found += problems
        return results, found

    def _in_turn(self, products: Sequence[str], *, alone: bool) -> Generator[_Made, None, None]:
        shown = {name: PRODUCTS[name].publication for name in products}
        jobs = {name: partial(self._one, name) for name in products}
        if alone or _SMALL.issuperset(shown.values()):
            yield from (job() for job in jobs.values())
            return
        his = [name for name in products if shown[name] in PAGES]
        ready = partial(self._prepare, [name for name in products if name not in his])
        notes = "handout" in shown.values()
        with divided(self.workshop, [jobs[name] for name in his], ready, notes=notes) as others:
            for name in products:
                yield next(others) if name in his else jobs[name]()

    def _prepare(self, products: Iterable[str]) -> None:
        """Import what writes products and looks at them."""
        for name in products:
            PRODUCTS[name].prepare()
        if self.preflight:
            import_module("restitution.preflight.products")

    def _one(self, name: str) -> _Made:
        began = time.perf_counter()
        pages = self._write(name)
        problems = _faulty(self.workshop, name, self.tray.folder) if self.preflight else ()
        product = PRODUCTS[name]
        made = self.tray.folder / product.file
        size = sum(file.stat().st_size for file in ([made] if made.is_file() else made.iterdir()))
        seconds = time.perf_counter() - began
        result = Result(name, self.tray.output / product.file, pages, size, seconds, product.hint)
        return result, problems

    def _write(self, name: str) -> int:
        """Write the file of a product; how many pages it has."""
        product = PRODUCTS[name]
        publication = self.workshop.publication(product.publication)
        path = self.tray.folder / product.file
        with told(path):
            theme = self.workshop.theme_of(product.publication)
            product.write(publication, theme, path, self.workshop.rack)
        return len(publication.pages)
