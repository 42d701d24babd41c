"""The products that are there, in lines: file, pages, size, and the time that one took."""

from __future__ import annotations

from collections.abc import Sequence

import click

from restitution.cli.products import UNITS
from restitution.cli.speech import say
from restitution.frozen import Frozen


class Row(Frozen):
    """A product: its file, its pages or codes, its size in bytes; ``time`` as it is printed.

    ``hint`` is a code for what people must know who print it.
    """

    product: str
    file: str
    pages: int
    size: int
    hint: str
    time: str = ""


def tell(rows: Sequence[Row]) -> None:
    """Say what is there."""
    width = max(len(row.file) for row in rows)
    for row in rows:
        click.echo(_line(row, width))
        if row.hint:
            click.echo(f"  {'':<{width}}   → {say(f'hint_{row.hint}')}")


def _line(row: Row, width: int) -> str:
    unit = say(f"{UNITS[row.product]}_{'several' if row.pages > 1 else 'one'}")
    size = f"{row.size / 1024:>6.0f} {say('kilobytes')}"
    time = f" {row.time:>6} s" if row.time else ""
    return f"  {row.file:<{width}} {row.pages:>4} {unit:<13} {size}{time}"
