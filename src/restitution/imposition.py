"""Imposition: pages on sheets so that, printed on both sides and folded, they are in order.

For saddle stitch: all sheets lie in one another and are stapled through the fold. Each carries four
pages, two a side; the second side is printed head to head with the first, so that the paper is
turned along its short edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.frozen import Frozen

PAGES_A_SHEET = 4


class Binding(Frozen):
    """How sheets are folded: thickness of the paper and length and width of fold marks, in points.

    A mark of no length is not drawn.
    """

    paper: float
    fold_mark: float
    hairline: float


class Side(Frozen):
    """One side of a sheet: the pages left and right, from 0, or None for none.

    ``depth`` says how many sheets lie around this one.
    """

    left: int | None
    right: int | None
    depth: int


def sides(pages: int) -> tuple[Side, ...]:
    """The sides in the order of printing: front and back of the outermost sheet, then inwards.

    Where the pages do not fill the sheets, the last page stays the last, on the back cover, and
    the empty ones are before it.
    """
    missing = -pages % PAGES_A_SHEET
    body = max(pages - 1, 1)
    places = [*range(min(body, pages)), *[None] * missing, *range(body, pages)]
    return tuple(_sides(places))


def _sides(places: Sequence[int | None]) -> Iterator[Side]:
    last = len(places) - 1
    for depth in range(len(places) // PAGES_A_SHEET):
        first = 2 * depth
        yield Side(places[last - first], places[first], depth)
        yield Side(places[first + 1], places[last - first - 1], depth)
