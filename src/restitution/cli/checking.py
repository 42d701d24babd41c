"""``restitution check``: every problem of a content file, or of the files made from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import click

from restitution.cli import arguments
from restitution.cli.guard import guarded
from restitution.cli.speech import say
from restitution.cli.usage import Choice, Command, option
from restitution.errors import Problem, RestitutionError
from restitution.source import Source


@click.command(cls=Command, help="check_help")
@arguments.content
@option("--format", "form", type=Choice(["text", "json"]), default="text", help="format_help")
@arguments.strict
@option("--outputs", is_flag=True, help="outputs_help")
@arguments.output
def check(content: Path, form: str, output: Path | None, *, strict: bool, outputs: bool) -> None:
    """Report every problem."""

    def work() -> tuple[Problem, ...]:
        if outputs or output:
            place = arguments.output_of(content, output)
            return _check_outputs(content, place, form, strict=strict)
        return _check_content(content, form, strict=strict)

    guarded(work, form)


def _check_content(content: Path, form: str, *, strict: bool) -> tuple[Problem, ...]:
    from restitution.compose.timing import over_time  # noqa: PLC0415 - heavy
    from restitution.content.loader import load_edition  # noqa: PLC0415 - heavy
    from restitution.yamlfile import in_order  # noqa: PLC0415 - heavy

    edition, noticed = load_edition(content, str(content))
    paces = partial(_paces, edition.theme.name, content.parent, edition.place_of("theme"))
    problems = in_order([*noticed, *over_time(edition, paces)])
    if problems and strict:
        raise RestitutionError(problems)
    if not problems and form == "text":
        click.echo(say("content_fine", content=content))
    return problems


def _paces(theme: str, folder: Path, place: Source) -> Mapping[str, float]:
    """The words a minute that a theme has for each language."""
    from restitution.theme.loader import load_theme  # noqa: PLC0415 - heavy

    return load_theme(theme, folder, place).speech


def _check_outputs(content: Path, output: Path, form: str, *, strict: bool) -> tuple[Problem, ...]:
    """Look at the finished files, and say what was looked at."""
    from restitution import build as pipeline  # noqa: PLC0415 - heavy
    from restitution.products import PRODUCTS  # noqa: PLC0415 - heavy

    report = pipeline.check_outputs(content, output, strict=strict, name=str(content))
    if form == "text":
        for name in report.checked:
            file = (output / PRODUCTS[name].file).as_posix()
            click.echo("  " + say("checked", file=file, what=say(f"checked_{name}")))
        click.echo(say("usable" if report.problems else "fine"))
    return report.problems
