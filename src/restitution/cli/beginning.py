"""``restitution new``: a folder with an example to make one's own."""

from __future__ import annotations

from pathlib import Path

import click

from restitution.cli.arguments import PATH
from restitution.cli.guard import guarded
from restitution.cli.speech import say, spoken
from restitution.cli.usage import Argument, Command
from restitution.errors import Problem


@click.command("new", cls=Command, help="new_help")
@click.argument("folder", type=PATH, cls=Argument, metavar="folder")
def new(folder: Path) -> None:
    """Make a project."""

    def work() -> tuple[Problem, ...]:
        from restitution.project import CONTENT, begin  # noqa: PLC0415 - heavy

        files = begin(folder, spoken())
        click.echo(say("begun", folder=folder))
        for file in files:
            click.echo(f"  {file}")
        click.echo(say("begun_next", content=folder / CONTENT))
        return ()

    guarded(work)
