"""The command line: what people type, and what they are told. Everything heavy comes later.

A new command is a file here and a line below; its sentences are in the room ``interface``.
"""

from __future__ import annotations

from importlib import import_module

import click

from restitution import __version__
from restitution.cli.usage import Group, option, telling

__all__ = ["main"]

_FILES = {
    "new": "beginning",
    "build": "building",
    "watch": "watching",
    "check": "checking",
    "edits": "editing",
    "pull": "pulling",
    "schema": "describing",
}
"""Every command, and the file that has it."""


def _command(name: str) -> click.Command:
    """A command, imported only now: people type one at a time."""
    command: click.Command = getattr(import_module(f"restitution.cli.{_FILES[name]}"), name)
    return command


@click.group(cls=Group, names=tuple(_FILES), load=_command, help="main_help")
@option("--version", help="version_help", **telling(lambda _: f"restitution {__version__}"))
def main() -> None:
    """One content.yaml becomes a deck and a newsletter."""
