"""What a pull has done, in words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

import click

from restitution.cli.edited import counted, tell_edits
from restitution.cli.speech import say
from restitution.edits.carrying import Pulled, Why
from restitution.edits.contentfile import ContentFile
from restitution.errors import Problem, Severity

_TOLD = {
    Why.CONFLICT: "pull_conflict",
    Why.GONE: "pull_gone",
    Why.EMPTIED: "pull_emptied",
    Why.UNWRITABLE: "pull_unwritable",
}
"""Why a text was left, where an editor must decide; what else was left is only listed."""


def tell_difference(before: ContentFile, pulled: Pulled, name: str) -> None:
    """Show what a pull would change in the file, as a unified diff."""
    old, new = (file.text.splitlines(keepends=True) for file in (before, pulled.file))
    click.echo("".join(unified_diff(old, new, name, name)), nl=False)


def tell_pulled(pulled: Pulled, name: str, *, dry_run: bool) -> None:
    """Say what was carried, what was there already, and what cannot be carried."""
    if pulled.carried:
        key = "pull_would" if dry_run else "pull_carried"
        click.echo(say(key, file=name, count=counted(len(pulled.carried))))
        tell_edits(pulled.carried)
    elif not pulled.known:
        click.echo(say("pull_nothing", file=name))
    if pulled.known:
        click.echo(say("pull_known", file=name, count=counted(len(pulled.known))))
    listed = [left.edit for left in pulled.left if left.why not in _TOLD]
    if listed:
        click.echo(say("pull_left", count=counted(len(listed))))
        tell_edits(listed)


def problems(pulled: Pulled) -> Iterator[Problem]:
    """The texts that an editor must decide upon, each at its place in the file."""
    for left in pulled.left:
        if left.why in _TOLD:
            edit = left.edit
            values = {"before": edit.before, "after": edit.after, "present": left.present}
            yield Problem(_TOLD[left.why], left.source, values, Severity.WARNING)
