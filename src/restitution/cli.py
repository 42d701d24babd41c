"""The command line: what people type, and what they are told. Everything heavy comes later."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from restitution import __version__
from restitution.errors import Problem, RestitutionError, Severity
from restitution.messages import Told, tell

_PATH = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class _Label:
    """What a product is called, and what it is made of: one, several."""

    name: str
    one: str
    several: str


_PRODUCTS = {
    "deck": _Label("diaporama PowerPoint", "diapositive", "diapositives"),
    "deck-pdf": _Label("diaporama PDF", "diapositive", "diapositives"),
    "deck-handout": _Label("diaporama et notes à imprimer", "page", "pages"),
    "newsletter": _Label("lettre PDF", "page", "pages"),
    "press": _Label("lettre pour l’imprimeur", "page", "pages"),
    "booklet": _Label("livret à plier", "page", "pages"),
    "qr": _Label("codes QR", "code", "codes"),
}


_CHECKED = {
    "deck": "archive, nombre de diapositives, titres",
    "deck-pdf": "pages, polices, liens, images, balises, codes QR relus",
    "deck-handout": "pages, polices, liens, images, balises",
    "newsletter": "pages, polices, liens, images, balises, codes QR relus",
    "press": "pages, polices, images, fonds perdus, encres, déclaration PDF/X-4, codes QR relus",
    "booklet": "côtés de feuille, polices, codes QR relus à leur place",
    "qr": "codes relus",
}
"""What is looked at in each finished file."""


_HINTS = {
    "short_edge": "à imprimer en taille réelle, recto verso « bord court » ; plier, agrafer au pli",
}

_LEVERS = {
    "quote": "phrase détachée",
    "figures": "chiffre",
    "brief": "encadré « L’essentiel »",
    "lead": "chapeau agrandi",
    "recap": "encadré « À retenir »",
    "air": "blanc avant les questions",
}


class _French(click.Command):
    """A command or group with its help in French."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Usage : ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        with formatter.section("Options\u00a0"):
            formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = "Affiche cette aide."
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            error.ctx = ctx  # the parser leaves it out
            raise


class _FrenchCommand(_French):
    """A command that takes one file at most, and says so in French."""

    allow_extra_args = True  # click would refuse them in English

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, args)
        if rest:
            ctx.fail(f"« {rest[0]} » est de trop.")
        return rest


class _FrenchGroup(_French, click.Group):
    """The group of our commands: what is typed wrongly is told in French, with exit code 2."""

    command_class = _FrenchCommand

    def main(self, *args: Any, **extra: Any) -> Any:
        try:
            sys.exit(super().main(*args, **{**extra, "standalone_mode": False}))
        except click.UsageError as error:
            _tell_usage(error)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("Interrompu.", err=True)
            sys.exit(1)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands:
            known = ", ".join(self.commands)
            ctx.fail(f"la commande « {args[0]} » n’existe pas ; choisir parmi : {known}.")
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = [(name, self.commands[name].get_short_help_str(80)) for name in self.commands]
        with formatter.section("Commandes\u00a0"):
            formatter.write_dl(commands)


