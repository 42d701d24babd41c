"""Lines and areas as operators."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from restitution.writers.pdf.operators import ellipse, pen, rounded

Point = tuple[float, float]


def outline(operators: str) -> list[Point]:
    """Points along a path: the ends of its lines, and nine on each of its curves."""
    points: list[Point] = []
    for numbers, operator in re.findall(r"([-\d. ]+) ([mlc])", operators):
        values = [float(number) for number in numbers.split()]
        knots = list(zip(values[::2], values[1::2], strict=True))
        if operator == "c":
            points += [bezier([points[-1], *knots], share / 9) for share in range(1, 9)]
        points.append(knots[-1])
    return points


def bezier(knots: Sequence[Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x, y = (sum(w * knot[axis] for w, knot in zip(weights, knots, strict=True)) for axis in (0, 1))
    return x, y


@given(st.floats(1, 200), st.floats(-50, 500), st.floats(-50, 500))
def test_a_disc_is_round(radius: float, x: float, y: float) -> None:
    points = outline(ellipse(x - radius, y - radius, x + radius, y + radius))
    assert len(points) > 30
    for point in points:
        assert abs(math.dist(point, (x, y)) - radius) < 0.001 * radius + 0.002


@given(st.floats(10, 200), st.floats(10, 200), st.floats(0.5, 5))
def test_round_corners_are_inside_the_rectangle_and_reach_its_sides(
    width: float, height: float, radius: float
) -> None:
    points = outline(rounded(7, 9, width, height, radius))
    for axis, (low, high) in enumerate(((7, 7 + width), (9, 9 + height))):
        assert abs(min(p[axis] for p in points) - low) < 0.001
        assert abs(max(p[axis] for p in points) - high) < 0.001
    corner = min(math.dist(p, (7, 9)) for p in points)
    assert corner > 0.4 * radius


def test_a_pen_says_all_that_lines_are() -> None:
    assert pen(0.5) == ".5 w 1 J 1 j [] 0 d"
    assert pen(1, (2, 3.5)) == "1 w 1 J 1 j [2 3.5] 0 d"
