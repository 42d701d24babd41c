"""What people are told of problems, and programs."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from restitution.cli.speech import say, spoken
from restitution.cli.style import styled
from restitution.errors import Problem, Severity
from restitution.messages import Told, tell_all
from restitution.messages.excerpt import visible

_MOST = 100
"""More problems than anybody reads; programs are told all."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


def report(problems: Sequence[Problem], form: str = "text") -> None:
    """Tell problems: to people on the error stream, to programs as JSON."""
    if form == "json":
        told = tell_all(problems, spoken())
        click.echo(json.dumps([one.as_data() for one in told], ensure_ascii=False, indent=2))
        return
    for one in tell_all(problems[:_MOST], spoken()):
        click.echo(_printed(one), err=True)
    if problems[_MOST:]:
        click.echo(say("more_problems", count=len(problems) - _MOST), err=True)


def _printed(told: Told) -> str:
    colour = _COLOURS[told.severity]
    kind = styled(say(told.severity.value), fg=colour, bold=True)
    where = f"{visible(told.file)}:{told.line}:{told.column} " if told.line else ""
    path = f"({told.path}) " if told.path else ""
    place = f"{where}{path}– " if where else ""
    lines = [place + say("told", kind=kind, text=told.message), *_excerpt(told, colour)]
    if told.understood:
        lines.append("    " + say("understood", text=told.understood))
    if told.hint:
        lines.append(f"    → {told.hint}")
    return "\n".join(lines)


def _excerpt(told: Told, colour: str) -> list[str]:
    """The line that is meant, with its number, and the marks under it."""
    if not told.excerpt:
        return []
    number = str(told.line)
    gutter = f"    {number} │ ", f"    {' ' * len(number)} │ "
    return [
        styled(gutter[0], dim=True) + told.excerpt,
        styled(gutter[1], dim=True) + styled(told.caret, fg=colour, bold=True),
    ]
