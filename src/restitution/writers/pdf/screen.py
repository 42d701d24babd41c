"""How pages are drawn for screens: in light, with marks and links."""

from __future__ import annotations

from restitution.page.items import Page
from restitution.theme.tokens import Theme
from restitution.writers.pdf.ink import Light
from restitution.writers.pdf.leaf import Draft, Leaf
from restitution.writers.pdf.sheet import Sheet
from restitution.writers.pdf.sorts import Cases


class Screen:
    """The manner of all files that are read on screens, or printed as screens show them."""

    name = "screen"

    def __init__(self, theme: Theme) -> None:
        self.look: object = (theme.palette, theme.roles)
        self._inks = Light(theme)

    def draw(self, page: Page, cases: Cases) -> Leaf:
        """A page on a sheet of its size."""
        return Sheet(Draft(self._inks, cases), page).leaf()
