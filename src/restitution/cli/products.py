"""The products as the command line names them."""

from __future__ import annotations

import click

from restitution.cli.speech import say

UNITS = {
    "deck": "slide",
    "deck-pdf": "slide",
    "deck-handout": "page",
    "newsletter": "page",
    "press": "page",
    "booklet": "page",
    "qr": "code",
}
"""Every product, and what it is made of."""


def chosen(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    """The products of a list with commas. Raises BadParameter for one that there is not."""
    names = tuple(name.strip() for name in (value or "").split(",") if name.strip())
    for name in names:
        if name not in UNITS:
            raise click.BadParameter(say("no_product", name=name, known=", ".join(UNITS)))
    return names


def progress(product: str | None) -> None:
    """Say which product is being made; without one, that the content is being read."""
    click.echo(f"  {say(f'product_{product}' if product else 'reading')}…", err=True)
