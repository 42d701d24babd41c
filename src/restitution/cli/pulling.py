"""``restitution pull``: texts edited in a deck, carried back into content.yaml."""

from __future__ import annotations

from pathlib import Path

import click

from restitution.cli import arguments
from restitution.cli.guard import guarded
from restitution.cli.usage import Command, option
from restitution.errors import Problem


@click.command(cls=Command, help="pull_help")
@arguments.deck
@option(
    "--content",
    type=arguments.PATH,
    default=Path("content.yaml"),
    help="content_help",
    metavar="file",
)
@option("--dry-run", is_flag=True, help="dry_run_help")
def pull(deck: Path, content: Path, *, dry_run: bool) -> None:
    """Carry the edited texts of a deck into a content file."""

    def work() -> tuple[Problem, ...]:
        from restitution import edits  # noqa: PLC0415 - heavy
        from restitution.cli.pulled import (  # noqa: PLC0415 - heavy
            problems,
            tell_difference,
            tell_pulled,
        )
        from restitution.edits.carrying import pull as carried  # noqa: PLC0415 - heavy
        from restitution.edits.contentfile import ContentFile  # noqa: PLC0415 - heavy

        name = str(content)
        edited = edits.read(deck)
        before = ContentFile.read(content, name)
        pulled = carried(edited.edits, before, name, edited.language)
        if dry_run:
            tell_difference(before, pulled, name)
        elif pulled.file is not before:
            pulled.file.write(content)
        tell_pulled(pulled, name, dry_run=dry_run)
        return tuple(problems(pulled))

    guarded(work)
