"""``restitution pull``: texts edited in a deck, carried back into content.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

import click

from restitution.cli import arguments
from restitution.cli.edited import counted, tell_edits
from restitution.cli.report import guarded
from restitution.cli.speech import say
from restitution.cli.usage import PATH, Command, option
from restitution.edits import deck as decks
from restitution.edits.contentfile import ContentFile
from restitution.edits.pull import Left, Pulled, Why
from restitution.edits.pull import pull as pulled_into
from restitution.errors import Problem, Severity

_TOLD = {
    Why.CONFLICT: "pull_conflict",
    Why.GONE: "pull_gone",
    Why.EMPTIED: "pull_emptied",
    Why.UNWRITABLE: "pull_unwritable",
}
"""Why a text was left, where an editor must decide; what else was left is only listed."""


@click.command(cls=Command, help="pull_help")
@arguments.deck
@option("--content", type=PATH, default=Path("content.yaml"), help="content_help")
@option("--dry-run", is_flag=True, help="dry_run_help")
def pull(deck: Path, content: Path, *, dry_run: bool) -> None:
    """Carry the edited texts of a deck into a content file."""

    def work() -> tuple[Problem, ...]:
        name = str(content)
        edited = decks.read(deck)
        before = ContentFile.read(content, name)
        pulled = pulled_into(edited.edits, before, name, edited.language)
        if dry_run:
            click.echo(_difference(before, pulled, name), nl=False)
        elif pulled.file is not before:
            pulled.file.write(content)
        _summary(pulled, name, dry_run=dry_run)
        return tuple(_problems(pulled.left))

    guarded(work)


def _difference(before: ContentFile, pulled: Pulled, name: str) -> str:
    old, new = (file.text.splitlines(keepends=True) for file in (before, pulled.file))
    return "".join(unified_diff(old, new, name, name))


def _summary(pulled: Pulled, name: str, *, dry_run: bool) -> None:
    """What was carried and what was not."""
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


def _problems(left: Sequence[Left]) -> Iterator[Problem]:
    """The texts that an editor must decide upon, each at its place in the file."""
    for each in left:
        if each.why in _TOLD:
            edit = each.edit
            values = {"before": edit.before, "after": edit.after, "present": each.present}
            yield Problem(_TOLD[each.why], each.source, values, Severity.WARNING)
