"""A map of many places: a dot a visit, without numbers, labels and thread.

Where knots would cover each other, a line through all of them and a label at each tell nothing.
Dots tell where visits are many and where they are few, and each still leads to its visit. Nothing
is searched for: twice the dots take twice the time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose.map.drawing import Spot
from restitution.compose.map.lettering import Letterer
from restitution.compose.map.plane import Point, around
from restitution.compose.map.terrain import Terrain
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Disc
from restitution.page.structure import ARTIFACT, Structure
from restitution.text.setting import Typesetter
from restitution.theme.tokens import Grid

_DOT, _MEETING = 0.4, 0.8
"""A dot, and the ring where all meet, as shares of a knot."""

_EDGE = 0.3
"""The edge of a dot, as a share of the thread's width."""


def draw_dots(
    spots: Sequence[Spot],
    rect: Rect,
    grid: Grid,
    typesetter: Typesetter,
    *,
    name: str = "map",
    language: str = "fr",
    alt: str = "",
    structure: Structure = ARTIFACT,
) -> tuple[AnyItem, ...]:
    """The items of a map of dots that fills ``rect``, what is painted first first.

    The whole is one figure: its first item carries ``alt`` and ``structure``. The place where all
    meet (number 0) is a ring, painted last.
    """
    globe = [(spot.longitude, spot.latitude) for spot in spots]
    terrain = Terrain.shown(globe, rect, name, grid.lengths["map-border"])
    places = [terrain.projection.place(*place) for place in globe]
    visited = [place for spot, place in zip(spots, places, strict=True) if spot.number]
    dots = tuple(_dots(spots, places, grid, name))
    letterer = Letterer(grid, typesetter, rect.width)
    return (
        *terrain.items(visited, alt, structure),
        *terrain.countries((), places, letterer, language),
        *(dot for spot, dot in zip(spots, dots, strict=True) if spot.number),
        *(dot for spot, dot in zip(spots, dots, strict=True) if not spot.number),
    )


def _dots(
    spots: Sequence[Spot], places: Sequence[Point], grid: Grid, name: str
) -> Iterator[AnyItem]:
    knot, width = grid.lengths["map-knot"], grid.lengths["thread-width"] * _EDGE
    for number, (spot, place) in enumerate(zip(spots, places, strict=True)):
        visit = bool(spot.number)
        yield Disc(
            rect=around(place, knot * (_DOT if visit else _MEETING) - width / 2),
            name=f"{name}-knot-{number}",
            colour=spot.colour if visit else "map-knot",
            line_colour="map-knot" if visit else spot.colour,
            line_width=width if visit else 3 * width,
            alt=spot.name if spot.anchor else "",
            link=f"#{spot.anchor}" if spot.anchor else None,
        )
