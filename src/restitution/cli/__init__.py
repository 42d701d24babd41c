"""The command line: what people type, and what they are told. Everything heavy comes later.

A new command is a file here and a line below; its sentences are in the room ``interface``.
"""

from __future__ import annotations

import click

from restitution import __version__
from restitution.cli.beginning import new
from restitution.cli.building import build
from restitution.cli.checking import check
from restitution.cli.describing import schema
from restitution.cli.editing import edits
from restitution.cli.pulling import pull
from restitution.cli.usage import Group, Option
from restitution.cli.watching import watch

__all__ = ["main"]


@click.group(
    cls=Group,
    help="main_help",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    __version__,
    prog_name="restitution",
    message="%(prog)s %(version)s",
    help="version_help",
    cls=Option,
)
def main() -> None:
    """One content.yaml becomes a deck and a newsletter."""


for _command in (new, build, watch, check, edits, pull, schema):
    main.add_command(_command)
