"""What a text is made of: spans assayed into atoms with the faces of one theme."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate, pairwise

from restitution.errors import Problem, ThemeError
from restitution.frozen import Frozen, replace
from restitution.markup import Span
from restitution.patterns import pattern
from restitution.source import Source
from restitution.text.atoms import FORBIDDEN, HYPHEN, Atom, Box, Glue, Look, Penalty
from restitution.text.hyphenation import Hyphenator
from restitution.text.matter import Matter
from restitution.theme.fonts import Face
from restitution.theme.library import FontLibrary, optical_size
from restitution.theme.tokens import Align, TextStyle

RAISED_SIZE = 0.66
RAISED_BY = 0.33
_STRETCH, _SHRINK = 0.35, 0.33
"""How much a word space gives, as shares of its width: tuned for the fewest loose lines among those

whose spaces stay wider than two thirds, in columns of some 45 letters."""
_HYPHEN_COST = 200.0
_DASH_COST = 50.0
_ADDRESS_COST = 150.0
_SHORTEST_PART = 3
_LONG_ADDRESS = 32
"""Addresses of so many characters are kept in one piece."""
_SPLIT = pattern(r"( +)")
_AFTER_DASH = pattern(r"(?<=[^\W\d_])[-\u2010](?=[^\W\d_])|[\u2013\u2014](?=\w)")
_AFTER_SIGN = pattern(r"(?<=[\w/])[/._?=&-](?=\w)")


_Pieces = dict[str, tuple[Atom, ...]]
"""The atoms of words and of the spaces between them."""


class Assay(Frozen):
    """A text's atoms and their totals, in units of the size."""

    atoms: tuple[Atom, ...]
    matter: Matter


class Assayer:
    """Turns spans into atoms with the faces of one theme; a text in several sizes only once."""

    def __init__(self, fonts: FontLibrary, hyphenator: Hyphenator | None) -> None:
        self._fonts = fonts
        self._hyphenator = hyphenator
        self._known: dict[tuple[tuple[Span, ...], TextStyle], Assay] = {}
        self._pieces: dict[tuple[Look, TextStyle], tuple[Look, _Pieces]] = {}

    def assay(
        self, spans: tuple[Span, ...], style: TextStyle, source: Source | None = None
    ) -> Assay:
        """The atoms of a text without line breaks; raises ThemeError for a missing glyph."""
        look = _sizeless(style)
        known = self._known.get((spans, look))
        if known is None:
            atoms = tuple(self._atoms(spans, look, source))
            known = self._known[spans, look] = Assay(atoms, Matter.of(atoms, hang=style.hang))
        return known

    def _atoms(
        self, spans: tuple[Span, ...], style: TextStyle, source: Source | None
    ) -> Iterator[Atom]:
        for span in spans:
            look = self._look(span, style)
            text = span.text.upper() if style.capitals else span.text
            look, known = self._pieces.setdefault((look, style), (look, {"": ()}))
            pieces = _SPLIT.split(text)
            new = dict.fromkeys(piece for piece in pieces if piece not in known)
            _check_glyphs("".join(new), look.face, source)
            known.update((piece, tuple(self._piece(piece, look, style))) for piece in new)
            for piece in pieces:
                yield from known[piece]

    def _look(self, span: Span, style: TextStyle) -> Look:
        """How a span is drawn in a style."""
        face = self._fonts.face(style, strong=span.strong, emphasis=span.emphasis)
        size, rise = 1.0, 0.0
        if span.raised:
            drawn = self._superior(span, style, face)
            face, size, rise = (drawn, 1.0, 0.0) if drawn else (face, RAISED_SIZE, RAISED_BY)
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

    def _piece(self, piece: str, look: Look, style: TextStyle) -> Iterator[Atom]:
        if piece[0] == " ":
            width = look.width(" ")
            yield Glue(look, width, width * _STRETCH, width * _SHRINK)
            return
        breaks = self._breaks(piece, look, style)
        ends = _divided(piece, look, [point for point, _ in breaks]) if breaks else []
        before, whole = 0.0, look.width(piece)
        start = 0
        for (point, cost), upto in zip(breaks, ends, strict=True):
            yield _box(piece[start:point], look, upto - before, style)
            hyphen = look if cost == _HYPHEN_COST else None
            yield Penalty(cost, look.width(HYPHEN) if hyphen else 0.0, hyphen)
            start, before = point, upto
        yield _box(piece[start:], look, whole - before, style)

    def _breaks(self, token: str, look: Look, style: TextStyle) -> list[tuple[int, float]]:
        """Where a token may be broken, and at what cost, in order."""
        if look.link and "/" in token and len(token) > _LONG_ADDRESS:
            return [(m.end(), _ADDRESS_COST) for m in _AFTER_SIGN.finditer(token)]
        breaks = _at_dashes(token)
        if style.balance:
            breaks = dict.fromkeys(breaks, FORBIDDEN)
        if style.hyphenate and self._hyphenator:
            for point in self._hyphenator.points(token):
                breaks.setdefault(point, _HYPHEN_COST)
        return sorted(breaks.items())


@cache
def _sizeless(style: TextStyle) -> TextStyle:
    """A style with what says nothing about the look of its letters left out.

    Of its size only the optical size stays, which chooses the face.
    """
    return TextStyle(
        name="",
        family=style.family,
        size=optical_size(style.size),
        leading=0.0,
        colour=style.colour,
        weight=style.weight,
        strong_weight=style.strong_weight,
        italic=style.italic,
        hyphenate=style.hyphenate,
        expansion=style.expansion if style.align is Align.JUSTIFY else 0.0,
        hang=style.hang,
        capitals=style.capitals,
        balance=style.balance,
        tracking=style.tracking,
        features=style.features,
    )


def _box(text: str, look: Look, width: float, style: TextStyle) -> Box:
    return Box(text, look, width, width * style.expansion)


def _divided(piece: str, look: Look, points: list[int]) -> list[float]:
    """How wide a piece is up to each of some points.

    Read off the shaped whole, which is quick; a part of its own is shaped where a point falls
    into a ligature, or after a hyphen that is in the text, where the kerning may differ.
    """
    glyphs = look.face.shape(piece)
    ends = accumulate(len(glyph.text) for glyph in glyphs)
    scale = look.size / look.face.units_per_em
    sums = dict(zip(ends, accumulate(glyph.advance for glyph in glyphs), strict=True))
    tracked = look.tracking * look.size / 1000
    return [
        sums[point] * scale + point * tracked
        if point in sums and piece[point - 1].isalpha()
        else look.width(piece[:point])
        for point in points
    ]


def _at_dashes(token: str) -> dict[int, float]:
    """Breaks after the hyphens and dashes of a token, not beside a part of one or two letters."""
    ends = [match.end() for match in _AFTER_DASH.finditer(token)]
    if not ends:
        return {}
    parts = [after - before for before, after in pairwise([0, *ends, len(token) + 1])]
    return {
        end: _DASH_COST if min(before - 1, after - 1) >= _SHORTEST_PART else FORBIDDEN
        for end, before, after in zip(ends, parts, parts[1:], strict=False)
    }


def _check_glyphs(text: str, face: Face, source: Source | None) -> None:
    missing = sorted(map(chr, set(map(ord, text)) - face.covered))
    if missing:
        raise ThemeError(
            Problem(
                "glyph_missing",
                source,
                {"character": c, "code": f"U+{ord(c):04X}", "font": face.key},
            )
            for c in missing
        )
