"""Places under transformations, as PDF has them: six numbers, y growing upwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

UNIT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiplied(first: Matrix, then: Matrix) -> Matrix:
    """The transformation that does one after the other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box that holds all points; raises ValueError for none."""
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def placed(box: Box, matrix: Matrix) -> Box:
    """The box around a box that was transformed."""
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    return around((a * x + c * y + e, b * x + d * y + f) for x, y in corners)


def united(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all boxes; raises ValueError for none."""
    return around(corner for box in boxes for corner in (box[:2], box[2:]))
