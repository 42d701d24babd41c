"""Where the labels of a map stand: near their knots, never on each other, the thread left free."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from restitution.compose.map.plane import Point, around, crossing, distance, overlap
from restitution.frozen import Frozen, replace
from restitution.geometry import Rect
from restitution.theme.tokens import Align

_SIDES = (
    (1.0, 0.0, 0.0),
    (-1.0, 0.0, 0.4),
    (0.0, 1.0, 0.6),
    (0.0, -1.0, 0.6),
    (0.7, 0.7, 0.8),
    (0.7, -0.7, 0.8),
    (-0.7, 0.7, 1.0),
    (-0.7, -0.7, 1.0),
)
"""The eight places round a knot: right, left, below, above, the corners; and how much less each
is liked than the first (Imhof 1975 for the order)."""

_GAPS = (0.3, 0.7, 1.3, 2.0, 3.0, 4.2, 6.0, 8.5)
"""How far a label stands from its knot, in lines of type."""

_LEADER_FROM = 1.3
_FAR = 2.0
_CROSSED = 12.0
_UNDER = 6.0
_LED = 3.0
_MISSING = 1000.0
_TRIES = 20_000
_SEARCHES = 6


class Place(Frozen):
    """A place for a label: its box, how its lines stand, and its leader if it stands away.

    ``wide`` is the box with a little air around it.
    """

    box: Rect
    wide: Rect
    align: Align
    leader: tuple[Point, Point] | None
    cost: float


class Wanted(Frozen):
    """A label that wants a place: its knot, its size, and the size of a line of it."""

    knot: Point
    width: float
    height: float
    line: float


class Field(Frozen):
    """Where labels may stand, and what is there already: the thread's points from left to right."""

    rect: Rect
    knots: Sequence[Point]
    radius: float
    thread: Sequence[Point]

    def places(self, label: Wanted) -> tuple[Place, ...]:
        """All places a label may take, the best first."""
        return tuple(sorted(self._places(label), key=lambda place: place.cost))

    def _places(self, label: Wanted) -> Iterator[Place]:
        for gap in _GAPS:
            for dx, dy, dislike in _SIDES:
                reach = self.radius + gap * label.line
                box = _beside(label, dx * reach, dy * reach)
                if not self.rect.contains(box, 0.0) or self._covers_knot(box, label.knot):
                    continue
                leader = self._leader(label.knot, box) if gap >= _LEADER_FROM else None
                if leader and self._meets_knot(leader, label.knot):
                    continue
                cost = dislike + _FAR * gap + (_LED if leader else 0.0)
                cost += self._crossed(box, label.line)
                yield Place(box, _aired(box), _align(dx), leader, cost)

    def _covers_knot(self, box: Rect, own: Point) -> bool:
        return any(
            distance(box, knot) < (self.radius * _OWN if knot == own else self.radius * _OTHERS)
            for knot in self.knots
        )

    def _meets_knot(self, leader: tuple[Point, Point], own: Point) -> bool:
        return any(
            crossing(*leader, around(knot, self.radius * _OTHERS)) is not None
            for knot in self.knots
            if knot != own
        )

    def _crossed(self, box: Rect, line: float) -> float:
        """What it costs that the thread passes under a box, or too near to it."""
        air = line * _AIR
        wide = box.inset(-air, -air, -air, -air)
        left, right, top, bottom = wide.x, wide.right, wide.y, wide.bottom
        first = bisect_right(self.thread, (left, math.inf))
        within = self.thread[first : bisect_left(self.thread, (right, -math.inf), first)]
        under = sum(top < y < bottom for _, y in within)
        return _CROSSED + _UNDER * under / line if under else 0.0

    def _leader(self, knot: Point, box: Rect) -> tuple[Point, Point]:
        """From the edge of the knot to the nearest point of the box."""
        x = min(max(knot[0], box.x), box.right)
        y = min(max(knot[1], box.y), box.bottom)
        share = self.radius / max(math.dist(knot, (x, y)), self.radius)
        return (knot[0] + (x - knot[0]) * share, knot[1] + (y - knot[1]) * share), (x, y)


