"""Areas, lines and symbols on a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, assert_never

from restitution.geometry import Rect
from restitution.page.items import CurveTo, Disc, LineTo, Move, Outline, Panel, Step, Stroke, Symbol
from restitution.qr import Matrix, contours
from restitution.writers.pdf import operators, reportlab_slots, syntax
from restitution.writers.pdf.ink import Inks

_PAINTED = {(True, True): "B", (True, False): "f", (False, True): "S", (False, False): "n"}
"""Operators by whether a path is filled, and whether it is lined (ISO 32000-1, 8.5.3)."""


class Brush:
    """Emits what draws, from coordinates that start at the top left of a page."""

    def __init__(self, emit: Callable[[str], None], inks: Inks, height: float) -> None:
        self._emit = emit
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
            self._emit(self._inks.fill(role))
            self._filled = role
        if overprint != self._overprints:
            self._emit(self._inks.overprint(on=overprint))
            self._overprints = overprint

    def area(self, rect: Rect, colour: str) -> None:
        """A filled rectangle."""
        self.fill(colour)
        self._emit(f"{operators.rectangle(*self._corner(rect), rect.width, rect.height)} f")

    def panel(self, panel: Panel) -> None:
        """A filled rectangle with round corners, as round as it is high at most."""
        rect = panel.rect
        radius = min(panel.radius, rect.width / 2, rect.height / 2)
        if radius <= 0:
            self.area(rect, panel.colour)
            return
        self.fill(panel.colour)
        self._emit(operators.rounded(*self._corner(rect), rect.width, rect.height, radius))
        self._emit("f")

    def disc(self, disc: Disc) -> None:
        """An ellipse, filled, outlined or both; the line lies half outside the rectangle."""
        rect, lined = disc.rect, disc.line_colour is not None and disc.line_width > 0
        if disc.colour is not None:
            self.fill(disc.colour)
        if disc.line_colour is not None:
            self._pen(disc.line_colour, disc.line_width, None)
        x, y = self._corner(rect)
        self._emit(operators.ellipse(x, y, x + rect.width, y + rect.height))
        self._emit(_PAINTED[disc.colour is not None, lined])

    def stroke(self, stroke: Stroke) -> None:
        """A line with round joins and caps."""
        self._pen(stroke.colour, stroke.line_width, stroke.dash)
        self._contours(stroke.steps, close=False)
        self._emit("S")

    def outline(self, outline: Outline) -> None:
        """A filled area, by the even-odd rule."""
        self.fill(outline.colour)
        self._contours(outline.steps, close=True)
        self._emit("f*")

    def symbol(self, symbol: Symbol) -> None:
        """A QR code as one path, so that no viewer shows seams between its modules."""
        self.fill(symbol.colour)
        rect = symbol.rect
        self._emit(_modules(symbol.matrix, rect.x, self._height - rect.y, rect.width))
        self._emit("f")

    def _corner(self, rect: Rect) -> tuple[float, float]:
        return rect.x, self._height - rect.bottom

    def _pen(self, colour: str, width: float, dash: tuple[float, float] | None) -> None:
        self._emit(self._inks.stroke(colour))
        self._emit(operators.pen(max(width, self._inks.hairline), dash or ()))

    def _contours(self, steps: Sequence[Step], *, close: bool) -> None:
        path = reportlab_slots.path()
        for step, following in zip(steps, [*steps[1:], None], strict=True):
            self._step(path, step)
            if close and (following is None or isinstance(following, Move)):
                path.close()
        self._emit(path.getCode())

    def _step(self, path: Any, step: Step) -> None:
        height = self._height
        match step:
            case Move(x, y):
                path.moveTo(x, height - y)
            case LineTo(x, y):
                path.lineTo(x, height - y)
            case CurveTo(x1, y1, x2, y2, x, y):
                path.curveTo(x1, height - y1, x2, height - y2, x, height - y)
            case _:
                assert_never(step)


@lru_cache(maxsize=256)
def _modules(matrix: Matrix, left: float, top: float, width: float) -> str:
    """The contours of a code as operators; few numbers, each written once.

    Several products show the same code at the same place of the same page.
    """
    module, lines = width / matrix.size, range(matrix.size + 1)
    across = [syntax.number(left + x * module) for x in lines]
    down = [syntax.number(top - y * module) for y in lines]
    return " ".join(
        f"{' l '.join([f'{across[x]} {down[y]}' for x, y in contour])} l h".replace(" l", " m", 1)
        for contour in contours(matrix)
    )
