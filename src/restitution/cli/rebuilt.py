"""What a build in ``restitution watch`` has changed, in one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from restitution.cli.figures import amount
from restitution.cli.report import report
from restitution.cli.speech import say
from restitution.cli.summary import summary
from restitution.watch import Changes, Rebuilt

_NUMBERED = {"deck": "slide", "handout": "page", "newsletter": "page"}
"""What the pages of a publication are called by; codes have no numbers, and are counted."""

_FEW = 2
"""So many neighbours are named one by one."""


def tell(rebuilt: Rebuilt) -> None:
    """Say what was built: all of it the first time, then what is not as it was."""
    report(rebuilt.fresh)
    if rebuilt.first:
        summary(rebuilt.report)
        return
    seconds = amount(rebuilt.report.seconds)
    click.echo(f"  {say('rebuilt', what=_what(rebuilt), seconds=seconds)}")


def _what(rebuilt: Rebuilt) -> str:
    """The slides and pages that are new or other; the handout has the slides once more."""
    told = [one for one in rebuilt.changes if one.publication != "handout"]
    return ", ".join(part for one in told or rebuilt.changes for part in _parts(one)) or say(
        "nothing_visible"
    )


def _parts(changes: Changes) -> Iterator[str]:
    unit = _NUMBERED.get(changes.publication)
    if unit is None:
        count = len(changes.pages) + changes.fewer
        yield f"{count} {_unit('code', count)}"
        return
    if changes.pages:
        yield f"{_unit(unit, len(changes.pages))} {numbers(changes.pages)}"
    if changes.fewer:
        yield say("fewer", count=changes.fewer, unit=_unit(unit, changes.fewer))


def _unit(name: str, count: int) -> str:
    return say(f"{name}_{'several' if count > 1 else 'one'}")


def numbers(pages: Iterable[int]) -> str:
    """Numbers in rising order as people write them: « 3, 5 à 8 »."""
    return ", ".join(part for together in _neighbours(pages) for part in _written(together))


def _neighbours(pages: Iterable[int]) -> Iterator[list[int]]:
    """Numbers that follow each other, together."""
    counted = enumerate(sorted(pages))
    for _, group in groupby(counted, lambda pair: pair[1] - pair[0]):
        yield [number for _, number in group]


def _written(together: list[int]) -> list[str]:
    if len(together) > _FEW:
        return [say("from_to", first=together[0], last=together[-1])]
    return [str(number) for number in together]
