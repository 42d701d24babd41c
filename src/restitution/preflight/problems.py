"""Faults of finished files as problems that people are told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from restitution.errors import Problem, Severity
from restitution.preflight.fault import Fault

MOST_TOLD: Final = 5
"""Of one kind in one file: the sixth teaches nothing new."""

_WARNINGS: Final = {"ppi"}


def problems(file: str, faults: Iterable[Fault]) -> Iterator[Problem]:
    """What is told of one file, kind by kind; ``file`` is its name as people know it."""
    kind = attrgetter("code")
    for code, group in groupby(sorted(faults, key=kind), kind):
        for fault in list(group)[:MOST_TOLD]:
            values = {"file": file, "page": str(fault.page), "detail": fault.detail}
            severity = Severity.WARNING if code in _WARNINGS else Severity.ERROR
            yield Problem(f"preflight_{code}", values=values, severity=severity)
