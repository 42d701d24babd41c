"""The slides beside their notes, on paper: small pictures for whoever presents, the text in full.

What fits on one page stays together; notes that are longer than a page go on over the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from restitution.compose.compositor import Compositor
from restitution.compose.handout.entry import DOCUMENT, Entry
from restitution.compose.handout.times import Part, parts, whole
from restitution.compose.thread import line
from restitution.flow.columns import Filled, items
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Page, Publication
from restitution.page.structure import Role, Tag
from restitution.text.fit import height_of

_UNBOUNDED = float("inf")


def compose(compositor: Compositor, deck: Publication) -> Publication:
    """The handout of a deck; raises LayoutError when a word is wider than the notes."""
    title = f"{deck.title} – {compositor.words.notes_page}"
    desk = _Desk(compositor, title, parts(compositor.edition, deck.pages))
    for slide in deck.pages:
        desk.add(slide)
    desk.close(tuple(whole(compositor, deck.pages)))
    return replace(deck, title=title, pages=(*desk.pages, desk.page()), properties={}, spent=())


@dataclass
class _Desk:
    """The pages made so far, and the one that slides are being put on, down to ``y``."""

    compositor: Compositor
    title: str
    parts: Mapping[str, Part]
    pages: list[Page] = field(default_factory=list)
    items: list[AnyItem] = field(default_factory=list)
    slides: list[Page] = field(default_factory=list)
    y: float = 0.0

    @property
    def top(self) -> float:
        """Where the first slide of a page stands."""
        return self.compositor.layout("slides").slots["notes"].rect.y

    def add(self, slide: Page) -> None:
        """Put a slide and its notes on the page if they fit there, else on the next."""
        part = self.parts.get(slide.name)
        aside = tuple(part.told(self.compositor.language)) if part else ()
        entry = Entry(self.compositor, slide, aside)
        self.y = self.y or self.top
        if not entry.fits(self.y) and (entry.fits(self.top) or not entry.begins(self.y)):
            self._turn()
        self.slides.append(slide)
        first, *others = entry.poured(self.y) or (Filled(((),), 0.0),)
        self._put(entry, entry.head(self.y), first)
        self.y = max(self.y + entry.left, first.bottom)
        for column in others:
            self.items.append(entry.leaving())
            self._turn()
            self._put(entry, (entry.arriving(),), column)
            self.y = column.bottom
        self.y += self.compositor.length("gap")

    def close(self, told: Sequence[str]) -> None:
        """What is told of the whole, line by line, under a rule below the last slide."""
        area = self.compositor.layout("slides").slots["notes"].rect
        wordings = [self.compositor.wording(text, "whole-time") for text in told]
        texts = self.compositor.fitted(wordings, replace(area, height=_UNBOUNDED), "notes")
        if self.y + height_of(texts) > area.bottom:
            self._turn()
        rect = Rect(area.x, self.y, area.width, height_of(texts))
        paths = [(DOCUMENT, Tag(Role.P, f"whole{number}")) for number in range(len(texts))]
        self._rule("whole")
        self.items.append(self.compositor.place("whole", texts, rect, structure=paths))

    def page(self) -> Page:
        """The page as it is now."""
        number = len(self.pages) + 1
        return Page(
            name=f"handout.{number}",
            size=self.compositor.grid.size,
            layout=self.compositor.layout("slides"),
            title=self.title,
            section=self.title,
            items=(*self._above(number), *self.items, self._folio(number)),
            number=number,
            anchors=tuple(anchor for slide in self.slides for anchor in slide.anchors),
        )

    def _turn(self) -> None:
        """Begin another page, unless nothing is on this one."""
        if self.items:
            self.pages.append(self.page())
            self.items, self.slides = [], []
        self.y = self.top

    def _put(self, entry: Entry, head: Sequence[AnyItem], column: Filled) -> None:
        """A slide's rule, what stands above its notes, and those that are on this page."""
        self._rule(entry.slide.name)
        self.items += [*head, *items(column.columns[0])]

    def _rule(self, name: str) -> None:
        """A rule above what comes next, from the slides to the end of the notes."""
        width, half = self.compositor.length("frame"), self.compositor.length("gap") / 2
        slots = self.compositor.layout("slides").slots
        left, right = slots["slide"].rect.x, slots["notes"].rect.right
        self.items.append(line(f"{name}/rule", left, right, self.y - half, "rule", width))

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
