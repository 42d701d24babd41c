"""What several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from restitution.cli.products import UNITS, chosen
from restitution.cli.usage import option


class _PathName(click.ParamType[Path]):
    """A file or a folder by its name: whoever opens it tells what is wrong with it."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # noqa: ARG002
        return Path(value)


PATH = _PathName()

content = click.argument(
    "content", type=PATH, default=Path("content.yaml"), metavar="[CONTENT.YAML]"
)
deck = click.argument("deck", type=PATH, default=Path("output", "deck.pptx"), metavar="[DECK.PPTX]")
output = option("--output", type=PATH, metavar="folder", help="output_help")
only = option(
    "--only",
    callback=chosen,
    metavar="product_list",
    help="only_help",
    values={"known": ", ".join(UNITS)},
)
strict = option("--strict", is_flag=True, help="strict_help")


def output_of(content: Path, output: Path | None) -> Path:
    """Where the products of a content file go: where they are asked for, else beside it."""
    return output or content.parent / "output"
