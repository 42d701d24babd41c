"""``restitution build``: the products, put in place together."""

from __future__ import annotations

from pathlib import Path

import click

from restitution.cli import arguments
from restitution.cli.guard import guarded
from restitution.cli.usage import Command, option
from restitution.errors import Problem


@click.command(cls=Command, help="build_help")
@arguments.content
@arguments.output
@arguments.only
@arguments.strict
@option("--no-cache", "kept", is_flag=True, default=True, flag_value=False, help="no_cache_help")
def build(
    content: Path, output: Path | None, only: tuple[str, ...], *, strict: bool, kept: bool
) -> None:
    """Make the products."""

    def work() -> tuple[Problem, ...]:
        from restitution.cli.built import built  # noqa: PLC0415 - heavy

        place = arguments.output_of(content, output)
        return built(content, place, only, strict=strict, kept=kept)

    guarded(work)
