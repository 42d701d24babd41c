"""Edits in words: slide by slide, what was there and what is there now."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import click

from restitution.cli.speech import can_say, say
from restitution.edits import Edit, Kind

_IN_WORDS = {Kind.SLIDE_COPIED, Kind.SLIDE_MOVED}
"""Kinds whose sentence says already what was before."""


def tell_edits(edits: Iterable[Edit]) -> None:
    """Say edits, slide by slide."""
    for (number, title), found in groupby(edits, key=lambda edit: (edit.slide, edit.title)):
        click.echo("  " + say("edit_slide", number=number, title=title))
        for edit in found:
            _tell(edit)


def counted(count: int) -> str:
    """How many edits, with their noun."""
    return say("edit_several" if count > 1 else "edit_one", count=count)


def _tell(edit: Edit) -> None:
    field = f"field_{edit.field}"
    named = say(field) if can_say(field) else edit.field
    path = f" ({edit.path})" if edit.path else ""
    click.echo(f"    {say(f'edit_{edit.kind}', field=named, before=edit.before)}{path}")
    if edit.kind not in _IN_WORDS:
        for key, text in (("edit_before", edit.before), ("edit_after", edit.after)):
            if text:
                click.echo("      " + say(key, text=text.replace("\n", " / ")))
