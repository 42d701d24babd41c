"""Galleys through columns and pages: what goes where, no widow, no orphan, no stranded head."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import groupby

from restitution.errors import LayoutError, Problem
from restitution.flow.galley import Block, Copy, Line, Note, Piece, Space
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import AnyItem, SetPassage, TextBox
from restitution.source import Source

_TOLERANCE = 0.01


class Placed(Frozen):
    """A piece at the top left of its place in a column."""

    piece: Piece
    x: float
    y: float
    width: float


class Filled(Frozen):
    """One page's columns with what stands in them, and how far down they reach."""

    columns: tuple[tuple[Placed, ...], ...]
    bottom: float


Columns = Callable[[int], tuple[Rect, ...]]
"""The columns of the page with this number, counted from 0."""


def pour(
    pieces: Sequence[Piece], columns: Columns, rule: Note | None = None, *, level: bool = True
) -> tuple[Filled, ...]:
    """Fill column after column, page after page; the columns of the last page end level.

    They need not be ``level`` when only the pages are counted. Notes go to the foot of the column
    that their marks are in, under ``rule``. Raises LayoutError when something indivisible is
    taller than an empty column.
    """
    pages: list[Filled] = []
    rest = _trimmed(pieces)
    while rest:
        rects = columns(len(pages))
        filled, after = _fill(rest, rects, rule)
        if not _trimmed(after):
            filled = (level and _balanced(rest, rects, rule)) or filled
        elif len(after) == len(rest):
            _check_height(rest, columns(len(pages) + 1))
        pages.append(filled)
        rest = _trimmed(after)
    return tuple(pages)


def _check_height(pieces: Sequence[Piece], rects: tuple[Rect, ...]) -> None:
    group = _group(_trimmed(pieces))
    if all(_height(group) > rect.height + _TOLERANCE for rect in rects):
        source = next((s for p in group if (s := _source(p))), None)
        values = {"height": f"{_height(group):.0f}", "most": f"{rects[0].height:.0f}"}
        raise LayoutError(Problem("block_too_tall", source, values))


def _source(piece: Piece) -> Source | None:
    if isinstance(piece, Line):
        return piece.copy.text.source
    return piece.source if isinstance(piece, Block) else None


def _trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without the spaces before the first of them."""
    start = 0
    while start < len(pieces) and isinstance(pieces[start], Space):
        start += 1
    return list(pieces[start:])


def _group(pieces: Sequence[Piece], start: int = 0) -> Sequence[Piece]:
    """The pieces from ``start`` on that must stay together, with the spaces inside."""
    for end in range(start, len(pieces)):
        piece = pieces[end]
        if not isinstance(piece, Space) and not piece.tied:
            return pieces[start : end + 1]
    return pieces[start:]


def _height(pieces: Sequence[Piece]) -> float:
    return sum([piece.height for piece in pieces])


def _fill(
    pieces: Sequence[Piece], rects: Sequence[Rect], rule: Note | None
) -> tuple[Filled, list[Piece]]:
    """Fill the columns of one page; what is left over comes back."""
    rest, columns, bottom = list(pieces), [], 0.0
    for rect in rects:
        placed, rest = _fill_column(rest, rect, rule)
        columns.append(placed)
        bottom = max([bottom, *(p.y + p.piece.height for p in placed)])
    return Filled(tuple(columns), bottom), rest


def _fill_column(
    pieces: Sequence[Piece], rect: Rect, rule: Note | None
) -> tuple[tuple[Placed, ...], list[Piece]]:
    rest, at, placed, y = _trimmed(pieces), 0, list[Placed](), rect.y
    foot: list[Note] = []
    later: list[Piece] = []
    while at < len(rest):
        group = _group(rest, at)
        room = _room(group)
        solid, waits = _solid(group, room, first=not placed), room is not None
        with_notes = [*foot, *_notes(solid, rule, first=not foot)]
        fits = y + _height(solid) <= rect.bottom - _notes_height(with_notes) + _TOLERANCE
        if not fits and not waits:
            break
        at += len(group)
        spaced = at < len(rest) and isinstance(rest[at], Space)
        if waits and (later or not fits):
            later.append(group[-1])
            rest, at = (rest, at) if spaced else ([*group[:-1], *rest[at:]], 0)
            continue
        if room is not None and at < len(rest) and not spaced:
            rest, at = [Space(room), *rest[at:]], 0
        foot = with_notes
        for piece in solid:
            if not isinstance(piece, Space):
                placed.append(Placed(piece, rect.x, y, rect.width))
            y += piece.height
    return (*placed, *_at_foot(foot, rect)), [*later, *rest[at:]]


def _room(group: Sequence[Piece]) -> float | None:
    """The room that a block keeps around it if it may be put off; None if it may not."""
    block = group[-1]
    if not isinstance(block, Block) or block.room is None:
        return None
    return block.room if all(isinstance(piece, Space) for piece in group[:-1]) else None


def _solid(group: Sequence[Piece], room: float | None, *, first: bool) -> Sequence[Piece]:
    """A group as it is placed: without room above it if it is the first of its column."""
    if first:
        return _trimmed(group)
    if room is not None and not isinstance(group[0], Space):
        return [Space(room), *group]
    return group


def _notes(pieces: Sequence[Piece], rule: Note | None, *, first: bool) -> list[Note]:
    """The notes of some pieces, under the rule if they are the column's first."""
    notes = [note for piece in pieces if isinstance(piece, Line) for note in piece.notes]
    return [rule, *notes] if notes and first and rule else notes


