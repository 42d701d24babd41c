"""What is collected while a text is read: marks of notes, problems, and spans as they are said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from restitution.errors import Problem, Severity
from restitution.frozen import replace
from restitution.language import Language
from restitution.markup.lines import Lines
from restitution.markup.model import Span, Text
from restitution.source import Source


class Noted:
    """The marks of notes in a text, by key, with their places, and the problems on the way."""

    def __init__(self, lines: Lines, language: Language) -> None:
        self.lines = lines
        self.language = language
        self.problems: list[Problem] = []
        self.marks: dict[str, Source] = {}

    def text(self, spans: Sequence[Span], source: Source) -> Text:
        """A text of the spans that were found in it."""
        return Text(tuple(self._raised(merged(spans))), source)

    def warn(self, code: str, source: Source, **values: str) -> None:
        """Note what is no error."""
        self.problems.append(Problem(code, source, values, Severity.WARNING))

    def _raised(self, spans: Iterator[Span]) -> Iterator[Span]:
        """Part the ends of ordinals from their numbers; addresses in clear stay whole."""
        for span in spans:
            start = 0
            whole = span.link is not None and span.text.startswith(("http://", "https://"))
            for match in () if whole else self.language.raised.finditer(span.text):
                yield replace(span, text=span.text[start : match.start(1)])
                yield replace(span, text=match[1], raised=True)
                start = match.end(1)
            if start < len(span.text) or span.note:
                yield replace(span, text=span.text[start:]) if start else span


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbours of one look as one span; marks of notes stay alone, empty spans go."""
    filled = [span for span in spans if span.text or span.note]
    if len(filled) == 1:
        yield filled[0]
        return
    for look, alike in groupby(filled, key=lambda span: replace(span, text="")):
        group = list(alike)
        if look.note:
            yield from group
        else:
            yield replace(look, text="".join(span.text for span in group))
