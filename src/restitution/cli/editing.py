"""``restitution edits``: what was edited by hand in a deck."""

from __future__ import annotations

from pathlib import Path

import click

from restitution.cli import arguments
from restitution.cli.guard import guarded
from restitution.cli.speech import say
from restitution.cli.usage import Choice, Command, option
from restitution.errors import Problem


@click.command(cls=Command, help="edits_help")
@arguments.deck
@option("--format", "form", type=Choice(["text", "json"]), default="text", help="format_help")
def edits(deck: Path, form: str) -> None:
    """List the edits of a deck."""

    def work() -> tuple[Problem, ...]:
        import json  # noqa: PLC0415 - heavy

        from restitution.cli.edited import counted, tell_edits  # noqa: PLC0415 - heavy
        from restitution.edits import read  # noqa: PLC0415 - heavy
        from restitution.frozen import as_data  # noqa: PLC0415 - heavy

        found = read(deck).edits
        if form == "json":
            click.echo(json.dumps([as_data(edit) for edit in found], ensure_ascii=False, indent=2))
        elif found:
            click.echo(say("edits_count", deck=deck, count=counted(len(found))))
            tell_edits(found)
        else:
            click.echo(say("edits_none", deck=deck))
        return ()

    guarded(work)
