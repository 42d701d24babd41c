"""Slugs cast from broken lines: every string at its place, spaces and glyphs justified."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import overload

from restitution.frozen import Frozen
from restitution.text.assay import Assay
from restitution.text.atoms import HYPHEN, Atom, Glue, Look, Penalty
from restitution.text.breaking import Broken
from restitution.text.slug import GlyphString, Slug
from restitution.theme.tokens import Align, TextStyle

_Piece = tuple[str, Look, float]
"""A text in one look, and its natural width in points."""


class Stick(Frozen):
    """What lines are set in, as in a compositor's stick: a style and a width in points."""

    style: TextStyle
    width: float

    def room(self, line: int) -> float:
        """The measure of the line with this number, in points."""
        return self.width - self.indent(line)

    def indent(self, line: int) -> float:
        """How far the line with this number is moved in, in points."""
        return self.style.first_indent if line == 0 else 0.0


class Lines(Sequence[Slug]):
    """Slugs on baseline 0, each cast when it is first looked at.

    Copyfitting counts the lines of many sizes, and one size is printed.
    """

    def __init__(
        self,
        assay: Callable[[], Assay],
        broken: Sequence[Broken],
        stick: Stick,
        cast: Sequence[Slug] = (),
    ) -> None:
        self._assay, self._broken, self._stick = assay, broken, stick
        self._cast: list[Slug | None] = [*cast] or [None] * len(broken)

    @property
    def cast(self) -> tuple[Slug, ...]:
        """The slugs, if all have been looked at."""
        slugs = tuple(slug for slug in self._cast if slug is not None)
        return slugs if len(slugs) == len(self) else ()

    def __len__(self) -> int:
        return len(self._broken)

    @overload
    def __getitem__(self, index: int) -> Slug: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Slug, ...]: ...

    def __getitem__(self, index: int | slice) -> Slug | tuple[Slug, ...]:
        if isinstance(index, slice):
            return tuple(self._line(i) for i in range(*index.indices(len(self))))
        return self._line(range(len(self))[index])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[Slug, ...]], tuple[tuple[Slug, ...]]]:
        """Pickled as what they are when all have been looked at."""
        return tuple, (tuple(self),)

    def _line(self, index: int) -> Slug:
        slug = self._cast[index]
        if slug is None:
            line, last = self._broken[index], index == len(self) - 1
            slug = self._cast[index] = _slug(self._assay(), line, self._stick, index, last=last)
        return slug


def _slug(assay: Assay, line: Broken, stick: Stick, number: int, *, last: bool) -> Slug:
    atoms, matter, size = assay.atoms, assay.matter, stick.style.size
    pieces, hyphenated = _pieces(atoms, line, size)
    left = matter.left[line.start] * size if number else 0.0
    right = matter.right[line.end] * size
    natural = sum(width for _, _, width in pieces)
    width, room = natural - left - right, stick.room(number)
    expansion, gap = 1.0, 0.0
    if stick.style.align is Align.JUSTIFY and (not last or width > room):
        gaps = sum(text[-1] == " " for text, _, _ in pieces)
        expansion, gap = _justified(natural, room - width, gaps, stick.style.expansion)
        width += natural * (expansion - 1) + gaps * gap
    strings = _strings(pieces, size, expansion, gap, 0.0 - left)
    x = {Align.RIGHT: room - width, Align.CENTRE: (room - width) / 2}.get(stick.style.align, 0.0)
    text = "".join(text for text, _, _ in pieces)
    said = text.removesuffix(HYPHEN) if hyphenated else text
    return Slug(stick.indent(number) + x, 0.0, width, strings, said, hyphenated)


def _pieces(atoms: Sequence[Atom], line: Broken, size: float) -> tuple[list[_Piece], bool]:
    """The line's words in their looks, each with its space; whether it ends in an added hyphen."""
    joined: list[tuple[str, Look]] = []
    for atom in atoms[line.start : line.end]:
        if isinstance(atom, Penalty):
            continue
        text = " " if isinstance(atom, Glue) else atom.text
        before, look = joined[-1] if joined else (" ", atom.look)
        if before[-1] != " " and (look is atom.look or look == atom.look):
            joined[-1] = (before + text, look)
        else:
            joined.append((text, atom.look))
    end = atoms[line.end] if line.end < len(atoms) else None
    hyphen = isinstance(end, Penalty) and end.hyphen is not None
    if hyphen:
        text, look = joined[-1]
        joined[-1] = (text + HYPHEN, look)
    return [_drawn(text, look, size) for text, look in joined], hyphen


def _drawn(text: str, look: Look, size: float) -> _Piece:
    """A piece; shaped before it is measured, since its glyphs are asked for next."""
    look.face.shape(text)
    return text, look, look.width(text) * size


def _justified(natural: float, spare: float, gaps: int, most: float) -> tuple[float, float]:
    """How much wider glyphs are drawn (1: as designed), and what is added to each gap.

    Glyphs give first, as far as they may, so that the spaces stay alike from line to line. A line
    without a gap stays as it is.
    """
    if not gaps:
        return 1.0, 0.0
    expansion = max(-most, min(most, spare / natural))
    return 1 + expansion, (spare - natural * expansion) / gaps


def _strings(
    pieces: Sequence[_Piece], size: float, expansion: float, gap: float, x: float
) -> tuple[GlyphString, ...]:
    """Glyph strings from left to right, from x on."""
    strings = []
    for text, look, natural in pieces:
        width = natural * expansion
        strings.append(
            GlyphString(
                text,
                look.face.shape(text),
                look.face,
                look.size * size,
                look.colour,
                x,
                width,
                look.rise * size,
                look.tracking,
                expansion,
                look.link,
                look.note,
            )
        )
        x += width + gap if text[-1] == " " else width
    return tuple(strings)
