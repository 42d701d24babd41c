"""The thread: one line from the first slide to the last, that always says where you are."""

from __future__ import annotations

from restitution.compose.compositor import Compositor
from restitution.content.edition import Visit
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Disc, LineTo, Move, Stroke
from restitution.theme.tokens import Anchor

MOST_KNOTS = 24
"""More knots than this would touch each other: then a rail draws the present one alone."""


def visit_anchor(visit: Visit) -> str:
    """The name that links to a visit lead to."""
    return f"visit.{visit.id}"


def line(name: str, x1: float, x2: float, y: float, colour: str, width: float) -> Stroke:
    """A level stretch of the thread."""
    return Stroke(
        rect=Rect(min(x1, x2), y - width / 2, abs(x2 - x1), width),
        name=name,
        steps=(Move(x1, y), LineTo(x2, y)),
        colour=colour,
        line_width=width,
    )


def disc(
    name: str,
    x: float,
    y: float,
    radius: float,
    colour: str | None,
    *,
    line_colour: str | None = None,
    line_width: float = 0.0,
    link: str | None = None,
    alt: str = "",
) -> Disc:
    """A knot of the thread around its centre."""
    return Disc(
        rect=Rect(x - radius, y - radius, 2 * radius, 2 * radius),
        name=name,
        colour=colour,
        line_colour=line_colour,
        line_width=line_width,
        link=link,
        alt=alt,
    )


class Rail(Frozen):
    """The thread at the foot of every slide: six visits, six knots, each a link.

    ``present`` is the number of the visit we are at, from 0: -1 is before the first,
    and the number of visits is after the last.
    """

    compositor: Compositor

    def items(self, present: int, *, dark_until: float = 0.0) -> tuple[AnyItem, ...]:
        """The thread where we are at ``present``; up to ``dark_until`` it crosses a dark panel."""
        visits = self.compositor.edition.visits
        here, numbers = self._x(present), range(len(visits))
        if len(visits) > MOST_KNOTS:
            numbers = range(max(present, 0), min(present + 1, len(visits)))
        return (
            *self._strokes(here, dark_until),
            *(
                knot
                for number in numbers
                for knot in self._knot(number, visits[number], present, dark_until)
            ),
        )

    def _x(self, number: int) -> float:
        """Where the knot of a visit stands; before and after the visits, the sheet's edges."""
        count = len(self.compositor.edition.visits)
        width = self.compositor.grid.size.width
        if number < 0:
            return 0.0
        if number >= count:
            return width
        margin = self.compositor.layout("points").slots["title"].rect.x
        return margin + (width - 2 * margin) * (number + 0.5) / count

    def _strokes(self, here: float, dark_until: float) -> list[AnyItem]:
        width, y = self.compositor.length("thread-width"), self.compositor.length("thread-y")
        edge = self.compositor.grid.size.width
        stretches = (("ahead", here, edge, "thread-ahead"), ("walked", 0.0, here, "thread"))
        found: list[AnyItem] = [
            line(f"thread/{name}", a, b, y, role, width) for name, a, b, role in stretches if a < b
        ]
        if dark_until:
            found.append(line("thread/dark", 0.0, dark_until, y, "highlight", width))
        return found

    def _knot(self, number: int, visit: Visit, present: int, dark: float) -> list[AnyItem]:
        compositor = self.compositor
        x, y = self._x(number), compositor.length("thread-y")
        name = f"thread/{visit.id}"
        link, alt = f"#{visit_anchor(visit)}", visit.name.plain
        role = "highlight" if x < dark else "thread"
        if number == present:
            radius = compositor.length("knot-present")
            rect = Rect(x - radius, y - radius, 2 * radius, 2 * radius)
            colour = "text" if x < dark else "on-dark"
            digits = compositor.wording(str(number + 1), "knot", colour=colour)
            label = compositor.box(f"{name}/number", digits, rect, anchor=Anchor.MIDDLE)
            return [disc(name, x, y, radius, role, link=link, alt=alt), label]
        radius = compositor.length("knot")
        if number < present:
            return [disc(name, x, y, radius, role, link=link, alt=alt)]
        ring = "on-dark" if x < dark else "muted"
        ground = "title" if x < dark else "surface"
        return [
            disc(name, x, y, radius, ground, line_colour=ring, line_width=1.5, link=link, alt=alt)
        ]
