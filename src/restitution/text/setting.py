"""Texts set in lines: spans and a style in, slugs out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property, partial

from restitution.frozen import Frozen, replace
from restitution.markup import Span
from restitution.source import Source
from restitution.text.assay import Assay, Assayer
from restitution.text.atoms import Box
from restitution.text.breaking import Broken, FirstFit, balanced, first_fit, total_fit
from restitution.text.casting import Lines, Stick
from restitution.text.hyphenation import Hyphenator
from restitution.text.slug import Slug
from restitution.theme.library import FontLibrary
from restitution.theme.tokens import Align, TextStyle

_DESCENT = 0.2
"""Where LibreOffice and PowerPoint put the baseline of a line with exact spacing: this share of

the size above its bottom (measured for 27 combinations of font, size and leading)."""

_MARGIN = 0.01
"""How far below its ``most``, in points, a measure surely gives the same lines."""

_GRAIN = 1.0
"""How near, in points, a balanced head comes to the narrowest measure."""


class SetText(Frozen, dict=True):
    """A text set in a measure: its slugs stand on baseline 0 until they are placed.

    Any other measure from ``least`` up to ``most`` gives the same lines in first fit. ``divided``
    are the numbers of the lines that end with a hyphen which is not in the text; ``forlorn`` says
    that the last of several lines is one word. ``notes`` are the keys of the notes whose marks
    stand in each line; nothing for a text that has none.
    """

    spans: tuple[Span, ...]
    style: TextStyle
    lines: Sequence[Slug]
    measure: float
    least: float
    most: float
    source: Source | None
    divided: frozenset[int] = frozenset()
    forlorn: bool = False
    notes: tuple[tuple[str, ...], ...] = ()

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
            line.at(line.x + x, baseline + i * style.leading)
            for i, line in enumerate(self.lines[first:last])
        )


Task = tuple[tuple[Span, ...], TextStyle, float]
"""What is to be set: a text, how, and in which width."""


class Breaks(Frozen):
    """How a text is broken, and its slugs if somebody has looked at all of them."""

    broken: tuple[Broken, ...]
    least: float
    most: float
    divided: frozenset[int]
    forlorn: bool
    notes: tuple[tuple[str, ...], ...]
    slugs: tuple[Slug, ...] = ()


class Typesetter:
    """Sets texts with the faces and the hyphenation of one publication."""

    def __init__(self, fonts: FontLibrary, hyphenator: Hyphenator | None = None) -> None:
        self.fonts = fonts
        self._assayer = Assayer(fonts, hyphenator)
        self._set: dict[Task, SetText] = {}
        self._breaks: dict[Task, Breaks] = {}
        self._asked: set[Task] | None = None
        self._counted: dict[tuple[tuple[Span, ...], TextStyle], list[SetText]] = {}

    def set(
        self, spans: tuple[Span, ...], style: TextStyle, width: float, source: Source | None = None
    ) -> SetText:
        """The text in lines of at most ``width``; raises ThemeError for a missing glyph."""
        key = (spans, style, width)
        if self._asked is not None:
            self._asked.add(key)
        done = self._set.get(key)
        if done is None:
            done = self._set[key] = self._compose(spans, style, width, source)
        elif done.source is not source and done.source != source:
            done = self._set[key] = replace(done, source=source)
        return done

    def count(
        self, spans: tuple[Span, ...], style: TextStyle, width: float, source: Source | None = None
    ) -> int:
        """How many lines a text has in a width: not set anew where they are those of another."""
        counted = self._counted.setdefault((spans, style), [])
        for text in counted:
            if text.least + style.first_indent <= width < text.most - _MARGIN:
                return len(text.lines)
        text = self.set(spans, style, width, source)
        counted.append(text)
        return len(text.lines)

    @contextmanager
    def recalling(self, known: Mapping[Task, Breaks]) -> Iterator[dict[Task, Breaks]]:
        """Texts are broken as it is known of them; given at last is what was asked for meanwhile.

        And what else is known of the same texts, in other sizes and widths.
        """
        around, asked = self._asked, set[Task]()
        self._asked = asked
        self._breaks |= known
        found: dict[Task, Breaks] = {}
        try:
            yield found
        finally:
            self._asked = around
        if around is not None:
            around |= asked
        texts = {spans for spans, _, _ in asked}
        found |= {task: breaks for task, breaks in known.items() if task[0] in texts}
        found |= {task: self._whole(task) for task in asked}

    def _whole(self, task: Task) -> Breaks:
        """How a text was broken, with its slugs if all have been cast."""
        breaks, lines = self._breaks[task], self._set[task].lines
        cast = lines.cast if isinstance(lines, Lines) else ()
        return replace(breaks, slugs=cast) if cast and not breaks.slugs else breaks

    def _compose(
        self, spans: tuple[Span, ...], style: TextStyle, width: float, source: Source | None
    ) -> SetText:
        task, stick = (spans, style, width), Stick(style, width)
        assay = cache(partial(self._assayer.assay, spans, style, source))
        breaks = self._breaks.get(task)
        if breaks is None:
            breaks = self._breaks[task] = _broken(assay(), stick, spans)
        lines = Lines(assay, breaks.broken, stick, breaks.slugs)
        return SetText(
            spans,
            style,
            lines,
            width,
            breaks.least,
            breaks.most,
            source,
            breaks.divided,
            breaks.forlorn,
            breaks.notes,
        )


def _broken(assay: Assay, stick: Stick, spans: tuple[Span, ...]) -> Breaks:
    """How a text is broken in a stick."""
    style, width = stick.style, stick.width
    if style.align is Align.JUSTIFY:
        broken = tuple(total_fit(assay.matter, lambda line: stick.room(line) / style.size))
        least, most = width, width
    else:
        fit = _ragged(assay, stick)
        broken, least, most = fit.lines, fit.least * style.size, fit.most * style.size
    hyphen = assay.matter.hyphen
    divided = frozenset(i for i, line in enumerate(broken) if hyphen[line.end])
    forlorn = len(broken) > 1 and not assay.matter.has_space(broken[-1].start)
    notes = tuple(_notes(assay, broken)) if any(span.note for span in spans) else ()
    return Breaks(broken, least, most, divided, forlorn, notes)


def plain(text: str) -> tuple[Span, ...]:
    """A text without looks, as spans."""
    return (Span(text),)


def _notes(assay: Assay, broken: Sequence[Broken]) -> Iterator[tuple[str, ...]]:
    for line in broken:
        looks = [atom.look for atom in assay.atoms[line.start : line.end] if isinstance(atom, Box)]
        yield tuple(dict.fromkeys(look.note for look in looks if look.note is not None))


def _ragged(assay: Assay, stick: Stick) -> FirstFit:
    size = stick.style.size
    if stick.style.balance:
        return balanced(assay.matter, stick.width / size, _GRAIN / size)
    return first_fit(assay.matter, lambda line: stick.room(line) / size)
