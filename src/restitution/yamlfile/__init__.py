"""Read a YAML file as strings only, each value knowing its line and column.

No booleans, dates or numbers are guessed, and nothing is lost in silence: what people write by
accident (a key twice, an indent of no-break spaces, a sign that means something) is a problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from restitution.decoding import text_of
from restitution.errors import ContentError, Problem, Severity
from restitution.rack import Rack
from restitution.yamlfile.characters import cleaned
from restitution.yamlfile.parts import Part, Parted, in_parts
from restitution.yamlfile.sections import mapping
from restitution.yamlfile.values import Entries, Scalar, Series, Value

__all__ = [
    "Entries",
    "Part",
    "Parted",
    "Scalar",
    "Series",
    "Value",
    "in_order",
    "load",
    "load_text",
    "read",
    "read_again",
]


def load(path: Path, name: str) -> Entries:
    """The mapping that a file holds; ``name`` is what people call the file.

    Raises ContentError with every problem found. Warnings are left to ``read``.
    """
    return load_text(text_of(path, name), name)


def load_text(text: str, name: str, rack: Rack | None = None) -> Entries:
    """The same of a text, by parts that stand on a rack if there is one."""
    again = _again(text, name, rack, moving=False) if rack else None
    if again:
        return again.entries
    entries, problems = _read(text, name)
    if any(_errors(problems)):
        raise ContentError(problems)
    return entries


def read(path: Path, name: str) -> tuple[Entries, tuple[Problem, ...]]:
    """The mapping that a file holds, with all problems of its reading, in their order.

    Parts that could not be read are named in ``unread``; what else the file says stands. Raises
    ContentError with every problem found when there is no mapping at all.
    """
    return _read(text_of(path, name), name)


def _read(raw: str, name: str) -> tuple[Entries, tuple[Problem, ...]]:
    text, problems = cleaned(name, raw)
    entries, found = mapping(name, text)
    doubtful = {problem.source and problem.source.line for problem in _errors(problems)}
    found = [p for p in found if not (p.source and p.source.line in doubtful)]
    told = in_order([*problems, *found])
    if entries is None:
        raise ContentError(told)
    return entries, told


def read_again(path: Path, name: str, rack: Rack) -> Parted | None:
    """The same by parts, of which those that have not changed are taken from a rack.

    They keep the places where they were read. None for a file with an error, which is to be read
    as a whole. Raises ContentError for one that is no text.
    """
    return _again(text_of(path, name), name, rack, moving=True)


def _again(raw: str, name: str, rack: Rack, *, moving: bool) -> Parted | None:
    text, problems = cleaned(name, raw)
    return None if problems else in_parts(name, text, rack, moving=moving)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the file."""
    return tuple(sorted(problems, key=_place))


def _errors(problems: Iterable[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.severity is Severity.ERROR)


def _place(problem: Problem) -> tuple[int, int]:
    source = problem.source
    return (source.line, source.column) if source else (0, 0)
