"""From texts as they were typed to texts as they are said, with the problems on the way.

Only ``- `` makes a list and only ``### `` a head; a year at the start of a line begins no numbered
list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from restitution.errors import Problem, Severity
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.markup import pieces, plain
from restitution.markup.lines import Lines
from restitution.markup.model import Block, Passage, Prose, Text
from restitution.markup.pieces import Copy, Piece
from restitution.patterns import pattern
from restitution.source import Source

Once = Callable[[Copy, Callable[[], Piece]], Piece]
"""Gives what is read of a piece; perhaps it is known already."""

_DEFINITION: Final = pattern(r"[ \t]*\[\^([^\]\s]+)\]:[ \t]*(.*)")
_BLOCK_START: Final = pattern(r"[ \t]*(?:$|[->] |### )")


def _anew(_copy: Copy, make: Callable[[], Piece]) -> Piece:
    return make()


def parse_text(
    raw: str,
    source: Source,
    language: Language,
    columns: Sequence[int] = (),
    once: Once = _anew,
) -> tuple[Text, list[Problem]]:
    """Read a run-in text: its typography set, its line ends turned into spaces.

    ``columns`` are where the lines after the first begin, if that is not where the first does.
    Problems: link_scheme, note_unknown (a run-in text has no notes); warnings: emphasis_open,
    html_tag, link_open.
    """
    whole = _Whole(Lines(raw, source, columns), language, once)
    text = whole.text(raw, 0)
    whole.check_notes({})
    return text, whole.problems


def parse_prose(
    raw: str,
    source: Source,
    language: Language,
    columns: Sequence[int] = (),
    once: Once = _anew,
) -> tuple[Prose, list[Problem]]:
    """Read a text of several blocks; the raw text's first line is ``source.line``.

    ``columns`` as in ``parse_text``. Problems: link_scheme, note_unknown; warnings: emphasis_open,
    heading_level, html_tag, link_open, note_twice, note_unused.
    """
    whole = _Whole(Lines(raw, source, columns), language, once)
    body, definitions = _without_notes(raw.replace("\r\n", "\n"))
    blocks = [block for line, text in plain.stretches(body) for block in whole.blocks(text, line)]
    known = whole.notes(definitions)
    whole.check_notes(known)
    notes = {key: known[key] for key in whole.marks if key in known}
    return Prose(tuple(blocks), source, notes), whole.problems


class _Definition(Frozen):
    """A note as it was found: its key, its line counted from 0, its lines without the key."""

    key: str
    line: int
    lines: list[str]


def _without_notes(raw: str) -> tuple[str, list[_Definition]]:
    """Blank the lines that define notes: all other lines keep their numbers."""
    if "[^" not in raw:
        return raw, []
    found: list[_Definition] = []
    kept: list[str] = []
    inside = False
    for number, line in enumerate(raw.split("\n")):
        match = _DEFINITION.match(line)
        inside = bool(match) or (inside and not _BLOCK_START.match(line))
        if match:
            before = " " * match.start(2)
            found.append(_Definition(match[1], number, [before + match[2]]))
        elif inside:
            found[-1].lines.append(line)
        kept.append("" if inside else line)
    return "\n".join(kept), found


class _Whole:
    """A text that is read in pieces: what is found in them, as it stands in the file."""

    def __init__(self, lines: Lines, language: Language, once: Once) -> None:
        self.problems: list[Problem] = list(lines.leftovers())
        self.marks: dict[str, Source] = {}
        self._lines = lines
        self._language = language
        self._once = once

    def text(self, raw: str, line: int) -> Text:
        """A text that is one block by itself."""
        (block,) = self._piece(raw, line, prose=False)
        assert isinstance(block, Passage)
        return block.text

    def blocks(self, raw: str, line: int) -> Sequence[Block]:
        """The blocks of a stretch of prose."""
        return self._piece(raw, line, prose=True)

    def _piece(self, raw: str, line: int, *, prose: bool) -> Sequence[Block]:
        numbers = range(line, line + raw.count("\n") + 1)
        columns = tuple([self._lines.at(number).column for number in numbers])
        copy = Copy(raw, columns, self._language.code, prose)
        piece = self._once(copy, partial(pieces.read, copy))
        found = piece.within(self._lines.at(line))
        self.problems += found.problems
        for key, source in found.marks.items():
            self.marks.setdefault(key, source)
        return found.blocks

    def notes(self, definitions: Sequence[_Definition]) -> dict[str, Text]:
        """The texts of the notes by key; the first of a key serves."""
        known: dict[str, Text] = {}
        for found in definitions:
            if found.key in known:
                self._warn("note_twice", self._lines.at(found.line), note=found.key)
            else:
                known[found.key] = self.text("\n".join(found.lines), found.line)
        return known

    def check_notes(self, known: Mapping[str, Text]) -> None:
        """Every mark has its note, and every note its mark."""
        for key, source in self.marks.items():
            if key not in known:
                self.problems.append(Problem("note_unknown", source, {"note": key}))
        for key, note in known.items():
            if key not in self.marks:
                self._warn("note_unused", note.source, note=key)

    def _warn(self, code: str, source: Source, **values: str) -> None:
        self.problems.append(Problem(code, source, values, Severity.WARNING))
