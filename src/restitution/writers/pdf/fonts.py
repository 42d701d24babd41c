"""Fonts as objects (ISO 32000-1, 9.7): subsets of faces with our own codes, and what they mean."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from restitution.frozen import Frozen
from restitution.rack import Rack
from restitution.theme.fonts import Face
from restitution.writers.pdf import syntax
from restitution.writers.pdf.reportlab_slots import Document
from restitution.writers.pdf.sorts import Font, Sort, width

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

_Coded = tuple[int, Sort]


class Embedded(Frozen):
    """A font as it stands in a file: its names and widths, and its streams, deflated.

    ``measures`` is what its descriptor says of the face; ``length`` is that of the program before
    it was deflated; ``places`` leads from codes to glyphs, ``texts`` to what they mean.
    """

    name: str
    widths: str
    measures: str
    program: bytes
    length: int
    places: bytes
    texts: bytes


def write_fonts(document: Document, fonts: Iterable[Font], rack: Rack) -> None:
    """Put fonts into the document; those that another file has as well stand on the rack."""
    names = {font.name: _write(document, font, rack) for font in fonts}
    document.set_fonts(names)


def _write(document: Document, font: Font, rack: Rack) -> str:
    coded = sorted((code, sort) for sort, code in font.codes.items())
    digest = _digest(font.face, coded)
    name, made_of = _base_name(font.face, digest), (font.face, digest)
    embedded = rack.lasting(f"font/{name}", made_of, lambda: _embedded(name, font.face, coded))
    texts = document.add_deflated(embedded.texts)
    return document.add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{embedded.name} "
        f"/Encoding /Identity-H /DescendantFonts [{_descendant(document, embedded)}] "
        f"/ToUnicode {texts} >>"
    )


def _descendant(document: Document, embedded: Embedded) -> str:
    places = document.add_deflated(embedded.places)
    return document.add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{embedded.name} "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
        f"/FontDescriptor {_descriptor(document, embedded)} /DW 1000 "
        f"/W [{embedded.widths}] /CIDToGIDMap {places} >>"
    )


def _descriptor(document: Document, embedded: Embedded) -> str:
    file = document.add_deflated(embedded.program, f"/Length1 {embedded.length}")
    return document.add(
        f"<< /Type /FontDescriptor /FontName /{embedded.name} {embedded.measures} "
        f"/FontFile2 {file} >>"
    )


def _measures(face: Face) -> str:
    """9.8; StemV cannot be known from outlines and is estimated from the weight."""
    return (
        f"/Flags 4 /FontBBox [{syntax.numbers(*face.bounds())}] "
        f"/ItalicAngle {-12 if face.italic else 0} /Ascent {round(face.ascender * 1000)} "
        f"/Descent {round(face.descender * 1000)} /CapHeight {round(face.cap_height * 1000)} "
        f"/StemV {round(10 + 220 * (face.weight - 50) / 900)}"
    )


def _embedded(name: str, face: Face, coded: Sequence[_Coded]) -> Embedded:
    length, program = _program(face, frozenset(glyph for _, (glyph, _) in coded))
    return Embedded(
        name=name,
        widths=" ".join(_widths(face, coded)),
        measures=_measures(face),
        program=program,
        length=length,
        places=zlib.compress(_places(coded)),
        texts=zlib.compress(_texts(coded).encode("ascii")),
    )


def _digest(face: Face, coded: Sequence[_Coded]) -> bytes:
    """What tells this subset from others."""
    return hashlib.sha256(repr((face.key, coded)).encode()).digest()


def _base_name(face: Face, digest: bytes) -> str:
    """The font's name after the six letters of its subset (9.6.4)."""
    tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
    return f"{tag}+{syntax.name(face.key)}"


def _widths(face: Face, coded: Sequence[_Coded]) -> Iterator[str]:
    """The widths (9.7.4.3), those of neighbouring codes together."""
    for _, group in groupby(enumerate(coded), lambda pair: pair[1][0] - pair[0]):
        neighbours = [one for _, one in group]
        widths = syntax.numbers(*(width(face, glyph) for _, (glyph, _) in neighbours))
        yield f"{neighbours[0][0]} [{widths}]"


def _places(coded: Sequence[_Coded]) -> bytes:
    """Which glyph every code shows (9.7.4.2)."""
    places = bytearray(2 * (max((code for code, _ in coded), default=0) + 1))
    for code, (glyph, _) in coded:
        places[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return bytes(places)


def _texts(coded: Sequence[_Coded]) -> str:
    """The ToUnicode map (9.10.3), a hundred lines a block at most."""
    lines = [
        f"<{code:04X}> <{(text or _SILENT).encode('utf-16-be').hex().upper()}>"
        for code, (_, text) in coded
    ]
    blocks = [lines[i : i + _CMAP_BLOCK] for i in range(0, len(lines), _CMAP_BLOCK)]
    body = "".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks
    )
    return _CMAP_HEAD + body + _CMAP_FOOT


@lru_cache(maxsize=64)
def _program(face: Face, glyphs: frozenset[int]) -> tuple[int, bytes]:
    """The length of the font file with these glyphs, and the file deflated.

    All products of the same pages have the same.
    """
    program = face.subset(glyphs)
    return len(program), zlib.compress(program)
