"""One build after the other in one process: each knows what the last one made."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from pathlib import Path

from restitution.build import Report, build
from restitution.cache import Cache
from restitution.errors import Problem
from restitution.frozen import Changing, Frozen
from restitution.inputs import State
from restitution.standing import Standing
from restitution.watch.changes import Changes, between


class Superseded(Exception):  # noqa: N818 - no error: a later save has come
    """What is being built is out of date: it is given up, and built again."""


class Rebuilt(Frozen):
    """What a build changed; ``fresh`` are the remarks that the last build did not have."""

    report: Report
    changes: tuple[Changes, ...]
    fresh: tuple[Problem, ...]
    first: bool


class Rebuilder(Changing, dict=True):
    """Builds the products of a content file whenever it is asked to; failures change nothing.

    The first build takes what other processes have left in the ``cache``.
    """

    content: Path
    output: Path
    look: Callable[[], State]
    only: Collection[str] = ()
    strict: bool = False
    cache: Cache | None = None
    _last: Report | None = None

    @cached_property
    def _standing(self) -> Standing:
        """What this process makes, and what was kept for it."""
        return Standing(self.cache)

    def build(self, state: State) -> Rebuilt:
        """Build what was seen in the files.

        Raises Superseded when there is something else in them before it is done, and what a build
        raises.
        """

        def progress(_: str | None) -> None:
            if self.look().digests != state.digests:
                raise Superseded

        report = build(
            self.content,
            self.output,
            only=self.only,
            strict=self.strict,
            progress=progress,
            name=str(self.content),
            standing=self._standing,
        )
        self._standing.keep_to_itself()
        before, self._last = self._last, report
        return _rebuilt(before, report)


def _rebuilt(before: Report | None, report: Report) -> Rebuilt:
    if before is None:
        return Rebuilt(report, (), report.problems, first=True)
    told = {_said(problem) for problem in before.problems}
    fresh = tuple(problem for problem in report.problems if _said(problem) not in told)
    return Rebuilt(report, between(before.shown, report.shown), fresh, first=False)


def _said(problem: Problem) -> tuple[object, ...]:
    """A problem without its line, which changes with every line above it."""
    path = problem.source.path if problem.source else ""
    return problem.code, path, tuple(sorted(problem.values.items()))
