"""Crop and registration marks, outside the bleed and on every plate."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.geometry import Rect, Size
from restitution.theme.tokens import Press
from restitution.writers.pdf import operators, syntax

RESOURCES = (
    "/ColorSpace << /All [/Separation /All /DeviceCMYK "
    "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1 >>] >>"
)
"""The colour that is on every plate (ISO 32000-1, 8.6.6.4)."""

Line = tuple[float, float, float, float]

_RADIUS = 0.25
"""Of a registration mark's circle, as a share of its cross."""


def margin(press: Press) -> float:
    """How far the sheet of paper goes beyond the trimmed one, in points."""
    return press.bleed + (2 * press.mark_gap + press.mark_length if press.marks else 0.0)


def drawn(size: Size, press: Press) -> Iterator[str]:
    """What draws the marks of a page whose lower left trimmed corner is the origin."""
    yield f"q /All CS 1 SCN {syntax.number(press.hairline)} w"
    for x1, y1, x2, y2 in crop_marks(size, press):
        yield operators.line((x1, y1), (x2, y2))
    yield "S"
    for x, y in _centres(size, press):
        yield from _register(x, y, press.mark_length / 2)
    yield "Q"


def crop_marks(size: Size, press: Press) -> list[Line]:
    """Two lines at each corner that say where to cut, from the origin at the lower left."""
    paper = Rect(0, 0, size.width, size.height)
    near = press.bleed + press.mark_gap
    far = near + press.mark_length
    upright = [
        (x, start, x, end)
        for x in (paper.x, paper.right)
        for start, end in ((-far, -near), (paper.bottom + near, paper.bottom + far))
    ]
    level = [
        (start, y, end, y)
        for y in (paper.y, paper.bottom)
        for start, end in ((-far, -near), (paper.right + near, paper.right + far))
    ]
    return [*upright, *level]


def _centres(size: Size, press: Press) -> list[tuple[float, float]]:
    """Where the registration marks stand: in the middle of each side."""
    away = press.bleed + press.mark_gap + press.mark_length / 2
    middle_x, middle_y = size.width / 2, size.height / 2
    return [
        (middle_x, -away),
        (middle_x, size.height + away),
        (-away, middle_y),
        (size.width + away, middle_y),
    ]


def _register(x: float, y: float, arm: float) -> Iterator[str]:
    """A cross in a circle: on the print all plates show it at the same place, or they do not."""
    yield operators.line((x - arm, y), (x + arm, y))
    yield operators.line((x, y - arm), (x, y + arm))
    yield "S"  # apart from the circle: viewers make straight strokes sharp, if they are alone
    radius = 2 * arm * _RADIUS
    yield operators.ellipse(x - radius, y - radius, x + radius, y + radius)
    yield "S"
