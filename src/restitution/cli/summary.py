"""What was built, in lines: file, pages, size and time; how the pages were filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

import click

from restitution.build import Report, Result
from restitution.cli import table
from restitution.cli.edited import tell_edits
from restitution.cli.figures import amount, number
from restitution.cli.speech import say
from restitution.cli.table import Row
from restitution.compose.reach import Reach
from restitution.page.items import Lever


def summary(report: Report) -> None:
    """Say what was built."""
    table.tell([_row(result) for result in report.results])
    for lever in report.spent:
        click.echo(f"  {_spent(lever)}")
    if report.reaches:
        click.echo(_reach(report.reaches))
    tell_edits(report.edits)
    if report.checked:
        click.echo(say("looked_at"))
    click.echo(say("done", seconds=amount(report.seconds)))


def _row(result: Result) -> Row:
    return Row(
        result.product,
        result.file.as_posix(),
        result.pages,
        result.size,
        result.hint,
        amount(result.seconds),
    )


def _spent(lever: Lever) -> str:
    """What was done to fill pages: the type of the whole, or what one visit was given."""
    if not lever.where:
        return say("copyfit", step=lever.names[1])
    counts = Counter(name.partition(".")[0].partition("-")[0] for name in lever.names)
    given = ", ".join(
        f"{say(f'lever_{name}')}{f' × {count}' if count > 1 else ''}"
        for name, count in counts.items()
    )
    filled = say("percent", value=f"{lever.fill * 100:.0f}")
    return "  " + say("filled", where=lever.where, given=given or say("nothing"), fill=filled)


def _reach(reaches: Sequence[Reach]) -> str:
    """How far into the room the codes are read: slides for one video, slides for all."""
    by_distance = groupby(
        ((_metres([r for r in reaches if r.alone is alone]), alone) for alone in (True, False)),
        key=lambda pair: pair[0],
    )
    groups = [
        say("reach_group", metres=metres, slides=", ".join(_slides(alone) for _, alone in pairs))
        for metres, pairs in by_distance
        if metres
    ]
    screen = _number(reaches[0].screen)
    return say("reach", groups=", ".join(groups), screen=screen)


def _slides(alone: bool) -> str:  # noqa: FBT001 - one of the two kinds there are
    return say("reach_alone" if alone else "reach_among")


def _metres(reaches: Sequence[Reach]) -> str:
    """From the least distance to the most, if they differ; "" for no code."""
    distances = sorted({reach.promised for reach in reaches})
    if len(distances) < 2:  # noqa: PLR2004 - one distance is no range
        return "".join(map(_number, distances))
    return say("reach_range", least=_number(distances[0]), most=_number(distances[-1]))


def _number(value: Decimal) -> str:
    return number(value.normalize())
