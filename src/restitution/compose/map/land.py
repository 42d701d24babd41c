"""The ground of a map: countries and their borders, clipped to a rectangle of the page."""

from __future__ import annotations

import json
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from restitution.assets import shipped
from restitution.compose.map.plane import Point, Projection, crossing
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import LineTo, Move, Step

Ring = tuple[Point, ...]
_EUROPE = "europe.geojson"
_TRIANGLE = 3


class Country(Frozen):
    """A country: ISO 3166-1 number, names by language, and closed rings (even-odd) in degrees."""

    id: str
    names: Mapping[str, str]
    rings: tuple[Ring, ...]


class Atlas(Frozen):
    """Countries, and the west, south, east and north of what is known of them."""

    box: tuple[float, float, float, float]
    countries: tuple[Country, ...]

    def covers(self, window: tuple[float, float, float, float]) -> bool:
        """Whether everything in a window (west, south, east, north) is known."""
        west, south, east, north = window
        return (
            self.box[0] <= west
            and self.box[1] <= south
            and east <= self.box[2]
            and north <= self.box[3]
        )


@lru_cache(maxsize=1)
def atlas() -> Atlas:
    """The countries that come with us: assets/maps, where the source is named."""
    data = json.loads((shipped("maps") / _EUROPE).read_text(encoding="utf-8"))
    west, south, east, north = data["bbox"]
    return Atlas(
        (west, south, east, north),
        tuple(
            Country(
                feature["properties"]["id"],
                feature["properties"]["names"],
                tuple(
                    tuple((x, y) for x, y in ring)
                    for polygon in feature["geometry"]["coordinates"]
                    for ring in polygon
                ),
            )
            for feature in data["features"]
        ),
    )


class Ground(Frozen):
    """A country on the page: its rings inside the rectangle, in points."""

    country: Country
    rings: tuple[Ring, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The rings as closed contours."""
        return tuple(step for ring in self.rings for step in _contour(ring))

    def crossings(self, y: float) -> list[float]:
        """Where a level line enters and leaves the country, from left to right."""
        return sorted(
            a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])
            for ring in self.rings
            for a, b in pairwise([*ring[-1:], *ring])
            if (a[1] > y) != (b[1] > y)
        )

    def holds(self, point: Point) -> bool:
        """Whether a point of the page lies in the country (even-odd rule)."""
        return bisect(self.crossings(point[1]), point[0]) % 2 == 1


def grounds(source: Atlas, projection: Projection, rect: Rect) -> tuple[Ground, ...]:
    """The countries that show in a rectangle; none if the atlas does not know all of it."""
    if not source.covers(projection.window(rect)):
        return ()
    found = []
    for country in source.countries:
        flat = (tuple(projection.place(*point) for point in ring) for ring in country.rings)
        rings = (clipped(ring, rect) for ring in flat)
        if kept := tuple(ring for ring in rings if len(ring) >= _TRIANGLE):
            found.append(Ground(country, kept))
    return tuple(found)


def borders(source: Atlas, projection: Projection, rect: Rect) -> tuple[tuple[Point, ...], ...]:
    """The lines that two countries share, inside a rectangle, each as long as it can be."""
    owners: dict[tuple[Point, Point], set[str]] = {}
    edges = list(_edges(source, projection.window(rect)))
    for country, a, b in edges:
        owners.setdefault((min(a, b), max(a, b)), set()).add(country)
    lines: list[list[Point]] = []
    for _, a, b in edges:
        if len(owners.pop((min(a, b), max(a, b)), ())) < 2:  # noqa: PLR2004 - a pair
            continue
        part = crossing(projection.place(*a), projection.place(*b), rect)
        if part and lines and lines[-1][-1] == part[0]:
            lines[-1].append(part[1])
        elif part:
            lines.append(list(part))
    return tuple(tuple(line) for line in lines)


def _edges(
    source: Atlas, window: tuple[float, float, float, float]
) -> Iterator[tuple[str, Point, Point]]:
    """The edges of all countries that may show in a window, country by country."""
    west, south, east, north = window
    for country in source.countries:
        for ring in country.rings:
            for a, b in pairwise(ring):
                if (
                    max(a[0], b[0]) >= west
                    and min(a[0], b[0]) <= east
                    and max(a[1], b[1]) >= south
                    and min(a[1], b[1]) <= north
                ):
                    yield country.id, a, b


def clipped(ring: Ring, rect: Rect) -> Ring:
    """The part of a ring inside a rectangle (Sutherland and Hodgman 1974)."""
    if not ring or not _may_meet(ring, rect):
        return ()
    for axis, limit, sign in (
        (0, rect.x, 1),
        (0, rect.right, -1),
        (1, rect.y, 1),
        (1, rect.bottom, -1),
    ):
        ring = tuple(_cut(ring, axis, limit, sign))
    return ring


def _may_meet(ring: Ring, rect: Rect) -> bool:
    columns, rows = zip(*ring, strict=True)
    return bool(
        max(columns) > rect.x
        and min(columns) < rect.right
        and max(rows) > rect.y
        and min(rows) < rect.bottom
    )


def _cut(ring: Ring, axis: int, limit: float, sign: int) -> Iterator[Point]:
    for a, b in pairwise([*ring[-1:], *ring]):
        inside = (b[axis] - limit) * sign >= 0
        if ((a[axis] - limit) * sign >= 0) != inside:
            other = 1 - axis
            share = (limit - a[axis]) / (b[axis] - a[axis])
            along = a[other] + (b[other] - a[other]) * share
            yield (limit, along) if axis == 0 else (along, limit)
        if inside:
            yield b


def _contour(ring: Sequence[Point]) -> Iterator[Step]:
    yield Move(*ring[0])
    for point in ring[1:]:
        yield LineTo(*point)


def line_steps(line: Sequence[Point]) -> tuple[Step, ...]:
    """A line through points, as steps."""
    return tuple(_contour(line))
