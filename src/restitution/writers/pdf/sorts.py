"""Codes of glyphs (ISO 32000-1, 9.7): a sort is a glyph *and* the text that it means.

Where a font draws U+0020 and U+00A0 with one glyph, they still are two codes here, and text comes
out of the file as it was set. The code of a glyph that means one letter is that letter's number, so
that a page is drawn with the same codes whatever stands on the pages before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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

_Cast = tuple[str, float, int, tuple[Sort, int], Glyph]
"""What a glyph is to a line of type: its code with kerning, how far it moves the pen, its height
in font units, its sort with its code; and the glyph itself, by whose identity it is known."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Glyphs as the inside of TJ arrays, each at its own height, and how far they move the pen.

    Heights and ``advance`` are thousandths of the size; ``count`` is the number of glyphs.
    """

    pieces: tuple[tuple[float, str], ...]
    advance: float
    count: int
    codes: Mapping[Sort, int]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page was drawn with: a face, its name in the file, and codes in order of first use."""

    face: Face
    name: str
    codes: Mapping[Sort, int]


class Fount:
    """The type of one face with the codes of its sorts.

    Raises ThemeError for outlines that are not TrueType's.
    """

    def __init__(self, face: Face, name: str, code: Callable[[Sort], int]) -> None:
        if not face.has_quadratic_outlines:
            raise ThemeError(Problem("font_outlines", values={"font": face.path.name}))
        self.face = face
        self.name = name
        self._code = code
        self._scale = 1000 / face.units_per_em
        # keyed by identity (what has it is kept beside): faces hand out the same tuple for a word
        self._casts: dict[int, _Cast] = {}
        self._encoded: dict[int, tuple[Sequence[Glyph], Encoded]] = {}

    def encode(self, glyphs: Sequence[Glyph]) -> Encoded:
        """The glyphs of a text as the face has shaped it, with their kerning."""
        known = self._encoded.get(id(glyphs))
        if known is None:
            known = self._encoded[id(glyphs)] = (glyphs, self.encode_part(glyphs))
        return known[1]

    def encode_hyphen(self, glyph: Glyph) -> Encoded:
        """A hyphen that was added at the end of a line: it means U+00AD."""
        hyphen = Glyph(glyph.id, glyph.advance, glyph.x_offset, glyph.y_offset, SOFT_HYPHEN)
        return self._joined([self._cast(hyphen)])

    def encode_part(self, glyphs: Sequence[Glyph]) -> Encoded:
        """Glyphs that are part of such a text."""
        known = self._casts
        return self._joined([known.get(id(glyph)) or self._kept(glyph) for glyph in glyphs])

    def _joined(self, casts: Sequence[_Cast]) -> Encoded:
        pieces = [
            (height * self._scale, "".join([cast[0] for cast in level]).replace("><", ""))
            for height, level in groupby(casts, itemgetter(2))
        ]
        advance = sum([cast[1] for cast in casts])
        return Encoded(tuple(pieces), advance, len(casts), dict([cast[3] for cast in casts]))

    def _kept(self, glyph: Glyph) -> _Cast:
        return self._casts.setdefault(id(glyph), self._cast(glyph))

    def _cast(self, glyph: Glyph) -> _Cast:
        """A glyph with what kerning moves it by, and the distance really moved."""
        moved, sort = width(self.face, glyph.id), (glyph.id, glyph.text)
        number = self._code(sort)
        code = f"<{number:04X}>"
        before = round(glyph.x_offset * self._scale, 2)
        if abs(before) >= _NEGLIGIBLE:
            code = f" {syntax.number(-before)}{code}"
            moved += before
        after = round(glyph.advance * self._scale - moved, 2)
        if abs(after) >= _NEGLIGIBLE:
            code += syntax.number(-after)
            moved += after
        return code, moved, glyph.y_offset, (sort, number), glyph


