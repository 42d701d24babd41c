"""Where something stands in the user's files; every problem and every printed item carries one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a file: line and column count from 1.

    ``path`` is like ``visits[2].questions[0].answer``.
    """

    file: str
    line: int
    column: int
    path: str
