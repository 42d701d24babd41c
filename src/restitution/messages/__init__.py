"""Problems in words: a code and its values become a sentence and a way out, with the line meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from restitution.errors import ContentError, Problem, Severity
from restitution.frozen import Changing, Frozen, as_data, field
from restitution.interface.catalogues import messages
from restitution.messages.excerpt import Excerpt, excerpt, visible
from restitution.source import Source

_LONGEST = 400
"""Letters of a value in a message; a list of what is possible is shorter."""

_SOMEWHERE = {"emphasis_open": "text", "glyph_missing": "character", "word_too_wide": "word"}
"""Problems that are placed where their text begins, and the value that tells where they are."""

_SPACES = " \t\u00a0\u202f\u2007"


class Told(Frozen):
    """A problem as it is told: where, what, how to mend it, and what was understood instead.

    ``end_column`` is behind what is meant, 0 where only its beginning is known; ``excerpt`` and
    ``caret`` are the line and the marks below it, empty where the file cannot be read.
    """

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    end_column: int
    path: str
    message: str
    hint: str
    understood: str
    excerpt: str
    caret: str

    def as_data(self) -> dict[str, str | int]:
        """The same for programs."""
        return as_data(self)


def tell(problem: Problem, language: str = "fr", line: str = "") -> Told:
    """A problem in the words of a language; ``line`` is the one it stands in, as typed."""
    values = {name: _shortened(value) for name, value in problem.values.items()}
    message = messages(language)[problem.code].filled(values)
    source = problem.source or Source("", 0, 0, "")
    column, length = _meant(problem, line, source.column)
    shown = excerpt(line, column, max(length, 1)) if line and source.line else Excerpt("", "")
    return Told(
        code=problem.code,
        severity=problem.severity,
        file=source.file,
        line=source.line,
        column=column,
        end_column=column + length if length else 0,
        path=visible(source.path),
        message=visible(message.text),
        hint=visible(message.hint),
        understood=visible(message.understood) if problem.values.get("kept") != "" else "",
        excerpt=shown.line,
        caret=shown.caret,
    )


def tell_all(problems: Iterable[Problem], language: str = "fr") -> list[Told]:
    """Problems in the words of a language, each with its line as it stands in its file now."""
    files = _Files()
    return [tell(problem, language, files.line(problem.source)) for problem in problems]


def _shortened(value: str) -> str:
    """A value of a length that people read."""
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"


def _meant(problem: Problem, line: str, column: int) -> tuple[int, int]:
    """The column and the length of what is meant; 0 for a length that is not known."""
    rest = line[max(column - 1, 0) :]
    if rest[:1] and rest[0] in _SPACES:
        return column, len(rest) - len(rest.lstrip(_SPACES))
    named = (value for value in problem.values.values() if value and rest.startswith(value))
    length = max(map(len, named), default=0)
    word = problem.values.get(_SOMEWHERE.get(problem.code, ""), "")
    if length or not word or word not in rest:
        return column, length
    return column + rest.index(word), len(word)


class _Files(Changing):
    """The lines of files, each read once."""

    known: dict[str, list[str]] = field(default_factory=dict)

    def line(self, source: Source | None) -> str:
        """The line of a place; "" where there is none, or where its file is no text."""
        if source is None:
            return ""
        if source.file not in self.known:
            self.known[source.file] = _lines(source.file)
        lines = self.known[source.file]
        return lines[source.line - 1] if 0 < source.line <= len(lines) else ""


def _lines(file: str) -> list[str]:
    from restitution.decoding import text_of  # noqa: PLC0415 - only where there are problems

    try:
        return text_of(Path(file), file).split("\n")
    except ContentError:
        return []