def _notes_height(notes: Sequence[Note]) -> float:
    return sum(note.height for note in notes)


def _at_foot(notes: Sequence[Note], rect: Rect) -> list[Placed]:
    """The notes one under the other, the last on the foot of the column."""
    y = rect.bottom - _notes_height(notes)
    placed = []
    for note in notes:
        placed.append(Placed(Block(note.height, note.draw), rect.x, y, rect.width))
        y += note.height
    return placed


def _balanced(pieces: Sequence[Piece], rects: Sequence[Rect], rule: Note | None) -> Filled | None:
    """The lowest columns that still hold everything, in steps of the smallest piece."""
    step = min(piece.height for piece in pieces if not isinstance(piece, Space))
    total = _height(_trimmed(pieces))
    rows = max(1, math.floor(total / len(rects) / step) - 1)
    highest = max(rect.height for rect in rects)
    while rows * step <= highest + step:
        shorter = [Rect(r.x, r.y, r.width, min(r.height, rows * step + _TOLERANCE)) for r in rects]
        filled, after = _fill(pieces, shorter, rule)
        if not _trimmed(after) and not any(_strands(column) for column in filled.columns):
            return filled
        rows += 1
    return None


def _strands(column: Sequence[Placed]) -> bool:
    """Whether a column holds one line only of a passage that has several."""
    for _, same in groupby(column, key=lambda placed: id(_owner(placed.piece))):
        first, *more = (placed.piece for placed in same)
        if isinstance(first, Line) and not more and len(first.copy.text.lines) > 1:
            return True
    return False


def items(column: Sequence[Placed]) -> tuple[AnyItem, ...]:
    """The items of one column: lines of one passage together, blocks drawn in their place."""
    found: list[AnyItem] = []
    for _, run in groupby(column, key=lambda p: id(_owner(p.piece))):
        placed = list(run)
        first = placed[0].piece
        if isinstance(first, Line):
            found.append(_text_box(first.copy, placed))
        elif isinstance(first, Block):
            place = placed[0]
            found.extend(first.draw(Rect(place.x, place.y, place.width, first.height)))
    return tuple(found)


def _owner(piece: Piece) -> Copy | Piece:
    return piece.copy if isinstance(piece, Line) else piece


def _text_box(copy: Copy, placed: Sequence[Placed]) -> TextBox:
    """The lines of one passage that stand together in a column."""
    indexes = [place.piece.index for place in placed if isinstance(place.piece, Line)]
    x, y, width = placed[0].x + copy.indent, placed[0].y, placed[0].width - copy.indent
    text = copy.text
    slugs = text.slugs(x, y, indexes[0], indexes[-1] + 1)
    mark = None
    if copy.mark is not None and indexes[0] == 0:
        mark = copy.mark.at(placed[0].x, slugs[0].baseline)
    passage = SetPassage(text.spans, text.style, slugs, copy.structure, text.source, mark)
    rect = Rect(x, y, width, len(slugs) * text.style.leading)
    return TextBox(
        rect=rect,
        name=f"{copy.name}/{indexes[0]}",
        structure=copy.structure,
        source=text.source,
        passages=(passage,),
        measure=width,
    )
