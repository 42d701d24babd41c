"""Texts without a sign of markup, which need no parser: that is most of them.

Of the blocks, paragraphs and the heads of ours are told apart here; a prose that may hold anything
else is parsed. Both ways give the same (tests/markup/test_plain.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from restitution.frozen import Frozen
from restitution.language import Language
from restitution.patterns import pattern

HEAD: Final = "### "
"""What begins a small head inside a prose."""

_LINE_END: Final = pattern(r"[ \t]*(?:\r?\n[ \t]*)+")
_MARKUP: Final = pattern(r"[\\\[*_\r\0]|://")
"""What our inline rules begin with, and what markdown-it sets right first."""

_SPACES: Final = "\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\v\f"
_NO_HEAD: Final = rf"#(?!## +[^#{_SPACES} \t\n][^#\n]*$)"
_BLOCKS: Final = pattern(
    rf"^[ \t]*(?:[-+>{_SPACES}]|\d{{1,9}}[.)])|^[ \t]+#|^{_NO_HEAD}|[{_SPACES}][ \t]*$",
    re.MULTILINE,
)
"""What may begin a block that is no paragraph, or makes an end that markdown-it cuts off."""


class Plain(Frozen):
    """A block of a prose: the line where it begins, counted from 0, and its text as one line."""

    line: int
    content: str
    head: bool


def is_plain(raw: str) -> bool:
    """Whether a text that is one block by itself has no sign of markup."""
    return not _MARKUP.search(raw)


def is_plain_prose(raw: str) -> bool:
    """Whether a text of several blocks has no sign of markup but for heads of ours."""
    return is_plain(raw) and not _BLOCKS.search(raw)


def as_set(content: str, language: Language) -> str:
    """A block as one line, with the typography of its language."""
    return language.fix(_LINE_END.sub(" ", content).strip(" \t"))


def stretches(body: str) -> Iterator[tuple[int, str]]:
    """The stretches of a prose that can be read by themselves, each with its first line.

    A plain one ends at a blank line, and what begins no further in is no part of what was before
    (CommonMark 0.31, 5); all that stands between two plain ones is one stretch.
    """
    if "\r" in body:  # to markdown-it an end of line
        yield 0, body
        return
    lines = body.split("\n")
    for plain, chunks in groupby(_chunks(lines), lambda chunk: _stands_alone(lines, chunk)):
        rows = list(chunks)
        for row in rows if plain else [range(rows[0].start, rows[-1].stop)]:
            yield row.start, "\n".join(lines[row.start : row.stop])


def _chunks(lines: Sequence[str]) -> Iterator[range]:
    """The lines between blank ones."""
    start = 0
    for number, line in enumerate([*lines, ""]):
        if not line.strip(" \t"):
            if number > start:
                yield range(start, number)
            start = number + 1


def _stands_alone(lines: Sequence[str], chunk: range) -> bool:
    text = "\n".join(lines[chunk.start : chunk.stop])
    return not text.startswith((" ", "\t")) and is_plain_prose(text)


def blocks(raw: str, language: Language) -> Iterator[Plain]:
    """The blocks of a plain prose, set; one without a text is none."""
    for line, content, head in _blocks(raw):
        if content:
            yield Plain(line, as_set(content, language), head)


def _blocks(raw: str) -> Iterator[tuple[int, str, bool]]:
    lines: list[str] = []
    number = 0
    for number, line in enumerate(raw.split("\n")):
        text = line.strip(" \t")
        if text and not line.startswith(HEAD):
            lines.append(text)
            continue
        yield number - len(lines), "\n".join(lines), False
        lines = []
        if text:
            yield number, line.removeprefix(HEAD).strip(" \t"), True
    yield number + 1 - len(lines), "\n".join(lines), False
