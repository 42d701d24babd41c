"""One reading of one content file, and the publications composed from it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Protocol

from restitution import epoch
from restitution.belongings import TEMPLATES, astray
from restitution.compose import reach, timing
from restitution.compose.compositor import Compositor
from restitution.content.loader import load_again
from restitution.errors import Problem, RestitutionError, ThemeError
from restitution.frozen import Frozen, replace
from restitution.garbage import uncollected
from restitution.geometry import Size
from restitution.language import Language, get
from restitution.moulds import Made
from restitution.page.contrast import check_contrast
from restitution.page.items import Lever, Picture, Publication
from restitution.photograph import Photograph, coarse
from restitution.rack import Rack
from restitution.source import Source
from restitution.standing import Standing
from restitution.theme.loader import load_theme
from restitution.theme.tokens import Grid, Theme

_MOST_ROUNDS = 4
_SLIDES = {"deck", "handout"}
_COUNTED = {"deck", "newsletter"}

Numbers = Mapping[str, int]
"""Which page or slide every anchor is on."""


class Tally(Frozen):
    """What is told of a publication without its pages: how it was filled, photographs placed."""

    spent: tuple[Lever, ...]
    placed: tuple[tuple[Photograph, Size], ...]


class Colleague(Protocol):
    """Who may compose the newsletter meanwhile; gives None if it is to be done here."""

    def pages(self, slides: Numbers, likely: Numbers | None) -> Numbers | None:
        """Which page every anchor is on in the newsletter that names these slides.

        If these are the ``likely`` ones both agree: the slides are composed with them.
        """

    def tally(self) -> Tally | None:
        """What is to be told of the newsletter, once its pages and the slides agree."""


class Workshop:
    """One reading of one content file, and the publications composed from it on demand.

    The deck names pages of the newsletter and the newsletter names slides of the deck: both are
    composed until the numbers that they name are those that the other has.
    """

    def __init__(
        self, content: Path, name: str | None = None, standing: Standing | None = None
    ) -> None:
        self.content = content
        self._standing = standing or Standing()
        self._standing.recall(content)
        loaded = load_again(content, name, self._standing.reading)
        self.edition, self.problems, self._moves = loaded.edition, loaded.problems, loaded.moves
        self.colleague: Colleague | None = None
        self._drafts: dict[str, tuple[object, Publication]] = {}
        self._publications: dict[str, Publication] = {}
        self._tallies: dict[str, Tally] = {}

    @property
    def rack(self) -> Rack:
        """Where it stands what was made and found before."""
        return self._standing.rack

    @cached_property
    def language(self) -> Language:
        """The language of the publication."""
        return get(self.edition.publication.language)

    @cached_property
    def theme(self) -> Theme:
        """The theme that the content names."""
        place = self.edition.place_of("theme")
        theme = load_theme(self.edition.theme.name, self.content.parent, place, self.rack)
        return self.rack.same("theme", theme)

    def shown(self, names: Collection[str]) -> Mapping[str, Publication]:
        """Publications by name; what a colleague composed is composed when it is looked at."""
        return _Shown(self, tuple(names))

    def theme_of(self, publication: str) -> Theme:
        """The theme of a publication: slides, on the screen and on paper, may have a template."""
        return self._on_template[0] if publication in _SLIDES else self.theme

    @cached_property
    def _on_template(self) -> tuple[Theme, tuple[Problem, ...]]:
        """The theme on the organisation's template, if there is one, and what was noticed of it.

        Raises ThemeError for a file that cannot be used, and for what it lacks.
        """
        file, place = self._template
        if not file or "deck" not in self.theme.grids:
            return self.theme, ()
        fault = astray(file, self.content.parent)
        if fault:
            raise ThemeError(Problem(TEMPLATES[fault], place, {"file": file}))
        from restitution.template.reader import read_template  # noqa: PLC0415 - heavy
        from restitution.theme.adoption import adopted  # noqa: PLC0415 - heavy

        template = read_template(self.content.parent / file, file, place)
        return self.rack.same("template", adopted(self.theme, template, place))

    @property
    def _template(self) -> tuple[str, Source | None]:
        """The template that the content names, else the theme; and where."""
        look = self.edition.theme
        if look.deck_template:
            return look.deck_template, look.place_of("deck_template")
        grid = self.theme.grids.get("deck")
        borrowing = grid.template if grid else None
        return (borrowing.file, borrowing.source) if borrowing else ("", None)

    @property
    def noticed(self) -> tuple[Problem, ...]:
        """What was noticed of the content, and of photographs and codes once they are placed."""
        placed = (place for tally in self._tallies.values() for place in tally.placed)
        lent = self._on_template[1] if _SLIDES & self._publications.keys() else ()
        slides = self._publications.get("deck")
        far = reach.out_of_reach(slides, self.edition) if slides else ()
        late = timing.over_time(self.edition, lambda: self.theme.speech)
        found = (*lent, *coarse(placed), *far, *late)
        return (*self.problems, *(problem.now(self._moves) for problem in found))

    @contextmanager
    def told_in_place(self) -> Iterator[None]:
        """What is wrong is told of where it stands now, not of where it was read."""
        try:
            yield
        except RestitutionError as error:
            error.problems = tuple(found.now(self._moves) for found in error.problems)
            raise

    def publication(self, name: str) -> Publication:
        """The deck, its handout, the newsletter or the codes, composed once."""
        if name not in self._publications:
            with uncollected():
                self._make(name)
        return self._publications[name]

    def tally(self, name: str) -> Tally:
        """What is told of a publication, wherever it was composed."""
        if name == "codes":
            return Tally((), ())  # nothing is fitted there, and no photograph placed
        if name not in self._tallies:
            self.publication(name)
        return self._tallies[name]

    def prepare(self) -> None:
        """Have at hand what slides and pages are both composed with; raises ThemeError."""
        self._compositor("deck", {})

    @property
    def likely_slides(self) -> Numbers:
        """Which slide every anchor was on when it was known last."""
        return self._standing.numbers.get("deck", {})

    def made(self) -> Made:
        """What was made here that may be kept for later processes."""
        return self._standing.made()

    def take(self, made: Made) -> None:
        """What a colleague has made that may be kept with it."""
        self._standing.take(made)

    def numbered(self, name: str, elsewhere: Numbers) -> Numbers:
        """The numbers of the deck or the newsletter, composed with those of the other."""
        return _numbers(self._draft(name, elsewhere, lambda: self._compose(name, elsewhere)))

    def beside_notes(self) -> Publication:
        """The handout: the slides, as they were composed last, beside their notes."""
        if "deck" not in self._drafts:
            self.numbered("deck", {})
        slides = self._drafts["deck"][1]
        by = self._compositor("handout", {})
        return self._draft("handout", slides, lambda: self._dated(_composer("handout")(by, slides)))

    def finished(self, name: str) -> Tally:
        """The draft of the deck or the newsletter is the publication: what is told of it."""
        return self._finish(name, self._drafts[name][1])

    def _make(self, name: str) -> None:
        """A publication, with those that cannot be composed without it."""
        if name in _COUNTED and "deck" not in self._publications:
            self._both()
        if name == "handout":
            self.publication("deck")
            self._finish(name, self.beside_notes())
        elif name == "newsletter" and name not in self._publications:
            self.numbered(name, _numbers(self.publication("deck")))
            self.finished(name)
        elif name == "codes":
            self._finish(name, self._compose(name, {}))

    def _draft(self, name: str, made_of: object, make: Callable[[], Publication]) -> Publication:
        """A publication made now, unless it was made of the same when it was made last."""
        if name not in self._drafts or self._drafts[name][0] != made_of:
            self._drafts[name] = made_of, make()
        return self._drafts[name][1]

    def _finish(self, name: str, composed: Publication) -> Tally:
        if name != "codes":
            check_contrast(composed, self.theme_of(name), self.rack)
        self._publications[name] = composed
        self._tallies[name] = tally = _tally(composed)
        return tally

    def _both(self) -> None:
        """The deck and the newsletter, each with the numbers of the other."""
        slides, pages = self._as_last_time() or self._from_nothing()
        self._standing.numbers = {"deck": slides, "newsletter": pages}
        self.finished("deck")
        told = self.colleague.tally() if self.colleague else None
        if told:
            self._tallies["newsletter"] = told
        else:
            self._make("newsletter")

    def _as_last_time(self) -> tuple[Numbers, Numbers] | None:
        """Their numbers, if every slide has the one that it had in the last build.

        Both are what they are when composed from nothing: no page number changes how many slides
        there are. None when some number is another, or when a text has no place: then which text
        is told of first must not depend on what was built before.
        """
        before = self._standing.numbers
        if not before:
            return None
        try:
            slides = self.numbered("deck", before["newsletter"])  # while a colleague counts
            likely = before["newsletter"] if slides == before["deck"] else None
            pages = self._pages(before["deck"], likely)
            slides = self.numbered("deck", pages)
        except RestitutionError:
            return None
        return (slides, pages) if slides == before["deck"] else None

    def _from_nothing(self) -> tuple[Numbers, Numbers]:
        slides = self.numbered("deck", {})
        pages = self._pages(slides)
        for _ in range(_MOST_ROUNDS):
            before, slides = slides, self.numbered("deck", pages)
            if slides == before:
                break
            pages = self._pages(slides)
        return slides, pages

    def _pages(self, slides: Numbers, likely: Numbers | None = None) -> Numbers:
        """The numbers of the newsletter that names these slides, whoever composes it."""
        told = self.colleague.pages(slides, likely) if self.colleague else None
        return self.numbered("newsletter", slides) if told is None else told

    def _compose(self, name: str, elsewhere: Numbers) -> Publication:
        return self._dated(_composer(name)(self._compositor(name, elsewhere)))

    def _dated(self, composed: Publication) -> Publication:
        """A publication with the instant at which its file says it was made."""
        return replace(composed, date=epoch.made(composed.date, os.environ))

    def _compositor(self, name: str, elsewhere: Numbers) -> Compositor:
        """The edition on the grid of a publication; codes need none of their own."""
        theme = self.theme_of(name)
        return Compositor(
            self.edition,
            theme,
            self._grid("newsletter" if name == "codes" else name),
            self.language,
            self._standing.typesetter(theme, self.language, self.edition.lexicon),
            self.rack.same(f"elsewhere/{name}", elsewhere),
            self.content.parent,
            rack=self.rack,
        )

    def _grid(self, name: str) -> Grid:
        """The grid of a publication; raises ThemeError when the theme has none."""
        grids = self.theme_of(name).grids
        if name not in grids:
            values = {"path": name, "detail": "?"}
            raise ThemeError(Problem("theme_value", self.edition.place_of("theme"), values))
        return grids[name]


class _Shown(Mapping[str, Publication]):
    """Publications by name, each composed once somebody looks at it."""

    def __init__(self, workshop: Workshop, names: tuple[str, ...]) -> None:
        self.workshop, self.names = workshop, names

    def __getitem__(self, name: str) -> Publication:
        if name not in self.names:
            raise KeyError(name)
        return self.workshop.publication(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def _composer(name: str) -> Callable[..., Publication]:
    """Who composes a publication, imported only now: each of two processes needs its own."""
    composer: Callable[..., Publication] = import_module(f"restitution.compose.{name}").compose
    return composer


def _numbers(publication: Publication) -> Numbers:
    return {anchor: page.number for page in publication.pages for anchor in page.anchors}


def _tally(publication: Publication) -> Tally:
    placed = (
        (item.photograph, Size(item.rect.width, item.rect.height))
        for page in publication.pages
        for item in page.items
        if isinstance(item, Picture)
    )
    return Tally(publication.spent, tuple(placed))
