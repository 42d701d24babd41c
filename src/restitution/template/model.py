"""What a PowerPoint template says of places and looks, as values; lengths are points."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from restitution.frozen import Frozen
from restitution.geometry import Rect, Size

Rgb = tuple[float, float, float]
Insets = tuple[float, float, float, float]
"""Left, top, right, bottom: what a box keeps free around its text."""

SLACK = 0.5
"""What text leaves free above and below it in a placeholder, in points.

A program that shrinks what overflows would shrink text as high as its box, for its own rounding.
"""

PLACES = (
    *("bg1", "tx1", "bg2", "tx2"),
    *(f"accent{number}" for number in range(1, 7)),
    *("hlink", "folHlink"),
)
"""The places of a colour scheme, by the names that slides call them."""

TITLES = frozenset({"title", "ctrTitle"})
CONTENTS = frozenset({"obj", "body", "pic", "chart", "tbl", "dgm", "media", "clipArt"})
"""Types of placeholders that hold what a slide says below its title."""


class Writing(Frozen):
    """How the first level of a placeholder's text looks; None where nothing is said.

    ``align`` is in the words of DrawingML (l, ctr, r, just).
    """

    size: float | None = None
    bold: bool | None = None
    capitals: bool | None = None
    align: str | None = None
    colour: Rgb | None = None


class Holder(Frozen):
    """A placeholder of a layout: its type and index, its box, and how text stands in it.

    ``type`` is that of ECMA-376-1, 19.7.10; ``obj``, the default, is not written on slides.
    ``anchor`` is t, ctr or b.
    """

    name: str
    type: str
    index: int | None
    rect: Rect
    insets: Insets
    anchor: str
    upright: bool
    writing: Writing

    @property
    def area(self) -> Rect:
        """The box without its insets: where text stands."""
        return self.rect.inset(*self.insets)


class Artwork(Frozen):
    """Something drawn on a master or a layout; ``colour`` is None for all but plain rectangles."""

    name: str
    rect: Rect
    colour: Rgb | None


class Sheet(Frozen):
    """A layout of a template. ``background`` is None where it is no plain colour.

    ``part`` is its part in the file, ``master`` the number of its master; ``artwork`` is its own
    with its master's, from the back to the front.
    """

    name: str
    part: str
    type: str
    master: int
    background: Rgb | None
    holders: tuple[Holder, ...]
    artwork: tuple[Artwork, ...]

    @property
    def title(self) -> Holder | None:
        """The title's placeholder."""
        return next((each for each in self.holders if each.type in TITLES), None)


class Master(Frozen):
    """A slide master's colours by their places on slides (bg1, tx1, accent1…), and its fonts."""

    part: str
    colours: Mapping[str, Rgb]
    major: str
    minor: str


class Template(Frozen):
    """A PowerPoint file as a template: its sheet, its masters, their layouts in their order."""

    file: Path
    size: Size
    masters: tuple[Master, ...]
    sheets: tuple[Sheet, ...]
