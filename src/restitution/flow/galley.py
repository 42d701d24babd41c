"""A galley: type that is set and not yet placed, as pieces that a column takes one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from restitution.frozen import Frozen, field
from restitution.geometry import Rect
from restitution.page.items import AnyItem
from restitution.page.structure import Structure
from restitution.source import Source
from restitution.text.setting import SetText
from restitution.text.slug import Slug


class Note(Frozen):
    """A note that belongs at the foot of the column its mark is in."""

    height: float
    draw: Callable[[Rect], tuple[AnyItem, ...]]


class Copy(Frozen):
    """One passage of running text: how it is set, what it is, and its indent in points.

    ``notes`` are the notes whose marks may stand in it, by key.
    """

    text: SetText
    name: str
    structure: Structure
    indent: float = 0.0
    mark: Slug | None = None
    notes: Mapping[str, Note] = field(default_factory=dict)


class Line(Frozen):
    """One line of a passage. ``tied`` keeps it with the piece that follows."""

    copy: Copy
    index: int
    height: float
    tied: bool
    notes: tuple[Note, ...] = ()


class Block(Frozen):
    """Something that is not divided: a head, a chart. ``draw`` makes its items in a rectangle.

    A block with ``room`` may be put off to the top of a later column while the text goes on; it
    keeps that much room from the text above and below it.
    """

    height: float
    draw: Callable[[Rect], tuple[AnyItem, ...]]
    tied: bool = False
    source: Source | None = None
    room: float | None = None


class Space(Frozen):
    """Room between pieces; it vanishes at the top and the foot of a column."""

    height: float


Piece = Line | Block | Space


def lines(copy: Copy) -> Iterator[Line]:
    """The pieces of a passage, tied where a column must not end.

    No column begins or ends with a single line of it, and none ends with a divided word.
    """
    count = len(copy.text.lines)
    for index in range(count):
        alone = index == 0 or index == count - 2
        tied = index < count - 1 and (alone or index in copy.text.divided)
        yield Line(copy, index, copy.text.style.leading, tied, _notes(copy, index))


def _notes(copy: Copy, index: int) -> tuple[Note, ...]:
    """The notes whose marks stand in a line."""
    marks = copy.text.notes[index] if copy.text.notes else ()
    return tuple(copy.notes[mark] for mark in marks if mark in copy.notes)
