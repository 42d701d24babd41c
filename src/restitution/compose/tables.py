"""Tables: columns as wide as their words ask for, rows as high as their lines, rules between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from restitution.compose.compositor import Compositor
from restitution.compose.narrowing import Narrowing
from restitution.compose.thread import line
from restitution.geometry import Rect
from restitution.page.items import Drawn, Ruling, Table, TextBox
from restitution.page.structure import Role, Structure, Tag
from restitution.text.fit import Wording, fit, height_of, stepped
from restitution.text.setting import SetText

_MOST_LINES = 4
"""More lines than this are no cell to look at in a room."""

_UNBOUNDED = 1e6

Row = tuple[Wording, ...]
Lines = tuple[SetText, ...]


@dataclass(frozen=True, slots=True)
class TablePlan:
    """The room around the text of a cell, and the rules between rows, in points."""

    gutter: float
    padding: float
    below_head: Ruling
    below_row: Ruling


@dataclass(frozen=True)
class TableSetter:
    """Sets rows under one head, at one size, in columns that serve them all."""

    compositor: Compositor
    plan: TablePlan
    head: Row
    rows: Sequence[Row]
    width: float
    step: int

    def columns(self) -> tuple[float, ...]:
        """The widths of the columns: those that give the fewest lines for their sum.

        Every row begins with one line; while the columns are too wide together, that row gets
        another line which makes them the narrowest.
        """
        narrowing = Narrowing(self._narrow)
        while sum(narrowing.widths) > self._room and narrowing.step():
            pass
        return self._spread(narrowing.widths)

    def holds(self) -> bool:
        """Whether the columns can be as wide as their longest words."""
        return sum(max(cell[-1] for cell in column) for column in self._narrow) <= self._room

    def set(self, row: Row, columns: Sequence[float]) -> Lines:
        """The cells of a row; raises LayoutError for a word wider than its column."""
        return tuple(
            self._fitted(wording, width - self.plan.gutter)
            for wording, width in zip(row, columns, strict=True)
        )

    def height(self, lines: Lines) -> float:
        """How high a row of set cells is."""
        return row_height(self.plan, lines)

    @property
    def _room(self) -> float:
        return self.width - self.plan.gutter * len(self.head)

    @cached_property
    def _narrow(self) -> Sequence[Sequence[Sequence[float]]]:
        """By column and cell: the least width for one line, for two, as far as a cell may go."""
        return [
            [list(accumulate(self._narrowing(cell), min)) for cell in column]
            for column in zip(self.head, *self.rows, strict=True)
        ]

    def _narrowing(self, cell: Wording) -> Iterator[float]:
        return (self._narrowest(cell, most + 1) for most in range(_MOST_LINES))

    def _narrowest(self, cell: Wording, most: int) -> float:
        """The least width, to a point, at which a cell has so many lines at most."""
        narrow = self._set(cell, 1.0).least
        wide = max((line.width for line in self._set(cell, _UNBOUNDED).lines), default=0.0)
        while wide - narrow > 1 and self._count(cell, narrow) > most:
            middle = (narrow + wide) / 2
            if self._count(cell, middle) > most:
                narrow = middle
            else:
                wide = middle
        found = narrow if self._count(cell, narrow) <= most else wide
        return found / self._fit

    def _spread(self, wanted: Sequence[float]) -> tuple[float, ...]:
        """What is left of the width goes to all columns alike, what it lacks is the widest's."""
        spare, widths = self._room - sum(wanted), list(wanted)
        if spare < 0:
            widest = widths.index(max(widths))
            widths[widest] = max(1.0, widths[widest] + spare)
        more = max(0.0, spare) / len(widths) + self.plan.gutter
        return tuple(width + more for width in widths)

    @property
    def _fit(self) -> float:
        return self.compositor.grid.fit

    def _set(self, wording: Wording, width: float) -> SetText:
        style = stepped(wording.style, self.step)
        return self.compositor.typesetter.set(wording.spans, style, width, wording.source)

    def _count(self, wording: Wording, width: float) -> int:
        """How many lines a cell has in a width."""
        style = stepped(wording.style, self.step)
        return self.compositor.typesetter.count(wording.spans, style, width, wording.source)

    def _fitted(self, wording: Wording, width: float) -> SetText:
        style = stepped(wording.style, self.step)
        fixed = Wording(wording.spans, style, wording.source)
        typesetter = self.compositor.typesetter
        return fit(typesetter, [fixed], width * self._fit, _UNBOUNDED, "table")[0]


def row_height(plan: TablePlan, lines: Lines) -> float:
    """How high a row of set cells is."""
    return max(height_of([text]) for text in lines) + 2 * plan.padding


def table(
    compositor: Compositor,
    plan: TablePlan,
    rows: Sequence[Lines],
    columns: Sequence[float],
    place: tuple[float, float],
    name: str,
    structure: Structure,
    alt: str,
) -> Table:
    """Set rows, the head first, with their top left corner at ``place``."""
    heights = tuple(row_height(plan, row) for row in rows)
    x, y = place
    tops = tuple(accumulate(heights, initial=y))
    lefts = tuple(accumulate(columns, initial=x))
    boxes = tuple(
        tuple(
            _box(
                compositor, plan, text, f"{name}/{i}.{j}", Rect(left, top, width, height), paths[j]
            )
            for j, (text, left, width) in enumerate(zip(row, lefts, columns, strict=False))
        )
        for i, (row, top, height) in enumerate(zip(rows, tops, heights, strict=False))
        for paths in [_paths(structure, i, len(row))]
    )
    rect = Rect(x, y, sum(columns), sum(heights))
    return Table(
        rect=rect,
        name=name,
        alt=alt,
        columns=tuple(columns),
        heights=heights,
        rows=boxes,
        below_head=plan.below_head,
        below_row=plan.below_row,
        drawing=tuple(_drawing(plan, rect, tops[1:], boxes, name)),
    )


def _box(
    compositor: Compositor,
    plan: TablePlan,
    text: SetText,
    name: str,
    cell: Rect,
    path: Structure,
) -> TextBox:
    area = cell.inset(0.0, plan.padding, plan.gutter, plan.padding)
    return compositor.place(name, [text], area, structure=path)


def _paths(table: Structure, row: int, count: int) -> list[Structure]:
    """The cells of a row as the tree has them: heads in the first row and the first column."""
    tags = [Tag(Role.CELL if row and column else Role.HEAD, str(column)) for column in range(count)]
    return [(*table, Tag(Role.ROW, str(row)), tag) for tag in tags]


def _drawing(
    plan: TablePlan,
    rect: Rect,
    bottoms: Sequence[float],
    rows: Sequence[Sequence[TextBox]],
    name: str,
) -> Iterator[Drawn]:
    for number, (row, bottom) in enumerate(zip(rows, bottoms, strict=True)):
        rule = plan.below_row if number else plan.below_head
        yield line(f"{name}/rule{number}", rect.x, rect.right, bottom, rule.colour, rule.width)
        yield from row
