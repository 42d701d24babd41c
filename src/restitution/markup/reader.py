"""From tokens to texts and blocks, with the problems on the way.

Only ``- `` makes a list and only ``### `` a head; a year at the start of a line begins no numbered
list. What is not markup is text: no word is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from restitution.errors import Problem
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.markup import plain
from restitution.markup.lines import Lines
from restitution.markup.model import Block, Passage, Prose, Span, Subhead, Text
from restitution.markup.noted import Noted
from restitution.source import Source

_DEFINITION: Final = re.compile(r"[ \t]*\[\^([^\]\s]+)\]:[ \t]*(.*)")
_BLOCK_START: Final = re.compile(r"[ \t]*(?:$|[->] |### )")


def parse_text(
    raw: str, source: Source, language: Language, columns: Sequence[int] = ()
) -> tuple[Text, list[Problem]]:
    """Read a run-in text: its typography set, its line ends turned into spaces.

    ``columns`` are where the lines after the first begin, if that is not where the first does.
    Problems: link_scheme, note_unknown (a run-in text has no notes); warnings: emphasis_open,
    html_tag, link_open.
    """
    noted = Noted(Lines(raw, source, columns), language)
    text = _inline(raw, 0, noted)
    _check_notes({}, noted)
    return text, noted.problems


def parse_prose(
    raw: str, source: Source, language: Language, columns: Sequence[int] = ()
) -> tuple[Prose, list[Problem]]:
    """Read a text of several blocks; the raw text's first line is ``source.line``.

    ``columns`` as in ``parse_text``. Problems: link_scheme, note_unknown; warnings: emphasis_open,
    heading_level, html_tag, link_open, note_twice, note_unused.
    """
    noted = Noted(Lines(raw, source, columns), language)
    if plain.is_plain_prose(raw):
        return Prose(tuple(_plain_blocks(raw, noted)), source), noted.problems
    from restitution.markup.walk import blocks_of  # noqa: PLC0415 - heavy

    body, definitions = _without_notes(raw.replace("\r\n", "\n"))
    blocks = blocks_of(body, noted)
    known = _notes(definitions, noted)
    _check_notes(known, noted)
    notes = {key: known[key] for key in noted.marks if key in known}
    return Prose(tuple(blocks), source, notes), noted.problems


class _Definition(Frozen):
    """A note as it was found: its key, its line counted from 0, its lines."""

    key: str
    line: int
    lines: list[str]


def _without_notes(raw: str) -> tuple[str, list[_Definition]]:
    """Blank the lines that define notes: all other lines keep their numbers."""
    found: list[_Definition] = []
    kept: list[str] = []
    inside = False
    for number, line in enumerate(raw.split("\n")):
        match = _DEFINITION.match(line)
        inside = bool(match) or (inside and not _BLOCK_START.match(line))
        if match:
            found.append(_Definition(match[1], number, [match[2]]))
        elif inside:
            found[-1].lines.append(line)
        kept.append("" if inside else line)
    return "\n".join(kept), found


def _plain_blocks(raw: str, noted: Noted) -> Iterator[Block]:
    for block in plain.blocks(raw, noted.language):
        text = noted.text((Span(block.content),), noted.lines.at(block.line))
        yield Subhead(text) if block.head else Passage(text)


def _inline(raw: str, line: int, noted: Noted) -> Text:
    """A text that is one block by itself."""
    block, source = raw.strip(" \t\r\n"), noted.lines.at(line)
    if plain.is_plain(block):
        return noted.text((Span(plain.as_set(block, noted.language)),), source)
    from restitution.markup.walk import text_of  # noqa: PLC0415 - heavy

    return text_of(block, source, noted)


def _notes(definitions: Sequence[_Definition], noted: Noted) -> dict[str, Text]:
    """The texts of the notes by key; the first of a key serves."""
    known: dict[str, Text] = {}
    for found in definitions:
        if found.key in known:
            noted.warn("note_twice", noted.lines.at(found.line), note=found.key)
        else:
            known[found.key] = _inline("\n".join(found.lines), found.line, noted)
    return known


def _check_notes(known: Mapping[str, Text], noted: Noted) -> None:
    """Every mark has its note, and every note its mark."""
    for key, source in noted.marks.items():
        if key not in known:
            noted.problems.append(Problem("note_unknown", source, {"note": key}))
    for key, note in known.items():
        if key not in noted.marks:
            noted.warn("note_unused", note.source, note=key)
