#!/usr/bin/env python3
"""Make assets/maps/europe.geojson from Natural Earth's countries; needed once, kept as a record.

The input is ``countries-10m.json`` of the npm package ``world-atlas`` (``npm pack world-atlas``),
Natural Earth 1:10 million as TopoJSON. Borders are simplified as arcs, before the countries are
put together, so that neighbours still share every point of their border.

    python tools/clip_map.py countries-10m.json assets/maps/europe.geojson
"""

from __future__ import annotations

import heapq
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = tuple[Point, ...]

BOX = (-5.2, 42.3, 15.5, 55.1)
"""West, south, east, north in degrees."""

LEAST_BEND = 0.00002
"""A point of a border goes when it and its neighbours span less than this, in square degrees."""

LEAST_COAST = 0.0003
"""The same for a coast, which is only there as ground."""

LEAST_ISLAND = 0.002
"""Islands and enclaves below this size go, in square degrees (about 15 square kilometres)."""

DECIMALS = 3
"""A thousandth of a degree is 110 m; the source itself is a grid of 0.0036 by 0.0017 degrees."""

NAMES = {
    "Andorra": "Andorre",
    "Austria": "Autriche",
    "Belgium": "Belgique",
    "Croatia": "Croatie",
    "Czechia": "Tchéquie",
    "Denmark": "Danemark",
    "France": "France",
    "Germany": "Allemagne",
    "Isle of Man": "Île de Man",
    "Italy": "Italie",
    "Jersey": "Jersey",
    "Guernsey": "Guernesey",
    "Liechtenstein": "Liechtenstein",
    "Luxembourg": "Luxembourg",
    "Monaco": "Monaco",
    "Netherlands": "Pays-Bas",
    "Poland": "Pologne",
    "San Marino": "Saint-Marin",
    "Slovenia": "Slovénie",
    "Spain": "Espagne",
    "Switzerland": "Suisse",
    "United Kingdom": "Royaume-Uni",
}
"""The source's English names and the French ones."""


def main(source: Path, target: Path) -> None:
    """Read the TopoJSON, write the GeoJSON, one country a line."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    countries = topology["objects"]["countries"]["geometries"]
    uses = Counter(max(i, ~i) for country in countries for i in _flat(country["arcs"]))
    arcs = [
        _simplified(arc, LEAST_BEND if uses[i] > 1 else LEAST_COAST)
        for i, arc in enumerate(_arcs(topology))
    ]
    features = [
        json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
        for geometry in countries
        for feature in _feature(geometry, arcs)
    ]
    head = f'{{"type":"FeatureCollection","bbox":{json.dumps(BOX)},"features":[\n'
    target.write_text(head + ",\n".join(sorted(features)) + "\n]}\n", encoding="utf-8")


def _flat(nested: list[Any]) -> Iterator[int]:
    """The numbers in nested lists of numbers."""
    for one in nested:
        if isinstance(one, int):
            yield one
        else:
            yield from _flat(one)


def _arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """The arcs in degrees; the file holds steps on an integer grid (TopoJSON 1.0, 2.1.3)."""
    (scale_x, scale_y) = topology["transform"]["scale"]
    (left, bottom) = topology["transform"]["translate"]
    for steps in topology["arcs"]:
        places = accumulate(steps, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        yield tuple((x * scale_x + left, y * scale_y + bottom) for x, y in places)


def _simplified(arc: Ring, least: float) -> Ring:
    """The arc without its least bends (Visvalingam and Whyatt 1993); its ends stay."""
    before, after = list(range(-1, len(arc) - 1)), list(range(1, len(arc) + 1))
    area = [_bend(arc, i - 1, i, i + 1) for i in range(1, len(arc) - 1)]
    queue = [(size, i) for i, size in enumerate(area, 1)]
    area = [0.0, *area]
    heapq.heapify(queue)
    gone = set()
    while queue and queue[0][0] < least:
        size, i = heapq.heappop(queue)
        if i in gone or size != area[i]:
            continue
        gone.add(i)
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if 0 < j < len(arc) - 1:
                area[j] = max(size, _bend(arc, before[j], j, after[j]))
                heapq.heappush(queue, (area[j], j))
    return tuple(point for i, point in enumerate(arc) if i not in gone)


def _bend(arc: Ring, i: int, j: int, k: int) -> float:
    return abs(_area((arc[i], arc[j], arc[k])))


def _area(ring: Sequence[Point]) -> float:
    closed = [*ring, ring[0]]
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(closed)) / 2


def _size(ring: Sequence[Point]) -> float:
    return abs(_area(ring)) if ring else 0.0


def _feature(geometry: dict[str, Any], arcs: Sequence[Ring]) -> Iterator[dict[str, Any]]:
    """The country's part inside the box, if there is any."""
    nested = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    polygons = []
    for rings in nested:
        outer, *holes = (_finished(_joined(ring, arcs)) for ring in rings)
        if _size(outer) >= LEAST_ISLAND:
            polygons.append([outer, *(hole for hole in holes if _size(hole) >= LEAST_ISLAND)])
    if polygons:
        name = geometry["properties"]["name"]
        names = {"en": name, "fr": NAMES[name]}
        properties = {"id": geometry.get("id", ""), "names": names}
        shape = {"type": "MultiPolygon", "coordinates": polygons}
        yield {"type": "Feature", "properties": properties, "geometry": shape}


def _joined(indices: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """A ring from its arcs; a negative index ~i is arc i backwards (TopoJSON 1.0, 2.1.4)."""
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc[1:] if points else arc)
    return tuple(points)


def _finished(ring: Ring) -> list[Point]:
    """The ring inside the box, rounded and closed; empty if nothing is left."""
    rounded = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in _clipped(ring)]
    points = [b for a, b in pairwise([(0.0, 0.0), *rounded]) if a != b]
    return [*points, points[0]] if len(set(points)) > 2 else []  # noqa: PLR2004 - a triangle


def _clipped(ring: Ring) -> Ring:
    """The part of a ring inside the box (Sutherland and Hodgman 1974)."""
    west, south, east, north = BOX
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        ring = tuple(_cut(ring, axis, limit, sign))
    return ring


def _cut(ring: Ring, axis: int, limit: float, sign: int) -> Iterator[Point]:
    inside: Callable[[Point], bool] = lambda point: (point[axis] - limit) * sign >= 0  # noqa: E731
    for a, b in pairwise([*ring[-1:], *ring]):
        if inside(a) != inside(b):
            share = (limit - a[axis]) / (b[axis] - a[axis])
            yield (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)
        if inside(b):
            yield b


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