class _Choice(click.Choice[str]):
    """A choice whose refusal is French."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ARG002
        return f"« {value} » n’est pas possible ; choisir parmi : {', '.join(self.choices)}."


@click.group(
    cls=_FrenchGroup,
    options_metavar="[OPTIONS]",
    subcommand_metavar="COMMANDE …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__,
    prog_name="restitution",
    message="%(prog)s %(version)s",
    help="Affiche le numéro de version.",
)
def main() -> None:
    """Un fichier content.yaml devient un diaporama et une lettre."""


def _products(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    chosen = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    for name in chosen:
        if name not in _PRODUCTS:
            known = ", ".join(_PRODUCTS)
            raise click.BadParameter(f"« {name} » n’est pas un produit ; choisir parmi : {known}.")
    return chosen


_content = click.argument(
    "content", type=_PATH, default=Path("content.yaml"), metavar="[CONTENT.YAML]"
)
_output = click.option(
    "--output", type=_PATH, metavar="DOSSIER", help="Dossier où sont rangés les fichiers."
)
_strict = click.option("--strict", is_flag=True, help="Une remarque suffit à refuser.")


@main.command(help="Construit le diaporama, la lettre et les codes dans le dossier output.")
@_content
@_output
@click.option(
    "--only",
    callback=_products,
    metavar="PRODUIT,…",
    help=f"Seulement ces produits, séparés par des virgules : {', '.join(_PRODUCTS)}.",
)
@_strict
def build(content: Path, output: Path | None, only: tuple[str, ...], *, strict: bool) -> None:
    """Make the products."""

    def work() -> tuple[Problem, ...]:
        from restitution import build as pipeline  # noqa: PLC0415 - heavy

        place = output or content.parent / "output"
        report = pipeline.build(
            content, place, only=only, strict=strict, progress=_progress, name=str(content)
        )
        _summary(report)
        return report.problems

    _guarded(work)


@main.command(help="Signale tout ce qui ne va pas dans le fichier, sans rien construire.")
@_content
@click.option(
    "--format", "form", type=_Choice(["text", "json"]), default="text", help="text ou json."
)
@_strict
@click.option("--outputs", is_flag=True, help="Contrôle aussi les fichiers déjà construits.")
@_output
def check(content: Path, form: str, output: Path | None, *, strict: bool, outputs: bool) -> None:
    """Report every problem of a content file, or of the files that were made from it."""

    def work() -> tuple[Problem, ...]:
        if outputs or output:
            return _check_outputs(content, output or content.parent / "output", form, strict=strict)
        from restitution.content.loader import load_edition  # noqa: PLC0415 - heavy

        _, problems = load_edition(content, str(content))
        if problems and strict:
            raise RestitutionError(problems)
        if not problems and form == "text":
            click.echo(f"{content} : rien à signaler.")
        return problems

    _guarded(work, form)


def _check_outputs(content: Path, output: Path, form: str, *, strict: bool) -> tuple[Problem, ...]:
    """Look at the finished files, and say what was looked at."""
    from restitution import build as pipeline  # noqa: PLC0415 - heavy
    from restitution.products import PRODUCTS  # noqa: PLC0415 - heavy

    report = pipeline.check_outputs(content, output, strict=strict, name=str(content))
    if form == "text":
        for name in report.checked:
            click.echo(f"  {(output / PRODUCTS[name].file).as_posix()} : {_CHECKED[name]}")
        click.echo(
            "Rien à signaler." if not report.problems else "Utilisables, avec des remarques."
        )
    return report.problems


@main.command(help="Écrit le schéma JSON, pour la complétion dans un éditeur de texte.")
def schema() -> None:
    """Print the JSON Schema of content.yaml."""
    from restitution.content.schema import schema as content_schema  # noqa: PLC0415 - heavy

    click.echo(json.dumps(content_schema(), ensure_ascii=False, indent=2))


def _progress(product: str | None) -> None:
    what = _PRODUCTS[product].name if product else "lecture du contenu"
    click.echo(f"  {what}…", err=True)


def _summary(report: Any) -> None:
    """What was built: file, pages, size and time."""
    width = max(len(result.file.as_posix()) for result in report.results)
    for result in report.results:
        label = _PRODUCTS[result.product]
        unit = label.several if result.pages > 1 else label.one
        size = f"{result.size / 1024:>6.0f} Ko"
        amount = f"{result.pages:>4} {unit:<13}"
        file = result.file.as_posix()
        click.echo(f"  {file:<{width}} {amount} {size} {_seconds(result.seconds)}")
        if result.hint:
            click.echo(f"  {'':<{width}}   → {_HINTS[result.hint]}")
    for lever in report.spent:
        click.echo(f"  {_spent(lever)}")
    if report.checked:
        click.echo("Fichiers relus avant d’être rangés : codes QR, pages, polices, liens, balises.")
    click.echo(f"Terminé en {_seconds(report.seconds).strip()}.")


def _spent(lever: Any) -> str:
    """What was done to fill pages: the type of the whole, or what one visit was given."""
    if not lever.where:
        return f"Calibrage : texte courant en {lever.names[1]}."
    counts = Counter(name.partition(".")[0].partition("-")[0] for name in lever.names)
    given = ", ".join(
        f"{_LEVERS.get(name, name)}{f' × {count}' if count > 1 else ''}"
        for name, count in counts.items()
    )
    return f"  {lever.where} : {given or 'rien'} (remplie à {lever.fill:.0%})".replace("%", " %")


def _seconds(value: float) -> str:
    return f"{value:>6.1f} s".replace(".", ",")


def _guarded(work: Callable[[], tuple[Problem, ...]], form: str = "text") -> None:
    """Do the work; tell its problems, and leave with the exit code that they ask for."""
    try:
        problems, code = work(), 0
    except RestitutionError as error:
        problems, code = error.problems, error.exit_code
    _report(problems, form)
    sys.exit(code)


def _report(problems: Sequence[Problem], form: str) -> None:
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
    place = f"{where}{path}– " if where else ""
    head = f"{place}{click.style(kind, fg=colour, bold=True)} : {told.text}"
    return f"{head}\n    → {told.hint}" if told.hint else head


def _tell_usage(error: click.UsageError) -> None:
    """Say what was typed wrongly, and where help is."""
    path = error.ctx.command_path if error.ctx else "restitution"
    kind = click.style("Erreur", fg="red", bold=True)
    click.echo(f"{kind} : {_usage_text(error)}", err=True)
    click.echo(f"    → Essayez « {path} --help ».", err=True)


def _usage_text(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption(option_name=name, possibilities=near):
            hint = f" Vouliez-vous dire « {near[0]} » ?" if near else ""
            return f"l’option « {name} » n’existe pas.{hint}"
        case click.BadOptionUsage(option_name=name, ctx=ctx):
            options = ctx.command.params if ctx else []
            flag = any(
                isinstance(o, click.Option) and o.is_flag and name in o.opts for o in options
            )
            return f"l’option « {name} » {'ne prend pas de' if flag else 'attend une'} valeur."
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"option « {parameter.opts[0]} » : {error.message}"
        case _:
            return error.message
