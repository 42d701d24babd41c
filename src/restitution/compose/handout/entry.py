"""One slide of the handout and its notes: how high they are, and where everything stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from restitution.compose.compositor import Compositor
from restitution.compose.thread import line
from restitution.compose.timing import about
from restitution.flow.columns import Filled, items, pour
from restitution.flow.galley import Copy, Piece, Space, lines
from restitution.frozen import Frozen, replace
from restitution.geometry import Rect
from restitution.markup import ENTRY_MARK, Span
from restitution.page.items import AnyItem, LineTo, Miniature, Move, Page, Stroke, TextBox
from restitution.page.structure import Role, Structure, Tag
from restitution.patterns import pattern
from restitution.text.fit import Wording, height_of, indent_of
from restitution.text.setting import SetText

DOCUMENT = Tag(Role.DOCUMENT, "handout")
_UNBOUNDED = float("inf")
_TOLERANCE = 0.01
_ADDRESS = pattern(r"(https?://[^ \u00a0\u202f]*[^ \u00a0\u202f.,;:!?»)])")

_FIRST_LINES = 4
"""As many lines of a long note as stand on the page it begins on, at least."""


class Extent(Frozen):
    """How a slide and its notes lie on the pages, from where one is filled down to.

    ``turned`` is whether they begin on the next page, ``pages`` on how many they are; on the last
    of them they end at ``bottom``.
    """

    turned: bool
    pages: int
    bottom: float


class Placed(Frozen):
    """A slide and its notes: what is on the page where they begin, and on those after it."""

    extent: Extent
    pages: tuple[tuple[AnyItem, ...], ...]


class Entry(Frozen, dict=True):
    """One slide and its notes; ``aside`` is what stands below the slide, line by line."""

    compositor: Compositor
    slide: Page
    aside: tuple[str, ...] = ()

    def extent(self, y: float) -> Extent:
        """How it lies, on a page that is filled down to ``y``; known as long as it would be so."""
        place, made_of = f"handout/{self.slide.name}", (*self.compositor.tools, *self.made_of(y))
        return self.compositor.rack.lasting(place, made_of, lambda: self.placed(y).extent)

    def placed(self, y: float) -> Placed:
        """All of it in its places, on a page that is filled down to ``y``.

        It stands: several pages may show some of it, again when page numbers are known.
        """
        place, made_of = f"placed/{self.slide.name}", (*self.compositor.tools, *self.made_of(y))
        return self.compositor.rack.forme(place, made_of, lambda: self._recalled(y))

    def made_of(self, y: float) -> tuple[object, ...]:
        """What it is made of besides the tools that everything is made with."""
        return self.slide, self.aside, y

    def _recalled(self, y: float) -> Placed:
        with self.compositor.recalling(f"handout/{self.slide.name}"):
            return self._placed(y)

    def _placed(self, y: float) -> Placed:
        """On this page if it fits there, else on the next."""
        top = self.area.y
        turned = not self._fits(y) and (self._fits(top) or not self._begins(y))
        y = top if turned else y
        first, *others = self._poured(y) or (Filled(((),), 0.0),)
        pages = [[*self._head(y), *items(first.columns[0])]]
        for column in others:
            pages[-1].append(self._leaving())
            pages.append([self._rule(top), self._from, *items(column.columns[0])])
        bottom = others[-1].bottom if others else max(y + self._left, first.bottom)
        return Placed(Extent(turned, len(pages), bottom), tuple(map(tuple, pages)))

    def _head(self, y: float) -> Iterator[AnyItem]:
        """Rule, number, title and time of the slide, the slide in its frame, what stands below."""
        rect = replace(self.picture, y=y)
        yield from (self._rule(y), self._title(y), *self._time(y))
        yield Miniature(
            rect=rect,
            name=f"{self.slide.name}/slide",
            structure=self._path(Tag(Role.FIGURE, "slide")),
            source=self.slide.source,
            alt=self.slide.title,
            page=self.slide.unspoken(),
        )
        yield from (self._frame(rect), *self._below(rect))

    @cached_property
    def area(self) -> Rect:
        """The column that the notes stand in, as high as a page has it."""
        return self.compositor.layout("slides").slots["notes"].rect

    @cached_property
    def picture(self) -> Rect:
        """The small slide at the top of a page: as wide as its slot, in its own proportions."""
        place, size = self.compositor.layout("slides").slots["slide"].rect, self.slide.size
        return replace(place, height=place.width * size.height / size.width)

    @property
    def _left(self) -> float:
        """From the top of the slide to the foot of what stands below it."""
        gap = self.compositor.length("heading-gap") if self._beneath else 0.0
        return self.picture.height + gap + height_of(self._beneath)

    def _fits(self, y: float) -> bool:
        """Whether all of it fits on a page from ``y`` on."""
        notes = self._above + sum(piece.height for piece in self._pieces)
        return y + max(self._left, notes) <= self.area.bottom + _TOLERANCE

    def _begins(self, y: float) -> bool:
        """Whether the slide and the first lines of its notes fit on a page from ``y`` on."""
        first = self._above + _FIRST_LINES * self.compositor.style("note").leading
        return y + max(self._left, first) <= self.area.bottom

    def _poured(self, y: float) -> tuple[Filled, ...]:
        """The notes beside the slide at ``y``, and on as many pages as they take after it."""
        area = self.area
        top = self._from.rect.bottom
        first = area.inset(0, y + self._above - area.y, 0, 0)
        after = area.inset(0, top - area.y, 0, 0)
        return pour(self._pieces, lambda page: (after if page else first,))

    def _title(self, y: float) -> TextBox:
        """The number and the title of the slide, above its notes."""
        area = self.area
        return self.compositor.place(
            f"{self.slide.name}/title",
            self._heading,
            Rect(area.x, y, area.width, height_of(self._heading)),
            structure=self._path(Tag(Role.H2, "title")),
        )

    def _time(self, y: float) -> Iterator[AnyItem]:
        """How long the notes take, at the end of the line with the slide's number."""
        text = about(self.compositor.language, self.slide.seconds)
        if text:
            texts = self._set(text, "slide-time")
            rect = Rect(self.area.x, y, self.area.width, height_of(texts))
            path = self._path(Tag(Role.P, "time"))
            yield self.compositor.place(f"{self.slide.name}/time", texts, rect, structure=path)

    def _below(self, picture: Rect) -> Iterator[AnyItem]:
        if self._beneath:
            top = picture.bottom + self.compositor.length("heading-gap")
            rect = Rect(picture.x, top, picture.width, height_of(self._beneath))
            path = self._path(Tag(Role.P, "part"))
            name = f"{self.slide.name}/part"
            yield self.compositor.place(name, self._beneath, rect, structure=path)

    def _leaving(self) -> AnyItem:
        """« Suite… » at the foot of a page."""
        compositor = self.compositor
        wording = compositor.wording(compositor.words.continued, "continued")
        layout = compositor.layout("slides")
        box = compositor.in_slot(layout, "continued", wording)
        return replace(box, name=f"{self.slide.name}/continued")

    @cached_property
    def _from(self) -> TextBox:
        """The title again at the top of the next page, with « (suite) »."""
        text = self.compositor.words.continued_from.format(title=self.slide.title)
        texts = self._set(text, "from")
        gap = self.compositor.length("heading-gap")
        rect = Rect(self.area.x, self.area.y, self.area.width, height_of(texts) + gap)
        return self.compositor.place(f"{self.slide.name}/from", texts, rect)

    @cached_property
    def _beneath(self) -> tuple[SetText, ...]:
        wordings = [self.compositor.wording(text, "part-time") for text in self.aside]
        bounds = replace(self.picture, height=_UNBOUNDED)
        return self.compositor.fitted(wordings, bounds, "slide") if wordings else ()

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
        for number, text in enumerate(self._set_notes()):
            copy = self._copy(number, text)
            pieces += [Space(copy.text.style.space_before)] if pieces else []
            pieces += lines(copy)
        return tuple(pieces)

    def _set_notes(self) -> Iterator[SetText]:
        """The notes, set."""
        for note in self.slide.notes:
            style = "note-entry" if note.startswith(ENTRY_MARK) else "note"
            yield from self._set(note.removeprefix(ENTRY_MARK), style)

    def _copy(self, number: int, text: SetText) -> Copy:
        """One passage of the notes, or one entry of a list in them."""
        is_entry = self.slide.notes[number].startswith(ENTRY_MARK)
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
        return (DOCUMENT, Tag(Role.SECTION, self.slide.name), tag)

    def _set(self, text: str, style: str) -> tuple[SetText, ...]:
        """A text in the width of the notes, however high."""
        styled = self.compositor.style(style)
        wording = Wording(tuple(_with_links(text)), styled, self.slide.source)
        return self.compositor.fitted([wording], replace(self.area, height=_UNBOUNDED), "notes")

    def _rule(self, y: float) -> Stroke:
        return rule(self.compositor, self.slide.name, y)

    def _frame(self, rect: Rect) -> Stroke:
        corners = ((rect.right, rect.y), (rect.right, rect.bottom), (rect.x, rect.bottom))
        return Stroke(
            rect=rect,
            name=f"{self.slide.name}/frame",
            steps=(Move(rect.x, rect.y), *(LineTo(*c) for c in corners), LineTo(rect.x, rect.y)),
            colour="rule",
            line_width=self.compositor.length("frame"),
        )


def rule(compositor: Compositor, name: str, y: float) -> Stroke:
    """A rule above what begins at ``y``, from the slides to the end of the notes."""
    width, half = compositor.length("frame"), compositor.length("gap") / 2
    slots = compositor.layout("slides").slots
    left, right = slots["slide"].rect.x, slots["notes"].rect.right
    return line(f"{name}/rule", left, right, y - half, "rule", width)


def _with_links(text: str) -> Iterator[Span]:
    """A text of the notes, which has no looks, with its addresses as links: they may be broken."""
    for part in _ADDRESS.split(text):
        if part:
            yield Span(part, link=part if _ADDRESS.fullmatch(part) else None)
