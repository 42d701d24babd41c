"""Faces: variable fonts pinned to one instance in memory, and shaping by HarfBuzz.

The advances measured here belong to the very glyphs that the writers embed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path

import uharfbuzz as hb

from restitution.cache import Cache
from restitution.frozen import Frozen

_BLOCKS = (range(0x20, 0x100), (0x152, 0x153, 0x178, 0x20AC), range(0x2000, 0x2070))
_KEPT = frozenset(chr(code) for block in _BLOCKS for code in block)
"""Characters kept when a font is pinned; one beyond them pins its font anew, at the same ids."""

_LAYOUT = ("kern", "liga", "clig", "calt", "locl", "ccmp", "mark", "mkmk")

_HYPHENS = ((0x2010, 0x2D), (0x2011, 0x2010), (0x2011, 0x2D))
"""Hyphens, and those that look the same where a font lacks them."""

_SYNTHETIC = frozenset([0xA0, 0xAD, *range(0x2000, 0x200E), 0x202F, 0x205F, 0x2060])
"""What HarfBuzz makes from a font's word space: spaces of fixed width and invisible signs."""


_VERSIONS = f"{hb.__version__} {hb.version_string()}"
"""Those of HarfBuzz and of what binds it: another one may pin other outlines."""


class Glyph(Frozen):
    """One shaped glyph in font units; ``text`` is what it stands for, "" inside a ligature."""

    id: int
    advance: int
    x_offset: int
    y_offset: int
    text: str


State = tuple[int, int]
"""When a file was changed, in nanoseconds, and its size: a changed one is in another state."""

_Drawn = tuple[int, tuple[int, int, int, int], str]
"""A glyph's id, its offsets and advances in x and y, and its text."""


def state_of(path: Path) -> State:
    """The state that a file is in."""
    found = path.stat()
    return found.st_mtime_ns, found.st_size


class _FontFile:
    """A font file as it was when it was opened, and the digest of just that."""

    def __init__(self, path: Path) -> None:
        self._blob = hb.Blob.from_file_path(str(path))
        self.face = hb.Face(self._blob)

    @cached_property
    def digest(self) -> str:
        """The digest of the file."""
        return hashlib.sha256(self._blob.data).hexdigest()


@lru_cache(maxsize=64)
def _opened(path: Path, state: State) -> _FontFile:  # noqa: ARG001 - another file then
    """A font file, opened once for all its instances until it changes."""
    return _FontFile(path)


class Cut(Frozen):
    """What tells a face from all others: its name, its file, and how it is drawn and shaped.

    Faces of a file in another ``state`` are others; None for the one it is in now.
    """

    key: str
    path: Path
    axes: tuple[tuple[str, float], ...] = ()
    features: tuple[str, ...] = ()
    language: str = "fr"
    state: State | None = None


