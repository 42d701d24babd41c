"""One reading of one content file, and the publications composed from it."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from restitution import epoch
from restitution.belongings import TEMPLATES, astray
from restitution.compose import codes, deck, handout, newsletter, reach, timing
from restitution.compose.compositor import Compositor
from restitution.content.loader import load_again
from restitution.errors import Problem, RestitutionError, ThemeError
from restitution.geometry import Size
from restitution.language import Language, get
from restitution.page.contrast import check_contrast
from restitution.page.items import Picture, Publication
from restitution.photograph import coarse
from restitution.rack import Rack
from restitution.source import Source
from restitution.standing import Standing
from restitution.template import read_template
from restitution.theme.adoption import adopted
from restitution.theme.loader import load_theme
from restitution.theme.tokens import Grid, Theme

_MOST_ROUNDS = 4
_SLIDES = {"deck", "handout"}
_COMPOSE = {"deck": deck.compose, "newsletter": newsletter.compose, "codes": codes.compose}


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
        loaded = load_again(content, name, self.rack)
        self.edition, self.problems, self._moves = loaded.edition, loaded.problems, loaded.moves
        self._publications: dict[str, Publication] = {}

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
        placed = [
            (item.photograph, Size(item.rect.width, item.rect.height))
            for publication in self._publications.values()
            for page in publication.pages
            for item in page.items
            if isinstance(item, Picture)
        ]
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
                self._publications |= self._made(name)
        return self._publications[name]

    def _made(self, name: str) -> dict[str, Publication]:
        """A publication, with those that cannot be composed without it."""
        if name in ("deck", "newsletter"):
            return self._both()
        if name == "handout":
            return {name: self._handout()}
        return {name: self._compose(name, {})}

    def _handout(self) -> Publication:
        """The slides as the deck has them, beside their notes."""
        composed = handout.compose(self._compositor("handout", {}), self.publication("deck"))
        check_contrast(composed, self.theme_of("handout"), self.rack)
        return self._dated(composed)

    def _both(self) -> dict[str, Publication]:
        """The deck and the newsletter, each with the numbers of the other."""
        made = self._as_last_time() or self._from_nothing()
        self._standing.slides = _numbers(made["deck"])
        for name, composed in made.items():
            check_contrast(composed, self.theme_of(name), self.rack)
        return made

    def _as_last_time(self) -> dict[str, Publication] | None:
        """Both as they are if every slide has the number that it had in the last build.

        They are what they are when composed from nothing: no page number changes how many slides
        there are. None when some number is another, or when a text has no place: then which text
        is told of first must not depend on what was built before.
        """
        before = self._standing.slides
        if not before:
            return None
        try:
            pages = self._compose("newsletter", before)
            slides = self._compose("deck", _numbers(pages))
        except RestitutionError:
            return None
        return {"deck": slides, "newsletter": pages} if _numbers(slides) == before else None

    def _from_nothing(self) -> dict[str, Publication]:
        slides = self._compose("deck", {})
        pages = self._compose("newsletter", _numbers(slides))
        for _ in range(_MOST_ROUNDS):
            before = _numbers(slides)
            slides = self._compose("deck", _numbers(pages))
            if _numbers(slides) == before:
                break
            pages = self._compose("newsletter", _numbers(slides))
        return {"deck": slides, "newsletter": pages}

    def _compose(self, name: str, elsewhere: Mapping[str, int]) -> Publication:
        return self._dated(_COMPOSE[name](self._compositor(name, elsewhere)))

    def _dated(self, composed: Publication) -> Publication:
        """A publication with the instant at which its file says it was made."""
        return replace(composed, date=epoch.made(composed.date, os.environ))

    def _compositor(self, name: str, elsewhere: Mapping[str, int]) -> Compositor:
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


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cyclic garbage while millions of small values are made that all stay alive.

    It would take a third of the time and find nothing: all the longer, the more stands from the
    builds before.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                # all grows old unsearched: it is searched when there is much of it, or time
                gc.freeze()
                gc.unfreeze()
            gc.enable()


def _numbers(publication: Publication) -> dict[str, int]:
    """Which page or slide every anchor is on."""
    return {anchor: page.number for page in publication.pages for anchor in page.anchors}
