"""Colours for those who see them: on a terminal, unless somebody asked for none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Any

import click

OPTION = "--no-color"

_plain: ContextVar[bool] = ContextVar("plain", default=False)


def choose(args: Sequence[str], environment: Mapping[str, str]) -> None:
    """No colours if the option says so, or the environment: NO_COLOR (no-color.org), a dumb TERM.

    Where the text goes to a file or another program, ``click.echo`` takes them away itself.
    """
    unwanted = bool(environment.get("NO_COLOR")) or environment.get("TERM") == "dumb"
    _plain.set(unwanted or OPTION in args)


def styled(text: str, **looks: Any) -> str:
    """A text with colours or weight, if they are wanted."""
    return text if _plain.get() else click.style(text, **looks)
