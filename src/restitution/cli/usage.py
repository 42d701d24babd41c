"""Commands and options that speak the chosen language; what is typed wrongly is told in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from restitution.cli import speech, style
from restitution.cli.speech import say
from restitution.interface import codes

_WIDTH = 100
"""Columns of a help text at the most."""


class Option(click.Option):
    """An option whose help and metavar are keys of the catalogue."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help."""
        record = super().get_help_record(ctx)
        return record and (record[0], say(self.help or "", **self.values))

    def make_metavar(self, ctx: click.Context) -> str:
        """What the value is called."""
        return say(self.metavar) if self.metavar else super().make_metavar(ctx)

    @property
    def values(self) -> dict[str, str]:
        """What the help names."""
        return self._values

    def __init__(self, *args: Any, values: dict[str, str] | None = None, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self._values = values or {}


class Argument(click.Argument):
    """An argument whose metavar is a key of the catalogue."""

    def make_metavar(self, ctx: click.Context) -> str:  # noqa: ARG002
        """What the value is called."""
        return say(self.metavar or "")


class Choice(click.Choice[str]):
    """A choice whose refusal is told in the chosen language."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ARG002
        """What is told of a value that is not among the choices."""
        return say("not_possible", value=value, known=", ".join(self.choices))


def option(*names: str, **extra: Any) -> Callable[[Any], Any]:
    """An option of a command; ``help`` and ``metavar`` are keys of the catalogue."""
    return click.option(*names, cls=Option, **extra)


def telling(text: Callable[[click.Context], str]) -> dict[str, Any]:
    """What makes an option one that tells something; then nothing else is done."""

    def tell(ctx: click.Context, _: click.Parameter, asked: bool) -> None:  # noqa: FBT001 - click's call
        if asked and not ctx.resilient_parsing:
            click.echo(text(ctx))
            ctx.exit()

    return {"is_flag": True, "is_eager": True, "expose_value": False, "callback": tell}


class _Spoken(click.Command):
    """A command or group whose help is a key of the catalogue."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("usage"))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(self.help or ""))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx))]
        with formatter.section(say("options")):
            formatter.write_dl(rows)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        return [*super().get_params(ctx), _LANGUAGE, _PLAIN]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:  # noqa: ARG002
        return _HELP

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - never cut
        return say(self.help or "")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.BadOptionUsage as error:
            error.ctx = ctx  # the parser leaves it out
            raise


_LANGUAGE = Option(
    [speech.OPTION],
    type=Choice(codes()),
    help="lang_help",
    expose_value=False,
    metavar="lang_value",
)
"""Read before all others, by ``choose``: here it is only known, explained and refused."""


_PLAIN = Option([style.OPTION], is_flag=True, help="no_color_help", expose_value=False)
"""Read before all others, too."""


_HELP = Option(["-h", "--help"], help="help_help", **telling(click.Context.get_help))
"""The same for all: click would make one a command, and look for translations of its help."""


class Command(_Spoken):
    """A command; a word too many is told in the chosen language."""

    allow_extra_args = True  # click would refuse them in English

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words of a command."""
        rest = super().parse_args(ctx, args)
        if rest:
            ctx.fail(say("too_much", word=rest[0]))
        return rest


class Group(_Spoken, click.Group):
    """The group of our commands, each loaded when it is asked for; wrong usage is exit code 2."""

    command_class = Command

    def __init__(
        self, *args: Any, names: Sequence[str], load: Callable[[str], click.Command], **extra: Any
    ) -> None:
        super().__init__(*args, context_settings={"max_content_width": _WIDTH}, **extra)
        self.names = names
        self._load = load

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands, in the order in which they are told."""
        return list(self.names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of a name, if there is one."""
        return self._load(cmd_name) if cmd_name in self.names else None

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command and leave with its exit code."""
        words = extra.get("args") or (args[0] if args else None) or sys.argv[1:]
        speech.choose(words, os.environ)
        style.choose(words, os.environ)
        try:
            sys.exit(super().main(*args, **{**extra, "standalone_mode": False}))
        except click.UsageError as error:
            _tell(error)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo(say("interrupted"), err=True)
            sys.exit(1)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words of a command and its own."""
        if not args:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names."""
        if args[0] not in self.names:
            ctx.fail(say("no_command", name=args[0], known=", ".join(self.names)))
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """What the line of usage holds after the name."""
        return [say("usage_options"), say("usage_command")]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        super().format_options(ctx, formatter)
        commands = [(name, self._load(name).get_short_help_str()) for name in self.names]
        with formatter.section(say("commands")):
            formatter.write_dl(commands)


def _tell(error: click.UsageError) -> None:
    """Say what was typed wrongly, and where help is."""
    path = error.ctx.command_path if error.ctx else "restitution"
    kind = style.styled(say("error"), fg="red", bold=True)
    click.echo(say("told", kind=kind, text=_text(error)), err=True)
    click.echo(f"    → {say('try_help', path=path)}", err=True)


def _text(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption(option_name=name, possibilities=near):
            hint = f" {say('did_you_mean', near=near[0])}" if near else ""
            return say("no_option", name=name) + hint
        case click.BadOptionUsage(option_name=name, ctx=ctx):
            options = ctx.command.params if ctx else []
            flag = any(
                isinstance(o, click.Option) and o.is_flag and name in o.opts for o in options
            )
            return say("takes_no_value" if flag else "wants_a_value", name=name)
        case click.MissingParameter(param=click.Argument() as argument, ctx=click.Context() as ctx):
            return say("missing_argument", name=argument.make_metavar(ctx))
        case click.BadParameter(param=click.Parameter() as parameter):
            return say("bad_option", name=parameter.opts[0], text=error.message)
        case _:
            return error.message
