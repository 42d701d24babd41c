"""Our commands, run as people run them, and what they say."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from restitution import cli
from restitution.frozen import Frozen

_PLAIN = str.maketrans("\u00a0\u202f", "  ")


class Said(Frozen):
    """What a command said and how it left; fixed spaces are plain ones here."""

    exit_code: int
    stdout: str
    stderr: str
    output: str
    exception: BaseException | None


def run(*args: str | Path) -> Said:
    """Run ``restitution`` with some words."""
    words = [str(arg) for arg in args]
    result = CliRunner().invoke(cli.main, words, prog_name="restitution")
    return Said(
        result.exit_code,
        plain(result.stdout),
        plain(result.stderr),
        plain(result.output),
        result.exception,
    )


def plain(text: str) -> str:
    """A text with its fixed spaces as plain ones."""
    return text.translate(_PLAIN)