class Font:
    """One face in one file: its name, and the codes that were used."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.codes: dict[Sort, int] = {}
        self._given: set[int] = set()

    def takes(self, taken: Taken) -> bool:
        """Whether what was drawn with some codes can stand in this file, whose codes they become.

        Otherwise the same sorts have other codes.
        """
        for sort in taken.codes:
            if sort not in self.codes:
                self._enter(sort)
        return taken.name == self.name and taken.codes.items() <= self.codes.items()

    def fount(self) -> Fount:
        """The face's type with the codes of this file."""
        return Fount(self.face, self.name, self.codes.__getitem__)

    def _enter(self, sort: Sort) -> None:
        """Give a sort the code that it has in every file, or the next that nothing else has."""
        code = _usual(sort)
        while code in self._given:
            code = code + 1 if code >= _LETTERS else _other(sort)
        self._given.add(code)
        self.codes[sort] = code


class FontShelf:
    """The fonts of one document, by face."""

    def __init__(self) -> None:
        self._fonts: dict[Face, Font] = {}

    def font(self, face: Face) -> Font:
        """The font that draws a face."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = Font(face, self._name(face.key))
        return font

    def takes(self, taken: Iterable[Taken]) -> bool:
        """Whether a page that was drawn with some codes can stand in this file as it is."""
        fitting = [self.font(one.face).takes(one) for one in taken]
        return all(fitting)

    def codes(self, taken: Iterable[Taken]) -> tuple[Taken, ...]:
        """The names and codes that what a page takes has in this file."""
        fonts = [(self.font(one.face), one.codes) for one in taken]
        return tuple(
            [
                Taken(font.face, font.name, {sort: font.codes[sort] for sort in sorts})
                for font, sorts in fonts
            ]
        )

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
    """The type of a face as one page uses it: what it takes is noted."""

    def __init__(self, fount: Fount) -> None:
        self.name = fount.name
        self._fount = fount
        # keyed by identity: the same words come again and again
        self._used: dict[int, Encoded] = {}

    def encode(self, glyphs: Sequence[Glyph]) -> Encoded:
        """The glyphs of a text as the face has shaped it, with their kerning."""
        return self._noted(self._fount.encode(glyphs))

    def encode_part(self, glyphs: Sequence[Glyph]) -> Encoded:
        """Glyphs that are part of such a text."""
        return self._noted(self._fount.encode_part(glyphs))

    def encode_hyphen(self, glyph: Glyph) -> Encoded:
        """A hyphen that was added at the end of a line."""
        return self._noted(self._fount.encode_hyphen(glyph))

    def taken(self) -> Taken:
        """What was used."""
        codes: dict[Sort, int] = {}
        for encoded in self._used.values():
            codes.update(encoded.codes)
        return Taken(self._fount.face, self.name, codes)

    def _noted(self, encoded: Encoded) -> Encoded:
        self._used[id(encoded)] = encoded
        return encoded


class Cases:
    """The cases that stand open while one page is set, by face.

    They hold the type that faces have in every file, or that which they have on a file's shelf.
    """

    def __init__(self, shelf: FontShelf | None = None) -> None:
        self._shelf = shelf
        self._cases: dict[Face, Case] = {}

    def case(self, face: Face) -> Case:
        """The case of a face; raises ThemeError for outlines that are not TrueType's."""
        case = self._cases.get(face)
        if case is None:
            fount = self._shelf.font(face).fount() if self._shelf else _fount(face)
            case = self._cases[face] = Case(fount)
        return case

    def taken(self) -> tuple[Taken, ...]:
        """What was used of each, in order of first use."""
        return tuple([case.taken() for case in self._cases.values()])


def width(face: Face, glyph: int) -> float:
    """The face's own advance of a glyph in thousandths of the size."""
    return round(face.advance(glyph) * (1000 / face.units_per_em), 2)


@lru_cache(maxsize=64)
def _fount(face: Face) -> Fount:
    """The type of a face as it is in every file: what is encoded once serves all products."""
    return Fount(face, syntax.name(face.key), _usual)


def _usual(sort: Sort) -> int:
    _, text = sort
    return ord(text) if len(text) == 1 and ord(text) < _LETTERS else _other(sort)


def _other(sort: Sort) -> int:
    """A code that depends on nothing but the sort."""
    glyph, text = sort
    return _LETTERS + crc32(f"{glyph} {text}".encode()) % _OTHERS
