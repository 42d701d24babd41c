"""Lines and areas as operators of content streams (ISO 32000-1, 8.5), from the bottom left up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from restitution.writers.pdf.syntax import numbers

_QUADRANT = 0.5523
"""How far the control points of a quarter of a circle are from its ends, as a share of its radius;
the curve is never further from the circle than 0.03 % of it."""

Point = tuple[float, float]


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """A rectangle from its lower left corner."""
    return f"{numbers(x, y, width, height)} re"


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with round corners, none wider than half of it."""
    return "\n".join(_round(x, y, x + width, y + height, radius, radius))


@lru_cache(maxsize=1024)
def ellipse(left: float, bottom: float, right: float, top: float) -> str:
    """An ellipse: the knots of the thread stand at the same place on every page."""
    return "\n".join(_round(left, bottom, right, top, (right - left) / 2, (top - bottom) / 2))


def line(start: Point, end: Point) -> str:
    """A straight line."""
    return f"{move(*start)} {draw(*end)}"


def move(x: float, y: float) -> str:
    """Start a new contour."""
    return f"{numbers(x, y)} m"


def draw(x: float, y: float) -> str:
    """Go on straight."""
    return f"{numbers(x, y)} l"


def curve(*points: float) -> str:
    """Go on in a cubic Bézier curve: two control points and the end."""
    return f"{numbers(*points)} c"


def pen(width: float, dash: Iterable[float] = ()) -> str:
    """Lines of a width from here on, with round caps and joins; ``dash`` is on, off."""
    return f"{numbers(width)} w 1 J 1 j [{numbers(*dash)}] 0 d"


def _round(
    left: float, bottom: float, right: float, top: float, wide: float, high: float
) -> Iterator[str]:
    """A rectangle whose corners are quarters of ellipses so wide and so high."""
    x, y = wide * (1 - _QUADRANT), high * (1 - _QUADRANT)
    yield move(left + wide, bottom)
    yield draw(right - wide, bottom)
    yield curve(right - x, bottom, right, bottom + y, right, bottom + high)
    yield draw(right, top - high)
    yield curve(right, top - y, right - x, top, right - wide, top)
    yield draw(left + wide, top)
    yield curve(left + x, top, left, top - y, left, top - high)
    yield draw(left, bottom + high)
    yield curve(left, bottom + y, left + x, bottom, left + wide, bottom)
    yield "h"
