"""A deck as LibreOffice shows it, read glyph by glyph, beside our own drawing."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import mkdtemp

import pypdfium2 as pdfium
import pytest
from pypdfium2 import raw

from restitution.frozen import Frozen

OFFICE = shutil.which("soffice")
NEEDS_OFFICE = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
_LEVEL, _RAISED_LEVEL = 2.0, 0.45
"""Points between baselines that are one line; ems, where small signs are raised above large."""

_SMALL = 0.7

_GAP = 1.4
"""Ems of white that part two texts side by side."""

_DIVIDED = {"\ufffe": "-", "\x02": "-"}
"""What pdfium makes of a hyphen at the end of a line."""


class Glyph(Frozen):
    """A sign on a page: where it stands in points, from the top left corner."""

    text: str
    x: float
    right: float
    baseline: float
    size: float


@cache
def by_libreoffice(deck: Path) -> Path:
    """The deck as PDF, made with a profile of its own: two conversions at once disturb another."""
    assert OFFICE is not None
    folder = Path(mkdtemp(prefix="restitution-test-"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = ["--convert-to", "pdf", "--outdir", str(folder), str(deck)]
    subprocess.run(
        [OFFICE, "--headless", profile, *asked], check=True, capture_output=True, timeout=180
    )
    return folder / f"{deck.stem}.pdf"


@cache
def sheets(path: Path) -> tuple[tuple[Glyph, ...], ...]:
    """The glyphs of every page of a PDF; spaces are left out."""
    return tuple(tuple(_glyphs(page)) for page in pdfium.PdfDocument(path))


def _glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    text, height = page.get_textpage(), page.get_height()
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(text.raw)):
        sign = chr(raw.FPDFText_GetUnicode(text.raw, index))
        sign = _DIVIDED.get(sign, sign)
        if sign.isspace() or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        raw.FPDFText_GetLooseCharBox(text.raw, index, box)
        size = raw.FPDFText_GetFontSize(text.raw, index)
        yield Glyph(sign, x.value, box.right, height - y.value, size)


def lines(glyphs: Iterable[Glyph]) -> Counter[str]:
    """The lines that glyphs stand in, without their spaces."""
    return Counter("".join(glyph.text for glyph in line) for line in in_lines(glyphs))


def in_lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """The lines from top to bottom; texts side by side are lines of their own."""
    level: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: one.baseline):
        if level and _is_below(glyph, level[-1]):
            yield from _side_by_side(level)
            level = []
        level.append(glyph)
    yield from _side_by_side(level)


def _is_below(glyph: Glyph, other: Glyph) -> bool:
    small, large = sorted((glyph.size, other.size))
    reach = _RAISED_LEVEL * large if small < _SMALL * large else _LEVEL
    return glyph.baseline - other.baseline > reach


def _side_by_side(level: list[Glyph]) -> Iterator[list[Glyph]]:
    """One baseline in its texts, left to right."""
    ordered, number = sorted(level, key=lambda glyph: glyph.x), 0
    numbers = []
    for before, glyph in zip([None, *ordered], ordered, strict=False):
        number += before is not None and glyph.x - before.right > _GAP * glyph.size
        numbers.append(number)
    for _, group in groupby(zip(numbers, ordered, strict=True), key=lambda pair: pair[0]):
        yield [glyph for _, glyph in group]
