"""A visit as galleys, with the levers that may be spent to fill its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose.newsletter.boxes import chart_box, figure_box, points_box, pull_quote
from restitution.compose.newsletter.galleys import Galleys, Lead
from restitution.compose.newsletter.pictures import column_pictures, with_picture
from restitution.compose.newsletter.side import symbol_block
from restitution.content.edition import Question, Visit
from restitution.flow.galley import Piece
from restitution.geometry import Rect
from restitution.markup import Text
from restitution.page.structure import Role
from restitution.theme.tokens import Grid

QUOTE, FIGURES, BRIEF, RECAP = "quote", "figures", "brief", "recap"
LEAD, AIR = "lead", "air"
"""The levers by their names in the theme: a detached sentence; the figures of the questions; the

visit's points in a box; the questions' points in boxes; a larger lead; and every name that begins
with « air » is one unit more before each head.
"""


def levers_of(visit: Visit, grid: Grid) -> Iterator[str]:
    """What a visit may be given, in the theme's order; a figure at a time."""
    for lever in grid.copyfit.levers if grid.copyfit else (QUOTE,):
        if lever == FIGURES:
            yield from (_figure(question) for question in visit.questions if question.figure)
        elif lever == RECAP:
            yield from (_recap(question) for question in visit.questions if question.points)
        elif lever == QUOTE:
            yield from [QUOTE] if visit.quote else []
        elif lever == BRIEF:
            yield from [BRIEF] if visit.points else []
        else:
            yield lever


def _figure(question: Question) -> str:
    return f"{FIGURES}.{question.id}"


def _recap(question: Question) -> str:
    return f"{RECAP}.{question.id}"


def lead_of(galleys: Galleys, visit: Visit, levers: Sequence[str], area: Rect) -> Lead | None:
    """The lead of a visit, larger if that lever is spent."""
    style = "lead-large" if LEAD in levers else "lead"
    lead = galleys.lead(visit.text, f"{visit.id}.text", area, style)
    return with_picture(galleys, visit, lead, area)


def visit_pieces(
    galleys: Galleys, visit: Visit, levers: Sequence[str], lead: Lead | None
) -> list[Piece]:
    """The presentation, the charts and the questions of a visit, with some levers spent."""
    air = 1 + sum(lever.startswith(AIR) for lever in levers)
    pictures = column_pictures(galleys, visit, lead, len(visit.questions) + 2)
    prose = galleys.prose(visit.text, f"{visit.id}.text", first=1 if lead else 0)
    pieces = [*pictures[0], *prose, *pictures[1]]
    if BRIEF in levers:
        head = galleys.compositor.words.brief
        pieces += points_box(galleys, head, visit.points, f"{visit.id}.brief", visit.origin)
    if QUOTE in levers and visit.quote:
        said = _is_said(visit, visit.quote)
        pieces += pull_quote(galleys, visit.quote, f"{visit.id}.quote", said=said)
    if visit.chart:
        pieces += chart_box(galleys, visit.chart, f"{visit.id}.chart")
    for order, question in enumerate(visit.questions, start=1):
        pieces += [galleys.space(air)] if pieces else []
        pieces += [*_question(galleys, visit, question, order, levers), *pictures[order + 1]]
    return [*pieces, *symbol_block(galleys.desk, visit, galleys)]


def _is_said(visit: Visit, quote: Text) -> bool:
    """Whether a sentence stands in the presentation or an answer, full stop or not."""
    prose = (visit.text, *(question.answer for question in visit.questions))
    return any(quote.plain.rstrip(".") in each.plain for each in prose)


def _question(
    galleys: Galleys, visit: Visit, question: Question, order: int, levers: Sequence[str]
) -> Iterator[Piece]:
    name = f"question.{visit.id}.{question.id}"
    yield galleys.question_head(question, order, name)
    yield from galleys.prose(question.answer, name, heading=Role.H4)
    if question.figure and _figure(question) in levers:
        yield from figure_box(galleys, question.figure, f"{name}.figure")
    if question.chart:
        yield from chart_box(galleys, question.chart, f"{name}.chart")
    if _recap(question) in levers:
        head, source = galleys.compositor.words.recap, question.origin
        yield from points_box(galleys, head, question.points, f"{name}.recap", source)
