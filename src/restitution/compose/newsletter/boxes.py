"""What stands apart from the running text: charts, detached sentences, figures, the brief."""

from __future__ import annotations

from collections.abc import Sequence

from restitution.compose import charts
from restitution.compose.newsletter.galleys import Galleys
from restitution.content.edition import Chart, Figure
from restitution.flow.galley import Block, Piece
from restitution.geometry import Rect
from restitution.markup import Text
from restitution.page.items import AnyItem, LineTo, Move, Panel, Stroke
from restitution.page.structure import ARTIFACT, Role, Structure, Tag
from restitution.source import Source
from restitution.text.fit import height_of
from restitution.text.setting import SetText

_CHART = charts.ChartPlan(bar=20, row=12, gap=5, chip=7)
_FIGURE_GAP = 10.0
_FIGURE_SHARE = 0.42


def chart_box(galleys: Galleys, chart: Chart, name: str) -> list[Piece]:
    """A chart in a box of its own: the message, the bars, the source."""
    compositor, pad = galleys.compositor, galleys.compositor.length("box-padding")
    inner = Rect(0, 0, galleys.width - 2 * pad, 400)
    title = compositor.fitted([compositor.wording(chart.title, "chart-title")], inner, name)
    plan = _CHART
    bars = charts.height_of(chart, plan)
    source = _chart_source(galleys, chart, inner, name)
    foot = source[0].height + 4 if source else 0.0
    height = pad * 2 + title[0].height + 6 + bars + foot
    whole = galleys.units(height)

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        area = rect.inset(pad, pad + (whole - height) / 2, pad, pad)
        y = area.y + title[0].height + 6
        bars_at = Rect(area.x, y, area.width, bars)
        figure = galleys.path(Role.FIGURE, name)
        items: list[AnyItem] = [
            Panel(rect=rect, name=f"{name}/ground", colour="paper"),
            compositor.place(
                f"{name}/title", title, area, structure=galleys.path(Role.P, f"{name}/title")
            ),
            *charts.draw(compositor, chart, charts.Target(bars_at, plan, name, figure)),
        ]
        if source:
            below = Rect(area.x, bars_at.bottom + 4, area.width, foot)
            path = galleys.path(Role.P, f"{name}/source")
            items.append(compositor.place(f"{name}/source", source, below, structure=path))
        return tuple(items)

    return [galleys.space(), Block(whole, draw, source=chart.origin)]


def _chart_source(galleys: Galleys, chart: Chart, inner: Rect, name: str) -> Sequence[SetText]:
    if chart.source is None:
        return ()
    text = f"{galleys.compositor.words.source}\u00a0: {chart.source.plain}"
    wording = galleys.compositor.wording(text, "chart-source", source=chart.source.source)
    return galleys.compositor.fitted([wording], inner, name)


def pull_quote(galleys: Galleys, quote: Text, name: str, *, said: bool) -> list[Piece]:
    """A sentence detached from the text, between two rules.

    ``said`` is whether the text has the same words: then they are not read out a second time.
    """
    compositor = galleys.compositor
    rough = Rect(0, 0, galleys.width - 10, 400)
    text = compositor.fitted([compositor.wording(quote, "pull")], rough, name)
    whole = galleys.units(text[0].height + 16)

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
        path = ARTIFACT if said else galleys.path(Role.QUOTE, name, Tag(Role.P, ""))
        return (bar, compositor.place(name, text, area, structure=path))

    return [galleys.space(), Block(whole, draw, source=quote.source)]


def figure_box(galleys: Galleys, figure: Figure, name: str) -> list[Piece]:
    """A figure, large, with what it counts beside it, between two fine rules."""
    compositor, width = galleys.compositor, galleys.width
    said = compositor.wording(figure.value, "call-value")
    left = Rect(0, 0, width * _FIGURE_SHARE, said.style.leading)
    value = compositor.fitted([said], left, name)
    wide = min(value[0].lines[0].width + _FIGURE_GAP, width / 2)
    right = Rect(0, 0, width - wide, 400)
    label = compositor.fitted([compositor.wording(figure.label, "call-label")], right, name)
    tall = max(value[0].height, label[0].height)
    whole = galleys.units(tall + 10)

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        middle = rect.y + whole / 2
        at = Rect(rect.x, middle - value[0].height / 2, left.width, value[0].height)
        beside = Rect(rect.x + wide, middle - label[0].height / 2, right.width, label[0].height)
        path = galleys.path(Role.P, name)
        return (
            galleys.rule(f"{name}/top", Rect(rect.x, rect.y + 2, rect.width, 0), "rule"),
            compositor.place(f"{name}/value", value, at, structure=path),
            compositor.place(f"{name}/label", label, beside, structure=path),
            galleys.rule(f"{name}/foot", Rect(rect.x, rect.bottom - 2, rect.width, 0), "rule"),
        )

    return [galleys.space(), Block(whole, draw, source=figure.origin)]


def points_box(
    galleys: Galleys, head: str, points: Sequence[Text], name: str, source: Source
) -> list[Piece]:
    """The points of a slide as a box of their own, for readers in a hurry."""
    compositor, pad = galleys.compositor, galleys.compositor.length("box-padding")
    inner = Rect(0, 0, galleys.width - 2 * pad, 600)
    wordings = [
        compositor.wording(head, "question-label"),
        *(compositor.wording(point, "brief") for point in points),
    ]
    texts = compositor.fitted(wordings, inner, name)
    height = height_of(texts) + 2 * pad
    whole = galleys.units(height)

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        area = rect.inset(pad, pad + (whole - height) / 2, pad, pad)
        paths: list[Structure] = [galleys.path(Role.P, f"{name}/head")]
        paths += [
            galleys.path(Role.LIST, name, Tag(Role.ENTRY, str(i)), Tag(Role.ENTRY_BODY, ""))
            for i in range(len(points))
        ]
        return (
            Panel(rect=rect, name=f"{name}/ground", colour="paper"),
            compositor.place(name, texts, area, structure=paths),
        )

    return [galleys.space(), Block(whole, draw, source=source)]
