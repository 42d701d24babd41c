"""Charts of the content as items: bars side by side, or the parts of one whole.

A chart carries both its data, for writers with charts of their own, and its drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from restitution.compose.compositor import Compositor
from restitution.content import edition as content
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Bar, Chart, Drawn, Panel, TextBox
from restitution.page.structure import Structure
from restitution.theme.tokens import Anchor

_LABEL_SHARE = 0.36
_LABEL_GAP = 0.02
_BAR_GAP = 0.55
_NO_BREAK = "\u00a0"


class ChartPlan(Frozen):
    """How tall a chart's parts are, in points, on the grid that it is for."""

    bar: float
    row: float
    gap: float
    chip: float


def printed(compositor: Compositor, value: Decimal, unit: str) -> str:
    """A value as it is read: the language's number, a no-break space, the unit."""
    number = compositor.language.number(value)
    return f"{number}{_NO_BREAK}{unit}" if unit else number


def digits(visit: content.Visit) -> tuple[str, ...]:
    """The numbers of a visit's charts as they are printed: 7.5 and 7.50 are equal, and are not."""
    charts = (visit.chart, *(question.chart for question in visit.questions))
    return tuple(
        str(number)
        for chart in charts
        if chart
        for number in (chart.total, *(bar.value for bar in chart.bars))
    )


def described(compositor: Compositor, chart: content.Chart) -> str:
    """The alternative text of a chart: its message, then every label with its value."""
    unit = chart.unit.plain if chart.unit else ""
    values = ", ".join(
        f"{bar.label.plain}{_NO_BREAK}: {printed(compositor, bar.value, unit)}"
        for bar in chart.bars
    )
    return compositor.words.chart_alt.format(title=chart.title.plain, values=values)


def height_of(chart: content.Chart, plan: ChartPlan) -> float:
    """How tall the drawing of a chart is."""
    count = len(chart.bars)
    if chart.kind is content.ChartKind.PARTS:
        return plan.bar + plan.gap + count * plan.row
    return count * plan.bar + (count - 1) * plan.gap


class Target(Frozen):
    """Where a chart is drawn, how tall its parts are, and what it is on its page."""

    rect: Rect
    plan: ChartPlan
    name: str
    structure: Structure
    slot: str | None = None


def draw(compositor: Compositor, chart: content.Chart, target: Target) -> tuple[AnyItem, ...]:
    """The items of a chart: one Chart, and what stands around it."""
    if chart.kind is content.ChartKind.PARTS:
        return _parts(compositor, chart, target)
    return (_bars(compositor, chart, target),)


def _colours(chart: content.Chart) -> list[str]:
    """A colour role a bar: highlighted ones stand out, parts differ from their neighbours."""
    quiet = ["chart", "chart-third", "muted"]
    if chart.kind is not content.ChartKind.PARTS:
        quiet = ["chart"]
    roles, used = [], 0
    for bar in chart.bars:
        roles.append("chart-strong" if bar.highlight else quiet[used % len(quiet)])
        used += not bar.highlight
    return roles


def _data(compositor: Compositor, chart: content.Chart) -> tuple[Bar, ...]:
    unit = chart.unit.plain if chart.unit else ""
    return tuple(
        Bar(bar.label.plain, float(bar.value), printed(compositor, bar.value, unit), colour)
        for bar, colour in zip(chart.bars, _colours(chart), strict=True)
    )


def _bars(compositor: Compositor, chart: content.Chart, target: Target) -> Chart:
    """Bars from one line, each with its label before it and its value at its end."""
    bars, rect = _data(compositor, chart), target.rect
    label_width = rect.width * _LABEL_SHARE
    plot = rect.width - label_width
    room = max(_width(compositor, bar.printed, "chart-value") for bar in bars) + target.plan.chip
    highest = max(bar.value for bar in bars) or 1.0
    maximum = highest * plot / (plot - room)
    lanes = _lanes(rect, len(bars))
    drawing: list[Drawn] = []
    for number, (bar, lane) in enumerate(zip(bars, lanes, strict=True)):
        thick = lane.height / (1 + _BAR_GAP)
        top = lane.y + (lane.height - thick) / 2
        area = Rect(rect.x + label_width, top, plot * bar.value / maximum, thick)
        before = Rect(lane.x, lane.y, label_width, lane.height)
        drawing += _row(compositor, bar, before, area, f"{target.name}/{number}")
    return Chart(
        **_common(compositor, chart, target),
        rect=rect,
        bars=bars,
        maximum=maximum,
        stacked=False,
        value_style=compositor.style("chart-value"),
        label_width=label_width,
        gap=_BAR_GAP,
        drawing=tuple(drawing),
    )


def _common(compositor: Compositor, chart: content.Chart, target: Target) -> dict[str, Any]:
    """What every chart item has, whatever its kind."""
    return {
        "name": target.name,
        "structure": target.structure,
        "source": chart.origin,
        "alt": described(compositor, chart),
        "slot": target.slot,
        "label_style": compositor.style("chart-label"),
        "series": chart.title.plain,
    }


