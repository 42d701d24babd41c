"""Columns made narrower step by step: what trying every row would choose, without trying it."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from restitution.compose.narrowing import Narrowing, Widths

LINES = 3


@st.composite
def tables(draw: st.DrawFn) -> list[list[list[float]]]:
    """By column and row, widths that fall; few different ones, so that many are alike."""
    columns, rows = draw(st.integers(1, 4)), draw(st.integers(1, 7))
    cell = st.lists(st.sampled_from([3.0, 5.5, 8.0, 13.25]), min_size=LINES, max_size=LINES)
    return [[list(accumulate(draw(cell), min)) for _ in range(rows)] for _ in range(columns)]


def tried(table: Widths, lines: list[int]) -> tuple[float, ...]:
    """How wide the columns are with so many lines in each row."""
    return tuple(
        max(cell[line] for cell, line in zip(column, lines, strict=True)) for column in table
    )


@given(tables())
def test_each_step_is_the_best_of_all_rows_and_of_equals_the_first(
    table: list[list[list[float]]],
) -> None:
    narrowing, lines = Narrowing(table), [0] * len(table[0])
    while True:
        assert narrowing.widths == tried(table, lines)
        more = [
            [*lines[:row], line + 1, *lines[row + 1 :]]
            for row, line in enumerate(lines)
            if line + 1 < LINES
        ]
        assert narrowing.step() == bool(more)
        if not more:
            break
        lines = min(more, key=lambda each: sum(tried(table, each)))
