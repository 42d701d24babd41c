"""Areas, lines and symbols, by reportlab's own operators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, assert_never

from restitution.geometry import Rect
from restitution.page.items import CurveTo, Disc, LineTo, Move, Outline, Panel, Step, Stroke, Symbol
from restitution.qr import contours
from restitution.writers.pdf.ink import Inks
from restitution.writers.pdf.reportlab_slots import ellipse, operands

EVEN_ODD = 0
_ROUND = 1
_PAINTED = {(True, True): "B*", (True, False): "f*", (False, True): "S", (False, False): "n"}
"""Operators by whether a path is filled, and whether it is lined (ISO 32000-1, 8.5.3)."""


class Brush:
    """Draws on the current page of a canvas, from coordinates that start at the top left."""

    def __init__(self, canvas: Any, inks: Inks, height: float) -> None:
        self._canvas = canvas
        self._inks = inks
        self._height = height
        self._filled = ""
        self._overprints = False

    def fill(self, role: str) -> None:
        """Fill with a role's colour from here on."""
        self._fill(role, overprint=False)

    def fill_type(self, role: str) -> None:
        """Fill with a role's colour from here on, as that of type."""
        self._fill(role, overprint=self._inks.overprints(role))

    def fills_type(self, role: str) -> bool:
        """Whether type in that colour can be set as things are."""
        return role == self._filled and self._inks.overprints(role) == self._overprints

    def _fill(self, role: str, *, overprint: bool) -> None:
        if role != self._filled:
            self._inks.fill(role)
            self._filled = role
        if overprint != self._overprints:
            self._inks.overprint(on=overprint)
            self._overprints = overprint

    def area(self, rect: Rect, colour: str) -> None:
        """A filled rectangle."""
        self.fill(colour)
        self._canvas.rect(*self._corner(rect), rect.width, rect.height, stroke=0, fill=1)

    def panel(self, panel: Panel) -> None:
        """A filled rectangle with round corners, as round as it is high at most."""
        rect = panel.rect
        radius = min(panel.radius, rect.width / 2, rect.height / 2)
        if radius <= 0:
            self.area(rect, panel.colour)
            return
        self.fill(panel.colour)
        self._canvas.roundRect(
            *self._corner(rect), rect.width, rect.height, radius, stroke=0, fill=1
        )

    def disc(self, disc: Disc) -> None:
        """An ellipse, filled, outlined or both; the line lies half outside the rectangle."""
        rect, lined = disc.rect, disc.line_colour is not None and disc.line_width > 0
        if disc.colour is not None:
            self.fill(disc.colour)
        if disc.line_colour is not None:
            self._pen(disc.line_colour, disc.line_width, None)
        x, y = self._corner(rect)
        self._canvas.addLiteral(ellipse(x, y, x + rect.width, y + rect.height))
        self._canvas.addLiteral(_PAINTED[disc.colour is not None, lined])

    def stroke(self, stroke: Stroke) -> None:
        """A line with round joins and caps."""
        self._pen(stroke.colour, stroke.line_width, stroke.dash)
        path = self._path(stroke.steps, close=False)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def outline(self, outline: Outline) -> None:
        """A filled area, by the even-odd rule."""
        self.fill(outline.colour)
        path = self._path(outline.steps, close=True)
        self._canvas.drawPath(path, stroke=0, fill=1, fillMode=EVEN_ODD)

    def symbol(self, symbol: Symbol) -> None:
        """A QR code as one path, so that no viewer shows seams between its modules."""
        self.fill(symbol.colour)
        self._canvas.addLiteral(f"n {' '.join(self._modules(symbol))}")
        self._canvas.addLiteral("f")

    def _modules(self, symbol: Symbol) -> Iterator[str]:
        """The contours of a code as operators; few numbers, each written once."""
        rect, module = symbol.rect, symbol.rect.width / symbol.matrix.size
        left, top = rect.x, self._height - rect.y
        lines = range(symbol.matrix.size + 1)
        across = [operands(left + x * module) for x in lines]
        down = [operands(top - y * module) for y in lines]
        for contour in contours(symbol.matrix):
            start, *others = (f"{across[x]} {down[y]}" for x, y in contour)
            yield f"{start} m"
            yield from (f"{corner} l" for corner in others)
            yield "h"

    def _corner(self, rect: Rect) -> tuple[float, float]:
        return rect.x, self._height - rect.bottom

    def _pen(self, colour: str, width: float, dash: tuple[float, float] | None) -> None:
        canvas = self._canvas
        self._inks.stroke(colour)
        canvas.setLineWidth(max(width, self._inks.hairline))
        canvas.setLineCap(_ROUND)
        canvas.setLineJoin(_ROUND)
        canvas.setDash(*([list(dash)] if dash else []))

    def _path(self, steps: Sequence[Step], *, close: bool) -> Any:
        path = self._canvas.beginPath()
        for step, following in zip(steps, [*steps[1:], None], strict=True):
            self._step(path, step)
            if close and (following is None or isinstance(following, Move)):
                path.close()
        return path

    def _step(self, path: Any, step: Step) -> None:
        match step:
            case Move(x, y):
                path.moveTo(x, self._height - y)
            case LineTo(x, y):
                path.lineTo(x, self._height - y)
            case CurveTo(x1, y1, x2, y2, x, y):
                height = self._height
                path.curveTo(x1, height - y1, x2, height - y2, x, height - y)
            case _:
                assert_never(step)
