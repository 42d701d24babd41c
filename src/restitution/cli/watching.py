"""``restitution watch``: the products again on every save, until Ctrl-C."""

from __future__ import annotations

import gc
import os
import time
from pathlib import Path

import click

from restitution.cli import arguments
from restitution.cli.guard import guarded
from restitution.cli.speech import say
from restitution.cli.usage import Command
from restitution.errors import ContentError, Problem, RestitutionError


@click.command(cls=Command, help="watch_help")
@arguments.content
@arguments.output
@arguments.only
@arguments.strict
def watch(content: Path, output: Path | None, only: tuple[str, ...], *, strict: bool) -> None:
    """Make the products whenever what they are made of changes."""

    def work() -> tuple[Problem, ...]:
        if not content.is_file():
            raise ContentError(Problem("content_missing", values={"file": str(content)}))
        try:
            _rebuild(content, arguments.output_of(content, output), only, strict=strict)
        except KeyboardInterrupt:
            click.echo(say("watch_ended"))
        return ()

    guarded(work)


def _rebuild(content: Path, output: Path, only: tuple[str, ...], *, strict: bool) -> None:
    """Build once for every save; only Ctrl-C ends it."""
    from restitution import watch as watching  # noqa: PLC0415 - heavy
    from restitution.cache import Cache, cache_folder  # noqa: PLC0415 - heavy
    from restitution.cli.rebuilt import tell  # noqa: PLC0415 - heavy
    from restitution.cli.report import report  # noqa: PLC0415 - heavy

    inputs = watching.Inputs(content)
    kept = Cache(cache_folder(os.environ))
    rebuilder = watching.Rebuilder(content, output, inputs.look, only, strict=strict, cache=kept)
    click.echo(say("watch_begins", content=content))
    for state in watching.rounds(inputs.look, time.sleep):
        try:
            tell(rebuilder.build(state))
        except watching.Superseded:
            continue
        except RestitutionError as error:
            report(error.problems)
            click.echo(say("watch_failed"))
        gc.collect()  # builds do not search for what nothing holds any more, nor does waiting
