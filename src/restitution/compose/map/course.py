"""The thread's course: one smooth line through all knots, in their order, clear of other knots."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from restitution.compose.map.plane import Point, distance
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import CurveTo, Move, Step

_BOWS = (0.06, -0.06, 0.12, -0.12, 0.18, -0.18, 0.25, -0.25, 0.33, -0.33)
"""How far a long leg may bow out, as shares of its length; gentle bows first."""

_LONG = 10.0
_CLEAR = 2.6
"""A leg longer than ``_LONG`` knots bows, to stay ``_CLEAR`` knots from what it does not join."""

_TOUCH = 30.0
_NEAR = 4.0
_OUTSIDE = 500.0
_BEND = 120.0
_PARTS = 16

_REACH = 0.42
"""How far the control points beside the top of a bow stand from it: wide, so that it is round."""


class Node(Frozen):
    """A point the thread goes through, and the direction it has there if that is settled."""

    at: Point
    along: Point | None = None


def course(knots: Sequence[Point], radius: float, rect: Rect) -> tuple[Node, ...]:
    """What the thread goes through: the knots, and the tops of the bows between them.

    ``radius`` is the knots'; the short legs are laid first, the long ones round them.
    """
    legs = list(pairwise(knots))
    laid: dict[int, tuple[Point, ...]] = {
        i: _samples(a, b, None) for i, (a, b) in enumerate(legs) if not _bows(a, b, radius)
    }
    tops: dict[int, Point] = {}
    for i in sorted(range(len(legs)), key=lambda i: (math.dist(*legs[i]), i)):
        if i in laid:
            continue
        a, b = legs[i]
        others = [knot for knot in knots if knot not in (a, b)]
        paths = tuple(laid.values())

        def cost(bow: float, *, a: Point = a, b: Point = b) -> float:
            samples = _samples(a, b, _top(a, b, bow))
            return _BEND * abs(bow) + _crowding(samples, others, paths, radius, rect)  # noqa: B023

        tops[i] = _top(a, b, min(_BOWS, key=cost))
        laid[i] = _samples(a, b, tops[i])
    return tuple(_in_order(knots, tops))


def _bows(a: Point, b: Point, radius: float) -> bool:
    return math.dist(a, b) > _LONG * radius


def _in_order(knots: Sequence[Point], tops: dict[int, Point]) -> Iterator[Node]:
    for i, (x, y) in enumerate(knots):
        yield Node((x, y))
        if i in tops:
            yield Node(tops[i], (knots[i + 1][0] - x, knots[i + 1][1] - y))


def _top(a: Point, b: Point, bow: float) -> Point:
    """The middle of a leg, moved sideways."""
    return (
        (a[0] + b[0]) / 2 + (b[1] - a[1]) * bow,
        (a[1] + b[1]) / 2 - (b[0] - a[0]) * bow,
    )


def _samples(a: Point, b: Point, top: Point | None) -> tuple[Point, ...]:
    """Points along a leg, its ends left out: a parabola through the top, or a straight line."""
    mx, my = top or ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    found = []
    for i in range(1, _PARTS):
        t = i / _PARTS
        near, far, middle = (1 - t) * (1 - 2 * t), t * (2 * t - 1), 4 * t * (1 - t)
        found.append(
            (near * a[0] + middle * mx + far * b[0], near * a[1] + middle * my + far * b[1])
        )
    return tuple(found)


def _crowding(
    samples: Sequence[Point],
    knots: Sequence[Point],
    paths: Sequence[Sequence[Point]],
    radius: float,
    rect: Rect,
) -> float:
    """How badly a leg comes near to knots, to other legs, and to the edge."""
    clear = _CLEAR * radius
    total = sum(_OUTSIDE for point in samples if distance(rect, point) > 0)
    for point in samples:
        total += sum(_TOUCH * max(clear - math.dist(point, knot), 0.0) for knot in knots)
    # near its ends a leg must come near to the legs it is tied to
    for point in samples[3:-3]:
        nearest = min((math.dist(point, other) for path in paths for other in path), default=clear)
        total += _NEAR * max(clear - nearest, 0.0)
    return total


def smooth(nodes: Sequence[Node], rect: Rect) -> tuple[Step, ...]:
    """One smooth line through all nodes, which never leaves ``rect``.

    At a knot it turns as centripetal Catmull-Rom splines do, which make no loop or cusp (Yuksel
    and others 2011); the control points of its Bézier curves are kept inside the rectangle.
    """
    path = [*nodes[:1], *(node for last, node in pairwise(nodes) if node.at != last.at)]
    if not path:
        return ()
    return (Move(*path[0].at), *(_curve(path, i, rect) for i in range(len(path) - 1)))


def _curve(path: Sequence[Node], i: int, rect: Rect) -> CurveTo:
    a, b = path[i], path[i + 1]
    before = path[i - 1].at if i else None
    after = path[i + 2].at if i + 2 < len(path) else None
    c1 = _kept(_control(b.at, a, before, 1.0), rect)
    c2 = _kept(_control(a.at, b, after, -1.0), rect)
    return CurveTo(*c1, *c2, *b.at)


def _control(far: Point, node: Node, beyond: Point | None, way: float) -> Point:
    """The control point beside a node, on the curve from there to ``far``, forwards or back."""
    near = node.at
    if node.along is not None:
        reach = way * _REACH * math.dist(near, far) / math.hypot(*node.along)
        return near[0] + node.along[0] * reach, near[1] + node.along[1] * reach
    if beyond is None:
        return near[0] + (far[0] - near[0]) / 3, near[1] + (far[1] - near[1]) / 3
    d1, d2 = math.sqrt(math.dist(beyond, near)), math.sqrt(math.dist(near, far))
    weight, whole = 2 * d1 * d1 + 3 * d1 * d2 + d2 * d2, 3 * d1 * (d1 + d2)
    x, y = ((d1 * d1 * far[k] - d2 * d2 * beyond[k] + weight * near[k]) / whole for k in (0, 1))
    return x, y


def _kept(point: Point, rect: Rect) -> Point:
    return min(max(point[0], rect.x), rect.right), min(max(point[1], rect.y), rect.bottom)


def sampled(steps: Sequence[Step], apart: float) -> tuple[Point, ...]:
    """Points along a line, about so far apart."""
    found: list[Point] = []
    for step in steps:
        if isinstance(step, CurveTo):
            found.extend(_along(found[-1], step, apart))
        else:
            found.append((step.x, step.y))
    return tuple(found)


def _along(start: Point, curve: CurveTo, apart: float) -> Iterator[Point]:
    ring = (start, (curve.x1, curve.y1), (curve.x2, curve.y2), (curve.x, curve.y))
    count = max(1, math.ceil(sum(math.dist(a, b) for a, b in pairwise(ring)) / apart))
    for i in range(1, count + 1):
        t = i / count
        w = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        yield (
            sum(k * p[0] for k, p in zip(w, ring, strict=True)),
            sum(k * p[1] for k, p in zip(w, ring, strict=True)),
        )
