"""Codes of glyphs (ISO 32000-1, 9.7): a sort is a glyph *and* the text that it means.

Where a font draws U+0020 and U+00A0 with one glyph, they still are two codes here, and text comes
out of the file as it was set. The code of a glyph that means one letter is that letter's number, so
that a page is drawn with the same codes whatever stands on the pages before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from zlib import crc32

from restitution.errors import Problem, ThemeError
from restitution.theme.fonts import Face, Glyph
from restitution.writers.pdf import syntax

SOFT_HYPHEN = "\u00ad"
_NEGLIGIBLE = 0.05

_LETTERS = 0x3000
"""Letters that are set have lower numbers: the scripts of Europe and their signs."""

_OTHERS = 0x1000
"""Codes after those of the letters, for ligatures, parts of them and alternates."""

Sort = tuple[int, str]
"""A glyph's id and the text that it means."""

_Cast = tuple[str, float, int, Sort, Glyph]
"""What a glyph is to a line of type: its code with kerning, how far it moves the pen, its height
in font units, its sort; and the glyph itself, by whose identity it is known."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Glyphs as the inside of TJ arrays, each at its own height, and how far they move the pen.

    Heights and ``advance`` are thousandths of the size; ``count`` is the number of codes.
    """

    pieces: tuple[tuple[float, str], ...]
    advance: float
    count: int
    sorts: tuple[Sort, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page was drawn with: a face, its font's name, and codes in order of first use."""

    face: Face
    name: str
    codes: Mapping[Sort, int]


class Font:
    """One face in one file: its name, and the codes that were used."""

    def __init__(self, face: Face, name: str) -> None:
        if not face.has_quadratic_outlines:
            raise ThemeError(Problem("font_outlines", values={"font": face.path.name}))
        self.name = name
        self.face = face
        self.codes: dict[Sort, int] = {}
        self._scale = 1000 / face.units_per_em
        self._given: set[int] = set()
        # keyed by identity (what has it is kept beside): faces hand out the same tuple for a word
        self._casts: dict[int, _Cast] = {}
        self._encoded: dict[int, tuple[Sequence[Glyph], Encoded]] = {}

    def encode(self, glyphs: Sequence[Glyph]) -> Encoded:
        """The glyphs with their kerning."""
        known = self._encoded.get(id(glyphs))
        if known is None:
            known = self._encoded[id(glyphs)] = (glyphs, self._encode(glyphs))
        return known[1]

    def encode_hyphen(self, glyph: Glyph) -> Encoded:
        """A hyphen that was added at the end of a line: it means U+00AD."""
        return self._encode(
            [Glyph(glyph.id, glyph.advance, glyph.x_offset, glyph.y_offset, SOFT_HYPHEN)]
        )

    def takes(self, taken: Taken) -> bool:
        """Whether what was drawn with some codes can stand in this file, whose codes they become.

        Otherwise the same sorts have other codes.
        """
        fitting = [self._code(sort) == code for sort, code in taken.codes.items()]
        return taken.name == self.name and all(fitting)

    def width(self, glyph: int) -> float:
        """The font's own advance of a glyph in thousandths of the size."""
        return round(self.face.advance(glyph) * self._scale, 2)

    def _encode(self, glyphs: Sequence[Glyph]) -> Encoded:
        known = self._casts
        casts = [known.get(id(glyph)) or self._cast(glyph) for glyph in glyphs]
        pieces = [
            (height * self._scale, "".join([cast[0] for cast in level]).replace("><", ""))
            for height, level in groupby(casts, itemgetter(2))
        ]
        advance = sum([cast[1] for cast in casts])
        return Encoded(tuple(pieces), advance, len(casts), tuple([cast[3] for cast in casts]))

    def _cast(self, glyph: Glyph) -> _Cast:
        """A glyph with what kerning moves it by, and the distance really moved; made once."""
        moved, sort = self.width(glyph.id), (glyph.id, glyph.text)
        code = f"<{self._code(sort):04X}>"
        before = round(glyph.x_offset * self._scale, 2)
        if abs(before) >= _NEGLIGIBLE:
            code = f" {syntax.number(-before)}{code}"
            moved += before
        after = round(glyph.advance * self._scale - moved, 2)
        if abs(after) >= _NEGLIGIBLE:
            code += syntax.number(-after)
            moved += after
        return self._casts.setdefault(id(glyph), (code, moved, glyph.y_offset, sort, glyph))

    def _code(self, sort: Sort) -> int:
        return self.codes[sort] if sort in self.codes else self._new(sort)

    def _new(self, sort: Sort) -> int:
        """The code that a sort would have in every file, or the next that nothing else has."""
        code = _usual(sort)
        while code in self._given:
            code = code + 1 if code >= _LETTERS else _other(sort)
        self._given.add(code)
        self.codes[sort] = code
        return code


class FontShelf:
    """The fonts of one document, by face."""

    def __init__(self) -> None:
        self._fonts: dict[Face, Font] = {}

    def font(self, face: Face) -> Font:
        """The font that draws a face; raises ThemeError for outlines that are not TrueType's."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = Font(face, self._name(face.key))
        return font

    def takes(self, taken: Iterable[Taken]) -> bool:
        """Whether a page that was drawn with some codes can stand in this file as it is."""
        fitting = [self.font(one.face).takes(one) for one in taken]
        return all(fitting)

    @property
    def fonts(self) -> tuple[Font, ...]:
        """All fonts, in order of first use."""
        return tuple(self._fonts.values())

    def _name(self, key: str) -> str:
        """The name of a face; two of the same name are numbered."""
        name, given = syntax.name(key), {font.name for font in self._fonts.values()}
        names = (f"{name}.{number}" if number else name for number in range(len(given) + 1))
        return next(one for one in names if one not in given)


class Case:
    """A font as one page uses it: what it takes is noted."""

    def __init__(self, font: Font) -> None:
        self.name = font.name
        self._font = font
        # keyed by identity: the same words come again and again
        self._used: dict[int, Encoded] = {}

    def encode(self, glyphs: Sequence[Glyph]) -> Encoded:
        """The glyphs with their kerning."""
        encoded = self._font.encode(glyphs)
        self._used[id(encoded)] = encoded
        return encoded

    def encode_hyphen(self, glyph: Glyph) -> Encoded:
        """A hyphen that was added at the end of a line."""
        encoded = self._font.encode_hyphen(glyph)
        self._used[id(encoded)] = encoded
        return encoded

    def taken(self) -> Taken:
        """What was used."""
        sorts = dict.fromkeys([sort for one in self._used.values() for sort in one.sorts])
        codes = self._font.codes
        return Taken(self._font.face, self.name, {sort: codes[sort] for sort in sorts})


class Cases:
    """The cases that stand open while one page is set, by face."""

    def __init__(self, shelf: FontShelf) -> None:
        self._shelf = shelf
        self._cases: dict[Face, Case] = {}

    def case(self, face: Face) -> Case:
        """The case of a face; raises ThemeError for outlines that are not TrueType's."""
        case = self._cases.get(face)
        if case is None:
            case = self._cases[face] = Case(self._shelf.font(face))
        return case

    def taken(self) -> tuple[Taken, ...]:
        """What was used of each, in order of first use."""
        return tuple([case.taken() for case in self._cases.values()])


def _usual(sort: Sort) -> int:
    _, text = sort
    return ord(text) if len(text) == 1 and ord(text) < _LETTERS else _other(sort)


def _other(sort: Sort) -> int:
    """A code that depends on nothing but the sort."""
    glyph, text = sort
    return _LETTERS + crc32(f"{glyph} {text}".encode()) % _OTHERS
