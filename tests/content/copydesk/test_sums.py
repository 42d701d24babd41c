from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from content.copydesk.proofs import remarks, visit

CHECK = "parts_sum"


def said(folder: Path, values: list[str], **chart: Any) -> list[dict[str, str]]:
    bars = [{"label": f"b{number}", "value": value} for number, value in enumerate(values)]
    keys = {"title": "Parts", "kind": "parts", "bars": bars, **chart}
    return remarks(folder, CHECK, visit(chart=keys))


@pytest.mark.parametrize(
    ("values", "chart"),
    [
        (["80", "20"], {"unit": "%"}),
        (["33", "33", "33"], {"unit": "%"}),
        (["33,3", "33,3", "33,3"], {"unit": "%", "total": "100"}),
        (["7,50", "13,60"], {"unit": "€", "total": "21,10"}),
        (["10", "50"], {"unit": "pers."}),
        (["10", "50"], {"kind": "bars", "unit": "%"}),
        (["50", "35"], {"kind": "change", "unit": "%", "total": "100"}),
    ],
)
def test_parts_that_make_their_whole_are_left_alone(
    tmp_path: Path, values: list[str], chart: dict[str, Any]
) -> None:
    assert said(tmp_path, values, **chart) == []


@pytest.mark.parametrize(
    ("values", "chart", "made", "total"),
    [
        (["80", "21"], {"unit": "%"}, "101", "100"),
        (["56,5", "16", "8,5"], {"unit": "%", "total": "100"}, "81", "100"),
        (["33,3", "33,3", "33,2"], {"unit": "%"}, "99,8", "100"),
        (["7,50", "13,50"], {"unit": "€", "total": "21,10"}, "21", "21,10"),
        (["13", "13", "13"], {"total": "40"}, "39", "40"),
    ],
)
def test_parts_that_do_not_are_told(
    tmp_path: Path, values: list[str], chart: dict[str, Any], made: str, total: str
) -> None:
    assert said(tmp_path, values, **chart) == [{"sum": made, "total": total}]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(st.integers(1, 1000), min_size=2, max_size=6), st.integers(0, 2))
def test_shares_rounded_alike_are_never_told(
    tmp_path: Path, counts: list[int], places: int
) -> None:
    shares = [Decimal(100 * count) / sum(counts) for count in counts]
    digit = Decimal(1).scaleb(-places)
    rounded = [share.quantize(digit) for share in shares]
    pairs = zip(shares, rounded, strict=True)
    assume(any(abs(share - near) * 2 < digit for share, near in pairs))
    assert said(tmp_path, [str(near) for near in rounded], unit="%") == []
