"""A visit's slides: its cover, its key questions one idea a slide, its charts, its video."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose import speech, timing
from restitution.compose.charts import ChartPlan, Target, draw, height_of
from restitution.compose.deck.desk import Desk
from restitution.compose.deck.figures import figure_row
from restitution.compose.deck.pictures import picture_slides
from restitution.compose.deck.points import opening_sentences, points_slides
from restitution.compose.speech import Notes, spoken
from restitution.compose.thread import visit_anchor
from restitution.content.edition import Chart, ChartKind, Figure, Question, VideoStatus, Visit
from restitution.content.video import address_of, shown
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Panel, Symbol
from restitution.page.structure import Role
from restitution.qr import QUIET_ZONE
from restitution.theme.tokens import SYMBOL_GROUND

_BARS = ChartPlan(bar=96, row=48, gap=32, chip=22)
_WIDEST_BAR = 116.0


def visit_slides(desk: Desk, visit: Visit, number: int) -> None:
    """All slides of one visit, a section of the deck."""
    _cover(desk, visit, number)
    footer = visit.name.plain
    if visit.points:
        points_slides(
            desk,
            f"{visit.id}.presentation",
            desk.compositor.words.in_brief.format(name=visit.name.plain),
            visit.points,
            section=footer,
            overline=_overline(desk, visit),
            present=number,
            footer=footer,
            see=visit_anchor(visit),
            notes=Notes(spoken(visit.text)),
            source=visit.origin,
        )
    picture_slides(desk, visit, number)
    if visit.chart:
        name, see = f"{visit.id}.chart", visit_anchor(visit)
        _chart(desk, visit, number, visit.chart, name, see=see, said=spoken(visit.text))
    for order, question in enumerate(visit.questions, start=1):
        _question(desk, visit, number, question, order)
    _video(desk, visit, number)


def _overline(desk: Desk, visit: Visit) -> str:
    return f"{visit.name.plain} – {desk.compositor.edition.sectors[visit.sector].label.plain}"


def _cover(desk: Desk, visit: Visit, number: int) -> None:
    compositor = desk.compositor
    name = f"{visit.id}.cover"
    layout = compositor.layout("visit")
    lead = visit.lead or opening_sentences(visit.text)[0]
    sector = compositor.edition.sectors[visit.sector]
    said = [
        ("place", compositor.wording(visit.place.named, "visit-place", source=visit.place.origin)),
        ("lead", compositor.wording(lead, "visit-lead")),
        ("visit", compositor.wording(str(number + 1), "visit-number")),
        ("sector", compositor.wording(sector.label, "visit-sector")),
    ]
    boxes = [
        compositor.in_slot(layout, slot, wording, structure=desk.path(name, Role.P, slot))
        for slot, wording in said
    ]
    area = layout.slots["panel"].rect
    panel = Panel(rect=area, name="sector-panel", colour=compositor.sector_role(visit))
    crossed = area.bottom > compositor.length("thread-y")
    desk.add(
        name,
        "visit",
        visit.name,
        section=visit.name.plain,
        under=[panel],
        items=[
            *boxes,
            *_figures(desk, name, visit.figures),
            *desk.rail.items(number, dark_until=area.right if crossed else 0.0),
        ],
        notes=Notes(
            speech.cover(compositor.edition, visit),
            before=timing.planned(compositor.language, visit.minutes),
        ),
        see=visit_anchor(visit),
        anchors=(visit_anchor(visit),),
        source=visit.origin,
    )


def _figures(desk: Desk, slide: str, figures: Sequence[Figure]) -> Iterator[AnyItem]:
    """The key figures of a visit."""
    area = desk.compositor.layout("visit").slots["figures"].rect
    gutter = desk.compositor.scaled(28 if len(figures) < 4 else 18)  # noqa: PLR2004
    return figure_row(desk, slide, figures, area, gutter, "figure-label")


def _question(desk: Desk, visit: Visit, number: int, question: Question, order: int) -> None:
    compositor, name = desk.compositor, f"{visit.id}.{question.id}"
    see, said = f"question.{visit.id}.{question.id}", spoken(question.answer)
    count = compositor.words.slide_of.format(number=order, count=len(visit.questions))
    label = f"{compositor.plain_label('questions')}\u00a0{count}"
    points_slides(
        desk,
        name,
        question.question,
        question.points or opening_sentences(question.answer),
        section=visit.name.plain,
        overline=f"{visit.name.plain} – {label}",
        present=number,
        footer=visit.name.plain,
        see=see,
        notes=Notes(said),
        figure=question.figure,
        source=question.origin,
        anchors=(see,),
    )
    if question.chart:
        _chart(desk, visit, number, question.chart, f"{name}.chart", see=see, said=said)


def _chart(
    desk: Desk,
    visit: Visit,
    number: int,
    chart: Chart,
    name: str,
    *,
    see: str,
    said: Sequence[str],
) -> None:
    """A chart on its slide; ``said`` is the text that it goes with."""
    slot = desk.compositor.layout("chart").slots["chart"].rect
    plan = _plan(chart, slot, desk.compositor.grid.scale)
    height = height_of(chart, plan)
    area = Rect(slot.x, slot.y + max(0.0, slot.height - height) / 3, slot.width, height)
    target = Target(area, plan, f"{name}/chart", desk.path(name, Role.FIGURE, "chart"), "chart")
    desk.add(
        name,
        "chart",
        chart.title,
        section=visit.name.plain,
        items=[
            *_chart_texts(desk, visit, chart, name),
            *draw(desk.compositor, chart, target),
            *desk.rail.items(number),
        ],
        level=Role.H3,
        footer=visit.name.plain,
        see=see,
        notes=Notes(said, after=_source(desk, chart)),
        source=chart.origin,
    )


def _chart_texts(desk: Desk, visit: Visit, chart: Chart, name: str) -> Iterator[AnyItem]:
    """The line above the title, and the source of the figures."""
    compositor = desk.compositor
    said = [("overline", compositor.wording(_overline(desk, visit), "overline"))]
    for text in _source(desk, chart):
        place = chart.source.source if chart.source else None
        said.append(("source", compositor.wording(text, "source", source=place)))
    for slot, wording in said:
        path = desk.path(name, Role.P, slot)
        yield compositor.in_slot(compositor.layout("chart"), slot, wording, structure=path)


def _source(desk: Desk, chart: Chart) -> tuple[str, ...]:
    """« Source : » and where the figures come from, if that is known."""
    if chart.source is None:
        return ()
    return (f"{desk.compositor.words.source}\u00a0: {chart.source.plain}",)


def _plan(chart: Chart, slot: Rect, scale: float) -> ChartPlan:
    """Bars as tall as the slot allows, but never clumsy."""
    usual, chip, gap = _BARS.bar * scale, _BARS.chip * scale, _BARS.gap * scale
    if chart.kind is ChartKind.PARTS:
        row = min(_BARS.row * scale, (slot.height - usual - gap) / len(chart.bars))
        return ChartPlan(usual, row, gap, chip)
    bar = min(_WIDEST_BAR * scale, slot.height / len(chart.bars))
    return ChartPlan(bar, _BARS.row * scale, 0.0, chip)


def _video(desk: Desk, visit: Visit, number: int) -> None:
    if visit.video is None:
        return
    if visit.video.status is VideoStatus.WITHDRAWN:
        _withdrawn(desk, visit, number)
        return
    compositor, name = desk.compositor, f"{visit.id}.video"
    layout, address = compositor.layout("video"), address_of(visit.video)
    words = compositor.words
    said = [
        ("overline", compositor.wording(visit.name, "overline"), None),
        ("body", compositor.wording(words.scan, "lead"), None),
        (
            "address",
            compositor.wording(shown(address), "address", source=visit.video.origin),
            address,
        ),
    ]
    boxes = [
        compositor.in_slot(
            layout, slot, wording, structure=desk.path(name, Role.P, slot), link=link
        )
        for slot, wording, link in said
    ]
    desk.add(
        name,
        "video",
        words.watch_visit.format(name=visit.name.plain),
        section=visit.name.plain,
        items=[
            *boxes,
            *symbol(desk, name, visit, layout.slots["symbol"].rect),
            *desk.rail.items(number),
        ],
        level=Role.H3,
        footer=visit.name.plain,
        see=visit_anchor(visit),
        notes=Notes(after=(compositor.plain_label("video"), words.scan, address, visit.video.url)),
        source=visit.video.origin,
    )


def symbol(desk: Desk, slide: str, visit: Visit, card: Rect) -> Iterator[AnyItem]:
    """The QR code of a visit's video on a light card, quiet zone inside the card.

    The card is drawn only where the theme needs one.
    """
    assert visit.video is not None
    address = address_of(visit.video)
    matrix = desk.compositor.code(address)
    module = card.width / (matrix.size + 2 * QUIET_ZONE)
    quiet = module * QUIET_ZONE
    if SYMBOL_GROUND in desk.compositor.theme.roles:
        yield Panel(rect=card, name=f"{slide}/{visit.id}/card", colour=SYMBOL_GROUND)
    yield Symbol(
        rect=card.inset(quiet, quiet, quiet, quiet),
        name=f"{slide}/{visit.id}/symbol",
        structure=desk.path(slide, Role.FIGURE, f"{visit.id}/symbol"),
        source=visit.video.origin,
        alt=desk.compositor.words.qr_alt.format(name=visit.name.plain, address=address),
        link=address,
        matrix=matrix,
        colour="symbol",
        address=address,
    )


def _withdrawn(desk: Desk, visit: Visit, number: int) -> None:
    """A video that is gone: the slide says so, and what there is instead."""
    assert visit.video is not None
    words = desk.compositor.words
    fallback = visit.video.fallback or visit.title
    points_slides(
        desk,
        f"{visit.id}.video",
        words.watch_visit.format(name=visit.name.plain),
        (fallback,),
        section=visit.name.plain,
        overline=words.video_withdrawn,
        present=number,
        footer=visit.name.plain,
        see=visit_anchor(visit),
        notes=Notes(after=(words.video_withdrawn, visit.video.url)),
        source=visit.video.origin,
    )
