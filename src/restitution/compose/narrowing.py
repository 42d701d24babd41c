"""The columns of a table made narrower, a line of one row at a time."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

Widths = Sequence[Sequence[Sequence[float]]]
"""By column and row: the least width at which a cell has one line, two, and so on, falling."""


class Narrowing:
    """Columns as wide as the widest of their cells; every row begins with one line.

    Only the rows that hold a column open can make the sum smaller, so a step looks at those alone,
    however many rows there are.
    """

    def __init__(self, widths: Widths) -> None:
        self._widths = widths
        self._most = len(widths[0][0])
        self._lines = [0] * len(widths[0])
        self._openers = [_Openers(column) for column in widths]
        self._first = 0

    @property
    def widths(self) -> tuple[float, ...]:
        """How wide the columns are."""
        return tuple(openers.width for openers in self._openers)

    def step(self) -> bool:
        """Give that row another line which makes the columns the narrowest, if any may have one.

        Of rows that do it alike, the first.
        """
        while self._first < len(self._lines) and not self._has_room(self._first):
            self._first += 1
        if self._first == len(self._lines):
            return False
        holding = {openers.row for openers in self._openers}
        row = min(filter(self._has_room, {self._first, *holding}), key=self._after)
        self._lines[row] += 1
        for openers, column in zip(self._openers, self._widths, strict=True):
            openers.put(row, column[row][self._lines[row]])
        return True

    def _has_room(self, row: int) -> bool:
        return self._lines[row] + 1 < self._most

    def _after(self, row: int) -> tuple[float, int]:
        """How wide the columns are together when a row has another line; and the row."""
        more = self._lines[row] + 1
        pairs = zip(self._openers, self._widths, strict=True)
        return sum(openers.width_with(row, column[row][more]) for openers, column in pairs), row


class _Openers:
    """The rows of one column, the one with the widest cell first."""

    def __init__(self, column: Sequence[Sequence[float]]) -> None:
        self._now = {row: (-widths[0], row) for row, widths in enumerate(column)}
        self._heap = list(self._now.values())
        heapify(self._heap)

    @property
    def width(self) -> float:
        return -self._heap[0][0]

    @property
    def row(self) -> int:
        """The row that holds the column open."""
        return self._heap[0][1]

    def put(self, row: int, width: float) -> None:
        """Say how wide the cell of a row is from now on."""
        if self._now[row] == (-width, row):
            return
        self._now[row] = (-width, row)
        heappush(self._heap, self._now[row])
        self._forget()

    def width_with(self, row: int, width: float) -> float:
        """How wide the column were if a row had a cell of this width."""
        if self.row != row:
            return self.width
        own = heappop(self._heap)
        self._forget()
        others = self.width if self._heap else width
        heappush(self._heap, own)
        return max(others, width)

    def _forget(self) -> None:
        """Take away what was said before of rows that have become narrower."""
        while self._heap and self._heap[0] != self._now[self._heap[0][1]]:
            heappop(self._heap)
