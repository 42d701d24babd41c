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
        off = abs(sum(values, Decimal(0)) - whole)
        if off and not (percent and off < _rounding(values)):
            said = {"sum": language.number(sum(values, Decimal(0))), "total": language.number(whole)}
            yield Finding(chart.place_of("total"), said)


def _rounding(values: Sequence[Decimal]) -> Decimal:
    places = min(int(value.as_tuple().exponent) for value in values)
    return len(values) * Decimal(1).scaleb(min(places, 0)) / 2


def _charts(edition: Edition) -> Iterator[Chart]:
    for visit in edition.visits:
        for node in (visit, *visit.questions):
            if node.chart:
                yield node.chart
