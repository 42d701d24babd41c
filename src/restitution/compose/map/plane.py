"""From the globe to the page: one flat projection, and points and boxes on the page."""

from __future__ import annotations

import math
from collections.abc import Sequence

from restitution.frozen import Frozen
from restitution.geometry import Rect

Point = tuple[float, float]
"""x and y in points on the page, or longitude and latitude in degrees."""

_STEEPEST = 0.1
_POLAR = 84.0


class Projection(Frozen):
    """Equirectangular, true to scale along the middle's parallel (Snyder 1987, chapter 12).

    ``scale`` is points a degree of latitude; ``squeeze`` the cosine of the middle's latitude.
    """

    middle: Point
    centre: Point
    scale: float
    squeeze: float

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a place on the globe stands on the page."""
        return (
            self.centre[0] + (longitude - self.middle[0]) * self.squeeze * self.scale,
            self.centre[1] - (latitude - self.middle[1]) * self.scale,
        )

    def window(self, rect: Rect) -> tuple[float, float, float, float]:
        """West, south, east and north of what a rectangle shows, in degrees."""
        wide = self.scale * self.squeeze
        return (
            self.middle[0] + (rect.x - self.centre[0]) / wide,
            self.middle[1] - (rect.bottom - self.centre[1]) / self.scale,
            self.middle[0] + (rect.right - self.centre[0]) / wide,
            self.middle[1] - (rect.y - self.centre[1]) / self.scale,
        )


def fitted(places: Sequence[Point], rect: Rect, least: float) -> Projection:
    """The largest projection that keeps all places inside ``rect``, with them in its middle.

    ``places`` are longitudes and latitudes; ``least`` is the height in degrees that the rectangle
    shows at least, however near to each other the places are.
    """
    west, east = _ends([longitude for longitude, _ in places])
    south, north = _ends([latitude for _, latitude in places])
    middle = ((west + east) / 2, (south + north) / 2)
    squeeze = max(math.cos(math.radians(min(abs(middle[1]), _POLAR))), _STEEPEST)
    scale = min(
        rect.height / max(north - south, least),
        rect.width / max((east - west) * squeeze, least),
    )
    centre = (rect.x + rect.width / 2, rect.y + rect.height / 2)
    return Projection(middle, centre, scale, squeeze)


def _ends(values: Sequence[float]) -> tuple[float, float]:
    return min(values, default=0.0), max(values, default=0.0)


def spread(points: Sequence[Point], least: float, rect: Rect) -> tuple[Point, ...]:
    """The points moved apart until no two are nearer than ``least``, all inside ``rect``.

    Near points give way by equal parts, as cartographers displace signs that would cover each
    other; points of one place stand in a circle, in their order. Points with room do not move.
    """
    moved = [_held(point, rect) for point in _circled(points, least)]
    for _ in range(_ROUNDS):
        crowded = False
        for i in range(len(moved)):
            for j in range(i):
                crowded |= _part(moved, j, i, least)
        if not crowded:
            break
        moved = [_held(point, rect) for point in moved]
    return tuple(moved)


_ROUNDS = 200
_GOLDEN = 2.399963
_SLACK = 0.01


def _circled(points: Sequence[Point], least: float) -> list[Point]:
    """The points, those of one place in a circle round it, clockwise from its left."""
    groups: dict[Point, list[int]] = {}
    for i, (x, y) in enumerate(points):
        groups.setdefault((round(x), round(y)), []).append(i)
    placed = list(points)
    for group in groups.values():
        reach = least / 2 / math.sin(math.pi / len(group)) if len(group) > 1 else 0.0
        for k, i in enumerate(group):
            angle = math.pi + math.tau * k / len(group)
            x, y = points[i]
            placed[i] = (x + reach * math.cos(angle), y + reach * math.sin(angle))
    return placed


def _part(points: list[Point], i: int, j: int, least: float) -> bool:
    """Move two points apart if they are too near; whether they were."""
    (ax, ay), (bx, by) = points[i], points[j]
    apart = math.hypot(bx - ax, by - ay)
    if apart >= least - _SLACK:
        return False
    angle = math.atan2(by - ay, bx - ax) if apart > _SLACK else _GOLDEN * j
    push = (least - apart) / 2 + _SLACK
    dx, dy = math.cos(angle) * push, math.sin(angle) * push
    points[i], points[j] = (ax - dx, ay - dy), (bx + dx, by + dy)
    return True


def _held(point: Point, rect: Rect) -> Point:
    return min(max(point[0], rect.x), rect.right), min(max(point[1], rect.y), rect.bottom)


def distance(rect: Rect, point: Point) -> float:
    """How far a point is from a rectangle; 0 inside."""
    x, y = point
    right, bottom = rect.x + rect.width, rect.y + rect.height
    across = rect.x - x if x < rect.x else x - right if x > right else 0.0
    down = rect.y - y if y < rect.y else y - bottom if y > bottom else 0.0
    return math.hypot(across, down)


def overlap(a: Rect, b: Rect) -> bool:
    """Whether two rectangles share more than an edge."""
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def around(point: Point, reach: float) -> Rect:
    """The square around a point that reaches so far on each side."""
    return Rect(point[0] - reach, point[1] - reach, 2 * reach, 2 * reach)


def crossing(a: Point, b: Point, rect: Rect) -> tuple[Point, Point] | None:
    """The part of a straight line inside a rectangle (Liang and Barsky 1984), or None."""
    start, end = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for step, room in (
        (-dx, a[0] - rect.x),
        (dx, rect.right - a[0]),
        (-dy, a[1] - rect.y),
        (dy, rect.bottom - a[1]),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            start = max(start, room / step)
        else:
            end = min(end, room / step)
    if start >= end:
        return None
    return (a[0] + dx * start, a[1] + dy * start), (a[0] + dx * end, a[1] + dy * end)
