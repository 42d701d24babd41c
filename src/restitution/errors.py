"""Problems, and one error class per person who must act.

A problem holds a code and values, never a sentence: the sentences live with the languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from restitution.frozen import Frozen, field, replace
from restitution.source import Moves, Source


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning is told."""

    ERROR = "error"
    WARNING = "warning"


class Problem(Frozen):
    """One thing to mend: its code in the languages' catalogues, where it stands, and its values."""

    code: str
    source: Source | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    def now(self, moves: Moves) -> Problem:
        """The same, told of where it stands since the parts of its file have moved."""
        return replace(self, source=moves.now(self.source)) if moves and self.source else self


class RestitutionError(Exception):
    """Something a person can mend; ``exit_code`` is the command's."""

    exit_code = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(", ".join(problem.code for problem in self.problems))


class ContentError(RestitutionError):
    """The editor must act: something in content.yaml."""


class LayoutError(RestitutionError):
    """The editor must act: a text does not fit its place, even at its smallest size."""


class ThemeError(RestitutionError):
    """The designer must act: something in a theme, or a font that lacks a character."""


class AssetError(RestitutionError):
    """The editor must act: a picture that is missing or cannot be read."""


class PreflightError(RestitutionError):
    """A finished file is not what it should be; it was not put in place."""


class DeckError(RestitutionError):
    """The presenter must act: a deck that cannot be read back."""


class OutputError(RestitutionError):
    """A file could not be written: open elsewhere, disk full, not permitted."""

    exit_code = 3


class SettingError(RestitutionError):
    """Whoever starts the program must act: something in its environment."""

    exit_code = 2
