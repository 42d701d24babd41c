"""``restitution build``: the products, put in place together."""

from __future__ import annotations

from pathlib import Path

import click

from restitution.cli import arguments
from restitution.cli.products import progress
from restitution.cli.report import guarded
from restitution.cli.usage import Command
from restitution.errors import Problem


@click.command(cls=Command, help="build_help")
@arguments.content
@arguments.output
@arguments.only
@arguments.strict
def build(content: Path, output: Path | None, only: tuple[str, ...], *, strict: bool) -> None:
    """Make the products."""

    def work() -> tuple[Problem, ...]:
        from restitution import build as pipeline  # noqa: PLC0415 - heavy
        from restitution.cli.summary import summary  # noqa: PLC0415 - heavy

        place = arguments.output_of(content, output)
        report = pipeline.build(
            content, place, only=only, strict=strict, progress=progress, name=str(content)
        )
        summary(report)
        return report.problems

    guarded(work)
