"""``restitution check``: every problem of a content file, or of the files made from it."""

from __future__ import annotations

from pathlib import Path

import click

from restitution.cli import arguments
from restitution.cli.guard import guarded
from restitution.cli.usage import Choice, Command, option
from restitution.errors import Problem


@click.command(cls=Command, help="check_help")
@arguments.content
@option("--format", "form", type=Choice(["text", "json"]), default="text", help="format_help")
@arguments.strict
@option("--outputs", is_flag=True, help="outputs_help")
@arguments.output
def check(content: Path, form: str, output: Path | None, *, strict: bool, outputs: bool) -> None:
    """Report every problem."""

    def work() -> tuple[Problem, ...]:
        from restitution.cli.checked import content_checked, outputs_checked  # noqa: PLC0415 - heavy

        if outputs or output:
            place = arguments.output_of(content, output)
            return outputs_checked(content, place, form, strict=strict)
        return content_checked(content, form, strict=strict)

    guarded(work, form)
