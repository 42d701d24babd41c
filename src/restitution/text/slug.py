"""Set type: glyph strings, and the slugs (lines of type) they make, in points."""

from __future__ import annotations

from restitution.frozen import Frozen
from restitution.theme.fonts import Face, Glyph


class GlyphString(Frozen):
    """Shaped glyphs of one face and look, drawn on the slug's baseline.

    ``x`` counts from the slug's own x, so that a set line can be moved without touching it.
    ``expansion`` stretches glyphs sideways (1 = as designed); ``rise`` lifts above the baseline;
    ``note`` is the key of the note whose mark this is.
    """

    text: str
    glyphs: tuple[Glyph, ...]
    face: Face
    size: float
    colour: str
    x: float
    width: float
    rise: float = 0.0
    tracking: float = 0.0
    expansion: float = 1.0
    link: str | None = None
    note: str | None = None


class Slug(Frozen):
    """A set line at its place on the page: its strings from left to right.

    ``hyphenated`` says that the last glyph is a hyphen which is not in the text. A string that
    is followed by a word space ends with the space's glyph; a stretched space is a gap in x.
    ``width`` is without the punctuation that hangs out of the measure on either side.
    """

    x: float
    baseline: float
    width: float
    strings: tuple[GlyphString, ...]
    text: str
    hyphenated: bool = False

    def at(self, x: float, baseline: float) -> Slug:
        """The same line at another place."""
        return Slug(x, baseline, self.width, self.strings, self.text, self.hyphenated)
