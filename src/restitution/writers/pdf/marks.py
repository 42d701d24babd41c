"""Crop and registration marks, outside the bleed and on every plate."""

from __future__ import annotations

from typing import Any

from restitution.geometry import Rect, Size
from restitution.theme.tokens import Press
from restitution.writers.pdf.reportlab_slots import REGISTRATION

Line = tuple[float, float, float, float]

_RADIUS = 0.25
"""Of a registration mark's circle, as a share of its cross."""


def margin(press: Press) -> float:
    """How far the sheet of paper goes beyond the trimmed one, in points."""
    return press.bleed + (2 * press.mark_gap + press.mark_length if press.marks else 0.0)


def draw(canvas: Any, size: Size, press: Press) -> None:
    """Draw the marks of a page whose lower left trimmed corner is the origin."""
    canvas.saveState()
    canvas.setStrokeColor(REGISTRATION)
    canvas.setLineWidth(press.hairline)
    canvas.lines(crop_marks(size, press))
    for x, y in _centres(size, press):
        _register(canvas, x, y, press.mark_length / 2)
    canvas.restoreState()


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


def _register(canvas: Any, x: float, y: float, arm: float) -> None:
    """A cross in a circle: on the print all plates show it at the same place, or they do not."""
    canvas.lines([(x - arm, y, x + arm, y), (x, y - arm, x, y + arm)])
    canvas.circle(x, y, 2 * arm * _RADIUS, stroke=1, fill=0)