def _lanes(rect: Rect, count: int) -> list[Rect]:
    """A rectangle in so many lanes, one under the other."""
    height = rect.height / count
    return [Rect(rect.x, rect.y + i * height, rect.width, height) for i in range(count)]


def _row(compositor: Compositor, bar: Bar, lane: Rect, area: Rect, name: str) -> list[Drawn]:
    """A label, its bar, and the value at the bar's end."""
    room = Rect(lane.x, lane.y, lane.width * (1 - _LABEL_GAP * 2), lane.height)
    label_box = compositor.box(
        f"{name}/label", compositor.wording(bar.label, "chart-label"), room, anchor=Anchor.MIDDLE
    )
    value_at = Rect(area.right + lane.width * _LABEL_GAP, lane.y, 1000, lane.height)
    colour = bar.colour if bar.colour == "chart-strong" else None
    value = compositor.box(
        f"{name}/value",
        compositor.wording(bar.printed, "chart-value", colour=colour),
        value_at,
        anchor=Anchor.MIDDLE,
    )
    return [label_box, Panel(rect=area, name=f"{name}/bar", colour=bar.colour), value]


def _parts(compositor: Compositor, chart: content.Chart, target: Target) -> tuple[AnyItem, ...]:
    """One bar for the whole, its parts in it; below, a row for each with its chip and value."""
    bars, plan, name = _data(compositor, chart), target.plan, target.name
    total = max(float(chart.total or 0), sum(bar.value for bar in bars)) or 1.0
    area, rows = target.rect.split_top(plan.bar, plan.gap)
    named = _fitting(compositor, bars, total, area)
    drawn = Chart(
        **_common(compositor, chart, target),
        rect=area,
        bars=named,
        maximum=total,
        stacked=True,
        value_style=compositor.style("chart-inside"),
        label_width=0.0,
        gap=0.0,
        drawing=_segments(compositor, named, total, area, name),
    )
    whole = Panel(rect=area, name=f"{name}/whole", colour="chart-rest")
    return (whole, drawn, *_legend(compositor, bars, rows, plan, name))


def _fitting(
    compositor: Compositor, bars: Sequence[Bar], total: float, area: Rect
) -> tuple[Bar, ...]:
    """The bars, those too narrow for their value without it: their row says it."""
    return tuple(
        bar
        if _width(compositor, bar.printed, "chart-inside") * 1.15 < area.width * bar.value / total
        else Bar(bar.label, bar.value, "", bar.colour)
        for bar in bars
    )


def _segments(
    compositor: Compositor, bars: Sequence[Bar], total: float, area: Rect, name: str
) -> tuple[Drawn, ...]:
    drawing: list[Drawn] = []
    x = area.x
    for number, bar in enumerate(bars):
        part = Rect(x, area.y, area.width * bar.value / total, area.height)
        drawing.append(Panel(rect=part, name=f"{name}/{number}/bar", colour=bar.colour))
        if bar.printed:
            wording = compositor.wording(bar.printed, "chart-inside")
            drawing.append(
                compositor.box(f"{name}/{number}/value", wording, part, anchor=Anchor.MIDDLE)
            )
        x = part.right
    return tuple(drawing)


def _legend(
    compositor: Compositor, bars: Sequence[Bar], rows: Rect, plan: ChartPlan, name: str
) -> list[AnyItem]:
    widest = max(_width(compositor, bar.printed, "chart-row-value") for bar in bars) * 1.04
    found: list[AnyItem] = []
    for number, bar in enumerate(bars):
        row = Rect(rows.x, rows.y + number * plan.row, rows.width, plan.row)
        chip = Rect(row.x, row.y + (plan.row - plan.chip) / 2, plan.chip, plan.chip)
        value = Rect(chip.right + plan.chip / 2, row.y, widest, row.height)
        label = Rect(
            value.right + plan.chip, row.y, row.right - value.right - plan.chip, row.height
        )
        found.append(Panel(rect=chip, name=f"{name}/{number}/chip", colour=bar.colour))
        found += _legend_texts(compositor, bar, value, label, f"{name}/{number}")
    return found


def _legend_texts(
    compositor: Compositor, bar: Bar, value: Rect, label: Rect, name: str
) -> list[TextBox]:
    return [
        compositor.box(
            f"{name}/row-value",
            compositor.wording(bar.printed, "chart-row-value"),
            value,
            anchor=Anchor.MIDDLE,
        ),
        compositor.box(
            f"{name}/row-label",
            compositor.wording(bar.label, "chart-row"),
            label,
            anchor=Anchor.MIDDLE,
        ),
    ]


def _width(compositor: Compositor, text: str, style: str) -> float:
    wording = compositor.wording(text, style)
    setting = compositor.typesetter.set(wording.spans, wording.style, 10000)
    return setting.lines[0].width
