"""A map as the items of a page: ground, borders, country names, thread, knots, labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose.map.course import course, sampled, smooth
from restitution.compose.map.labels import Field, Place, Wanted, settle
from restitution.compose.map.land import line_steps
from restitution.compose.map.lettering import Letterer, Lettering, Words
from restitution.compose.map.plane import Point, around, spread
from restitution.compose.map.terrain import Terrain, inner
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Disc, Step, TextBox
from restitution.page.structure import ARTIFACT, Structure
from restitution.source import Source
from restitution.text.setting import Typesetter
from restitution.theme.tokens import Align, Grid

_WIDEST = 0.24
"""The widest a label may be, as a share of the map's width."""

_APART = 2.5
"""How far the middles of two knots are apart at least, in radii."""

_SAMPLE, _COARSE = 3.0, 4
"""The thread as points for the labels, so many points apart; and every so manieth for countries."""

_EDGE = 0.6
"""The edge of a knot, as a share of the thread's width."""

_CORE = 0.55
"""The core of a knot without a number, as a share of the knot."""


class Spot(Frozen):
    """A place on the map, in degrees. Number 0 is not a visit: the place where all meet.

    ``colour`` is the role of its knot; ``anchor`` is what the knot and its label lead to, if
    anything; ``source`` is where its name was said, ``place_source`` where its place was.
    """

    number: int
    name: str
    place: str
    latitude: float
    longitude: float
    colour: str
    anchor: str = ""
    source: Source | None = None
    place_source: Source | None = None


def draw_map(
    spots: Sequence[Spot],
    rect: Rect,
    grid: Grid,
    typesetter: Typesetter,
    *,
    name: str = "map",
    language: str = "fr",
    alt: str = "",
    structure: Structure = ARTIFACT,
    enters: float | None = 0.5,
    leaves: float | None = 0.5,
) -> tuple[AnyItem, ...]:
    """The items of a map that fills ``rect``, what is painted first first.

    The thread ties the spots in the order given. It comes from the left edge, at ``enters`` of
    the height (0 is the top), or begins at the first spot if that is None; it ends at the right
    edge, at ``leaves``, or at the last spot. The whole is one figure: its first item carries
    ``alt`` and ``structure``; a knot that is a link says where it leads. A label for which there
    is no room is left out: its knot has the number. Raises ThemeError for a character that the
    theme's fonts lack.
    """
    drawing = _Drawing(spots, rect, grid, typesetter, name)
    return tuple(drawing.items(language, alt, structure, enters, leaves))


class _Drawing:
    """One map while it is made."""

    def __init__(
        self, spots: Sequence[Spot], rect: Rect, grid: Grid, typesetter: Typesetter, name: str
    ) -> None:
        self._spots, self._rect, self._grid, self._name = spots, rect, grid, name
        self._letterer = Letterer(grid, typesetter, rect.width * _WIDEST)
        self._radius = grid.lengths["map-knot"]
        globe = [(spot.longitude, spot.latitude) for spot in spots]
        self._terrain = Terrain.shown(globe, rect, name, grid.lengths["map-border"])
        places = [self._terrain.projection.place(*place) for place in globe]
        self._knots = spread(places, _APART * self._radius, inner(rect))

    def items(
        self,
        language: str,
        alt: str,
        structure: Structure,
        enters: float | None,
        leaves: float | None,
    ) -> Iterator[AnyItem]:
        """The map's items, from the ground up."""
        thread = self._thread(enters, leaves)
        track = sampled(thread, _SAMPLE)
        places = self._places(track)
        visited = [k for spot, k in zip(self._spots, self._knots, strict=True) if spot.number]
        taken = [place.box for place in places if place]
        taken += [around(knot, self._radius) for knot in self._knots]
        terrain = self._terrain
        yield from terrain.items(visited, alt, structure)
        yield from terrain.countries(taken, track[::_COARSE], self._letterer, language)
        yield from self._leaders(places)
        if len(thread) > 1:
            yield terrain.stroke("thread", thread, "thread", self._grid.lengths["thread-width"])
        yield from self._discs()
        yield from self._labels(places)

    def _thread(self, enters: float | None, leaves: float | None) -> tuple[Step, ...]:
        rect, width = self._rect, self._grid.lengths["thread-width"]
        first = [(rect.x, rect.y + rect.height * enters)] if enters is not None else []
        last = [(rect.right, rect.y + rect.height * leaves)] if leaves is not None else []
        margin = 2 * self._radius
        points = course(
            [*first, *self._knots, *last], self._radius, rect.inset(0, margin, 0, margin)
        )
        return smooth(points, rect.inset(0, width, 0, width))

    def _places(self, track: Sequence[Point]) -> tuple[Place | None, ...]:
        margin = self._radius / 2
        room = self._rect.inset(margin, margin, margin, margin)
        line = self._grid.styles["map-label"].leading
        wanted = {}
        for i, (spot, knot) in enumerate(zip(self._spots, self._knots, strict=True)):
            text = self._label(spot, Align.LEFT)
            if text.texts:
                wanted[i] = Wanted(knot, text.width, text.height, line)
        field = Field(room, self._knots, self._radius, track)
        found = dict(zip(wanted, settle(field, list(wanted.values())), strict=True))
        return tuple(found.get(i) for i in range(len(self._spots)))

    def _label(self, spot: Spot, align: Align) -> Lettering:
        name = Words(spot.name, spot.source)
        return self._letterer.label(name, Words(spot.place, spot.place_source), align)

    def _leaders(self, places: Sequence[Place | None]) -> Iterator[AnyItem]:
        for i, place in enumerate(places):
            if place and place.leader:
                steps = line_steps(place.leader)
                width = self._grid.lengths["map-border"]
                yield self._terrain.stroke(f"leader-{i}", steps, "map-leader", width)

    def _discs(self) -> Iterator[AnyItem]:
        for i, (spot, knot) in enumerate(zip(self._spots, self._knots, strict=True)):
            if spot.number:
                yield self._disc(f"knot-{i}", spot, knot, 1.0, inverse=False)
                box, passage = self._letterer.number(spot.number, knot)
                yield TextBox(
                    rect=box,
                    name=f"{self._name}-number-{i}",
                    passages=(passage,),
                    measure=box.width,
                )
            else:
                yield self._disc(f"knot-{i}", spot, knot, 1.0, inverse=True)
                yield self._disc(f"core-{i}", spot, knot, _CORE, inverse=False)

    def _disc(self, name: str, spot: Spot, knot: Point, share: float, *, inverse: bool) -> Disc:
        """A filled disc with a light edge, or a light one with an edge of the spot's colour."""
        width = self._grid.lengths["thread-width"] * _EDGE
        link = _link(spot) if share == 1 else None
        return Disc(
            rect=around(knot, self._radius * share - width / 2),
            name=f"{self._name}-{name}",
            colour="map-knot" if inverse else spot.colour,
            line_colour=spot.colour if inverse else "map-knot",
            line_width=width,
            alt=spot.name if link else "",
            link=link,
        )

    def _labels(self, places: Sequence[Place | None]) -> Iterator[AnyItem]:
        for i, (spot, place) in enumerate(zip(self._spots, places, strict=True)):
            if place:
                lettering = self._label(spot, place.align)
                yield TextBox(
                    rect=place.box,
                    name=f"{self._name}-label-{i}",
                    passages=lettering.passages(place.box.x, place.box.y),
                    measure=place.box.width,
                    link=_link(spot),
                )


def _link(spot: Spot) -> str | None:
    return f"#{spot.anchor}" if spot.anchor else None
