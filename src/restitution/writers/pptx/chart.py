"""Native bar charts (ECMA-376-1, 21.2), placed so that the bars stand where they were drawn."""

from __future__ import annotations

from collections.abc import Sequence

from restitution.markup import Span
from restitution.page.items import Bar, Chart
from restitution.theme.tokens import Align, TextStyle
from restitution.writers.pptx.elements import (
    DRAWING,
    NOTHING,
    RELATIONSHIPS,
    Xml,
    document,
    element,
    joined,
    words,
)
from restitution.writers.pptx.parts import CHART, WORKBOOK, Part, Relations
from restitution.writers.pptx.plot import Plot, drawn_styles, plot_of
from restitution.writers.pptx.scheme import Scheme, theme_part
from restitution.writers.pptx.text import default_look, differing
from restitution.writers.pptx.workbook import SHEET, column, workbook

_CHART_ML = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CATEGORIES, _VALUES = 111_111_111, 222_222_222
"""Ids of the axes; the schema wants them positive."""

_GAP_LIMIT = 500
_LABEL_SIDES = {Align.LEFT: "l", Align.RIGHT: "r"}


def chart_parts(chart: Chart, number: int, scheme: Scheme) -> tuple[Part, Part]:
    """The chart and its workbook."""
    book = workbook(_rows(chart), theme_part(scheme, scheme.theme.name))
    sheet = Part(f"/ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx", WORKBOOK, book)
    relations = Relations()
    content = _space(chart, scheme, relations.to(WORKBOOK, sheet.name))
    return Part(f"/ppt/charts/chart{number}.xml", CHART, content, relations), sheet


def _rows(chart: Chart) -> list[list[str | float]]:
    if chart.stacked:
        head: list[str | float] = ["", *(bar.label for bar in chart.bars)]
        return [head, [chart.series, *(bar.value for bar in chart.bars)]]
    rows: list[list[str | float]] = [[bar.label, bar.value] for bar in chart.bars]
    return [["", chart.series], *rows]


def _space(chart: Chart, scheme: Scheme, book: str) -> str:
    spaces = {"xmlns_c": _CHART_ML, "xmlns_a": DRAWING, "xmlns_r": RELATIONSHIPS}
    plain = element("c:spPr", element("a:noFill"), element("a:ln", element("a:noFill")))
    root = element(
        "c:chartSpace",
        element("c:date1904", val=False),
        element("c:lang", val=scheme.language),
        element("c:roundedCorners", val=False),
        _chart(chart, scheme),
        plain,
        _text(drawn_styles(chart)[0], scheme),
        element("c:externalData", element("c:autoUpdate", val=False), r_id=book),
        **spaces,
    )
    return document(root)


def _chart(chart: Chart, scheme: Scheme) -> Xml:
    plot = plot_of(chart)
    area = element(
        "c:plotArea",
        _placed(plot),
        _bars(chart, scheme, plot),
        _category_axis(chart, scheme),
        _value_axis(chart),
    )
    return element(
        "c:chart",
        element("c:autoTitleDeleted", val=True),
        area,
        element("c:plotVisOnly", val=True),
        element("c:dispBlanksAs", val="gap"),
    )


def _placed(plot: Plot) -> Xml:
    """The plot inside its axes, in shares of the chart."""
    whole, inner = plot.whole, plot.inner
    shares = {
        "x": (inner.x - whole.x) / whole.width,
        "y": (inner.y - whole.y) / whole.height,
        "w": inner.width / whole.width,
        "h": inner.height / whole.height,
    }
    modes = [element(f"c:{side}Mode", val="edge") for side in ("x", "y")]
    values = [element(f"c:{side}", val=f"{share:.6f}") for side, share in shares.items()]
    target = element("c:layoutTarget", val="inner")
    return element("c:layout", element("c:manualLayout", target, *modes, *values))


def _bars(chart: Chart, scheme: Scheme, plot: Plot) -> Xml:
    count = 1 if chart.stacked else len(chart.bars)
    pitch = plot.inner.height / count
    gap = min(_GAP_LIMIT, max(0, round((pitch / plot.bar - 1) * 100)))
    series = _stacked(chart, scheme) if chart.stacked else _clustered(chart, scheme)
    return element(
        "c:barChart",
        element("c:barDir", val="bar"),
        element("c:grouping", val="stacked" if chart.stacked else "clustered"),
        element("c:varyColors", val=False),
        series,
        element("c:gapWidth", val=gap),
        element("c:overlap", val=100) if chart.stacked else NOTHING,
        element("c:axId", val=_CATEGORIES),
        element("c:axId", val=_VALUES),
    )


def _clustered(chart: Chart, scheme: Scheme) -> Xml:
    """One series; every bar is a point with its own colour and its value as printed."""
    bars = chart.bars
    points = [_point(bar, index, scheme) for index, bar in enumerate(bars)]
    labels = [_label(chart, index, index, scheme, "outEnd") for index in range(len(bars))]
    last = len(bars) + 1
    return element(
        "c:ser",
        *_series_head(0, chart.series, "$B$1"),
        element("c:spPr", scheme.fill(bars[0].colour)),
        element("c:invertIfNegative", val=False),
        *points,
        _labels(labels, chart.value_style, scheme, "outEnd"),
        _categories([bar.label for bar in bars], last),
        _numbers([bar.value for bar in bars], f"$B$2:$B${last}"),
    )


def _stacked(chart: Chart, scheme: Scheme) -> Xml:
    """One series a part."""
    return joined(_part(chart, index, scheme) for index in range(len(chart.bars)))


