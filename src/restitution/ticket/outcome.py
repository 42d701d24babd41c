"""What came of a job, as data: told in whatever language is spoken when it is asked for again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from restitution.errors import Problem, Severity
from restitution.frozen import Frozen, field
from restitution.source import Source


class Outcome(Frozen):
    """The problems that were found, whether they were an error of this exit code, and ``facts``.

    ``facts`` are what else is told, in JSON's values; ``made`` are the files that were delivered,
    by their names in the output folder, each with the SHA-256 of its bytes. What is not ``lasting``
    would not come of the same job again.
    """

    problems: tuple[Problem, ...]
    code: int = 0
    facts: Mapping[str, Any] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)
    lasting: bool = True

    def as_data(self) -> dict[str, Any]:
        """The same in JSON's values."""
        problems = [_problem_data(problem) for problem in self.problems]
        return {"problems": problems, "code": self.code, "facts": dict(self.facts)}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Outcome:
        """An outcome from its data."""
        problems = tuple(_problem(entry) for entry in data["problems"])
        return cls(problems, data["code"], data["facts"])


def _problem_data(problem: Problem) -> list[Any]:
    place = problem.source
    source = [place.file, place.line, place.column, place.path] if place else None
    return [problem.code, source, dict(problem.values), problem.severity.value]


def _problem(data: list[Any]) -> Problem:
    code, source, values, severity = data
    return Problem(code, Source(*source) if source else None, values, Severity(severity))
