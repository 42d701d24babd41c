"""A content file checked, or the files made from it, or known from before."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import click

from restitution.cache import Cache, cache_folder
from restitution.cli.speech import say
from restitution.errors import Problem, RestitutionError
from restitution.rack import Rack
from restitution.ticket import Job, Outcome, answered


def content_checked(content: Path, form: str, *, strict: bool) -> tuple[Problem, ...]:
    """The problems of a content file; where there are none, people are told so."""

    def work(rack: Rack) -> Outcome:
        from restitution.cli.verdict import of_content  # noqa: PLC0415 - heavy

        return of_content(content, rack)

    problems = _told(Job("check", content), work, strict=strict).problems
    if not problems and form == "text":
        click.echo(say("content_fine", content=content))
    return problems


def outputs_checked(content: Path, output: Path, form: str, *, strict: bool) -> tuple[Problem, ...]:
    """The faults of finished files; people are told what was looked at."""

    def files() -> Iterable[Path]:
        from restitution.cli.verdict import files_of  # noqa: PLC0415 - heavy

        return files_of(output).values()

    def work(rack: Rack) -> Outcome:
        from restitution.cli.verdict import of_outputs  # noqa: PLC0415 - heavy

        return of_outputs(content, output, rack)

    outcome = _told(Job("check --outputs", content, output), work, files, strict=strict)
    if form == "text":
        for name, file in outcome.facts.items():
            click.echo("  " + say("checked", file=file, what=say(f"checked_{name}")))
        click.echo(say("usable" if outcome.problems else "fine"))
    return outcome.problems


def _told(
    job: Job,
    work: Callable[[Rack], Outcome],
    also: Callable[[], Iterable[Path]] = tuple,
    *,
    strict: bool,
) -> Outcome:
    """What comes of a job; raises RestitutionError when that is not to be used."""
    cache = Cache(cache_folder(os.environ))
    outcome = answered(job, cache, os.environ, partial(_done, work), also).outcome
    if outcome.code or (strict and outcome.problems):
        raise RestitutionError(outcome.problems)
    return outcome


def _done(work: Callable[[Rack], Outcome], rack: Rack) -> Outcome:
    """What comes of some work, errors of those files too that are looked at."""
    try:
        return work(rack)
    except RestitutionError as error:
        if error.exit_code != RestitutionError.exit_code:
            raise
        return Outcome(error.problems, error.exit_code)
