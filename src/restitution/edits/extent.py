"""How far a value of content.yaml reaches in the text of the file, and in which style it stands."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from restitution.frozen import Frozen
from restitution.patterns import pattern
from restitution.yamlfile import Scalar

_SPACES: Final = " \t"
_BLOCK_HEAD: Final = pattern(r"(?:^|[ \t])[|>][-+0-9]*[ \t]*(?:#.*)?$")
_CLOSED: Final = {
    '"': re.compile(r'(?:[^"\\]|\\.)*', re.DOTALL),
    "'": re.compile(r"(?:[^']|'')*"),
}


class Style(StrEnum):
    """How a value is written (YAML 1.2, 7.3 and 8.1)."""

    PLAIN = "plain"
    SINGLE = "'"
    DOUBLE = '"'
    BLOCK = "block"


class Extent(Frozen):
    """Where the text of a value begins and ends, its quotes not counted."""

    start: int
    end: int
    style: Style


def extent_of(scalar: Scalar, text: str) -> Extent:
    """The extent of a value in the text that it was read from."""
    lines = text.split("\n")
    begun = _begun(lines)
    row, column = scalar.source.line - 1, scalar.source.column - 1
    start = begun[row] + column
    sign = text[start - 1 : start]
    if sign in _CLOSED and (found := _CLOSED[sign].match(text, start)):
        return Extent(start, found.end(), Style(sign))
    if _in_block(lines, row, column):
        return Extent(start, begun[_last_in_block(lines, row, column) + 1] - 1, Style.BLOCK)
    further = scalar.split("\n")[1:]
    if not further:
        return Extent(start, start + len(scalar), Style.PLAIN)
    row += len(further)
    end = begun[row] + lines[row].find(further[-1]) + len(further[-1])
    return Extent(start, end, Style.PLAIN)


def line_starts(text: str) -> list[int]:
    """Where the lines of a text begin; at the end, where the next would."""
    return _begun(text.split("\n"))


def _begun(lines: list[str]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _in_block(lines: list[str], row: int, column: int) -> bool:
    """Whether a value stands under the sign of a block: on a line of its own, the sign above."""
    if lines[row][:column].strip(_SPACES):
        return False
    above = next((line for line in reversed(lines[:row]) if line.strip(_SPACES)), "")
    return bool(_BLOCK_HEAD.search(above))


def _last_in_block(lines: list[str], row: int, indent: int) -> int:
    last = row
    for number in range(row, len(lines)):
        line = lines[number]
        if not line.strip(_SPACES):
            continue
        if len(line) - len(line.lstrip(" ")) < indent:
            break
        last = number
    return last
