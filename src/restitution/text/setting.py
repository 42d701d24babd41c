"""Texts set in lines: spans and a style in, slugs out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from restitution.markup import Span
from restitution.source import Source
from restitution.text.atoms import HYPHEN, Assayer, Atom, Glue, Look, Penalty
from restitution.text.breaking import Broken, Measure, balanced, first_fit, total_fit
from restitution.text.hyphenation import Hyphenator
from restitution.text.slug import GlyphString, Slug
from restitution.theme.fonts import FontLibrary
from restitution.theme.tokens import Align, TextStyle

_DESCENT = 0.2
"""Where LibreOffice and PowerPoint put the baseline of a line with exact spacing: this share of

the size above its bottom (measured for 27 combinations of font, size and leading)."""


@dataclass(frozen=True)
class SetText:
    """A text set in a measure: its slugs stand on baseline 0 until they are placed.

    Any other measure from ``least`` up to ``most`` gives the same lines in first fit.
    """

    spans: tuple[Span, ...]
    style: TextStyle
    lines: tuple[Slug, ...]
    measure: float
    least: float
    most: float
    source: Source | None

    @cached_property
    def height(self) -> float:
        """The lines' height without the space before."""
        return len(self.lines) * self.style.leading

    def slugs(
        self, x: float, y: float, first: int = 0, last: int | None = None
    ) -> tuple[Slug, ...]:
        """The lines from ``first`` up to ``last``, with the top of the first one at (x, y)."""
        style = self.style
        baseline = y + style.leading - _DESCENT * style.size
        return tuple(
            replace(line, x=line.x + x, baseline=baseline + i * style.leading)
            for i, line in enumerate(self.lines[first:last])
        )


class Typesetter:
    """Sets texts with the faces and the hyphenation of one publication."""

    def __init__(self, fonts: FontLibrary, hyphenator: Hyphenator | None = None) -> None:
        self.fonts = fonts
        self._assayer = Assayer(fonts, hyphenator)
        self._set: dict[tuple[tuple[Span, ...], TextStyle, float], SetText] = {}

    def set(
        self, spans: tuple[Span, ...], style: TextStyle, width: float, source: Source | None = None
    ) -> SetText:
        """The text in lines of at most ``width``; raises ThemeError for a missing glyph."""
        key = (spans, style, width)
        done = self._set.get(key)
        if done is None or done.source != source:
            done = self._set[key] = self._compose(spans, style, width, source)
        return done

    def _compose(
        self, spans: tuple[Span, ...], style: TextStyle, width: float, source: Source | None
    ) -> SetText:
        atoms = self._assayer.atoms(spans, style, source)

        def measure(line: int) -> float:
            return width - (style.first_indent if line == 0 else 0.0)

        if style.align is Align.JUSTIFY:
            broken = total_fit(atoms, measure)
            least, most = width, width
        else:
            fit = balanced(atoms, width) if style.balance else first_fit(atoms, measure)
            broken, least, most = fit.lines, fit.least, fit.most
        lines = tuple(
            _cast(atoms, line, style, measure, number, last=number == len(broken) - 1)
            for number, line in enumerate(broken)
        )
        return SetText(spans, style, lines, width, least, most, source)


def plain(text: str) -> tuple[Span, ...]:
    """A text without looks, as spans."""
    return (Span(text),)


def _cast(
    atoms: Sequence[Atom],
    line: Broken,
    style: TextStyle,
    measure: Measure,
    number: int,
    *,
    last: bool,
) -> Slug:
    """One line's slug, on baseline 0, with x from the left of the measure."""
    strings, hyphenated = _strings(atoms, line)
    width = strings[-1].x + strings[-1].width if strings else 0.0
    room = measure(number)
    if style.align is Align.JUSTIFY and (not last or width > room):
        strings = _justify(strings, room - width)
        width = strings[-1].x + strings[-1].width
    indent = style.first_indent if number == 0 else 0.0
    x = {Align.RIGHT: room - width, Align.CENTRE: (room - width) / 2}.get(style.align, 0.0)
    text = "".join(string.text for string in strings)
    return Slug(
        indent + x,
        0.0,
        width,
        strings,
        text.removesuffix(HYPHEN) if hyphenated else text,
        hyphenated,
    )


def _strings(atoms: Sequence[Atom], line: Broken) -> tuple[tuple[GlyphString, ...], bool]:
    """The line's words as glyph strings in their natural places; whether it ends in a hyphen."""
    stretches: list[tuple[str, Look]] = []
    for atom in atoms[line.start : line.end]:
        if isinstance(atom, Penalty):
            continue
        text = " " if isinstance(atom, Glue) else atom.text
        if stretches and stretches[-1][1] == atom.look and not stretches[-1][0].endswith(" "):
            stretches[-1] = (stretches[-1][0] + text, atom.look)
        else:
            stretches.append((text, atom.look))
    end = atoms[line.end] if line.end < len(atoms) else None
    hyphen = end.hyphen if isinstance(end, Penalty) else None
    if hyphen is not None:
        text, look = stretches[-1]
        stretches[-1] = (text + HYPHEN, look)
    x, strings = 0.0, []
    for text, look in stretches:
        strings.append(_string(text, look, x))
        x += look.width(text)
    return tuple(strings), hyphen is not None


def _string(text: str, look: Look, x: float) -> GlyphString:
    return GlyphString(
        text=text,
        glyphs=look.face.shape(text),
        face=look.face,
        size=look.size,
        colour=look.colour,
        x=x,
        width=look.width(text),
        rise=look.rise,
        tracking=look.tracking,
        link=look.link,
        note=look.note,
    )


def _justify(strings: tuple[GlyphString, ...], spare: float) -> tuple[GlyphString, ...]:
    """Share what is left of the measure among the word spaces; a single word stays as it is."""
    gaps = sum(string.text.endswith(" ") for string in strings)
    if not gaps:
        return strings
    moved, shift = [], 0.0
    for string in strings:
        moved.append(replace(string, x=string.x + shift))
        shift += spare / gaps if string.text.endswith(" ") else 0.0
    return tuple(moved)
