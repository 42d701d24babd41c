"""Tables as Office has them (ECMA-376-1, 21.1.3): a grid of cells with their margins and rules."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from restitution.geometry import Rect
from restitution.page.items import Ruling, Table, TextBox
from restitution.theme.tokens import Align
from restitution.writers.pptx.elements import Xml, element, emu
from restitution.writers.pptx.scheme import Scheme
from restitution.writers.pptx.text import ANCHORS, Setter

TABLE_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"

_SIDES = ("a:lnL", "a:lnR", "a:lnT", "a:lnB")


def table_of(table: Table, scheme: Scheme, setter: Setter) -> Xml:
    """The grid of a table (``a:tbl``); its first row and column are marked as heads."""
    widths = _steps(table.columns)
    heights = _steps(table.heights)
    tops = [table.rect.y + top for top in accumulate(table.heights[:-1], initial=0.0)]
    lefts = [table.rect.x + left for left in accumulate(table.columns[:-1], initial=0.0)]
    rows = []
    for number, (row, top, height) in enumerate(zip(table.rows, tops, table.heights, strict=True)):
        places = [
            Rect(left, top, width, height) for left, width in zip(lefts, table.columns, strict=True)
        ]
        rule = table.below_row if number else table.below_head
        cells = [
            _cell(box, place, rule, scheme, setter) for box, place in zip(row, places, strict=True)
        ]
        rows.append(element("a:tr", *cells, h=heights[number]))
    grid = element("a:tblGrid", *(element("a:gridCol", w=width) for width in widths))
    return element("a:tbl", element("a:tblPr", firstRow=True, firstCol=True), grid, *rows)


def _steps(lengths: Sequence[float]) -> list[int]:
    """Lengths in EMU whose sum is that of the lengths: edges are rounded, not sizes."""
    edges = [emu(edge) for edge in accumulate(lengths, initial=0.0)]
    return [after - before for before, after in pairwise(edges)]


def _cell(box: TextBox, place: Rect, rule: Ruling, scheme: Scheme, setter: Setter) -> Xml:
    lines = [_line(name, rule if name == "a:lnB" else None, scheme) for name in _SIDES]
    look = element(
        "a:tcPr",
        *lines,
        element("a:noFill"),
        marL=emu(_left(box) - place.x),
        marR=emu(place.right - _right(box)),
        marT=emu(box.rect.y - place.y),
        marB=emu(place.bottom - box.rect.bottom),
        anchor=ANCHORS[box.anchor],
    )
    return element("a:tc", setter.cell(box), look)


def _left(box: TextBox) -> float:
    return box.rect.right - box.measure if _align(box) is Align.RIGHT else box.rect.x


def _right(box: TextBox) -> float:
    """Where the measured lines end: the margin leaves them the width that breaks them alike."""
    return box.rect.right if _align(box) is Align.RIGHT else box.rect.x + box.measure


def _align(box: TextBox) -> Align:
    return box.passages[0].style.align if box.passages else Align.LEFT


def _line(name: str, rule: Ruling | None, scheme: Scheme) -> Xml:
    if rule is None:
        return element(name, element("a:noFill"), w=0)
    return element(name, scheme.fill(rule.colour), w=emu(rule.width))
