"""The slides beside their notes, on paper: small pictures for whoever presents, the text in full.

What fits on one page stays together; notes that are longer than a page go on over the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from restitution.compose.compositor import Compositor
from restitution.compose.handout.entry import DOCUMENT, Entry, rule
from restitution.compose.handout.times import Part, parts, whole
from restitution.frozen import Changing, Frozen, field, replace
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Page, Publication
from restitution.page.structure import Role, Tag
from restitution.text.fit import height_of
from restitution.text.setting import SetText

_UNBOUNDED = float("inf")


def compose(compositor: Compositor, deck: Publication) -> Publication:
    """The handout of a deck; raises LayoutError when a word is wider than the notes."""
    title = f"{deck.title} – {compositor.words.notes_page}"
    desk = _Desk(compositor, title, parts(compositor.edition, deck.pages))
    for slide in deck.pages:
        desk.add(slide)
    desk.close(tuple(whole(compositor, deck.pages)))
    return replace(deck, title=title, pages=tuple(desk.pages), properties={}, spent=())


class _Share(Frozen):
    """What is on one page of a slide and its notes.

    It is the page of a ``number``, from 0, among those that they take after one that is filled down
    to ``y``.
    """

    entry: Entry
    y: float
    number: int

    @property
    def made_of(self) -> tuple[object, ...]:
        """All that it is made of, but for tools."""
        return *self.entry.made_of(self.y), self.number

    @property
    def items(self) -> tuple[AnyItem, ...]:
        """The items, in their order."""
        return self.entry.placed(self.y).pages[self.number]

    @property
    def anchors(self) -> tuple[str, ...]:
        """What leads to the slide, if it is here."""
        return () if self.number else self.entry.slide.anchors


class _Whole(Frozen):
    """What is told of all slides, line by line, from ``y`` on."""

    told: tuple[str, ...]
    y: float


class _Desk(Changing):
    """The pages made so far, and what is on the one being filled, down to ``y``."""

    compositor: Compositor
    title: str
    parts: Mapping[str, Part]
    pages: list[Page] = field(default_factory=list)
    shares: list[_Share] = field(default_factory=list)
    y: float = 0.0

    @property
    def top(self) -> float:
        """Where the first slide of a page stands."""
        return self.compositor.layout("slides").slots["notes"].rect.y

    def add(self, slide: Page) -> None:
        """Put a slide and its notes on the page if they fit there, else on the next."""
        part = self.parts.get(slide.name)
        aside = tuple(part.told(self.compositor.language)) if part else ()
        entry, y = Entry(self.compositor, slide, aside), self.y or self.top
        extent = entry.extent(y)
        for number in range(extent.pages):
            if number or extent.turned:
                self._turn()
            self.shares.append(_Share(entry, y, number))
        self.y = extent.bottom + self.compositor.length("gap")

    def close(self, told: Sequence[str]) -> None:
        """End with what is told of the whole, under a rule below the last slide."""
        texts = self._told(told)
        if self.y + height_of(texts) > self._area.bottom:
            self._turn()
        self.pages.append(self._page(_Whole(tuple(told), self.y)))

    def _turn(self) -> None:
        """Begin another page, unless nothing is on this one."""
        if self.shares:
            self.pages.append(self._page())
            self.shares = []
        self.y = self.top

    def _page(self, whole: _Whole | None = None) -> Page:
        """The page as it is now; it lasts."""
        number, by = len(self.pages) + 1, self.compositor
        shares = chain.from_iterable(share.made_of for share in self.shares)
        made_of = (*by.tools, self.title, number, whole, *shares)
        compose = partial(self._composed, number, whole)
        return by.rack.lasting(f"handout/page{number}", made_of, compose)

    def _composed(self, number: int, whole: _Whole | None) -> Page:
        items = [*self._above(number), *chain.from_iterable(share.items for share in self.shares)]
        items += self._of_whole(whole) if whole else ()
        return Page(
            name=f"handout.{number}",
            size=self.compositor.grid.size,
            layout=self.compositor.layout("slides"),
            title=self.title,
            section=self.title,
            items=(*items, self._folio(number)),
            number=number,
            anchors=tuple(chain.from_iterable(share.anchors for share in self.shares)),
        )

    @property
    def _area(self) -> Rect:
        return self.compositor.layout("slides").slots["notes"].rect

    def _told(self, told: Sequence[str]) -> tuple[SetText, ...]:
        """What is told of the whole, set."""
        wordings = [self.compositor.wording(text, "whole-time") for text in told]
        bounds = replace(self._area, height=_UNBOUNDED)
        return self.compositor.fitted(wordings, bounds, "notes")

    def _of_whole(self, whole: _Whole) -> Iterator[AnyItem]:
        texts = self._told(whole.told)
        rect = Rect(self._area.x, whole.y, self._area.width, height_of(texts))
        paths = [(DOCUMENT, Tag(Role.P, f"whole{number}")) for number in range(len(texts))]
        yield rule(self.compositor, "whole", whole.y)
        yield self.compositor.place("whole", texts, rect, structure=paths)

    def _above(self, number: int) -> Iterator[AnyItem]:
        """The title on the first page, and in small type on the others."""
        slot, path = ("running", ()) if number > 1 else ("title", (DOCUMENT, Tag(Role.H1, "")))
        wording = self.compositor.wording(self.title, slot)
        layout = self.compositor.layout("slides")
        yield self.compositor.in_slot(layout, slot, wording, structure=path)

    def _folio(self, number: int) -> AnyItem:
        text = self.compositor.words.page_reference.format(page=number)
        layout = self.compositor.layout("slides")
        return self.compositor.in_slot(layout, "folio", self.compositor.wording(text, "folio"))
