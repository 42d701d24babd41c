"""How every command ends: with its problems told, and the exit code that they ask for."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from restitution.errors import Problem, RestitutionError


def guarded(work: Callable[[], tuple[Problem, ...]], form: str = "text") -> None:
    """Do the work; tell its problems, and leave with the exit code that they ask for."""
    try:
        problems, code = work(), 0
    except RestitutionError as error:
        problems, code = error.problems, error.exit_code
    if problems:
        from restitution.cli.report import report  # noqa: PLC0415 - heavy

        report(problems, form)
    elif form == "json":
        click.echo("[]")
    sys.exit(code)
