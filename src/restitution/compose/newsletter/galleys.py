"""Prose, question heads, charts and quotes as galleys, all as tall as whole grid units."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from restitution.compose import charts
from restitution.compose.compositor import Compositor
from restitution.compose.newsletter.desk import Desk
from restitution.content.edition import Chart, Question
from restitution.flow.galley import Block, Copy, Line, Note, Piece, Space, lines
from restitution.geometry import Rect
from restitution.markup import Listing, Passage, Prose, Quotation, Span, Subhead, Text
from restitution.page.items import AnyItem, LineTo, Move, Panel, Stroke, TextBox
from restitution.page.structure import Role, Structure, Tag
from restitution.text.fit import Wording, indent_of
from restitution.text.setting import SetText
from restitution.theme.tokens import TextStyle

_PLAN = charts.ChartPlan(bar=20, row=12, gap=5, chip=7)
_RULE = 0.6
_LEAD_GAP = 10.0
_NOTE_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Annotated:
    """What a passage needs for its notes: the mark of each, and the note itself."""

    marks: Mapping[str, str]
    notes: Mapping[str, Note]


@dataclass(frozen=True)
class Lead:
    """A first passage set across the columns; ``height`` is what it takes, room below included."""

    compositor: Compositor
    texts: tuple[SetText, ...]
    height: float
    name: str
    structure: Structure

    def item(self, area: Rect) -> TextBox:
        """The lead at the top of an area."""
        return self.compositor.place(
            f"{self.name}/lead", self.texts, area, structure=self.structure
        )


@dataclass(frozen=True)
class Galleys:
    """Makes galleys for columns of one width, in one section of the document."""

    desk: Desk
    section: str
    width: float

    @property
    def _compositor(self) -> Compositor:
        return self.desk.compositor

    @property
    def _unit(self) -> float:
        return self._compositor.length("unit")

    def units(self, height: float) -> float:
        """The height of as many grid units as are needed."""
        return math.ceil(round(height / self._unit, 3)) * self._unit

    def prose(self, prose: Prose, name: str, first: int = 0) -> list[Piece]:
        """The blocks of a prose from ``first`` on."""
        pieces: list[Piece] = []
        flush, marks = True, _marks(prose)
        notes = self._notes(prose, name, marks)
        for number, block in enumerate(prose.blocks[first:], start=first):
            said = Annotated(marks, notes)
            pieces += self._block(block, f"{name}/{number}", said, flush=flush, head=not pieces)
            flush = not isinstance(block, Passage)
        return pieces

    def lead(self, prose: Prose, name: str, area: Rect) -> Lead | None:
        """The first passage of a prose set across the columns.

        None if the prose begins with something else, or with a passage that has notes.
        """
        first = prose.blocks[0]
        if not isinstance(first, Passage) or any(span.note for span in first.text.spans):
            return None
        wording = self._compositor.wording(first.text, "lead")
        texts = self._compositor.fitted([wording], area, name)
        height = self.units(texts[0].height + _LEAD_GAP)
        return Lead(self._compositor, texts, height, name, self._path(Role.P, f"{name}/0"))

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
                return self._text(block.text, style, name, self._path(Role.P, name), said)
            case Subhead():
                text = self._text(block.text, "subhead", name, self._path(Role.H3, name), said)
                return [*([] if head else [Space(self._unit)]), *_all_tied(text)]
            case Quotation():
                path = self._path(Role.QUOTE, name, Tag(Role.P, ""))
                return self._text(block.text, "quote-text", name, path, said)
            case Listing():
                return [
                    piece
                    for number, entry in enumerate(block.entries)
                    for piece in self._entry(entry, name, number, said)
                ]

    def _entry(self, entry: Text, name: str, number: int, said: Annotated) -> list[Piece]:
        path = self._path(Role.LIST, name, Tag(Role.ENTRY, str(number)), Tag(Role.ENTRY_BODY, ""))
        return self._text(entry, "list", f"{name}.{number}", path, said)

    def _path(self, role: Role, name: str, *more: Tag) -> Structure:
        return self.desk.path(self.section, role, name, *more)

    def _text(
        self, text: Text, style: str, name: str, path: Structure, said: Annotated
    ) -> list[Piece]:
        styled = self._compositor.style(style)
        return list(lines(self._copy(text, styled, name, path, said)))

    def _copy(
        self, text: Text, style: TextStyle, name: str, path: Structure, said: Annotated
    ) -> Copy:
        indent = indent_of(style)
        spans = _marked(text.spans, said.marks)
        setting = self._compositor.typesetter.set(spans, style, self.width - indent, text.source)
        return Copy(setting, name, path, indent, self._compositor.mark(style), said.notes)

    def _notes(self, prose: Prose, name: str, marks: Mapping[str, str]) -> dict[str, Note]:
        """The notes of a prose, each ready for the foot of a column."""
        return {
            key: self._note(text, f"{name}/note.{key}", marks[key])
            for key, text in prose.notes.items()
        }

    def _note(self, text: Text, name: str, mark: str) -> Note:
        compositor = self._compositor
        spans = (Span(mark, raised=True), Span("\u00a0"), *text.spans)
        rough = Rect(0, 0, self.width, 1000)
        wording = Wording(spans, compositor.style("note"), text.source)
        texts = compositor.fitted([wording], rough, name)

        def draw(rect: Rect) -> tuple[AnyItem, ...]:
            return (compositor.place(name, texts, rect, structure=self._path(Role.NOTE, name)),)

        return Note(texts[0].height, draw)

    @property
    def note_rule(self) -> Note:
        """The short rule above the notes of a column."""

        def draw(rect: Rect) -> tuple[AnyItem, ...]:
            name = f"{self.section}/notes/{rect.x:.0f}/{rect.y:.0f}"
            return (self._rule(name, Rect(rect.x, rect.y + _NOTE_GAP - 4, 60, 0), "rule"),)

        return Note(_NOTE_GAP, draw)

    def _rule(self, name: str, rect: Rect, colour: str, width: float = _RULE) -> Stroke:
        return Stroke(
            rect=rect,
            name=f"{name}/rule",
            steps=(Move(rect.x, rect.y), LineTo(rect.right, rect.y)),
            colour=colour,
            line_width=width,
        )

    def question(self, question: Question, number: int, visit: str, *, top: bool) -> list[Piece]:
        """A key question: its head, its answer, its chart."""
        name = f"question.{visit}.{question.id}"
        pieces: list[Piece] = [] if top else [Space(self._unit)]
        pieces.append(self._question_head(question, number, name))
        pieces += self.prose(question.answer, name)
        if question.chart:
            pieces += self.chart(question.chart, f"{name}.chart")
        return pieces

    def _question_head(self, question: Question, number: int, name: str) -> Block:
        compositor = self._compositor
        label = compositor.wording(f"{compositor.words.key_question} {number}", "question-label")
        head = compositor.wording(question.question, "question")
        rough = Rect(0, 0, self.width, 400)
        texts = compositor.fitted([label, head], rough, name)
        height = sum(text.height for text in texts)

        def draw(rect: Rect) -> tuple[AnyItem, ...]:
            area = Rect(rect.x, rect.y + 5, rect.width, rect.height - 5)
            return (
                self._rule(name, Rect(rect.x, rect.y + 3, rect.width, 0), "thread", 1.2),
                compositor.place(
                    f"{name}/head", texts, area, structure=self._path(Role.H2, f"{name}/head")
                ),
            )

        return Block(self.units(height + 7), draw, tied=True, source=question.origin)

    def chart(self, chart: Chart, name: str) -> list[Piece]:
        """A chart in a box of its own: the message, the bars, the source."""
        compositor, pad = self._compositor, self._compositor.length("box-padding")
        inner = Rect(0, 0, self.width - 2 * pad, 400)
        title = compositor.fitted([compositor.wording(chart.title, "chart-title")], inner, name)
        plan = _PLAN
        bars = charts.height_of(chart, plan)
        source = self._chart_source(chart, inner, name)
        foot = source[0].height + 4 if source else 0.0
        height = pad * 2 + title[0].height + 6 + bars + foot
        whole = self.units(height)

        def draw(rect: Rect) -> tuple[AnyItem, ...]:
            area = rect.inset(pad, pad + (whole - height) / 2, pad, pad)
            y = area.y + title[0].height + 6
            bars_at = Rect(area.x, y, area.width, bars)
            figure = self._path(Role.FIGURE, name)
            items: list[AnyItem] = [
                Panel(rect=rect, name=f"{name}/ground", colour="paper"),
                compositor.place(
                    f"{name}/title", title, area, structure=self._path(Role.P, f"{name}/title")
                ),
                *charts.draw(compositor, chart, bars_at, plan, name=name, structure=figure),
            ]
            if source:
                below = Rect(area.x, bars_at.bottom + 4, area.width, foot)
                path = self._path(Role.P, f"{name}/source")
                items.append(compositor.place(f"{name}/source", source, below, structure=path))
            return tuple(items)

        return [Space(self._unit), Block(whole, draw, source=chart.origin)]

    def _chart_source(self, chart: Chart, inner: Rect, name: str) -> Sequence[SetText]:
        if chart.source is None:
            return ()
        text = f"{self._compositor.words.source}\u00a0: {chart.source.plain}"
        wording = self._compositor.wording(text, "chart-source", source=chart.source.source)
        return self._compositor.fitted([wording], inner, name)

    def pull_quote(self, quote: Text, name: str) -> list[Piece]:
        """A sentence detached from the text, between two rules."""
        compositor = self._compositor
        rough = Rect(0, 0, self.width - 10, 400)
        text = compositor.fitted([compositor.wording(quote, "pull")], rough, name)
        whole = self.units(text[0].height + 16)

        def draw(rect: Rect) -> tuple[AnyItem, ...]:
            y = rect.y + (whole - text[0].height) / 2
            area = Rect(rect.x + 10, y, rect.width - 10, text[0].height)
            bar = Stroke(
                rect=Rect(rect.x + 1, y, 0, text[0].height),
                name=f"{name}/bar",
                steps=(Move(rect.x + 1, y + 3), LineTo(rect.x + 1, y + text[0].height - 1)),
                colour="thread",
                line_width=2,
            )
            path = self._path(Role.QUOTE, name, Tag(Role.P, ""))
            return (bar, compositor.place(name, text, area, structure=path))

        return [Space(self._unit), Block(whole, draw, source=quote.source)]


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
