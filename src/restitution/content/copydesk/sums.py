"""Charts of parts, and whether they make their whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from restitution.content.copydesk.finding import Finding
from restitution.content.edition import Chart, ChartKind, Edition
from restitution.language import Language

_HUNDRED = Decimal(100)


def parts_sum(edition: Edition, language: Language) -> Iterator[Finding]:
    """Parts whose sum is not the whole that is stated: by ``total``, or by per cent.

    Percentages may be off by their rounding, half a last digit each; all else adds up exactly.
    """
    for chart in _charts(edition):
        percent = chart.unit is not None and chart.unit.plain == "%"
        whole = chart.total or (_HUNDRED if percent else None)
        if chart.kind is not ChartKind.PARTS or whole is None:
            continue
        values = [bar.value for bar in chart.bars]
        made = _short(sum(values, Decimal(0)))
        off = abs(made - whole)
        if off and not (percent and off < _rounding(values)):
            said = {"sum": language.number(made), "total": language.number(_short(whole))}
            yield Finding(chart.place_of("total"), said)


def _short(number: Decimal) -> Decimal:
    """A whole number without the zeros behind its point."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _rounding(values: Sequence[Decimal]) -> Decimal:
    places = min(int(value.as_tuple().exponent) for value in values)
    return len(values) * Decimal(1).scaleb(min(places, 0)) / 2


def _charts(edition: Edition) -> Iterator[Chart]:
    for visit in edition.visits:
        charts = [visit.chart, *(question.chart for question in visit.questions)]
        yield from (chart for chart in charts if chart)