class Face:
    """One instance of a font: shapes, measures and subsets. Compared by identity."""

    def __init__(self, cut: Cut, cache: Cache | None = None) -> None:
        axes, path = dict(cut.axes), cut.path
        self.cut = cut
        self.key = cut.key
        self.path = path
        self.weight = int(axes.get("wght", 400))
        self.italic = "Italic" in cut.key
        self._language = cut.language
        self._features = dict.fromkeys(cut.features, True)
        self._file = _opened(path, cut.state or state_of(path))
        self._whole = self._file.face
        self._cache = cache or Cache()
        self._axes = axes
        self._kept = _KEPT
        self._shaped: dict[str, tuple[Glyph, ...]] = {}
        self._glyphs: dict[_Drawn, Glyph] = {}
        self._widths: dict[str, float] = {}
        self._advances: dict[int, int] = {}

    @cached_property
    def _face(self) -> hb.Face:
        """The pinned font; of many faces nothing is asked, since all that is set in them stands."""
        return self._pinned()

    @cached_property
    def _font(self) -> hb.Font:
        return hb.Font(self._face)

    @cached_property
    def units_per_em(self) -> int:
        """Font units a size."""
        return int(self._whole.upem)

    @cached_property
    def ascender(self) -> float:
        """Height above the baseline as a share of the size."""
        return float(self._font.get_font_extents("ltr").ascender / self.units_per_em)

    @cached_property
    def descender(self) -> float:
        """Depth below the baseline as a (negative) share of the size."""
        return float(self._font.get_font_extents("ltr").descender / self.units_per_em)

    @cached_property
    def cap_height(self) -> float:
        """Height of a capital H as a share of the size."""
        return self._height("H")

    @cached_property
    def x_height(self) -> float:
        """Height of a small x as a share of the size."""
        return self._height("x")

    @cached_property
    def covered(self) -> frozenset[int]:
        """The code points this face can set, with those it makes from others."""
        drawn = frozenset(self._whole.unicodes)
        return drawn | self._substitutes.keys() | (_SYNTHETIC if ord(" ") in drawn else frozenset())

    @cached_property
    def has_quadratic_outlines(self) -> bool:
        """Whether the outlines are TrueType's (``glyf``), the only ones the PDF embeds."""
        return "glyf" in self._face.table_tags

    @cached_property
    def _substitutes(self) -> dict[int, int]:
        drawn = frozenset(self._whole.unicodes)
        found: dict[int, int] = {}
        for hyphen, twin in _HYPHENS:
            if hyphen not in drawn and twin in drawn:
                found.setdefault(hyphen, twin)
        return found

    def shape(self, text: str) -> tuple[Glyph, ...]:
        """The glyphs of a text without line breaks, with kerning and ligatures."""
        glyphs = self._shaped.get(text)
        if glyphs is None:
            glyphs = self._shaped[text] = self._shape(text)
        return glyphs

    def width(self, text: str, size: float) -> float:
        """How wide a text is, in points."""
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = self._units(text) / self.units_per_em
        return width * size

    def advance(self, glyph: int) -> int:
        """The advance in font units that the font itself gives a glyph."""
        width = self._advances.get(glyph)
        if width is None:
            width = self._advances[glyph] = int(self._font.get_glyph_h_advance(glyph))
        return width

    def bounds(self) -> tuple[int, int, int, int]:
        """A box in thousandths of the size that holds every usual glyph: for font descriptors."""
        return (-500, round(self.descender * 1000), 1500, round(self.ascender * 1000))

    def subset(self, glyphs: Iterable[int]) -> bytes:
        """The font file with these glyphs at their own ids, ready to be embedded in a PDF."""
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.glyph_set.update({0, *glyphs})
        for table in ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "MATH", "DSIG", "cmap", "name"):
            wanted.drop_table_tag_set.add(_tag(table))
        for table in ("gasp", "OS/2", "post"):
            wanted.drop_table_tag_set.add(_tag(table))
        return bytes(hb.subset(self._face, wanted).blob.data)

    def _units(self, text: str) -> int:
        """How wide a text is in font units; most texts are measured and never drawn."""
        if text in self._shaped or not text:
            return sum([glyph.advance for glyph in self.shape(text)])
        return sum([place.x_advance for place in self._buffer(text).glyph_positions])

    def _shape(self, text: str) -> tuple[Glyph, ...]:
        if not text:  # HarfBuzz has no list of places for it
            return ()
        buffer = self._buffer(text)
        infos, places = buffer.glyph_infos, buffer.glyph_positions
        ends = [*[info.cluster for info in infos[1:]], len(text)]
        drawn = [
            (info.codepoint, place.position, text[info.cluster : end])
            for info, place, end in zip(infos, places, ends, strict=True)
        ]
        known = self._glyphs
        return tuple([known[one] if one in known else self._glyph(one) for one in drawn])

    def _buffer(self, text: str) -> hb.Buffer:
        """A text as HarfBuzz shapes it."""
        self._keep(text)
        buffer = hb.Buffer()
        buffer.add_str(text.translate(self._substitutes) if self._substitutes else text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Latn", self._language
        hb.shape(self._font, buffer, self._features)
        return buffer

    def _glyph(self, drawn: _Drawn) -> Glyph:
        """A glyph as HarfBuzz drew it, made once: few serve all words."""
        number, (x_offset, y_offset, advance, _), text = drawn
        glyph = self._glyphs[drawn] = Glyph(number, advance, x_offset, y_offset, text)
        return glyph

    def _keep(self, text: str) -> None:
        """Pin the font anew if the text has a character that it has and the instance has not."""
        if self._kept.issuperset(text):
            return
        beyond = frozenset(text) - self._kept
        self._kept |= beyond
        if any(ord(character) in self._whole.unicodes for character in beyond):
            vars(self).pop("_face", None)
            vars(self).pop("_font", None)

    def _pinned(self) -> hb.Face:
        """The font at fixed axes, with the characters and the features that are used."""
        features, axes = sorted({*_LAYOUT, *self._features}), sorted(self._axes.items())
        recipe = repr((_VERSIONS, self._file.digest, axes, features, sorted(self._kept)))
        return hb.Face(hb.Blob(self._cache.kept(recipe, self._instance)))

    def _instance(self) -> bytes:
        """The font file of the pinned font.

        Glyphs keep the ids of the whole font, so that every instance has the same.
        """
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS
        wanted.unicode_set.update(map(ord, self._kept))
        wanted.layout_feature_tag_set.clear()
        wanted.layout_feature_tag_set.update(map(_tag, {*_LAYOUT, *self._features}))
        available = {axis.tag for axis in self._whole.axis_infos}
        for tag, value in self._axes.items():
            if tag in available:
                wanted.pin_axis_location(self._whole, tag, value)
        return bytes(hb.subset(self._whole, wanted).blob.data)

    def _height(self, character: str) -> float:
        extents = self._font.get_glyph_extents(self.shape(character)[0].id)
        return float(extents.y_bearing / self.units_per_em) if extents else 0.7


def _tag(name: str) -> int:
    return int.from_bytes(name.ljust(4).encode(), "big")
