"""Lines and areas as operators of content streams (ISO 32000-1, 8.5), from the bottom left up."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache

from restitution.writers.pdf.reportlab_slots import path
from restitution.writers.pdf.syntax import numbers

Point = tuple[float, float]


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """A rectangle from its lower left corner."""
    drawn = path()
    drawn.rect(x, y, width, height)
    return str(drawn.getCode())


def rounded(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with round corners, none wider than half of it."""
    drawn = path()
    drawn.roundRect(x, y, width, height, radius)
    return str(drawn.getCode())


@lru_cache(maxsize=1024)
def ellipse(left: float, bottom: float, right: float, top: float) -> str:
    """An ellipse: the knots of the thread stand at the same place on every page."""
    drawn = path()
    drawn.ellipse(left, bottom, right - left, top - bottom)
    drawn.close()
    return str(drawn.getCode())


def line(start: Point, end: Point) -> str:
    """A straight line."""
    drawn = path()
    drawn.moveTo(*start)
    drawn.lineTo(*end)
    return str(drawn.getCode())


def pen(width: float, dash: Iterable[float] = ()) -> str:
    """Lines of a width from here on, with round caps and joins; ``dash`` is on, off."""
    return f"{numbers(width)} w 1 J 1 j [{numbers(*dash)}] 0 d"


def deflated(lines: Iterable[str]) -> bytes:
    """A content stream of operators; a level more takes half as long again and saves 3 % of it."""
    return zlib.compress("\n".join(lines).encode("ascii"), 5)
