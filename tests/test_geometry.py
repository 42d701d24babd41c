from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.geometry import Rect, mm

LENGTHS = st.floats(0, 2000)
RECTS = st.builds(Rect, LENGTHS, LENGTHS, st.floats(200, 2000), st.floats(200, 2000))


def test_a4_is_595_by_842_points() -> None:
    assert mm(210) == pytest.approx(595.28, abs=0.01)
    assert mm(297) == pytest.approx(841.89, abs=0.01)


@given(RECTS, st.integers(1, 6), st.floats(0, 30))
def test_columns_are_equal_and_fill_their_rectangle(rect: Rect, count: int, gutter: float) -> None:
    columns = rect.columns(count, gutter)
    assert len(columns) == count
    assert columns[0].x == rect.x
    assert columns[-1].right == pytest.approx(rect.right)
    assert len({(column.width, column.y, column.height) for column in columns}) == 1
    for left, right in pairwise(columns):
        assert right.x - left.right == pytest.approx(gutter, abs=1e-6)


@given(RECTS, st.floats(0, 90), st.floats(0, 90))
def test_a_strip_at_the_top_leaves_the_rest_below_its_gap(
    rect: Rect, height: float, gap: float
) -> None:
    top, rest = rect.split_top(height, gap)
    assert (top.y, top.height) == (rect.y, height)
    assert rest.y - top.bottom == pytest.approx(gap, abs=1e-6)
    assert rest.bottom == pytest.approx(rect.bottom)
    assert {top.x, rest.x} == {rect.x}
    assert {top.width, rest.width} == {rect.width}


@given(RECTS, st.tuples(*[st.floats(0, 90)] * 4))
def test_an_inset_moves_each_side_inwards(
    rect: Rect, sides: tuple[float, float, float, float]
) -> None:
    inner = rect.inset(*sides)
    assert rect.contains(inner)
    moved = (
        inner.x - rect.x,
        inner.y - rect.y,
        rect.right - inner.right,
        rect.bottom - inner.bottom,
    )
    assert moved == pytest.approx(sides, abs=1e-6)


@pytest.mark.parametrize(
    "other",
    [Rect(9, 10, 5, 5), Rect(10, 9, 5, 5), Rect(10, 10, 31, 5), Rect(10, 10, 5, 31)],
)
def test_what_sticks_out_on_any_side_is_not_contained(other: Rect) -> None:
    outer = Rect(10, 10, 30, 30)
    assert outer.contains(outer)
    assert outer.contains(Rect(9.995, 9.995, 30.01, 30.01))
    assert not outer.contains(other)
    assert outer.contains(other, tolerance=1.01)
