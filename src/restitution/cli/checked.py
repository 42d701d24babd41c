"""A content file checked, or the files made from it, or known from before."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import cache as once
from functools import partial
from pathlib import Path

import click

from restitution.cache import Cache, cache_folder
from restitution.cli.speech import say
from restitution.errors import Problem, RestitutionError
from restitution.frozen import Frozen
from restitution.ticket import Job, Outcome, Sources, answered


def content_checked(content: Path, form: str, *, strict: bool) -> tuple[Problem, ...]:
    """The problems of a content file; where there are none, people are told so."""
    reading = once(partial(_reading, content, Cache(cache_folder(os.environ))))
    outcome = _told(
        Job("check", content),
        lambda: reading().problems(),
        sources=lambda: reading().sources(),
        strict=strict,
    )
    problems = outcome.problems
    if not problems and form == "text":
        click.echo(say("content_fine", content=content))
    return problems


def outputs_checked(content: Path, output: Path, form: str, *, strict: bool) -> tuple[Problem, ...]:
    """The faults of finished files; people are told what was looked at."""
    job = Job("check --outputs", content, output)
    work = partial(_faults, content, output)
    outcome = _told(job, work, lambda: _files(output).values(), strict=strict)
    if form == "text":
        for name, file in outcome.facts.items():
            click.echo("  " + say("checked", file=file, what=say(f"checked_{name}")))
        click.echo(say("usable" if outcome.problems else "fine"))
    return outcome.problems


def _told(
    job: Job,
    work: Callable[[], Outcome],
    also: Callable[[], Iterable[Path]] = tuple,
    sources: Callable[[], Sources] | None = None,
    *,
    strict: bool,
) -> Outcome:
    """What comes of a job; raises RestitutionError when that is not to be used."""
    cache = Cache(cache_folder(os.environ))
    outcome = answered(job, cache, os.environ, partial(_done, work), also, sources).outcome
    if outcome.code or (strict and outcome.problems):
        raise RestitutionError(outcome.problems)
    return outcome


def _done(work: Callable[[], Outcome]) -> Outcome:
    """What comes of some work, errors of those files too that are looked at."""
    try:
        return work()
    except RestitutionError as error:
        if error.exit_code != RestitutionError.exit_code:
            raise
        return Outcome(error.problems, error.exit_code)


class _Reading(Frozen):
    """How a content file is read: what it is built from, and what is wrong in it."""

    sources: Callable[[], Sources]
    problems: Callable[[], Outcome]


def _reading(content: Path, cache: Cache) -> _Reading:
    """Both from the same parts, which are read once."""
    from restitution.cli.reading import problems_in, sources_of  # noqa: PLC0415 - heavy
    from restitution.rack import reading_rack  # noqa: PLC0415 - heavy

    rack = reading_rack(content, cache)
    return _Reading(partial(sources_of, content, cache, rack), partial(problems_in, content, rack))


def _faults(content: Path, output: Path) -> Outcome:
    from restitution import build as pipeline  # noqa: PLC0415 - heavy

    report = pipeline.check_outputs(content, output, name=str(content))
    files = _files(output)
    return Outcome(report.problems, facts={name: files[name].as_posix() for name in report.checked})


def _files(output: Path) -> dict[str, Path]:
    """Where a build puts each product."""
    from restitution.products import PRODUCTS  # noqa: PLC0415 - heavy

    return {name: output / product.file for name, product in PRODUCTS.items()}