_OWN = 1.0
_OTHERS = 1.25
_AIR = 0.15


def _align(dx: float) -> Align:
    if dx == 0:
        return Align.CENTRE
    return Align.LEFT if dx > 0 else Align.RIGHT


def _beside(label: Wanted, dx: float, dy: float) -> Rect:
    """The label's box with its near side, or its near corner, at an offset from the knot."""
    x, y = label.knot[0] + dx, label.knot[1] + dy
    left = x - label.width / 2 if dx == 0 else x if dx > 0 else x - label.width
    top = y - label.height / 2 if dy == 0 else y if dy > 0 else y - label.height
    return Rect(left, top, label.width, label.height)


def _aired(box: Rect) -> Rect:
    air = box.height * _AIR
    return box.inset(-air, -air / 2, -air, -air / 2)


def _clash(a: Place, b: Place) -> bool:
    """Whether two places cannot both be taken, with a little air between them."""
    return (
        overlap(a.wide, b.box)
        or (a.leader is not None and crossing(*a.leader, b.box) is not None)
        or (b.leader is not None and crossing(*b.leader, a.box) is not None)
    )


def settle(field: Field, labels: Sequence[Wanted]) -> tuple[Place | None, ...]:
    """The places that cost least together; None for a label that finds none.

    Each search takes the label with the fewest good places first; labels it leaves out come first
    in the next search, and the best result counts.
    """
    field = replace(field, thread=sorted(field.thread))
    choices = [field.places(label) for label in labels]
    order = sorted(range(len(labels)), key=lambda i: (-_hardness(choices[i]), i))
    best, least = _search(choices, order)
    for _ in range(_SEARCHES):
        left = [i for i in order if best[i] is None and choices[i]]
        if not left:
            break
        order = [*left, *(i for i in order if i not in left)]
        found, cost = _search(choices, order)
        if cost < least:
            best, least = found, cost
    return best


def _search(
    choices: Sequence[tuple[Place, ...]], order: Sequence[int]
) -> tuple[tuple[Place | None, ...], float]:
    """The places found when the labels choose in an order, and what they cost."""
    least = [choices[i][0].cost if choices[i] else _MISSING for i in order]
    search = _Search([choices[i] for i in order], [sum(least[k:]) for k in range(len(least) + 1)])
    search.go()
    found = dict(zip(order, search.best, strict=True))
    return tuple(found[i] for i in range(len(order))), search.cost


def _hardness(places: tuple[Place, ...]) -> float:
    """How dear the third best place is: such a label must choose early."""
    return places[min(2, len(places) - 1)].cost if places else _MISSING


class _Search:
    """Branch and bound over the labels' places.

    It is cut off where it cannot become better than the best found; after ``_TRIES`` comparisons
    the best found stands.
    """

    def __init__(self, choices: Sequence[tuple[Place, ...]], least: Sequence[float]) -> None:
        self._choices = choices
        self._least = least
        self._tries = 0
        self.cost = math.inf
        self._taken: list[Place | None] = []
        self.best: tuple[Place | None, ...] = ()

    def go(self, cost: float = 0.0) -> None:
        """Take a place for the next label, in every way that may still lead to the best."""
        depth = len(self._taken)
        if depth == len(self._choices):
            self.cost, self.best = cost, tuple(self._taken)
            return
        for place in self._free(self._choices[depth]):
            dear = cost + (place.cost if place else _MISSING)
            if dear + self._least[depth + 1] >= self.cost or self._spent():
                return
            self._taken.append(place)
            self.go(dear)
            self._taken.pop()

    def _free(self, places: tuple[Place, ...]) -> Iterator[Place | None]:
        """The places that clash with none taken, the cheapest first; at last, none."""
        for place in places:
            self._tries += len(self._taken)
            if not any(other and _clash(place, other) for other in self._taken):
                yield place
        yield None

    def _spent(self) -> bool:
        """Whether the search has gone on for long enough, with something to show for it."""
        return self._tries > _TRIES and self.cost < math.inf
