"""What people are told of problems, and the exit code that goes with them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence

import click

from restitution.cli.speech import say, tongue
from restitution.errors import Problem, RestitutionError, Severity
from restitution.messages import Told, tell

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def guarded(work: Callable[[], tuple[Problem, ...]], form: str = "text") -> None:
    """Do the work; tell its problems, and leave with the exit code that they ask for."""
    try:
        problems, code = work(), 0
    except RestitutionError as error:
        problems, code = error.problems, error.exit_code
    report(problems, form)
    sys.exit(code)


def report(problems: Sequence[Problem], form: str = "text") -> None:
    """Tell problems: to people on the error stream, to programs as JSON."""
    told = [tell(problem, tongue().code) for problem in problems]
    if form == "json":
        click.echo(json.dumps([one.as_data() for one in told], ensure_ascii=False, indent=2))
        return
    for one in told:
        click.echo(_printed(one), err=True)


def _printed(told: Told) -> str:
    kind = click.style(say(told.severity.value), fg=_COLOURS[told.severity], bold=True)
    where = f"{told.file}:{told.line}:{told.column} " if told.line else ""
    path = f"({told.path}) " if told.path else ""
    place = f"{where}{path}– " if where else ""
    head = place + say("told", kind=kind, text=told.text)
    return f"{head}\n    → {told.hint}" if told.hint else head
