"""Prose, question heads, charts and quotes as galleys, all as tall as whole grid units."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import assert_never

from restitution.compose.compositor import Compositor
from restitution.compose.newsletter.desk import Desk
from restitution.content.edition import Question
from restitution.flow.galley import Block, Copy, Line, Note, Piece, Space, lines
from restitution.frozen import Frozen, field, replace
from restitution.geometry import Rect
from restitution.markup import Listing, Passage, Prose, Quotation, Span, Subhead, Text
from restitution.page.items import AnyItem, LineTo, Move, Stroke, TextBox
from restitution.page.structure import Role, Structure, Tag
from restitution.text.fit import Wording, indent_of
from restitution.text.setting import SetText
from restitution.theme.tokens import TextStyle

_RULE = 0.6
_LEAD_GAP = 10.0
_NOTE_GAP = 12.0


class Annotated(Frozen):
    """What a passage needs for its notes: the mark of each, and the note itself.

    ``heading`` is the role of a subhead among the passages.
    """

    marks: Mapping[str, str]
    notes: Mapping[str, Note]
    heading: Role


class Lead(Frozen):
    """A first passage set across the columns; ``height`` is what it takes, room below included.

    ``below`` is what stands across the columns under it.
    """

    compositor: Compositor
    texts: tuple[SetText, ...]
    height: float
    name: str
    structure: Structure
    below: Block | None = None

    def items(self, area: Rect) -> tuple[AnyItem, ...]:
        """The lead at the top of an area, and what stands below it."""
        name = f"{self.name}/lead"
        lead = self.compositor.place(name, self.texts, area, structure=self.structure)
        if self.below is None:
            return (lead,)
        top = self.height - self.below.height
        return (lead, *self.below.draw(area.split_top(top)[1]))


class Galleys(Frozen, eq=False):
    """Makes galleys for columns of one width, in one section of the document.

    ``pictures`` is the share of their usual height that pictures may take. A prose is set once for
    all the levers that are tried with it.
    """

    desk: Desk
    section: str
    width: float
    pictures: float = 1.0
    _proses: dict[tuple[str, int], list[Piece]] = field(default_factory=dict)

    @property
    def compositor(self) -> Compositor:
        """The compositor of the desk."""
        return self.desk.compositor

    @property
    def _unit(self) -> float:
        return self.compositor.length("unit")

    def units(self, height: float) -> float:
        """The height of as many grid units as are needed."""
        return math.ceil(round(height / self._unit, 3)) * self._unit

    def prose(
        self, prose: Prose, name: str, first: int = 0, heading: Role = Role.H3
    ) -> list[Piece]:
        """The blocks of a prose from ``first`` on; ``heading`` is the role of its subheads."""
        known = self._proses.get((name, first))
        if known is None:
            known = self._proses[name, first] = self._prose(prose, name, first, heading)
        return [*known]

    def _prose(self, prose: Prose, name: str, first: int, heading: Role) -> list[Piece]:
        pieces: list[Piece] = []
        flush, marks = True, _marks(prose)
        notes = self._notes(prose, name, marks)
        for number, block in enumerate(prose.blocks[first:], start=first):
            said = Annotated(marks, notes, heading)
            pieces += self._block(block, f"{name}/{number}", said, flush=flush, head=not pieces)
            flush = not isinstance(block, Passage)
        return pieces

    def lead(self, prose: Prose, name: str, area: Rect, style: str = "lead") -> Lead | None:
        """The first passage of a prose set across the columns.

        None if the prose begins with something else, or with a passage that has notes.
        """
        first = prose.blocks[0]
        if not isinstance(first, Passage) or any(span.note for span in first.text.spans):
            return None
        wording = self.compositor.wording(first.text, style)
        texts = self.compositor.fitted([wording], area, name)
        height = self.units(texts[0].height + _LEAD_GAP)
        return Lead(self.compositor, texts, height, name, self.path(Role.P, f"{name}/0"))

    def _block(
        self,
        block: Passage | Subhead | Quotation | Listing,
        name: str,
        said: Annotated,
        *,
        flush: bool,
        head: bool,
    ) -> list[Piece]:
        match block:
            case Passage():
                style = "body-first" if flush else "body"
                return self._text(block.text, style, name, self.path(Role.P, name), said)
            case Subhead():
                path = self.path(said.heading, name)
                text = self._text(block.text, "subhead", name, path, said)
                return [*([] if head else [Space(self._unit)]), *_all_tied(text)]
            case Quotation():
                path = self.path(Role.QUOTE, name, Tag(Role.P, ""))
                return self._text(block.text, "quote-text", name, path, said)
            case Listing():
                return [
                    piece
                    for number, entry in enumerate(block.entries)
                    for piece in self._entry(entry, name, number, said)
                ]
            case _:
                assert_never(block)

    def _entry(self, entry: Text, name: str, number: int, said: Annotated) -> list[Piece]:
        path = self.path(Role.LIST, name, Tag(Role.ENTRY, str(number)), Tag(Role.ENTRY_BODY, ""))
        return self._text(entry, "list", f"{name}.{number}", path, said)

    def path(self, role: Role, name: str, *more: Tag) -> Structure:
        """The structure path of something in this section."""
        return self.desk.path(self.section, role, name, *more)

    def _text(
        self, text: Text, style: str, name: str, path: Structure, said: Annotated
    ) -> list[Piece]:
        styled = self.compositor.style(style)
        return list(lines(self._copy(text, styled, name, path, said)))

    def _copy(
        self, text: Text, style: TextStyle, name: str, path: Structure, said: Annotated
    ) -> Copy:
        indent = indent_of(style)
        spans = _marked(text.spans, said.marks)
        setting = self.compositor.typesetter.set(spans, style, self.width - indent, text.source)
        return Copy(setting, name, path, indent, self.compositor.mark(style), said.notes)

    def _notes(self, prose: Prose, name: str, marks: Mapping[str, str]) -> dict[str, Note]:
        """The notes of a prose, each ready for the foot of a column."""
        return {
            key: self._note(text, f"{name}/note.{key}", marks[key])
            for key, text in prose.notes.items()
        }

    def _note(self, text: Text, name: str, mark: str) -> Note:
        compositor = self.compositor
        spans = (Span(mark, raised=True), Span("\u00a0"), *text.spans)
        rough = Rect(0, 0, self.width, 1000)
        wording = Wording(spans, compositor.style("note"), text.source)
        texts = compositor.fitted([wording], rough, name)

        def draw(rect: Rect) -> tuple[AnyItem, ...]:
            return (compositor.place(name, texts, rect, structure=self.path(Role.NOTE, name)),)

        return Note(texts[0].height, draw)

    @property
    def note_rule(self) -> Note:
        """The short rule above the notes of a column."""

        def draw(rect: Rect) -> tuple[AnyItem, ...]:
            name = f"{self.section}/notes/{rect.x:.0f}/{rect.y:.0f}"
            return (self.rule(name, Rect(rect.x, rect.y + _NOTE_GAP - 4, 60, 0), "rule"),)

        return Note(_NOTE_GAP, draw)

    def _slide(self, anchor: str) -> str:
        """« diapositive 14 »: where the deck shows the same."""
        number = self.compositor.elsewhere.get(anchor)
        return self.compositor.words.see_slide.format(number=number) if number else ""

    def _slide_box(self, text: str, name: str, area: Rect) -> TextBox:
        wording = self.compositor.wording(text, "slide-reference")
        line = Rect(area.x, area.y, area.width, wording.style.leading)
        return self.compositor.box(f"{name}/slide", wording, line)

    def rule(self, name: str, rect: Rect, colour: str, width: float = _RULE) -> Stroke:
        """A level line along the top of a rectangle."""
        return Stroke(
            rect=rect,
            name=f"{name}/rule",
            steps=(Move(rect.x, rect.y), LineTo(rect.right, rect.y)),
            colour=colour,
            line_width=width,
        )

    def space(self, units: int = 1) -> Space:
        """Room of some grid units."""
        return Space(units * self._unit)

    def question_head(self, question: Question, number: int, name: str) -> Block:
        """The head of a key question, under a rule, kept with the answer's beginning."""
        compositor = self.compositor
        label = compositor.wording(f"{compositor.words.key_question} {number}", "question-label")
        head = compositor.wording(question.question, "question")
        rough = Rect(0, 0, self.width, 400)
        texts = compositor.fitted([label, head], rough, name)
        height = sum(text.height for text in texts)

        slide = self._slide(name)

        def draw(rect: Rect) -> tuple[AnyItem, ...]:
            area = Rect(rect.x, rect.y + 5, rect.width, rect.height - 5)
            return (
                *([self._slide_box(slide, name, area)] if slide else []),
                self.rule(name, Rect(rect.x, rect.y + 3, rect.width, 0), "thread", 1.2),
                compositor.place(
                    f"{name}/head", texts, area, structure=self.path(Role.H3, f"{name}/head")
                ),
            )

        return Block(self.units(height + 7), draw, tied=True, source=question.origin)


def _all_tied(pieces: Sequence[Piece]) -> list[Piece]:
    """Lines that stay together, and with what follows."""
    return [replace(piece, tied=True) if isinstance(piece, Line) else piece for piece in pieces]


def _marked(spans: tuple[Span, ...], marks: Mapping[str, str]) -> tuple[Span, ...]:
    """The spans with the numbers of their notes, raised."""
    return tuple(
        replace(span, text=marks[span.note], raised=True)
        if span.note is not None and span.note in marks
        else span
        for span in spans
    )


def _marks(prose: Prose) -> dict[str, str]:
    """The number of each note, in the order of their marks."""
    return {key: str(number) for number, key in enumerate(prose.notes, start=1)}
