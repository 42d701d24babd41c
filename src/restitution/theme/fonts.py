"""Faces: variable fonts pinned to one instance in memory, and shaping by HarfBuzz.

The advances measured here belong to the very glyphs that the writers embed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.util import find_spec
from pathlib import Path

import uharfbuzz as hb

from restitution.cache import Cache
from restitution.errors import Problem, ThemeError
from restitution.theme.tokens import Family, TextStyle

_BLOCKS = (range(0x20, 0x100), (0x152, 0x153, 0x178, 0x20AC), range(0x2000, 0x2070))
_KEPT = frozenset(chr(code) for block in _BLOCKS for code in block)
"""Characters kept when a font is pinned; one beyond them pins its font anew, at the same ids."""

_LAYOUT = ("kern", "liga", "clig", "calt", "locl", "ccmp", "mark", "mkmk")

_HYPHENS = ((0x2010, 0x2D), (0x2011, 0x2010), (0x2011, 0x2D))
"""Hyphens, and those that look the same where a font lacks them."""

_SYNTHETIC = frozenset([0xA0, 0xAD, *range(0x2000, 0x200E), 0x202F, 0x205F, 0x2060])
"""What HarfBuzz makes from a font's word space: spaces of fixed width and invisible signs."""

_NO_CACHE = Cache()

_VERSIONS = f"{hb.__version__} {hb.version_string()}"
"""Those of HarfBuzz and of what binds it: another one may pin other outlines."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One shaped glyph in font units; ``text`` is what it stands for, "" inside a ligature."""

    id: int
    advance: int
    x_offset: int
    y_offset: int
    text: str


_Drawn = tuple[int, tuple[int, int, int, int], str]
"""A glyph's id, its offsets and advances in x and y, and its text."""


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
def _opened(path: Path, changed: int, size: int) -> _FontFile:  # noqa: ARG001 - another file then
    """A font file, opened once for all its instances until it changes."""
    return _FontFile(path)


class Face:
    """One instance of a font: shapes, measures and subsets. Compared by identity."""

    def __init__(
        self,
        key: str,
        path: Path,
        axes: Mapping[str, float],
        features: tuple[str, ...] = (),
        language: str = "fr",
        cache: Cache = _NO_CACHE,
    ) -> None:
        self.key = key
        self.path = path
        self.weight = int(axes.get("wght", 400))
        self.italic = "Italic" in key
        self._language = language
        self._features = dict.fromkeys(features, True)
        found = path.stat()
        self._file = _opened(path, found.st_mtime_ns, found.st_size)
        self._whole = self._file.face
        self._cache = cache
        self._axes = axes
        self._kept = _KEPT
        self._face = self._pinned()
        self._font = hb.Font(self._face)
        self._shaped: dict[str, tuple[Glyph, ...]] = {}
        self._glyphs: dict[_Drawn, Glyph] = {}
        self._widths: dict[str, float] = {}
        self._advances: dict[int, int] = {}

    @cached_property
    def units_per_em(self) -> int:
        """Font units a size."""
        return int(self._face.upem)

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
            self._face = self._pinned()
            self._font = hb.Font(self._face)

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


class FontLibrary:
    """The faces of one theme, each made once."""

    def __init__(
        self, families: Mapping[str, Family], language: str, cache: Cache = _NO_CACHE
    ) -> None:
        self._families = families
        self._language = language
        self._cache = cache
        self._faces: dict[tuple[str, int, bool, float, tuple[str, ...]], Face] = {}

    def face(self, style: TextStyle, *, strong: bool = False, emphasis: bool = False) -> Face:
        """The face of a style, or its strong or emphasised sister."""
        family = self._families[style.family]
        weight = style.strong_weight if strong else style.weight
        italic = style.italic != emphasis
        optical = optical_size(style.size) if family.optical else 0.0
        key = (family.name, weight, italic, optical, style.features)
        if key not in self._faces:
            self._faces[key] = self._make(family, weight, optical, style.features, italic=italic)
        return self._faces[key]

    def _make(
        self,
        family: Family,
        weight: int,
        optical: float,
        features: tuple[str, ...],
        *,
        italic: bool,
    ) -> Face:
        axes = {"wght": float(weight), **family.axes} | ({"opsz": optical} if optical else {})
        slope = "Italic" if italic else "Roman"
        name = family.name.replace(" ", "")
        parts = [name, str(weight), slope, f"{optical:g}" if optical else "", *features]
        key = "-".join(part for part in parts if part)
        path = font_file(family.file(weight, italic=italic))
        return Face(key, path, axes, features, self._language, self._cache)


_OPTICAL_STEPS = (8.0, 10.0, 14.0, 20.0, 32.0, 60.0)


def optical_size(size: float) -> float:
    """The drawn optical size nearest to a type size: few instances, no visible difference."""
    return min(_OPTICAL_STEPS, key=lambda step: abs(step - size))


@lru_cache(maxsize=64)
def font_file(name: str) -> Path:
    """The file of ``package:file.ttf`` (an installed font package) or a path.

    Raises ThemeError when there is no such file.
    """
    package, colon, file = name.rpartition(":")
    path = _packed(package, file) if colon else Path(file)
    if path is None or not path.is_file():
        raise ThemeError(Problem("font_missing", values={"font": name}))
    return path


def _packed(package: str, file: str) -> Path | None:
    """A file of an installed font package.

    Those of fontpkg itself are modules that bear its name; asking every distribution what it has
    to offer takes twice as long as opening the fonts.
    """
    module = f"fontpkg_{package.replace('-', '_')}"
    spec = find_spec(module) if module.isidentifier() else None
    for folder in (spec and spec.submodule_search_locations) or ():
        if (found := Path(folder, "files", file)).is_file():
            return found
    return _offered(package, file)


def _offered(package: str, file: str) -> Path | None:
    import fontpkg  # noqa: PLC0415 - heavy

    try:
        path: Path = fontpkg.path(package).parent / file
    except fontpkg.FontpkgError:
        return None
    return path


def _tag(name: str) -> int:
    return int.from_bytes(name.ljust(4).encode(), "big")
