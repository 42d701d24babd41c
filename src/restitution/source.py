"""Where something stands in the user's files; every problem and every printed item carries one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from restitution.frozen import Frozen, field, replace
from restitution.patterns import pattern


class Source(Frozen, order=True):
    """A place in a file: line and column count from 1.

    ``path`` is like ``visits[2].questions[0].answer``.
    """

    file: str
    line: int
    column: int
    path: str

    def within(self, whole: Source) -> Source:
        """The place in a file of what stands here in a text that begins on a first line."""
        return Source(whole.file, whole.line + self.line - 1, self.column, whole.path)


class Located(str):
    """A plain text that the content says, and where."""

    __slots__ = ("source",)

    source: Source

    def __new__(cls, text: str, source: Source) -> Self:
        """A text that knows its place."""
        located = super().__new__(cls, text)
        located.source = source
        return located

    def __reduce__(self) -> tuple[type[Self], tuple[str, Source]]:
        """Pickled with its place."""
        return type(self), (str(self), self.source)


_PART = pattern(r"([^.\[]*)(?:\[[0-9]+\])?")
"""A section of a file, or an entry of its list, at the beginning of a path."""


class Moves(Frozen):
    """How many lines below their places in ``file`` its parts stand now, by their names.

    A part that was read once stands while its own lines are the same: what is told of it is told
    of where it stands now.
    """

    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything has moved."""
        return any(self.lines.values())

    def now(self, source: Source) -> Source:
        """A place as it is now."""
        part = _PART.match(source.path) if source.file == self.file else None
        if part is None:
            return source
        by = self.lines.get(part[0], self.lines.get(part[1], 0))
        return replace(source, line=source.line + by) if by else source


UNMOVED = Moves()
"""Of a file that is read as a whole: all is where it was read."""
