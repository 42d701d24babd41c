"""Colour roles as operators: light for screens, ink for the press."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Protocol

from restitution.theme.tokens import Colour, Theme
from restitution.writers.pdf.reportlab_slots import operands

BLACK = (0.0, 0.0, 0.0, 1.0)
"""Black ink alone, the only one that may lie over others: white would vanish, colours change."""


class Inks(Protocol):
    """How the colours of a theme are put on a canvas."""

    hairline: float
    """The finest line that can be drawn, in points."""

    def fill(self, role: str) -> None:
        """Fill with a role's colour from here on."""

    def stroke(self, role: str) -> None:
        """Draw lines in a role's colour from here on."""

    def overprints(self, role: str) -> bool:
        """Whether type in that colour lies over what is below it, and not in a hole."""

    def overprint(self, *, on: bool) -> None:
        """Whether what is filled from here on leaves the inks below it."""


class Light:
    """The colours of screens, in RGB."""

    hairline = 0.0

    def __init__(self, canvas: Any, theme: Theme) -> None:
        self._canvas, self._theme = canvas, theme

    def fill(self, role: str) -> None:
        """Fill with a role's colour from here on."""
        self._canvas.addLiteral(f"{_written(self._theme.colour(role).rgb)} rg")

    def stroke(self, role: str) -> None:
        """Draw lines in a role's colour from here on."""
        self._canvas.addLiteral(f"{_written(self._theme.colour(role).rgb)} RG")

    def overprints(self, role: str) -> bool:  # noqa: ARG002 - light hides nothing
        """Never."""
        return False

    def overprint(self, *, on: bool) -> None:
        """Nothing: only inks lie over each other."""


class ProcessInks:
    """The four inks of the press: the theme's CMYK twins.

    Black type overprints, so that no white fringe shows where the plates do not quite meet
    (ISO 32000-1, 8.6.7; mode 1 leaves the inks that are 0).
    """

    def __init__(self, canvas: Any, theme: Theme, hairline: float) -> None:
        self._canvas, self._theme = canvas, theme
        self.hairline = hairline

    def fill(self, role: str) -> None:
        """Fill with a role's inks from here on."""
        self._canvas.addLiteral(f"{_written(self._of(role).cmyk)} k")

    def stroke(self, role: str) -> None:
        """Draw lines in a role's inks from here on."""
        self._canvas.addLiteral(f"{_written(self._of(role).cmyk)} K")

    def overprints(self, role: str) -> bool:
        """Whether it is black and nothing else."""
        return self._of(role).cmyk == BLACK

    def overprint(self, *, on: bool) -> None:
        """Whether what is filled from here on leaves the inks below it."""
        self._canvas.setFillOverprint(on)
        self._canvas.setOverprintMask(on)

    def _of(self, role: str) -> Colour:
        return self._theme.colour(role)


@lru_cache(maxsize=256)
def _written(shares: tuple[float, ...]) -> str:
    """The shares of a colour as operands: themes have few, pages change them by the word."""
    return operands(*shares)
