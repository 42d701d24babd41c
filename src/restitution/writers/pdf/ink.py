"""Colour roles as operators: light for screens, ink for the press."""

from __future__ import annotations

from typing import Protocol

from restitution.theme.tokens import Colour, Theme
from restitution.writers.pdf import syntax

BLACK = (0.0, 0.0, 0.0, 1.0)
"""Black ink alone, the only one that may lie over others: white would vanish, colours change."""


class Inks(Protocol):
    """How the colours of a theme are put on a sheet."""

    hairline: float
    """The finest line that can be drawn, in points."""

    resources: str
    """What every page needs to name for it, as entries of its resources (ISO 32000-1, 7.8.3)."""

    def fill(self, role: str) -> str:
        """Fill with a role's colour from here on."""

    def stroke(self, role: str) -> str:
        """Draw lines in a role's colour from here on."""

    def overprints(self, role: str) -> bool:
        """Whether type in that colour lies over what is below it, and not in a hole."""

    def overprint(self, *, on: bool) -> str:
        """Whether what is filled from here on leaves the inks below it."""


class Light:
    """The colours of screens, in RGB."""

    hairline = 0.0
    resources = ""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def fill(self, role: str) -> str:
        """Fill with a role's colour from here on."""
        return f"{syntax.numbers(*self._theme.colour(role).rgb)} rg"

    def stroke(self, role: str) -> str:
        """Draw lines in a role's colour from here on."""
        return f"{syntax.numbers(*self._theme.colour(role).rgb)} RG"

    def overprints(self, role: str) -> bool:  # noqa: ARG002 - light hides nothing
        """Never."""
        return False

    def overprint(self, *, on: bool) -> str:  # noqa: ARG002 - only inks lie over each other
        """Nothing."""
        return ""


class ProcessInks:
    """The four inks of the press: the theme's CMYK twins.

    Black type overprints, so that no white fringe shows where the plates do not quite meet
    (ISO 32000-1, 8.6.7; mode 1 leaves the inks that are 0).
    """

    resources = "/ExtGState << /Overprint << /op true /OPM 1 >> /Knockout << /op false /OPM 0 >> >>"

    def __init__(self, theme: Theme, hairline: float) -> None:
        self._theme = theme
        self.hairline = hairline

    def fill(self, role: str) -> str:
        """Fill with a role's inks from here on."""
        return f"{syntax.numbers(*self._of(role).cmyk)} k"

    def stroke(self, role: str) -> str:
        """Draw lines in a role's inks from here on."""
        return f"{syntax.numbers(*self._of(role).cmyk)} K"

    def overprints(self, role: str) -> bool:
        """Whether it is black and nothing else."""
        return self._of(role).cmyk == BLACK

    def overprint(self, *, on: bool) -> str:
        """Whether what is filled from here on leaves the inks below it."""
        return "/Overprint gs" if on else "/Knockout gs"

    def _of(self, role: str) -> Colour:
        return self._theme.colour(role)
