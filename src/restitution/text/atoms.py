"""Text as boxes, glues and penalties: what a line breaker chooses from.

The model is Knuth and Plass, « Breaking Paragraphs into Lines », Software: Practice and
Experience 11 (1981). Only the ordinary space is glue; U+00A0 and U+202F are part of their box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from restitution.errors import Problem, ThemeError
from restitution.markup import Span
from restitution.source import Source
from restitution.text.hyphenation import Hyphenator
from restitution.theme.fonts import Face, FontLibrary
from restitution.theme.tokens import TextStyle

RAISED_SIZE = 0.66
RAISED_BY = 0.33
HYPHEN = "-"
_HYPHEN_COST = 200.0
_DASH_COST = 50.0
_ADDRESS_COST = 150.0
FORBIDDEN = float("inf")
"""The cost of a break that other programs may take and we never do: in « conforte-t-elle »,

and after any hyphen of a head."""
_SHORTEST_PART = 3
_LONG_ADDRESS = 32
"""Addresses of so many characters are kept in one piece."""
_SPLIT = re.compile(r"( +)")
_AFTER_DASH = re.compile(r"(?<=[^\W\d_])[-\u2010](?=[^\W\d_])|[\u2013\u2014](?=\w)")
_AFTER_SIGN = re.compile(r"(?<=[\w/])[/._?=&-](?=\w)")


@dataclass(frozen=True, slots=True)
class Look:
    """How a stretch of text is drawn, resolved from its span and style."""

    face: Face
    size: float
    colour: str
    rise: float = 0.0
    tracking: float = 0.0
    link: str | None = None
    note: str | None = None

    def width(self, text: str) -> float:
        """How wide a text is in this look, in points."""
        return self.face.width(text, self.size) + len(text) * self.tracking * self.size / 1000


@dataclass(frozen=True, slots=True)
class Box:
    """Something that is not broken."""

    text: str
    look: Look
    width: float


@dataclass(frozen=True, slots=True)
class Glue:
    """A word space: it may stretch and shrink, and it vanishes at a break."""

    look: Look
    width: float
    stretch: float
    shrink: float


@dataclass(frozen=True, slots=True)
class Penalty:
    """A place to break inside a word; ``hyphen`` is the look of the hyphen that appears there."""

    cost: float
    width: float = 0.0
    hyphen: Look | None = None


Atom = Box | Glue | Penalty


class Assayer:
    """Turns spans into atoms with the faces of one theme."""

    def __init__(self, fonts: FontLibrary, hyphenator: Hyphenator | None) -> None:
        self._fonts = fonts
        self._hyphenator = hyphenator

    def atoms(
        self, spans: tuple[Span, ...], style: TextStyle, source: Source | None
    ) -> tuple[Atom, ...]:
        """The atoms of a text without line breaks; raises ThemeError for a missing glyph."""
        atoms: list[Atom] = []
        for span in spans:
            look = self.look(span, style)
            text = span.text.upper() if style.capitals else span.text
            _check_glyphs(text, look.face, source)
            for piece in _SPLIT.split(text):
                atoms.extend(self._piece(piece, look, style, span))
        return tuple(atoms)

    def look(self, span: Span, style: TextStyle) -> Look:
        """How a span is drawn in a style."""
        face = self._fonts.face(style, strong=span.strong, emphasis=span.emphasis)
        size, rise = style.size, 0.0
        if span.raised:
            drawn = self._superior(span, style, face)
            face, size, rise = (drawn, size, 0.0) if drawn else _scaled(face, size)
        colour = "link" if span.link and not span.link.startswith("#") else style.colour
        return Look(face, size, colour, rise, style.tracking, span.link, span.note)

    def _superior(self, span: Span, style: TextStyle, face: Face) -> Face | None:
        """The face with superior letters of its own, if it has drawn all of the span's."""
        superior = replace(style, features=(*style.features, "sups"))
        drawn = self._fonts.face(superior, strong=span.strong, emphasis=span.emphasis)
        usual = [glyph.id for glyph in face.shape(span.text)]
        raised = [glyph.id for glyph in drawn.shape(span.text)]
        same = any(one == other for one, other in zip(usual, raised, strict=False))
        return None if same else drawn

    def _piece(self, piece: str, look: Look, style: TextStyle, span: Span) -> Iterator[Atom]:
        if not piece:
            return
        if piece[0] == " ":
            width = look.width(" ")
            yield Glue(look, width, width / 2, width / 3)
            return
        start, before = 0, 0.0
        for point, cost in self._breaks(piece, style, span):
            upto = look.width(piece[:point])
            yield Box(piece[start:point], look, upto - before)
            hyphen = look if cost == _HYPHEN_COST else None
            yield Penalty(cost, look.width(HYPHEN) if hyphen else 0.0, hyphen)
            start, before = point, upto
        yield Box(piece[start:], look, look.width(piece) - before)

    def _breaks(self, token: str, style: TextStyle, span: Span) -> list[tuple[int, float]]:
        """Where a token may be broken, and at what cost, in order."""
        if span.link and "/" in token and len(token) > _LONG_ADDRESS:
            return [(m.end(), _ADDRESS_COST) for m in _AFTER_SIGN.finditer(token)]
        breaks = _at_dashes(token)
        if style.balance:
            breaks = dict.fromkeys(breaks, FORBIDDEN)
        if style.hyphenate and self._hyphenator:
            for point in self._hyphenator.points(token):
                breaks.setdefault(point, _HYPHEN_COST)
        return sorted(breaks.items())


def _scaled(face: Face, size: float) -> tuple[Face, float, float]:
    """A raised look made from common letters: smaller, and lifted."""
    return face, size * RAISED_SIZE, size * RAISED_BY


def _at_dashes(token: str) -> dict[int, float]:
    """Breaks after the hyphens and dashes of a token, not beside a part of one or two letters."""
    ends = [match.end() for match in _AFTER_DASH.finditer(token)]
    parts = [after - before for before, after in pairwise([0, *ends, len(token) + 1])]
    return {
        end: _DASH_COST if min(before - 1, after - 1) >= _SHORTEST_PART else FORBIDDEN
        for end, before, after in zip(ends, parts, parts[1:], strict=False)
    }


def _check_glyphs(text: str, face: Face, source: Source | None) -> None:
    missing = sorted({c for c in text if ord(c) not in face.covered})
    if missing:
        raise ThemeError(
            Problem(
                "glyph_missing",
                source,
                {"character": c, "code": f"U+{ord(c):04X}", "font": face.key},
            )
            for c in missing
        )
