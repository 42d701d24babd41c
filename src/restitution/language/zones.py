"""What no typographic rule may touch: addresses, marks of notes, code, signs at line starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from restitution.patterns import pattern

WORD: Final = "\ue000"
"""Stands for a protected stretch inside a line; to the rules it is a word."""
START: Final = "\ue001"
"""Stands for the signs that begin a line ("- ", "> ", "### "); to the rules it is no word."""

_ADDRESS: Final = r"https?://(?:\([^\s()*]*\)|[^\s()\[\]<>«»“”\"*…`])*(?:\([^\s()*]*\)|[^\s()\[\]<>«»“”\"*.,;:!?…`'’])"
ADDRESS: Final = pattern(_ADDRESS)
"""An address in clear, without the punctuation that follows it; parentheses go in pairs."""

_STARTS: Final = (
    r"^[ \t]*\[\^[^\]\s]+\]:",
    r"^[ \t]*(?:(?:[-*+]|\#{1,6}|\d{1,9}[.)])[ \t]+|>[ \t]?)+",
)
_WORDS: Final = (
    r"\[\^[^\]\s]+\]",
    r"\]\((?:[^()\n]|\([^()\n]*\))*\)",
    _ADDRESS,
    r"(?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.\w[\w-]*)+",
    r"\bwww\.[^\s()\[\]<>«»\"*…`]*[\w/]",
    r"(?<![\w.-])\w[\w-]*(?:\.[\w-]+)+/[^\s()\[\]<>«»\"*…`]*[\w/]",
    r"(?<!\w)(?=[^\W_]+_)\w+(?:[.-]\w+)*",
    r"`[^`\n]+`",
    r"\\[!-/:-@\[-`{-~]",
    "[\ue000\ue001]",
)
_ZONES: Final = pattern(
    f"(?P<start>{'|'.join(_STARTS)})|{'|'.join(_WORDS)}",
    re.MULTILINE,
)
_SIGNS: Final = pattern(f"[{WORD}{START}]")


def conceal(text: str) -> tuple[str, Sequence[str]]:
    """The text with one sign in place of each protected stretch, and these stretches in order."""
    zones: list[str] = []

    def hide(match: re.Match[str]) -> str:
        zones.append(match.group())
        return START if match["start"] else WORD

    return _ZONES.sub(hide, text), zones


def reveal(text: str, zones: Sequence[str]) -> str:
    """Put the protected stretches back."""
    remaining = iter(zones)
    return _SIGNS.sub(lambda _: next(remaining), text)
