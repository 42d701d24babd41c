"""Where a chart's bars were drawn, so that a native chart can put its own there."""

from __future__ import annotations

from itertools import pairwise

from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import Chart, Panel, TextBox
from restitution.theme.tokens import TextStyle


class Plot(Frozen):
    """Where the bars stand: the whole chart, the plot in it, and a bar's thickness."""

    whole: Rect
    inner: Rect
    bar: float


def plot_of(chart: Chart) -> Plot:
    """The plot whose bars fall on the panels that were drawn for them.

    Half a gap stands before the first bar and after the last, as in every bar chart of Office;
    the chart grows by it where the drawing leaves no room.
    """
    first, last, widest = _panels(chart)
    count = 1 if chart.stacked else len(chart.bars)
    pitch = (last.y - first.y) / (count - 1) if count > 1 else first.height * (1 + chart.gap)
    margin = max(0.0, pitch - first.height) / 2
    inner = Rect(first.x, first.y - margin, widest, count * pitch)
    whole = _union(chart.rect, inner)
    return Plot(whole, inner, first.height)


def _panels(chart: Chart) -> tuple[Rect, Rect, float]:
    """The first and the last bar as drawn, and how long a bar of the maximum is."""
    drawn = [item.rect for item in chart.drawing if isinstance(item, Panel)]
    if len(drawn) != len(chart.bars):
        return _reckoned(chart)
    if chart.stacked:
        left, right = min(rect.x for rect in drawn), max(rect.right for rect in drawn)
        total = sum(bar.value for bar in chart.bars)
        return drawn[0], drawn[0], _scaled(right - left, total, chart.maximum)
    longest = max(range(len(drawn)), key=lambda index: chart.bars[index].value)
    length = _scaled(drawn[longest].width, chart.bars[longest].value, chart.maximum)
    return drawn[0], drawn[-1], length


def _scaled(length: float, value: float, maximum: float) -> float:
    return length * maximum / value if value > 0 else length


def _reckoned(chart: Chart) -> tuple[Rect, Rect, float]:
    """Bars for a chart without a drawing of one panel a bar: evenly spaced beside the labels."""
    lane = chart.rect.height / (1 if chart.stacked else len(chart.bars))
    height = lane / (1 + chart.gap)
    left, margin = chart.rect.x + chart.label_width, (lane - height) / 2
    width = chart.rect.right - left
    first = Rect(left, chart.rect.y + margin, width, height)
    return first, Rect(left, chart.rect.bottom - margin - height, width, height), width


def drawn_styles(chart: Chart) -> tuple[TextStyle, dict[int, TextStyle]]:
    """The style of the labels as drawn (they may have stepped down), and of each bar's value.

    In the drawing a bar's label stands before its panel and its value after it.
    """
    labels, values, place = [chart.label_style], dict[int, TextStyle](), -1
    for before, item in pairwise((None, *chart.drawing)):
        if isinstance(item, Panel):
            place += 1
        elif isinstance(item, TextBox) and item.passages:
            style = item.passages[0].style
            if isinstance(before, Panel):
                values[place] = style
            else:
                labels.append(style)
    return min(labels, key=lambda style: style.size), values


def _union(one: Rect, other: Rect) -> Rect:
    left, top = min(one.x, other.x), min(one.y, other.y)
    right, bottom = max(one.right, other.right), max(one.bottom, other.bottom)
    return Rect(left, top, right - left, bottom - top)
