"""Pieces of a text, each read by itself: what is in one depends on nothing around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from restitution import language
from restitution.errors import Problem
from restitution.frozen import Frozen, field, replace
from restitution.markup import plain
from restitution.markup.lines import Lines
from restitution.markup.model import Block, Passage, Span, Subhead, within
from restitution.markup.noted import Noted
from restitution.source import Source

_MOST_KNOWN = 8192
"""Pieces that are not read again, wherever they have moved."""


class Piece(Frozen):
    """What was read of a piece as if it began on a first line, with the marks of notes in it."""

    blocks: tuple[Block, ...]
    problems: tuple[Problem, ...] = ()
    marks: Mapping[str, Source] = field(default_factory=dict)

    def within(self, whole: Source) -> Piece:
        """The same as it stands in a file, where the piece begins at a place."""
        return Piece(
            tuple(within(block, whole) for block in self.blocks),
            tuple(_within(problem, whole) for problem in self.problems),
            {key: source.within(whole) for key, source in self.marks.items()},
        )


def _within(problem: Problem, whole: Source) -> Problem:
    return replace(problem, source=problem.source.within(whole)) if problem.source else problem


class Copy(Frozen):
    """What is read: text whose lines begin in some columns, in a language by its code.

    A ``prose`` has several blocks, anything else is one.
    """

    text: str
    columns: tuple[int, ...]
    code: str
    prose: bool

    @property
    def plain(self) -> bool:
        """Whether it needs no parser."""
        return plain.is_plain_prose(self.text) if self.prose else plain.is_plain(self.text)


@lru_cache(maxsize=_MOST_KNOWN)
def read(copy: Copy) -> Piece:
    """What is in a piece."""
    source = Source("", 1, copy.columns[0], "")
    noted = Noted(Lines(copy.text, source, copy.columns[1:]), language.get(copy.code))
    blocks = tuple(_plain(copy, noted) if copy.plain else _parsed(copy, noted))
    return Piece(blocks, tuple(noted.problems), noted.marks)


def _plain(copy: Copy, noted: Noted) -> Iterator[Block]:
    if not copy.prose:
        spans = (Span(plain.as_set(copy.text.strip("\n\r"), noted.language)),)
        yield Passage(noted.text(spans, noted.lines.source))
        return
    for block in plain.blocks(copy.text, noted.language):
        text = noted.text((Span(block.content),), noted.lines.at(block.line))
        yield Subhead(text) if block.head else Passage(text)


def _parsed(copy: Copy, noted: Noted) -> list[Block]:
    from restitution.markup.walk import blocks_of, text_of  # noqa: PLC0415 - heavy

    if copy.prose:
        return blocks_of(copy.text, noted)
    return [Passage(text_of(copy.text.strip(" \t\r\n"), noted.lines.source, noted))]
