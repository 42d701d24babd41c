"""The fonts of a file: whether they are in it, and what their codes mean.

ISO 19005-2, 6.2.11, and ISO 14289-1, 7.21, ask the same of a font that shows text.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from pikepdf import Array, Dictionary, Name, Object, Stream

from restitution.preflight.fault import Fault

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_DIGITS = re.compile(rb"<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_NEVER = {"\u0000", "\ufeff", "\ufffe", "\ufffd"}
_TOLERANCE = 1.0
"""Thousandths of the size by which a width may differ from the program's."""


class Lettering:
    """One font of a page's resources."""

    def __init__(self, font: Object) -> None:
        self._font = font
        self.name = str(font.get(Name.BaseFont, "")).lstrip("/")
        descendants = font.get(Name.DescendantFonts)
        self._inner: Object = descendants[0] if isinstance(descendants, Array) else font
        self.wide = descendants is not None
        """Whether a code has two bytes."""
        self._sound: set[int] = set()

    @cached_property
    def texts(self) -> Mapping[int, str]:
        """What each code means (ISO 32000-1, 9.10.3)."""
        source = self._font.get(Name.ToUnicode)
        if not isinstance(source, Stream):
            return {}
        found: dict[int, str] = {}
        for kind, block in _BLOCK.findall(source.read_bytes()):
            digits = _DIGITS.findall(block)
            size = 2 if kind == b"char" else 3
            for i in range(0, len(digits) - size + 1, size):
                found |= _meant(digits[i], digits[i + size - 2], digits[i + size - 1])
        return found

    def decode(self, strings: Iterable[bytes]) -> Sequence[int]:
        """The codes in strings that are shown; where one breaks off, its last is half a code."""
        if not self.wide:
            return b"".join(strings)
        codes = [shown[:-1] + b"\0" + shown[-1:] if len(shown) % 2 else shown for shown in strings]
        whole = b"".join(codes)
        return struct.unpack(f">{len(whole) // 2}H", whole)

    def read(self, codes: Iterable[int]) -> str:
        """What codes mean, one after the other."""
        return "".join(self.texts.get(code, "") for code in codes)

    def faults(self, codes: AbstractSet[int], page: int) -> Iterator[Fault]:
        """What is wrong, for the codes that are shown."""
        descriptor = self._inner.get(Name.FontDescriptor, Dictionary())
        embedded = [key for key in _PROGRAMS if key in descriptor]
        if not embedded:
            yield Fault("font_not_embedded", page, self.name)
        if Name.ToUnicode not in self._font:
            yield Fault("font_without_unicode", page, self.name)
        else:
            yield from self._meanings(codes, page)
        if "/FontFile2" in embedded and self._inner.get(Name.Subtype) == Name.CIDFontType2:
            yield from self._glyphs(codes, page)

    def _meanings(self, codes: AbstractSet[int], page: int) -> Iterator[Fault]:
        for code in sorted(codes - self._meaningful):
            if not _is_meaning(self.texts.get(code, "")):
                yield Fault("unicode_invalid", page, f"{self.name} {code:04X}")

    @cached_property
    def _meaningful(self) -> frozenset[int]:
        """The codes that mean what a code may mean."""
        return frozenset(code for code, text in self.texts.items() if _is_meaning(text))

    @cached_property
    def _drawn(self) -> list[float]:
        """The advances in the embedded program, in thousandths of the size."""
        return _advances(self._inner[Name.FontDescriptor]["/FontFile2"].read_bytes())

    def _glyphs(self, codes: AbstractSet[int], page: int) -> Iterator[Fault]:
        """No code leads to no glyph, and widths are the program's; what is sound stays so."""
        places = self._inner.get(Name.CIDToGIDMap)
        if places is None:
            yield Fault("font_without_glyph_map", page, self.name)
            return
        fresh = sorted(codes - self._sound)
        table = places.read_bytes() if fresh and isinstance(places, Stream) else None
        usual = float(self._inner.get(Name.DW, 1000))
        for code in fresh:
            glyph = code
            if table is not None:
                glyph = int.from_bytes(table[2 * code : 2 * code + 2], "big")
            if not 0 < glyph < len(self._drawn):
                yield Fault("glyph_missing", page, f"{self.name} {code:04X}")
            elif abs(self._drawn[glyph] - self._widths.get(code, usual)) > _TOLERANCE:
                yield Fault("glyph_width", page, f"{self.name} {code:04X}")
            else:
                self._sound.add(code)

    @cached_property
    def _widths(self) -> dict[int, float]:
        """The widths that are written for codes (ISO 32000-1, 9.7.4.3), in thousandths."""
        found: dict[int, float] = {}
        entries = list(self._inner.get(Name.W, Array()))
        while entries:
            first, following = int(entries.pop(0)), entries.pop(0)
            if isinstance(following, Array):
                found |= {first + i: float(width) for i, width in enumerate(list(following))}
            else:
                width = float(entries.pop(0))
                found |= dict.fromkeys(range(first, int(following) + 1), width)
        return found


def _meant(first: bytes, last: bytes, digits: bytes) -> dict[int, str]:
    """The meanings of a range of codes: the last character counts up."""
    text = bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")
    codes = range(int(first, 16), int(last, 16) + 1)
    return {code: text[:-1] + chr(ord(text[-1]) + i) for i, code in enumerate(codes) if text}


def _is_meaning(text: str) -> bool:
    """Whether a text may be what a code means: not empty, no forbidden or private character."""
    return bool(text) and not any(sign in _NEVER or _is_private(sign) for sign in text)


def _is_private(sign: str) -> bool:
    return "\ue000" <= sign <= "\uf8ff" or sign >= "\U000f0000"


def _advances(program: bytes) -> list[float]:
    """The advance of every glyph of a TrueType program, in thousandths of the size."""
    count = int.from_bytes(program[4:6], "big")
    tables = {
        tag: program[at : at + length]
        for tag, _, at, length in struct.iter_unpack(">4sIII", program[12 : 12 + 16 * count])
    }
    units = int.from_bytes(tables[b"head"][18:20], "big")
    long = int.from_bytes(tables[b"hhea"][34:36], "big")
    glyphs = int.from_bytes(tables[b"maxp"][4:6], "big")
    own = [
        1000 * pair[0] / units for pair in struct.iter_unpack(">HH", tables[b"hmtx"][: 4 * long])
    ]
    return own + own[-1:] * (glyphs - long)
