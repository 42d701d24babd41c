"""What lies under the knots of a map: sea, land and borders, and the names of the countries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose.map.countries import named
from restitution.compose.map.land import Ground, atlas, borders, grounds, line_steps
from restitution.compose.map.lettering import Letterer
from restitution.compose.map.plane import Point, Projection, fitted
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Outline, Panel, Step, Stroke, TextBox
from restitution.page.structure import Structure

_SIDE, _HEAD = 0.14, 0.2
"""What is kept free for labels at the sides, and above and below, as shares of the map."""

_LEAST = 0.6
"""The places spread over so many degrees at least (67 km): a nearer map says nothing."""


def inner(rect: Rect) -> Rect:
    """The part of a map where places stand; the rest is left for their labels."""
    side, head = rect.width * _SIDE, rect.height * _HEAD
    return rect.inset(side, head, side, head)


class Terrain(Frozen):
    """The part of the atlas that a rectangle shows; ``border`` is the width of its lines."""

    rect: Rect
    projection: Projection
    name: str
    border: float
    grounds: tuple[Ground, ...]

    @classmethod
    def shown(cls, places: Sequence[Point], rect: Rect, name: str, border: float) -> Terrain:
        """What lies round places in degrees: none if the atlas does not know all that shows."""
        projection = fitted(places, inner(rect), _LEAST)
        return cls(rect, projection, name, border, grounds(atlas(), projection, rect))

    def items(self, visited: Sequence[Point], alt: str, structure: Structure) -> Iterator[AnyItem]:
        """The ground, which carries the figure's words, then land, then the lines on it."""
        ground = "map-sea" if self.grounds else "map-land"
        yield Panel(rect=self.rect, name=self.name, colour=ground, alt=alt, structure=structure)
        yield from (self._outline(ground, visited) for ground in self.grounds)
        lines = borders(atlas(), self.projection, self.rect) if self.grounds else ()
        for i, line in enumerate(lines):
            yield self.stroke(f"border-{i}", line_steps(line), "map-border", self.border)

    def _outline(self, ground: Ground, visited: Sequence[Point]) -> Outline:
        """A country, lighter if one of the places lies in it."""
        home = any(ground.holds(point) for point in visited)
        return Outline(
            rect=self.rect,
            name=f"{self.name}-land-{ground.country.id}",
            steps=ground.steps,
            colour="map-home" if home else "map-land",
        )

    def countries(
        self, taken: Sequence[Rect], points: Sequence[Point], letterer: Letterer, language: str
    ) -> Iterator[AnyItem]:
        """The names of countries, clear of boxes and points."""
        for one in named(self.grounds, self.rect, taken, points, letterer, language):
            yield TextBox(
                rect=one.box,
                name=f"{self.name}-country-{one.id}",
                passages=one.lettering.passages(one.box.x, one.box.y),
                measure=one.box.width,
            )

    def stroke(self, name: str, steps: tuple[Step, ...], colour: str, width: float) -> Stroke:
        """A line on the map."""
        return Stroke(
            rect=self.rect,
            name=f"{self.name}-{name}",
            steps=steps,
            colour=colour,
            line_width=width,
        )
