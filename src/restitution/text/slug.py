"""Set type: glyphs, and the slugs (lines of type) they make. Page coordinates, in points."""

from __future__ import annotations

from dataclasses import dataclass

from restitution.theme.fonts import Face, Glyph


@dataclass(frozen=True, slots=True)
class GlyphString:
    """Shaped glyphs of one face and look, drawn from ``x`` on the slug's baseline.

    ``expansion`` stretches glyphs sideways (1 = as designed); ``rise`` lifts above the baseline.
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


@dataclass(frozen=True, slots=True)
class Slug:
    """A set line: its baseline, its strings from left to right, and whether a hyphen was added.

    ``hyphenated`` says that the last glyph is a hyphen which is not in the text;
    spaces between words are gaps in x, and ``text`` holds the words with them.
    """

    x: float
    baseline: float
    width: float
    strings: tuple[GlyphString, ...]
    text: str
    hyphenated: bool = False
