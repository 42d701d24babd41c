"""The command line: what people type, and what they are told. Everything heavy comes later."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from restitution import __version__
from restitution.errors import Problem, RestitutionError, Severity
from restitution.messages import Told, tell

_CONTENT = click.Path(path_type=Path)
_PRODUCTS = ("deck", "deck-pdf", "newsletter", "qr")
_LABELS = {
    "content": "lecture de content.yaml",
    "deck": "diaporama PowerPoint",
    "deck-pdf": "diaporama PDF",
    "newsletter": "lettre PDF",
    "qr": "codes QR",
}
_UNITS = {"deck": "diapositives", "deck-pdf": "diapositives", "newsletter": "pages", "qr": "codes"}


class _French(click.Command):
    """A command whose help is headed in French."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Usage : ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [row for p in self.get_params(ctx) if (row := p.get_help_record(ctx)) is not None]
        with formatter.section("Options"):
            formatter.write_dl(rows)


class _FrenchGroup(click.Group):
    """The group of our commands, with its help headed in French."""

    command_class = _French

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "COMMANDE [OPTIONS]", prefix="Usage : ")

    def format_options(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        commands = [(name, self.commands[name].get_short_help_str(80)) for name in self.commands]
        with formatter.section("Commandes"):
            formatter.write_dl(commands)


@click.group(
    cls=_FrenchGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="restitution", message="%(prog)s %(version)s")
def main() -> None:
    """Un fichier content.yaml devient un diaporama et une lettre."""


def _products(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    chosen = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    for name in chosen:
        if name not in _PRODUCTS:
            known = ", ".join(_PRODUCTS)
            raise click.BadParameter(f"« {name} » n’est pas un produit ; choisir parmi : {known}")
    return chosen


@main.command(help="Construit le diaporama, la lettre et les codes dans le dossier output.")
@click.argument("content", type=_CONTENT, default=Path("content.yaml"))
@click.option("--output", type=_CONTENT, default=None, help="Dossier où ranger les fichiers.")
@click.option(
    "--only", callback=_products, help="Seulement ces produits, séparés par des virgules."
)
@click.option("--strict", is_flag=True, help="Une remarque suffit à refuser.")
def build(content: Path, output: Path | None, only: tuple[str, ...], *, strict: bool) -> None:
    """Make the products."""

    def work() -> tuple[Problem, ...]:
        from restitution import build as pipeline  # noqa: PLC0415 - heavy

        if strict:
            _refuse_warnings(content)
        place = output or content.parent / "output"
        report = pipeline.build(content, place, only=only, progress=_progress, name=str(content))
        _summary(report)
        return report.problems

    _guarded(work, strict=strict)


@main.command(help="Signale tout ce qui ne va pas dans le fichier, sans rien construire.")
@click.argument("content", type=_CONTENT, default=Path("content.yaml"))
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="text ou json."
)
@click.option("--strict", is_flag=True, help="Une remarque suffit à refuser.")
def check(content: Path, form: str, *, strict: bool) -> None:
    """Report every problem of a content file."""

    def work() -> tuple[Problem, ...]:
        from restitution.content.loader import load_edition  # noqa: PLC0415 - heavy

        _, problems = load_edition(content, str(content))
        if not problems and form == "text":
            click.echo(f"{content} : rien à signaler.")
        return problems

    _guarded(work, strict=strict, form=form)


@main.command(help="Écrit le schéma JSON, pour la complétion dans un éditeur de texte.")
def schema() -> None:
    """Print the JSON Schema of content.yaml."""
    from restitution.content.schema import schema as content_schema  # noqa: PLC0415 - heavy

    click.echo(json.dumps(content_schema(), ensure_ascii=False, indent=2))


def _progress(step: str) -> None:
    click.echo(f"  {_LABELS[step]}…", err=True)


def _refuse_warnings(content: Path) -> None:
    """Stop before anything is built when there is a warning."""
    from restitution.content.loader import load_edition  # noqa: PLC0415 - heavy

    _, problems = load_edition(content, str(content))
    if problems:
        raise RestitutionError(problems)


def _summary(report: Any) -> None:
    for result in report.results:
        unit = _UNITS[result.product]
        amount = f"{result.pages:>3} {unit:<13}"
        size = f"{result.size / 1024:>6.0f} Ko".replace(".", ",")
        click.echo(f"  {result.file.as_posix():<28} {amount} {size} {_seconds(result.seconds)}")
    click.echo(f"Terminé en {_seconds(report.seconds).strip()}.")


def _seconds(value: float) -> str:
    return f"{value:>5.1f} s".replace(".", ",")


def _guarded(work: Callable[[], tuple[Problem, ...]], *, strict: bool, form: str = "text") -> None:
    """Do the work; tell its problems, and leave with the exit code that they ask for."""
    try:
        problems = work()
    except RestitutionError as error:
        _report(error.problems, form)
        sys.exit(error.exit_code)
    _report(problems, form)
    if strict and problems:
        sys.exit(1)


def _report(problems: Iterable[Problem], form: str) -> None:
    told = [tell(problem) for problem in problems]
    if form == "json":
        click.echo(json.dumps([one.as_data() for one in told], ensure_ascii=False, indent=2))
        return
    for one in told:
        click.echo(_printed(one), err=True)


def _printed(told: Told) -> str:
    colour = "red" if told.severity is Severity.ERROR else "yellow"
    kind = "Erreur" if told.severity is Severity.ERROR else "Remarque"
    where = f"{told.file}:{told.line}:{told.column} " if told.line else ""
    path = f"({told.path}) " if told.path else ""
    head = f"{where}{path}– {click.style(kind, fg=colour, bold=True)} : {told.text}"
    return f"{head}\n    → {told.hint}" if told.hint else head
