"""Read a YAML file as strings only, each value knowing its line and column.

No booleans, dates or numbers are guessed, and nothing is lost in silence: what people write by
accident (a key twice, an indent of no-break spaces, a sign that means something) is a problem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from restitution.decoding import text_of
from restitution.errors import ContentError, Problem, Severity
from restitution.yamlfile.characters import cleaned
from restitution.yamlfile.sections import mapping
from restitution.yamlfile.values import Entries, Scalar, Series, Value

__all__ = ["Entries", "Scalar", "Series", "Value", "in_order", "load", "read"]


def load(path: Path, name: str) -> Entries:
    """The mapping that a file holds; ``name`` is what people call the file.

    Raises ContentError with every problem found. Warnings are left to ``read``.
    """
    entries, problems = read(path, name)
    if any(_errors(problems)):
        raise ContentError(problems)
    return entries


def read(path: Path, name: str) -> tuple[Entries, tuple[Problem, ...]]:
    """The mapping that a file holds, with all problems of its reading, in their order.

    Parts that could not be read are named in ``unread``; what else the file says stands. Raises
    ContentError with every problem found when there is no mapping at all.
    """
    text, problems = cleaned(name, text_of(path, name))
    entries, found = mapping(name, text)
    doubtful = {problem.source and problem.source.line for problem in _errors(problems)}
    found = [p for p in found if not (p.source and p.source.line in doubtful)]
    told = in_order([*problems, *found])
    if entries is None:
        raise ContentError(told)
    return entries, told


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the file."""
    return tuple(sorted(problems, key=_place))


def _errors(problems: Iterable[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.severity is Severity.ERROR)


def _place(problem: Problem) -> tuple[int, int]:
    source = problem.source
    return (source.line, source.column) if source else (0, 0)
