"""The names of countries on a map: set small, where the country has most room for them."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from restitution.compose.map.land import Ground
from restitution.compose.map.lettering import Letterer, Lettering
from restitution.compose.map.plane import Point, distance
from restitution.frozen import Frozen
from restitution.geometry import Rect

_COLUMNS, _ROWS = 24, 14
_AIR, _AMPLE = 1.0, 3.0
"""The least room round a name, and the most that is asked for, in lines of its type."""


class Named(Frozen):
    """A country's name, set, and the box it stands in."""

    id: str
    lettering: Lettering
    box: Rect


def named(
    found: Sequence[Ground],
    rect: Rect,
    taken: Sequence[Rect],
    points: Sequence[Point],
    letterer: Letterer,
    language: str,
) -> tuple[Named, ...]:
    """The names that find room in their country, clear of boxes and points already there."""
    names, points = list[Named](), sorted(points)
    for ground in found:
        name = ground.country.names.get(language) or ground.country.names["en"]
        text = letterer.country(name)
        boxes = [*taken, *(other.box for other in names)]
        crossings = cache(ground.crossings)
        inside = [box for box in _boxes(rect, text.width, text.height) if _inside(crossings, box)]
        heart = _heart(inside)
        ample = _AMPLE * text.height
        rooms = ((_room(box, rect, boxes, _near(box, points, ample)), box) for box in inside)
        places = [
            (min(room, ample), -math.dist(_middle(box), heart), i, box)
            for i, (room, box) in enumerate(rooms)
            if room > _AIR * text.height
        ]
        if places:
            names.append(Named(ground.country.id, text, max(places)[-1]))
    return tuple(names)


def _middle(box: Rect) -> Point:
    return box.x + box.width / 2, box.y + box.height / 2


def _heart(boxes: Sequence[Rect]) -> Point:
    """The middle of all boxes' middles: about the middle of the part of a country that shows."""
    middles = [_middle(box) for box in boxes]
    count = max(len(middles), 1)
    return sum(x for x, _ in middles) / count, sum(y for _, y in middles) / count


def _boxes(rect: Rect, width: float, height: float) -> Iterator[Rect]:
    for column in range(1, _COLUMNS):
        for row in range(1, _ROWS):
            x = rect.x + rect.width * column / _COLUMNS - width / 2
            y = rect.y + rect.height * row / _ROWS - height / 2
            box = Rect(x, y, width, height)
            if rect.contains(box, 0.0):
                yield box


def _inside(crossings: Callable[[float], list[float]], box: Rect) -> bool:
    """Whether a country holds the top, the middle and the bottom of a box without a gap."""
    for y in (box.y, box.y + box.height / 2, box.bottom):
        edges = crossings(y)
        before = bisect(edges, box.x)
        if before % 2 == 0 or bisect(edges, box.right) != before:
            return False
    return True


def _near(box: Rect, points: Sequence[Point], ample: float) -> Sequence[Point]:
    """The points, in order from left to right, that may be nearer to a box than is asked for."""
    reach = ample + 1
    first = bisect(points, (box.x - reach, -math.inf))
    return points[first : bisect(points, (box.right + reach, math.inf), first)]


def _room(box: Rect, rect: Rect, boxes: Sequence[Rect], points: Sequence[Point]) -> float:
    """How far a box is from what is near it."""
    edge = min(box.x - rect.x, box.y - rect.y, rect.right - box.right, rect.bottom - box.bottom)
    gaps = [_gap(box, other) for other in boxes]
    return min([edge, *gaps, *(distance(box, point) for point in points)])


def _gap(a: Rect, b: Rect) -> float:
    """How far two boxes are apart; 0 if they touch."""
    dx = max(a.x - b.right, 0.0, b.x - a.right)
    dy = max(a.y - b.bottom, 0.0, b.y - a.bottom)
    return max(dx, dy)
