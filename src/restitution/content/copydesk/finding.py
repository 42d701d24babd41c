"""What a check of the copy desk finds: a place, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from restitution.content.edition import Edition
from restitution.errors import Problem, Severity
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.source import Moves, Source


class Finding(Frozen):
    """A place to look at again, and the values of its message.

    ``beside`` is another place, whose line is told.
    """

    source: Source
    values: Mapping[str, str]
    beside: Source | None = None

    def told(self, check: str, moves: Moves) -> Problem:
        """The warning that people get, of where things stand now."""
        values = dict(self.values)
        if self.beside:
            values["line"] = str(moves.now(self.beside).line)
        return Problem(check, self.source, values, Severity.WARNING).now(moves)


Reader = Callable[[Edition, Language], Iterator[Finding]]
"""A check: one reading of the whole edition, in its language, for one thing."""
