"""Faces as composite fonts (ISO 32000-1, 9.7): our own codes, subset, and texts.

A code stands for a glyph *and* the text it means: where a font draws U+0020 and U+00A0 with one
glyph, they still are two codes here, and text comes out of the file as it was set.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from restitution.errors import Problem, ThemeError
from restitution.theme.fonts import Face, Glyph
from restitution.writers.pdf import syntax
from restitution.writers.pdf.reportlab_slots import Document

SOFT_HYPHEN = "\u00ad"
_NEGLIGIBLE = 0.05
_SILENT = "\u200b"
"""What a glyph means whose letters another glyph of its cluster already carries."""

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_CMAP_BLOCK = 100

_Cast = tuple[int, int, int, str]
"""What a glyph is to a line of type: its id, advance and offset in font units, and its text."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Glyphs as the inside of TJ arrays, each at its own height, and how far they move the pen.

    Heights and ``advance`` are thousandths of the size; ``count`` is the number of codes.
    """

    pieces: tuple[tuple[float, str], ...]
    advance: float
    count: int


class Font:
    """One face in one file: the codes that were used, and in the end the objects."""

    def __init__(self, face: Face, name: str) -> None:
        if not face.has_quadratic_outlines:
            raise ThemeError(Problem("font_outlines", values={"font": face.path.name}))
        self.name = name
        self.face = face
        self._scale = 1000 / face.units_per_em
        self._codes: dict[tuple[int, str], int] = {}
        self._sorts: dict[_Cast, tuple[str, float]] = {}
        # keyed by identity (the tuple is kept beside): faces hand out the same tuple for a word
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

    def write(self, document: Document) -> str:
        """Put the font's objects into the document; returns a reference to the font."""
        descendant = document.add(self._descendant(document))
        texts = document.add_stream(self._texts().encode("ascii"), common=True)
        return document.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{self._base_name()} "
            f"/Encoding /Identity-H /DescendantFonts [{descendant}] /ToUnicode {texts} >>"
        )

    def _encode(self, glyphs: Iterable[Glyph]) -> Encoded:
        pieces: list[tuple[int, list[str]]] = []
        codes: list[str] = []
        pen, count, lifted = 0.0, 0, None
        for glyph in glyphs:
            if glyph.y_offset != lifted:
                lifted, codes = glyph.y_offset, []
                pieces.append((lifted, codes))
            cast = (glyph.id, glyph.advance, glyph.x_offset, glyph.text)
            code, moved = self._sorts.get(cast) or self._sort(cast)
            codes.append(code)
            pen += moved
            count += 1
        scaled = ((lift * self._scale, _joined(codes)) for lift, codes in pieces)
        return Encoded(tuple(scaled), pen, count)

    def _sort(self, cast: _Cast) -> tuple[str, float]:
        """A glyph with what kerning moves it by, and the distance really moved; made once."""
        glyph, advance, offset, text = cast
        moved = self._width(glyph)
        code = f"<{self._code(glyph, text):04X}>"
        before = round(offset * self._scale, 2)
        if abs(before) >= _NEGLIGIBLE:
            code = f" {syntax.number(-before)}{code}"
            moved += before
        after = round(advance * self._scale - moved, 2)
        if abs(after) >= _NEGLIGIBLE:
            code += syntax.number(-after)
            moved += after
        return self._sorts.setdefault(cast, (code, moved))

    def _width(self, glyph: int) -> float:
        return round(self.face.advance(glyph) * self._scale, 2)

    def _code(self, glyph: int, text: str) -> int:
        return self._codes.setdefault((glyph, text), len(self._codes) + 1)

    def _base_name(self) -> str:
        """The font's name after the six letters that tell this subset from others (9.6.4)."""
        used = repr((self.face.key, sorted(self._codes)))
        digest = hashlib.sha256(used.encode()).digest()
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        return f"{tag}+{self.face.key}"

    def _descendant(self, document: Document) -> str:
        glyphs = [glyph for glyph, _ in self._codes]
        places = b"".join(glyph.to_bytes(2, "big") for glyph in [0, *glyphs])
        widths = syntax.numbers(*(self._width(glyph) for glyph in glyphs))
        return (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{self._base_name()} "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            f"/FontDescriptor {self._descriptor(document, glyphs)} /DW 1000 "
            f"/W [1 [{widths}]] /CIDToGIDMap {document.add_stream(places, common=True)} >>"
        )

    def _descriptor(self, document: Document, glyphs: Iterable[int]) -> str:
        """9.8; StemV cannot be known from outlines and is estimated from the weight."""
        face = self.face
        program = _program(face, frozenset(glyphs))
        file = document.add_stream(program, f"/Length1 {len(program)}", common=True)
        return document.add(
            f"<< /Type /FontDescriptor /FontName /{self._base_name()} /Flags 4 "
            f"/FontBBox [{syntax.numbers(*face.bounds())}] "
            f"/ItalicAngle {-12 if face.italic else 0} /Ascent {round(face.ascender * 1000)} "
            f"/Descent {round(face.descender * 1000)} /CapHeight {round(face.cap_height * 1000)} "
            f"/StemV {round(10 + 220 * (face.weight - 50) / 900)} /FontFile2 {file} >>"
        )

    def _texts(self) -> str:
        """The ToUnicode map (9.10.3), a hundred lines a block at most."""
        lines = [
            f"<{code:04X}> <{(text or _SILENT).encode('utf-16-be').hex().upper()}>"
            for (_, text), code in self._codes.items()
        ]
        blocks = [lines[i : i + _CMAP_BLOCK] for i in range(0, len(lines), _CMAP_BLOCK)]
        body = "".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
        )
        return _CMAP_HEAD + body + _CMAP_FOOT


class FontShelf:
    """The fonts of one document, by face."""

    def __init__(self) -> None:
        self._fonts: dict[Face, Font] = {}

    def font(self, face: Face) -> Font:
        """The font that draws a face; raises ThemeError for outlines that are not TrueType's."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = Font(face, f"F{len(self._fonts) + 1}")
        return font

    def write(self, document: Document) -> None:
        """Put all fonts into the document."""
        document.set_fonts({font.name: font.write(document) for font in self._fonts.values()})


def _joined(codes: Iterable[str]) -> str:
    return "".join(codes).replace("><", "")


@lru_cache(maxsize=64)
def _program(face: Face, glyphs: frozenset[int]) -> bytes:
    """The font file with these glyphs: all products of the same pages have the same."""
    return face.subset(glyphs)
