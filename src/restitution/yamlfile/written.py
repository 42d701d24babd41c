"""How one line was written, and how it should be: the keys, values and quotes of people."""

from __future__ import annotations

import re
from typing import Final

from restitution.frozen import Frozen

_KEY: Final = re.compile(r"( *(?:- +)*)(?:([^\W\d][\w-]*)[ \u00a0\u202f]*:(?: +|$)|(?<=- ))(.*)")
_QUOTED: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_LONGEST: Final = 56


class Written(Frozen):
    """A line with a key, or an entry of a list: what stands before its text, and the text."""

    key: str
    start: int
    text: str

    @property
    def closed(self) -> int:
        """How far the quotes go that the text begins with; 0 for none, or if they stay open."""
        found = _QUOTED.match(self.text)
        return found.end() if found else 0

    def mended(self, text: str | None = None) -> str:
        """The line as it should be: its text, or another, in quotes that suit it."""
        quoted = in_quotes(self.text if text is None else text)
        return f"{self.key}: {quoted}" if self.key else quoted


def written(line: str) -> Written | None:
    """A line taken apart; None when it holds neither a key nor an entry."""
    found = _KEY.match(line)
    if not found:
        return None
    return Written(found[2] or "", found.start(3), found[3].rstrip(" \t"))


def in_quotes(text: str) -> str:
    """A text in the quotes that need no sign before those inside; a long one is shown shortened."""
    if '"' not in text and "\\" not in text:
        return f'"{shortened(text)}"'
    if "'" not in text:
        return f"'{shortened(text)}'"
    marked = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{shortened(marked)}"'


def shortened(text: str) -> str:
    """A text that fits a message, its middle left out."""
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2
    return f"{text[:half]}…{text[-half:]}"
