"""How far from the screen the codes of the slides are read, and whether the last row can."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from restitution.content.edition import Edition, Room
from restitution.errors import Problem, Severity
from restitution.frozen import Frozen
from restitution.language import get
from restitution.page.items import Publication, Symbol
from restitution.qr import READ_FROM
from restitution.source import Source

_ALONE = "video"
"""The layout of a slide that is there for its code."""

_SCREEN_STEP = 10
"""Widths of screens are asked for in tenths of a metre."""


class Reach(Frozen):
    """How far from the screen a code is read, in metres.

    ``alone`` says whether a slide is there for it, ``screen`` how wide the picture is that it
    stands on; ``source`` is the place of its video.
    """

    metres: float
    alone: bool
    screen: Decimal
    source: Source | None = None

    @property
    def promised(self) -> Decimal:
        """The distance in half metres, never more than it is: the rule is no finer."""
        return Decimal(math.floor(self.metres * 2)) / 2


def reaches(deck: Publication, room: Room) -> tuple[Reach, ...]:
    """The reach of every code of a deck on the screen of a room, in the order of the slides."""
    return tuple(
        Reach(
            READ_FROM * _module(item, page.size.width, room),
            page.layout.name == _ALONE,
            room.screen_width,
            item.source,
        )
        for page in deck.pages
        for item in page.items
        if isinstance(item, Symbol)
    )


def _module(symbol: Symbol, sheet: float, room: Room) -> float:
    """The width of a module on the screen, in metres."""
    return float(room.screen_width) * symbol.rect.width / symbol.matrix.size / sheet


def out_of_reach(deck: Publication, edition: Edition) -> Iterator[Problem]:
    """The codes that stand alone and cannot be read from the last row.

    When the room that the content describes is too deep for all of them, it is told once.
    """
    alone = [reach for reach in reaches(deck, edition.room) if reach.alone]
    short = [reach for reach in alone if reach.metres < edition.room.depth]
    if short and short == alone and edition.room.said:
        worst = min(short, key=lambda reach: reach.metres)
        place = edition.place_of("room")
        yield Problem("codes_far", place, _values(worst, edition), Severity.WARNING)
        return
    for reach in short:
        yield Problem("code_far", reach.source, _values(reach, edition), Severity.WARNING)


def _values(reach: Reach, edition: Edition) -> dict[str, str]:
    number = get(edition.publication.language).number
    room = edition.room
    width = float(reach.screen) * float(room.depth) / reach.metres
    screen = Decimal(math.ceil(width * _SCREEN_STEP)) / _SCREEN_STEP
    values = {"reach": reach.promised, "depth": room.depth, "screen": screen}
    return {name: number(value.normalize()) for name, value in values.items()}
