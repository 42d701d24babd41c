"""Typographic rules that several languages share, and the spaces they are made of."""

from __future__ import annotations

import re
from typing import Final

from restitution.patterns import pattern

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
_GAPS: Final = (" ", "\t", NO_BREAK, "\u2009", NARROW)
GAP: Final = f"[{''.join(_GAPS)}]"
"""Any one space inside a line, as a pattern; never a line break."""
LETTER: Final = r"[^\W\d_]"
DASH: Final = "(?:--?|[–—])"

_ANY_GAP: Final = pattern(r"[^\S\n]+")
_WIDE_GAP: Final = pattern(rf"{GAP}{{2,}}(?=\S)")
_LEADERS: Final = pattern(r"[.…]*(?:\.\.\.|…)[.…]*")
_APOSTROPHES: Final = "'‘´`"
_APOSTROPHE: Final = pattern(
    rf"(?<={LETTER})[{_APOSTROPHES}](?={LETTER})|(?<={LETTER})'(?=[\w«“\"*\ue000])"
)
_CURVED: Final = pattern(rf"(?<={LETTER})’(?=[\w«“\"*])")
_SINGLE_QUOTES: Final = pattern(r"(?<![\w’'])'(\w[^'\n]*[\w!?….])'(?![\w'])")
_LONE_HYPHEN: Final = pattern(rf"(?<=\S)({GAP})--?(?={GAP}\S)")


def before_gap(signs: str, text: str) -> bool:
    """Whether a space follows one of some signs; told sooner than by a pattern."""
    return any(sign in text and any(sign + gap in text for gap in _GAPS) for sign in signs)


def after_gap(signs: str, text: str) -> bool:
    """Whether a space stands before one of some signs."""
    return any(sign in text and any(gap + sign in text for gap in _GAPS) for sign in signs)


def single_gaps(text: str) -> str:
    """One space where several were typed, a no-break one if any of them was.

    Spaces at the start or the end of a line are Markdown's and stay.
    """

    def narrowed(match: re.Match[str]) -> str:
        start = match.start()
        if start == 0 or text[start - 1] in "\r\n\ue001":
            return match.group()
        fixed = [sign for sign in match.group() if sign in NO_BREAK + NARROW]
        return fixed[0] if fixed else " "

    return _WIDE_GAP.sub(narrowed, text)


def ellipses(text: str) -> str:
    """Three dots or more are one ellipsis (Unicode, U+2026)."""
    return _LEADERS.sub("…", text) if "..." in text or "…" in text else text


def apostrophes(text: str) -> str:
    """The typewriter's apostrophe is curved; primes after digits (2'33") stay."""
    return _APOSTROPHE.sub("’", text) if any(sign in text for sign in _APOSTROPHES) else text


def single_quotes(text: str) -> str:
    """A pair of straight single quotes is curved."""
    return _SINGLE_QUOTES.sub(r"‘\1’", text) if "'" in text else text


def lone_hyphens(text: str) -> str:
    """A hyphen between two spaces is an en dash."""
    return _LONE_HYPHEN.sub(r"\1–", text) if before_gap("-", text) else text


def typed(text: str) -> str:
    """A text as people type it: ordinary spaces, the typewriter's apostrophe."""
    return _CURVED.sub("'", _ANY_GAP.sub(" ", text))
