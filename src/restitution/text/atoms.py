"""Text as boxes, glues and penalties: what a line breaker chooses from.

The model is Knuth and Plass, « Breaking Paragraphs into Lines », Software: Practice and
Experience 11 (1981). Only the ordinary space is glue; U+00A0 and U+202F are part of their box.
All lengths here are in units of the style's size, so that one text serves all sizes. Every atom
has every length, 0 for those that say nothing of it, so that totals ask none what it is.
"""

from __future__ import annotations

from typing import ClassVar

from restitution.frozen import Frozen
from restitution.theme.fonts import Face

HYPHEN = "-"
FORBIDDEN = float("inf")
"""The cost of a break that other programs may take and we never do: in « conforte-t-elle »,

and after any hyphen of a head."""


class Look(Frozen):
    """How a stretch of text is drawn, resolved from its span and style.

    ``size`` and ``rise`` are shares of the style's size.
    """

    face: Face
    size: float
    colour: str
    rise: float = 0.0
    tracking: float = 0.0
    link: str | None = None
    note: str | None = None

    def width(self, text: str) -> float:
        """How wide a text is in this look."""
        return self.face.width(text, self.size) + len(text) * self.tracking * self.size / 1000


class Box(Frozen):
    """Something that is not broken; ``give`` is how much wider or narrower it may be drawn."""

    text: str
    look: Look
    width: float
    give: float = 0.0

    stretch: ClassVar[float] = 0.0
    shrink: ClassVar[float] = 0.0
    cost: ClassVar[float] = 0.0
    cut: ClassVar[float] = 0.0


class Glue(Frozen):
    """A word space: it may stretch and shrink, and it vanishes at a break."""

    look: Look
    width: float
    stretch: float
    shrink: float

    give: ClassVar[float] = 0.0
    cost: ClassVar[float] = 0.0
    cut: ClassVar[float] = 0.0


class Penalty(Frozen):
    """A place to break inside a word; ``hyphen`` is the look of the hyphen that appears there.

    ``cut`` is how wide that hyphen is.
    """

    cost: float
    cut: float = 0.0
    hyphen: Look | None = None

    width: ClassVar[float] = 0.0
    stretch: ClassVar[float] = 0.0
    shrink: ClassVar[float] = 0.0
    give: ClassVar[float] = 0.0


Atom = Box | Glue | Penalty
