"""``restitution build``: the products, put in place together."""

from __future__ import annotations

import os
from pathlib import Path

import click

from restitution.cli import arguments
from restitution.cli.guard import guarded
from restitution.cli.products import progress
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
        from restitution import build as pipeline  # noqa: PLC0415 - heavy
        from restitution.cache import Cache, cache_folder  # noqa: PLC0415 - heavy
        from restitution.cli.summary import summary  # noqa: PLC0415 - heavy

        report = pipeline.build(
            content,
            arguments.output_of(content, output),
            only=only,
            strict=strict,
            progress=progress,
            name=str(content),
            cache=Cache(cache_folder(os.environ)) if kept else None,
        )
        summary(report)
        return report.problems

    guarded(work)
