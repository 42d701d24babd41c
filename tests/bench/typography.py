"""Figures of running text, read from a finished PDF of any program: how even its lines are.

``PYTHONPATH=tests python -m bench.typography FILE.pdf …`` prints them.
"""

from __future__ import annotations

import ctypes
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path
from statistics import mean, median, pstdev

import pypdfium2 as pdfium
from pypdfium2 import raw

LOOSE = 1.75
"""A line is loose when its gaps are wider than so many normal spaces."""
HYPHENS = "-\u00ad\u2010\u0002"
"""What a line may end with that was divided; pdfium gives U+0002 for a hyphen at a line's end."""
FULL = 6.0
"""A line that ends no further from the edge of its column, in points, was justified."""
COLUMN = 40.0
"""Lines of one column begin within so many points."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One character of a page with its advance box."""

    text: str
    left: float
    right: float
    baseline: float
    font: tuple[str, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text."""

    page: int
    signs: tuple[Sign, ...] = field(repr=False)

    @property
    def text(self) -> str:
        return "".join(sign.text for sign in self.signs)

    @property
    def left(self) -> float:
        return self.signs[0].left

    @property
    def right(self) -> float:
        return self.signs[-1].right

    @property
    def baseline(self) -> float:
        return self.signs[0].baseline

    @property
    def divided(self) -> bool:
        """Whether it ends with a hyphen."""
        return self.signs[-1].text in HYPHENS

    @property
    def gaps(self) -> list[float]:
        """The white between its words."""
        triples = zip(self.signs, self.signs[1:], self.signs[2:], strict=False)
        return [after.left - before.right for before, at, after in triples if at.text == " "]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a finished text measures up to: shares from 0 to 1, ``spread`` of the line's height."""

    lines: int
    justified: int
    spread: float
    widest: float
    loose: float
    divided: float
    hyphens_in_a_row: int
    off_grid: int

    def __str__(self) -> str:
        return (
            f"{self.lines} lines of running text, {self.justified} justified: "
            f"spread of the gap {self.spread:.3f}, widest {self.widest:.2f} spaces, "
            f"loose {self.loose:.1%}, hyphenated {self.divided:.1%}, "
            f"at most {self.hyphens_in_a_row} in a row, {self.off_grid} off the grid"
        )


def figures(file: Path) -> Figures:
    """The figures of the most used type in a PDF."""
    lines = running_text(file)
    leading = _leading(lines)
    normal = median(s.right - s.left for line in lines for s in line.signs if s.text == " ")
    justified = [mean(line.gaps) for line in justified_lines(lines)]
    return Figures(
        lines=len(lines),
        justified=len(justified),
        spread=pstdev(gap / leading for gap in justified),
        widest=max(justified) / normal,
        loose=mean(gap > LOOSE * normal for gap in justified),
        divided=mean(line.divided for line in lines),
        hyphens_in_a_row=max(_in_a_row(lines)),
        off_grid=_off_grid(lines, leading),
    )


def running_text(file: Path) -> list[Line]:
    """All lines of which most is in the font and size that the document uses most."""
    document = pdfium.PdfDocument(str(file))
    signs = {number: list(_signs(page)) for number, page in enumerate(document, start=1)}
    fonts = Counter(sign.font for page in signs.values() for sign in page)
    body = fonts.most_common(1)[0][0]
    return [
        Line(number, line)
        for number, page in signs.items()
        for line in _lines(page)
        if sum(sign.font == body for sign in line) > len(line) / 2
    ]


def justified_lines(lines: list[Line]) -> list[Line]:
    """The lines that reach the edge of their column and have words enough to judge."""
    return [line for line in lines if line.right > _edge(line, lines) - FULL and line.gaps]


def _edge(line: Line, lines: list[Line]) -> float:
    """Where the column of a line ends: most of its lines end there."""
    rights = [
        round(other.right)
        for other in lines
        if other.page == line.page and abs(other.left - line.left) < COLUMN
    ]
    return Counter(rights).most_common(1)[0][0]


def _signs(page: pdfium.PdfPage) -> Iterator[Sign]:
    textpage = page.get_textpage()
    for index in range(textpage.count_chars()):
        if raw.FPDFText_IsGenerated(textpage, index):
            continue
        x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        raw.FPDFText_GetCharOrigin(textpage, index, x, y)
        raw.FPDFText_GetLooseCharBox(textpage, index, box)
        size = round(raw.FPDFText_GetFontSize(textpage, index), 2)
        text = chr(raw.FPDFText_GetUnicode(textpage, index))
        yield Sign(text, box.left, box.right, round(y.value, 1), (_font(textpage, index), size))


def _font(textpage: pdfium.PdfTextPage, index: int) -> str:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(textpage, index, name, 128, flags)
    return name.value.decode("utf-8", "replace")


def _lines(signs: list[Sign]) -> Iterator[tuple[Sign, ...]]:
    """The signs in lines, without the spaces that lines begin and end with."""
    for _, same in groupby(signs, key=lambda sign: sign.baseline):
        line = list(same)
        while line and line[-1].text == " ":
            line.pop()
        while line and line[0].text == " ":
            line.pop(0)
        if len(line) > 1:
            yield tuple(line)


def _leading(lines: list[Line]) -> float:
    """The most common distance between lines that follow each other."""
    steps = Counter(
        round(before.baseline - after.baseline, 1)
        for before, after in pairwise(lines)
        if before.page == after.page and before.baseline > after.baseline
    )
    return steps.most_common(1)[0][0]


def _in_a_row(lines: list[Line]) -> Iterator[int]:
    """How many lines in a row end with a hyphen, at every line."""
    row = 0
    for line in lines:
        row = row + 1 if line.divided else 0
        yield row


def _off_grid(lines: list[Line], leading: float) -> int:
    """How many lines stand on another grid than most of the lines of their page."""
    off = 0
    for _, same in groupby(lines, key=lambda line: line.page):
        places = Counter(round(line.baseline % leading, 1) % leading for line in same)
        off += sum(places.values()) - places.most_common(1)[0][1]
    return off


def main() -> None:
    for name in sys.argv[1:]:
        sys.stdout.write(f"{name}: {figures(Path(name))}\n")


if __name__ == "__main__":
    main()
