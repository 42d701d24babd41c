"""Bleed: what ends at the edge of the sheet goes on beyond it, for the knife is never exact.

Inside the trimmed sheet nothing changes, but for pictures that touch the edge: they are stretched,
by one or two in a hundred. Text stays where it is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import assert_never

from restitution.frozen import replace
from restitution.geometry import Rect, Size
from restitution.page.items import (
    AnyItem,
    Chart,
    CurveTo,
    Disc,
    LineTo,
    Miniature,
    Move,
    Outline,
    Page,
    Panel,
    Picture,
    Step,
    Stroke,
    Symbol,
    Table,
    TextBox,
)

_AT_EDGE = 0.5
Point = tuple[float, float]


def bled(page: Page, bleed: float) -> Page:
    """The page with all that touches its edge (within half a point) drawn out to the bleed."""
    edge = Edge(page.size, bleed)
    decorations = tuple(replace(one, rect=edge.rect(one.rect)) for one in page.layout.decorations)
    return replace(
        page,
        layout=replace(page.layout, decorations=decorations),
        items=tuple(edge.item(item) for item in page.items),
    )


class Edge:
    """The edge of a sheet, and the bleed beyond it, in points."""

    def __init__(self, size: Size, bleed: float) -> None:
        self._size, self._bleed = size, bleed

    def item(self, item: AnyItem) -> AnyItem:
        """The item, drawn out where it touches the edge."""
        match item:
            case Panel() | Picture():
                return replace(item, rect=self.rect(item.rect))
            case Stroke():
                return replace(item, steps=self._going_on(item.steps))
            case Outline():
                return replace(item, steps=tuple(self._spread(item.steps)))
            case Chart() | Table():
                return replace(item, drawing=tuple(self.item(part) for part in item.drawing))
            case TextBox() | Disc() | Symbol() | Miniature():
                return item
            case _:
                assert_never(item)

    def rect(self, rect: Rect) -> Rect:
        """The rectangle, with the sides that touch the edge moved out to the bleed."""
        left, top = self._out((rect.x, rect.y))
        right, bottom = self._out((rect.right, rect.bottom))
        left, top = min(left, rect.x), min(top, rect.y)
        return Rect(left, top, max(right, rect.right) - left, max(bottom, rect.bottom) - top)

    def _out(self, point: Point) -> Point:
        """A point of the edge, straight out on the bleed; any other as it is."""
        x = _out(point[0], self._size.width, self._bleed)
        return x, _out(point[1], self._size.height, self._bleed)

    def _going_on(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """A line whose ends go on straight as far as the bleed, if they end at the edge."""
        before = self._beyond(_course(steps, first=True)[::-1])
        after = self._beyond(_course(steps, first=False))
        if before:
            steps = (Move(*before), LineTo(*_end(steps[0])), *steps[1:])
        return (*steps, LineTo(*after)) if after else steps

    def _beyond(self, course: Sequence[Point]) -> Point | None:
        """Where a line that comes along two points meets the bleed; None if it does not leave."""
        if len(course) < 2:  # noqa: PLR2004 - a direction takes two points
            return None
        (x, y), (end_x, end_y) = course[-2:]
        out_x, out_y = self._out((end_x, end_y))
        ratios = [
            (out - end) / (end - start)
            for start, end, out in ((x, end_x, out_x), (y, end_y, out_y))
            if out != end and (end - start) * (out - end) > 0
        ]
        if not ratios:
            return None
        far = max(ratios)
        return end_x + far * (end_x - x), end_y + far * (end_y - y)

    def _spread(self, steps: Sequence[Step]) -> Iterator[Step]:
        """The contours, each stretch along the edge led round by the bleed."""
        start: Point | None = None
        last: Point | None = None
        for step in steps:
            if isinstance(step, Move):
                yield from self._closed(last, start)
                start = last = (step.x, step.y)
                yield step
                continue
            yield from self._led(last, step)
            last = _end(step)
        yield from self._closed(last, start)

    def _closed(self, last: Point | None, start: Point | None) -> Iterator[Step]:
        """What closing a contour adds: its last stretch, if that runs along the edge."""
        if last is not None and start is not None and self._along(last, start):
            yield from self._led(last, LineTo(*start))

    def _led(self, last: Point | None, step: Step) -> Iterator[Step]:
        if isinstance(step, LineTo) and last is not None and self._along(last, _end(step)):
            yield LineTo(*self._out(last))
            yield LineTo(*self._out(_end(step)))
        yield step

    def _along(self, one: Point, other: Point) -> bool:
        """Whether two points lie on the same side of the sheet."""
        sides = zip(one, other, (self._size.width, self._size.height), strict=True)
        return any(_side(a, far) == _side(b, far) != 0 for a, b, far in sides)


def _side(value: float, far: float) -> int:
    """-1 at the near edge or before it, 1 at the far one or beyond, 0 between."""
    return (value >= far - _AT_EDGE) - (value <= _AT_EDGE)


def _out(value: float, far: float, bleed: float) -> float:
    side = _side(value, far)
    if side < 0:
        return min(value, -bleed)
    return max(value, far + bleed) if side else value


def _end(step: Step) -> Point:
    return step.x, step.y


def _course(steps: Sequence[Step], *, first: bool) -> list[Point]:
    """The points that say which way a line goes at its first or last stretch, in order."""
    at = 1 if first else len(steps) - 1
    if at < 1 or at >= len(steps) or isinstance(steps[at], Move):
        return []
    step, start = steps[at], _end(steps[at - 1])
    points = [start, _end(step)]
    if isinstance(step, CurveTo):
        points = [start, (step.x1, step.y1), (step.x2, step.y2), _end(step)]
    distinct = [p for i, p in enumerate(points) if i == 0 or math.dist(p, points[i - 1]) > 0]
    return distinct[:2] if first else distinct[-2:]
