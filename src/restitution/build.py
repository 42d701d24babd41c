"""The pipeline, from top to bottom: read, compose, write, and only then put in place."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from functools import partial
from itertools import chain
from pathlib import Path

from restitution.cache import Cache
from restitution.compose.reach import Reach, reaches
from restitution.delivery import Tray, delivering, settled, told
from restitution.division import PAGES, divided
from restitution.edits import Edit, Kept, keeping
from restitution.errors import ContentError, PreflightError, Problem, Severity
from restitution.frozen import Frozen, field, replace
from restitution.garbage import uncollected
from restitution.page.items import Lever, Publication
from restitution.products import PRODUCTS
from restitution.rack import Rack
from restitution.standing import Impression, Imprint, Standing, digest
from restitution.workshop import Workshop

Progress = Callable[[str | None], None]
"""Called with the name of each product as its work begins; with None for the reading."""


_DECK = "deck"
"""The product that people edit by hand."""

_HANDOUT = "deck-handout"
"""The product whose notes are set before it is known which pages they name."""

_SMALL = frozenset({"codes"})
"""Publications that are made before a journeyman could be called."""

_Made = tuple["Result", Imprint]
"""A product, and what is wrong with its files; which these are only if they were left in place."""


class Result(Frozen):
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


class Report(Frozen):
    """What a build made, and what it noticed.

    ``checked`` is which products were looked at, ``reaches`` how far the codes of the slides are
    read, if slides were made, ``shown`` the publications in the products by name; ``edits`` were
    made by hand in the deck that was there; ``kept`` is where a copy of it is, if it was touched.
    ``made`` are the files of the products by their names in the output folder, each with the
    SHA-256 of its bytes.
    """

    results: tuple[Result, ...] = ()
    problems: tuple[Problem, ...] = ()
    spent: tuple[Lever, ...] = ()
    seconds: float = 0.0
    checked: tuple[str, ...] = ()
    reaches: tuple[Reach, ...] = ()
    shown: Mapping[str, Publication] = field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    kept: Path | None = None
    made: Mapping[str, bytes] = field(default_factory=dict)


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
    reading: Rack | None = None,
) -> Report:
    """Make the products of a content file; earlier files stay untouched until all are made.

    ``strict`` makes a warning enough to refuse; ``preflight`` looks at every finished file before
    it counts; ``standing`` is what an earlier build of this process left standing, ``cache`` what
    earlier processes have kept; on ``reading`` stands what was read before. Raises ContentError,
    LayoutError, ThemeError, AssetError, PreflightError or OutputError.
    """
    began = time.perf_counter()
    progress(None)
    made = [product for product in PRODUCTS if product in (only or PRODUCTS)]
    alone = standing is not None  # all that is to be left standing is made in this process
    standing = standing or Standing(cache, reading)
    workshop = Workshop(content, name, standing)
    if strict and workshop.problems:
        raise ContentError(workshop.problems)
    with delivering(output) as tray:
        making = _Making(workshop, tray, standing, preflight)
        results, faults = making.all_of(made, progress, alone=alone)
        if strict and workshop.noticed:
            raise ContentError(workshop.noticed)
        seen = _usable(faults, strict=strict)
        edited, files = _deliver(making)
    report = making.report(results, seen, edited)
    return replace(report, made=files, seconds=time.perf_counter() - began)


def _reaches(workshop: Workshop, shown: Collection[str]) -> tuple[Reach, ...]:
    """How far the codes are read, if the slides that carry them are among what was made."""
    if "deck" not in shown:
        return ()
    return reaches(workshop.publication("deck"), workshop.edition.room)


def check_outputs(
    content: Path,
    output: Path,
    *,
    strict: bool = False,
    name: str | None = None,
    reading: Rack | None = None,
) -> Report:
    """Look at the files that are in the output folder, against what the content would make now.

    Raises PreflightError when something is wrong or nothing is there, and what composing raises.
    """
    began = time.perf_counter()
    settled(output)
    there = [key for key, product in PRODUCTS.items() if (output / product.file).exists()]
    if not there:
        raise PreflightError(Problem("preflight_nothing", values={"file": str(output)}))
    workshop = Workshop(content, name, Standing(reading=reading))
    faults = chain.from_iterable(_faulty(workshop, name, output) for name in there)
    seen = _usable(faults, strict=strict)
    seconds = time.perf_counter() - began
    return Report(problems=seen, seconds=seconds, checked=tuple(there))


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
    publication = product.shown(workshop.publication(product.publication))
    faults = inspect(name, folder / product.file, publication, workshop.rack)
    return tuple(problems(product.file, faults))


def _deliver(making: _Making) -> tuple[Kept | None, dict[str, bytes]]:
    """Put all in place; what only the last build of this process had goes.

    A deck that somebody has touched since it was made is kept. Given are that, and all files.
    """
    tray, standing, file = making.tray, making.standing, PRODUCTS[_DECK].file
    new = {name: digest(tray.folder / name) for name in tray.names}
    files = {**making.in_place, **new}
    touchable = file in new and not standing.is_as_left(tray.output, file)
    replaced = keeping(tray.output / file, tray.output) if touchable else nullcontext()
    with told(tray.output), replaced as edited:
        tray.deliver(without=standing.outdated(tray.output, files))
    left = making.left(files)
    mine = {name: replace(one, imprint=left[name]) for name, one in making.impressions.items()}
    standing.placed(tray.output, mine, left.values(), files, anew=not making.in_place)
    return edited, files


def _kept(deck: Kept | None) -> Iterator[Problem]:
    """What is told of a deck that was kept: no fault of the content, so never an error."""
    if deck:
        count, copy = str(len(deck.edits)), deck.file.as_posix()
        values = {"file": PRODUCTS[_DECK].file, "kept": copy, "count": count}
        yield Problem(deck.state, values=values, severity=Severity.WARNING)


class _Making(Frozen):
    """How the products of one build are made; with ``preflight`` each is looked at at once.

    ``impressions`` are those that this process made, or found in their places; ``imprints`` are
    those of all products.
    """

    workshop: Workshop
    tray: Tray
    standing: Standing
    preflight: bool
    impressions: dict[str, Impression] = field(default_factory=dict)
    imprints: dict[str, Imprint] = field(default_factory=dict)

    def report(
        self, results: Sequence[Result], seen: Iterable[Problem], edited: Kept | None
    ) -> Report:
        """What was made and noticed."""
        products = tuple(result.product for result in results)
        names = dict.fromkeys(PRODUCTS[product].publication for product in products)
        shown = self.workshop.shown(names)
        return Report(
            results=tuple(results),
            problems=(*self.workshop.noticed, *seen, *_kept(edited)),
            spent=tuple(lever for name in shown for lever in self.workshop.tally(name).spent),
            checked=products if self.preflight else (),
            reaches=_reaches(self.workshop, shown),
            shown=shown,
            edits=edited.edits if edited else (),
            kept=edited.file if edited else None,
        )

    @property
    def in_place(self) -> dict[str, bytes]:
        """The files that are not made, since they are there as they would be."""
        known = self.imprints.values()
        return {name: digest for one in known for name, digest in one.files.items()}

    def left(self, files: Mapping[str, bytes]) -> dict[str, Imprint]:
        """The imprints with the files that came of the products."""
        return {
            product: replace(one, files=_files_of(PRODUCTS[product].file, files))
            for product, one in self.imprints.items()
        }

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
                result, imprint = next(made)
                results.append(result)
                found += imprint.problems
                self.imprints[name] = imprint
            next(made, None)  # a journeyman says at last what he leaves
        return results, found

    def _in_turn(self, products: Sequence[str], *, alone: bool) -> Generator[_Made, None, None]:
        shown = {name: PRODUCTS[name].publication for name in products}
        jobs = {name: partial(self._one, name) for name in products}
        if alone or _SMALL.issuperset(shown.values()):
            yield from (job() for job in jobs.values())
            return
        his = [name for name in products if shown[name] in PAGES]
        ready = partial(self._prepare, [name for name in products if name not in his])
        with divided(self.workshop, [jobs[name] for name in his], ready) as others:
            for name in products:
                yield next(others) if name in his else jobs[name]()

    def _prepare(self, products: Iterable[str]) -> None:
        """Have at hand what writes products and looks at them, and the words of the notes set."""
        for name in products:
            PRODUCTS[name].prepare()
        if _HANDOUT in products:
            self.workshop.beside_notes()
        if self.preflight:
            from restitution.preflight.products import prepare  # noqa: PLC0415 - heavy

            prepare(products)

    def _one(self, name: str) -> _Made:
        began = time.perf_counter()
        product = PRODUCTS[name]
        publication = product.shown(self.workshop.publication(product.publication))
        theme = self.workshop.theme_of(product.publication)
        known = self.standing.impression(name, publication, theme, looked_at=self.preflight)
        self.impressions[name] = known
        if known.imprint.files and known.imprint.is_in(self.tray.output):
            files = [self.tray.output / file for file in known.imprint.files]
            return self._result(name, files, began), known.imprint
        path = self.tray.folder / product.file
        with told(path):
            product.write(publication, theme, path, self.workshop.rack)
        problems = _faulty(self.workshop, name, self.tray.folder) if self.preflight else ()
        imprint = replace(known.imprint, files={}, problems=problems)
        return self._result(name, [path] if path.is_file() else path.iterdir(), began), imprint

    def _result(self, name: str, files: Iterable[Path], began: float) -> Result:
        """A product in its files."""
        product = PRODUCTS[name]
        pages = len(self.workshop.publication(product.publication).pages)
        size = sum(file.stat().st_size for file in files)
        seconds = time.perf_counter() - began
        return Result(name, self.tray.output / product.file, pages, size, seconds, product.hint)


def _files_of(file: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of some files that are a product's, or in its folder."""
    return {name: known for name, known in files.items() if f"{name}/".startswith(f"{file}/")}