def _part(chart: Chart, index: int, scheme: Scheme) -> Xml:
    bar = chart.bars[index]
    letters = column(index + 1)
    return element(
        "c:ser",
        *_series_head(index, bar.label, f"${letters}$1"),
        element("c:spPr", scheme.fill(bar.colour)),
        element("c:invertIfNegative", val=False),
        _labels([_label(chart, index, 0, scheme, "ctr")], chart.value_style, scheme, "ctr"),
        _categories([chart.series], 2),
        _numbers([bar.value], f"${letters}$2"),
    )


def _series_head(index: int, name: str, cell: str) -> tuple[Xml, ...]:
    cache = element("c:strCache", element("c:ptCount", val=1), _entry(0, name))
    reference = element("c:strRef", element("c:f", words(f"{SHEET}!{cell}")), cache)
    order = element("c:idx", val=index), element("c:order", val=index)
    return *order, element("c:tx", reference)


def _point(bar: Bar, index: int, scheme: Scheme) -> Xml:
    return element(
        "c:dPt",
        element("c:idx", val=index),
        element("c:invertIfNegative", val=False),
        element("c:bubble3D", val=False),
        element("c:spPr", scheme.fill(bar.colour)),
    )


def _label(chart: Chart, bar: int, point: int, scheme: Scheme, place: str) -> Xml:
    """The value as printed, in words: a number format would follow the reader's own country."""
    printed = chart.bars[bar].printed
    if not printed:
        return element("c:dLbl", element("c:idx", val=point), element("c:delete", val=True))
    style = drawn_styles(chart)[1].get(bar, chart.value_style)
    area = element("a:bodyPr", wrap="none")
    rich = element("c:rich", area, element("a:lstStyle"), _words(printed, style, scheme))
    return element("c:dLbl", element("c:idx", val=point), element("c:tx", rich), *_shown(place))


def _labels(labels: Sequence[Xml], style: TextStyle, scheme: Scheme, place: str) -> Xml:
    return element("c:dLbls", *labels, _text(style, scheme), *_shown(place))


def _shown(place: str) -> tuple[Xml, ...]:
    shown = ("LegendKey", False), ("Val", True), ("CatName", False), ("SerName", False)
    more = ("Percent", False), ("BubbleSize", False)
    flags = (element(f"c:show{name}", val=value) for name, value in (*shown, *more))
    return element("c:dLblPos", val=place), *flags


def _categories(labels: Sequence[str], last: int) -> Xml:
    entries = [_entry(index, label) for index, label in enumerate(labels)]
    cache = element("c:strCache", element("c:ptCount", val=len(labels)), *entries)
    formula = element("c:f", words(f"{SHEET}!$A$2:$A${last}"))
    return element("c:cat", element("c:strRef", formula, cache))


def _numbers(values: Sequence[float], cells: str) -> Xml:
    entries = [_entry(index, f"{value:.15g}") for index, value in enumerate(values)]
    count = element("c:ptCount", val=len(values))
    cache = element("c:numCache", element("c:formatCode", words("General")), count, *entries)
    return element("c:val", element("c:numRef", element("c:f", words(f"{SHEET}!{cells}")), cache))


def _entry(index: int, text: str) -> Xml:
    return element("c:pt", element("c:v", words(text)), idx=index)


def _category_axis(chart: Chart, scheme: Scheme) -> Xml:
    return element(
        "c:catAx",
        element("c:axId", val=_CATEGORIES),
        element("c:scaling", element("c:orientation", val="maxMin")),
        element("c:delete", val=chart.stacked),
        element("c:axPos", val="l"),
        element("c:numFmt", formatCode="General", sourceLinked=False),
        *_without_ticks("low"),
        element("c:spPr", element("a:ln", element("a:noFill"))),
        _text(drawn_styles(chart)[0], scheme),
        element("c:crossAx", val=_VALUES),
        element("c:crosses", val="autoZero"),
        element("c:auto", val=False),
        element("c:lblAlgn", val=_LABEL_SIDES.get(chart.label_style.align, "ctr")),
        element("c:lblOffset", val=100),
        element("c:noMultiLvlLbl", val=True),
    )


def _value_axis(chart: Chart) -> Xml:
    limits = element("c:max", val=f"{chart.maximum:.15g}"), element("c:min", val=0)
    return element(
        "c:valAx",
        element("c:axId", val=_VALUES),
        element("c:scaling", element("c:orientation", val="minMax"), *limits),
        element("c:delete", val=True),
        element("c:axPos", val="t"),
        element("c:numFmt", formatCode="General", sourceLinked=False),
        *_without_ticks("none"),
        element("c:crossAx", val=_CATEGORIES),
        element("c:crosses", val="autoZero"),
        element("c:crossBetween", val="between"),
    )


def _without_ticks(labels: str) -> tuple[Xml, ...]:
    ticks = (element(f"c:{which}TickMark", val="none") for which in ("major", "minor"))
    return *ticks, element("c:tickLblPos", val=labels)


def _text(style: TextStyle, scheme: Scheme) -> Xml:
    line = element(
        "a:p",
        element("a:pPr", default_look(style, scheme)),
        element("a:endParaRPr", lang=scheme.language),
    )
    return element("c:txPr", element("a:bodyPr"), element("a:lstStyle"), line)


def _words(text: str, style: TextStyle, scheme: Scheme) -> Xml:
    attributes, look = differing(style, None, scheme, Span(""))
    properties = element("a:rPr", look, lang=scheme.language, **attributes)
    setting = element("a:pPr", default_look(style, scheme))
    return element("a:p", setting, element("a:r", properties, element("a:t", words(text))))
