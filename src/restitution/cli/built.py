"""The products built, or found to be there already."""

from __future__ import annotations

import os
from pathlib import Path

import click

from restitution.cache import Cache, cache_folder
from restitution.cli import table
from restitution.cli.products import progress
from restitution.cli.speech import say
from restitution.cli.table import Row
from restitution.errors import Problem
from restitution.frozen import as_tuple
from restitution.ticket import Job, Outcome, answered


def built(
    content: Path, output: Path, only: tuple[str, ...], *, strict: bool, kept: bool
) -> tuple[Problem, ...]:
    """Make the products and say so, unless nothing has changed; what was noticed of them.

    Raises what building raises; ``kept`` is whether what earlier builds have kept may be used.
    """

    def make() -> Outcome:
        return _made(content, output, only, cache, strict=strict)

    cache = Cache(cache_folder(os.environ) if kept else None)
    job = Job("build", content, output, (*only, *(["--strict"] if strict else [])))
    answer = answered(job, cache, os.environ, make)
    if answer.known:
        table.tell([Row(*row) for row in answer.outcome.facts["rows"]])
        click.echo(say("unchanged"))
    return answer.outcome.problems


def _made(
    content: Path, output: Path, only: tuple[str, ...], cache: Cache, *, strict: bool
) -> Outcome:
    from restitution import build as pipeline  # noqa: PLC0415 - heavy
    from restitution.cli.summary import summary  # noqa: PLC0415 - heavy

    name = str(content)
    report = pipeline.build(
        content, output, only=only, strict=strict, progress=progress, name=name, cache=cache
    )
    summary(report)
    rows = [
        Row(one.product, one.file.as_posix(), one.pages, one.size, one.hint)
        for one in report.results
    ]
    files = {file: digest.hex() for file, digest in report.made.items()}
    # that a deck was touched is told once: what is there now is the one that was made
    lasting = report.kept is None
    facts = {"rows": [as_tuple(row) for row in rows]}
    return Outcome(report.problems, facts=facts, made=files, lasting=lasting)
