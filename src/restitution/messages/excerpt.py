"""A line of a file as it can be shown on a terminal, with marks under the place that is meant.

Terminals show characters in cells of one width: wide ones take two, marks above letters none. What
would not be seen, or would move the rest of the line, gets a mark of its own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final

from restitution.frozen import Frozen

_WIDEST: Final = 76
"""Cells of a line that is shown; more would be folded in a window of 80."""

_BEFORE: Final = 40
"""Cells that are shown before the place at least, if there are so many."""

_CUT: Final = "…"
_TAB_MARK: Final = "⇥"
_SPACE_MARK: Final = "⍽"
_HIDDEN_MARK: Final = "▯"
_CONTROL_PICTURES: Final = 0x2400
"""Where Unicode has a picture of each control character."""

_HIDDEN: Final = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_SPACES: Final = {"Zs"}


class Excerpt(Frozen):
    """A line, or the part of it around a place, and the line of marks below it."""

    line: str
    caret: str


class _Cell(Frozen):
    shown: str
    width: int
    meant: bool


def excerpt(line: str, column: int, length: int = 1) -> Excerpt:
    """The line around a column, counted from 1, with ``length`` characters marked from there on."""
    first = column - 1
    cells = [_cell(c, meant=first <= n < first + length) for n, c in enumerate(line)]
    if first >= len(line):
        cells.append(_Cell("", 1, meant=True))
    start, end = _window(cells, min(first, len(cells) - 1))
    before, after = _CUT if start else "", _CUT if end < len(cells) else ""
    shown = cells[start:end]
    marks = "".join(("~" if cell.meant else " ") * cell.width for cell in shown)
    caret = (" " * len(before) + marks).rstrip(" ")
    return Excerpt(before + "".join(cell.shown for cell in shown) + after, _pointed(caret))


def visible(text: str) -> str:
    """A text on one line in which nothing hides and nothing turns the rest around.

    Characters that order, break or command are named, as a terminal would obey them.
    """
    return "".join(_named(character) for character in text)


def _named(character: str) -> str:
    if character == "\n":
        return " "
    return f"⟨U+{ord(character):04X}⟩" if unicodedata.category(character) in _HIDDEN else character


def _cell(character: str, *, meant: bool) -> _Cell:
    kind = unicodedata.category(character)
    if character == "\t":
        return _Cell(_TAB_MARK if meant else " ", 1, meant)
    if kind in _SPACES and character != " ":
        return _Cell(_SPACE_MARK if meant else " ", 1, meant)
    if kind in _HIDDEN:
        return _Cell(_mark(ord(character)), 1, meant)
    if unicodedata.combining(character) or kind == "Me":
        return _Cell(character, 0, meant)
    return _Cell(character, 2 if unicodedata.east_asian_width(character) in "WF" else 1, meant)


def _mark(code: int) -> str:
    return chr(_CONTROL_PICTURES + code) if code < ord(" ") else _HIDDEN_MARK


def _window(cells: Sequence[_Cell], place: int) -> tuple[int, int]:
    """The cells to show: all if they fit, else those around a place."""
    if sum(cell.width for cell in cells) <= _WIDEST:
        return 0, len(cells)
    start = _reach(cells[:place][::-1], _BEFORE)
    end = _reach(cells[place:], _WIDEST - _width(cells[place - start : place]))
    start = _reach(cells[:place][::-1], _WIDEST - _width(cells[place : place + end]))
    return place - start, place + end


def _reach(cells: Sequence[_Cell], most: int) -> int:
    """How many cells fit a width."""
    width = 0
    for number, cell in enumerate(cells):
        width += cell.width
        if width > most:
            return number
    return len(cells)


def _width(cells: Sequence[_Cell]) -> int:
    return sum(cell.width for cell in cells)


def _pointed(caret: str) -> str:
    """Marks whose first one points."""
    head = caret.rstrip("~")
    return f"{head}^{caret[len(head) + 1 :]}"
