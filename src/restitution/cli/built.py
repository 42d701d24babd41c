"""The products built, or found to be there already."""

from __future__ import annotations

import os
from pathlib import Path

import click

from restitution.cache import Cache, cache_folder
from restitution.cli import table
from restitution.cli.speech import say
from restitution.cli.table import Row
from restitution.errors import Problem
from restitution.rack import Rack
from restitution.ticket import Job, Outcome, answered


def built(
    content: Path, output: Path, only: tuple[str, ...], *, strict: bool, kept: bool
) -> tuple[Problem, ...]:
    """Make the products and say so, unless nothing has changed; what was noticed of them.

    Raises what building raises; ``kept`` is whether what earlier builds have kept may be used.
    """

    def make(rack: Rack) -> Outcome:
        from restitution.cli.making import made  # noqa: PLC0415 - heavy

        return made(content, output, only, cache, rack, strict=strict)

    cache = Cache(cache_folder(os.environ) if kept else None)
    job = Job("build", content, output, (*only, *(["--strict"] if strict else [])))
    answer = answered(job, cache, os.environ, make)
    if answer.known:
        table.tell([Row(*row) for row in answer.outcome.facts["rows"]])
        click.echo(say("unchanged"))
    return answer.outcome.problems
