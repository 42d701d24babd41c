"""Problems in words: a code and its values become a sentence and a way out."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from restitution.errors import Problem, Severity
from restitution.language import get


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as it is told: where, what, and how to mend it."""

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    path: str
    text: str
    hint: str

    def as_data(self) -> dict[str, str | int]:
        """The same for programs."""
        return asdict(self)


def tell(problem: Problem, language: str = "fr") -> Told:
    """A problem in the words of a language."""
    message = get(language).messages[problem.code].filled(problem.values)
    source = problem.source
    return Told(
        code=problem.code,
        severity=problem.severity,
        file=source.file if source else "",
        line=source.line if source else 0,
        column=source.column if source else 0,
        path=source.path if source else "",
        text=message.text,
        hint=message.hint,
    )
