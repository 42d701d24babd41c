"""The slides beside their notes, on paper: small pictures for whoever presents, the text in full.

What fits on one page stays together; notes that are longer than a page go on over the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from restitution.compose.compositor import Compositor
from restitution.compose.deck.desk import ENTRY_MARK
from restitution.compose.thread import line
from restitution.flow.columns import Filled, items, pour
from restitution.flow.galley import Copy, Piece, Space, lines
from restitution.geometry import Rect
from restitution.markup import Span
from restitution.page.items import (
    AnyItem,
    LineTo,
    Miniature,
    Move,
    Page,
    Publication,
    Stroke,
    TextBox,
)
from restitution.page.structure import Role, Structure, Tag
from restitution.text.fit import Wording, height_of, indent_of
from restitution.text.setting import SetText

_DOCUMENT = Tag(Role.DOCUMENT, "handout")
_UNBOUNDED = float("inf")
_TOLERANCE = 0.01
_ADDRESS = re.compile(r"(https?://[^ \u00a0\u202f]*[^ \u00a0\u202f.,;:!?»)])")

_FIRST_LINES = 4
"""As many lines of a long note as stand on the page it begins on, at least."""


def compose(compositor: Compositor, deck: Publication) -> Publication:
    """The handout of a deck; raises LayoutError when a word is wider than the notes."""
    title = f"{deck.title} – {compositor.words.notes_page}"
    desk = _Desk(compositor, title)
    for slide in deck.pages:
        desk.add(slide)
    return replace(deck, title=title, pages=(*desk.pages, desk.page()), properties={}, spent=())


@dataclass
class _Desk:
    """The pages made so far, and the one that slides are being put on, down to ``y``."""

    compositor: Compositor
    title: str
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
        entry = _Entry(self.compositor, slide)
        self.y = self.y or self.top
        if not entry.fits(self.y) and (entry.fits(self.top) or not entry.begins(self.y)):
            self._turn()
        self.slides.append(slide)
        first, *others = entry.poured(self.y) or (Filled(((),), 0.0),)
        self._put(entry, entry.head(self.y), first)
        self.y = max(self.y + entry.picture.height, first.bottom)
        for column in others:
            self.items.append(entry.leaving())
            self._turn()
            self._put(entry, (entry.arriving(),), column)
            self.y = column.bottom
        self.y += self.compositor.length("gap")

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

    def _put(self, entry: _Entry, head: Sequence[AnyItem], column: Filled) -> None:
        """A slide's rule, what stands above its notes, and those that are on this page."""
        width, half = self.compositor.length("frame"), self.compositor.length("gap") / 2
        left, right = entry.picture.x, entry.area.right
        name = f"{entry.slide.name}/rule"
        self.items.append(line(name, left, right, self.y - half, "rule", width))
        self.items += [*head, *items(column.columns[0])]

    def _above(self, number: int) -> Iterator[AnyItem]:
        """The title on the first page, and in small type on the others."""
        slot, path = ("running", ()) if number > 1 else ("title", (_DOCUMENT, Tag(Role.H1, "")))
        wording = self.compositor.wording(self.title, slot)
        layout = self.compositor.layout("slides")
        yield self.compositor.in_slot(layout, slot, wording, structure=path)

    def _folio(self, number: int) -> AnyItem:
        text = self.compositor.words.page_reference.format(page=number)
        layout = self.compositor.layout("slides")
        return self.compositor.in_slot(layout, "folio", self.compositor.wording(text, "folio"))


