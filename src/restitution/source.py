"""Where something stands in the user's files; every problem and every printed item carries one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file: line and column count from 1.

    ``path`` is like ``visits[2].questions[0].answer``.
    """

    file: str
    line: int
    column: int
    path: str


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