@dataclass(frozen=True)
class _Entry:
    """One slide and its notes."""

    compositor: Compositor
    slide: Page

    @cached_property
    def area(self) -> Rect:
        """The column that the notes stand in, as high as a page has it."""
        return self.compositor.layout("slides").slots["notes"].rect

    @cached_property
    def picture(self) -> Rect:
        """The small slide at the top of a page: as wide as its slot, in its own proportions."""
        place, size = self.compositor.layout("slides").slots["slide"].rect, self.slide.size
        return replace(place, height=place.width * size.height / size.width)

    def fits(self, y: float) -> bool:
        """Whether all of it fits on a page from ``y`` on."""
        notes = self._above + sum(piece.height for piece in self._pieces)
        return y + max(self.picture.height, notes) <= self.area.bottom + _TOLERANCE

    def begins(self, y: float) -> bool:
        """Whether the slide and the first lines of its notes fit on a page from ``y`` on."""
        first = self._above + _FIRST_LINES * self.compositor.style("note").leading
        return y + max(self.picture.height, first) <= self.area.bottom

    def poured(self, y: float) -> tuple[Filled, ...]:
        """The notes beside the slide at ``y``, and on as many pages as they take after it."""
        area = self.area
        top = self._from.rect.bottom
        first = area.inset(0, y + self._above - area.y, 0, 0)
        after = area.inset(0, top - area.y, 0, 0)
        return pour(self._pieces, lambda page: (after if page else first,))

    def head(self, y: float) -> tuple[AnyItem, ...]:
        """Number and title of the slide, and the slide in its frame."""
        area = self.area
        heading = self.compositor.place(
            f"{self.slide.name}/title",
            self._heading,
            Rect(area.x, y, area.width, height_of(self._heading)),
            structure=self._path(Tag(Role.H2, "title")),
        )
        rect = replace(self.picture, y=y)
        miniature = Miniature(
            rect=rect,
            name=f"{self.slide.name}/slide",
            structure=self._path(Tag(Role.FIGURE, "slide")),
            source=self.slide.source,
            alt=self.slide.title,
            page=self.slide,
        )
        return heading, miniature, self._frame(rect)

    def leaving(self) -> AnyItem:
        """« Suite… » at the foot of a page."""
        compositor = self.compositor
        wording = compositor.wording(compositor.words.continued, "continued")
        layout = compositor.layout("slides")
        box = compositor.in_slot(layout, "continued", wording)
        return replace(box, name=f"{self.slide.name}/continued")

    def arriving(self) -> AnyItem:
        """The title again at the top of the next page, with « (suite) »."""
        return self._from

    @cached_property
    def _from(self) -> TextBox:
        text = self.compositor.words.continued_from.format(title=self.slide.title)
        texts = self._set(text, "from")
        gap = self.compositor.length("heading-gap")
        rect = Rect(self.area.x, self.area.y, self.area.width, height_of(texts) + gap)
        return self.compositor.place(f"{self.slide.name}/from", texts, rect)

    @cached_property
    def _heading(self) -> tuple[SetText, ...]:
        number = self.compositor.words.see_slide.format(number=self.slide.number)
        return (*self._set(number, "slide-number"), *self._set(self.slide.title, "slide-title"))

    @property
    def _above(self) -> float:
        """From the top of the slide to that of the notes."""
        return height_of(self._heading) + self.compositor.length("heading-gap")

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        """The notes as lines, with room between them."""
        pieces: list[Piece] = []
        for number, note in enumerate(self.slide.notes):
            copy = self._copy(number, note)
            pieces += [Space(copy.text.style.space_before)] if pieces else []
            pieces += lines(copy)
        return tuple(pieces)

    def _copy(self, number: int, note: str) -> Copy:
        """One passage of the notes, or one entry of a list in them."""
        is_entry = note.startswith(ENTRY_MARK)
        (text,) = self._set(note.removeprefix(ENTRY_MARK), "note-entry" if is_entry else "note")
        return Copy(
            text,
            f"{self.slide.name}/note{number}",
            self._entry_path(number) if is_entry else self._path(Tag(Role.P, f"note{number}")),
            indent_of(text.style),
            self.compositor.mark(text.style),
        )

    def _entry_path(self, number: int) -> Structure:
        """The place of an entry in its list, which begins after the last note that is none."""
        notes = self.slide.notes
        start = number
        while start and notes[start - 1].startswith(ENTRY_MARK):
            start -= 1
        entry = (Tag(Role.ENTRY, str(number)), Tag(Role.ENTRY_BODY, ""))
        return (*self._path(Tag(Role.LIST, f"list{start}")), *entry)

    def _path(self, tag: Tag) -> Structure:
        return (_DOCUMENT, Tag(Role.SECTION, self.slide.name), tag)

    def _set(self, text: str, style: str) -> tuple[SetText, ...]:
        """A text in the width of the notes, however high."""
        styled = self.compositor.style(style)
        wording = Wording(tuple(_with_links(text)), styled, self.slide.source)
        return self.compositor.fitted([wording], replace(self.area, height=_UNBOUNDED), "notes")

    def _frame(self, rect: Rect) -> Stroke:
        corners = ((rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom))
        return Stroke(
            rect=rect,
            name=f"{self.slide.name}/frame",
            steps=(Move(rect.x, rect.y), *(LineTo(*c) for c in corners), LineTo(rect.x, rect.y)),
            colour="rule",
            line_width=self.compositor.length("frame"),
        )


def _with_links(text: str) -> Iterator[Span]:
    """A text of the notes, which has no looks, with its addresses as links: they may be broken."""
    for part in _ADDRESS.split(text):
        if part:
            yield Span(part, link=part if _ADDRESS.fullmatch(part) else None)
