"""The spaces and signs of English, one rule a function, after *New Hart's Rules* (Oxford)."""

from __future__ import annotations

from typing import Final

from restitution.language.rules import (
    GAP,
    LETTER,
    NO_BREAK,
    apostrophes,
    ellipses,
    lone_hyphens,
    single_gaps,
    single_quotes,
)
from restitution.language.zones import START
from restitution.patterns import pattern

_MONTHS: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_DOUBLE_QUOTES: Final = pattern(r'(?<!\w)"(?=\S)([^"]+?)(?<=\S)"(?!\w)')
_PLURAL_OWNER: Final = pattern(rf"(?<={LETTER})'(?={GAP}|[,.;:)]|\Z)")
_BEFORE_SIGN: Final = pattern(
    rf"{GAP}(?<=[^\s“‘(\[{START}]{GAP})(?=[,;:!?%)](?![\w/(-])|(?<![.…]{GAP})\.(?:[\s)”]|\Z))"
)
_AFTER_OPEN: Final = pattern(rf"\({GAP}(?=[^\s)])")
_RANGE: Final = pattern(r"(?<![\w.–/-])(\d{1,4})-(\d{1,4})(?![\w–/-])")
_DAY: Final = pattern(rf"(?<!\w)(\d\d?){GAP}(?={_MONTHS}\b)")
_REFERENCE: Final = pattern(rf"\b((?:pp?|art|fig|ch|vol|No|no)\.){GAP}(?=\d)")
_PERSON: Final = pattern(rf"(?<!\w)(Mr|Mrs|Ms|Dr|Prof|St|[A-Z]\.){GAP}(?=[A-Z][\w.])")
_UNIT: Final = pattern(rf"(?<=\d){GAP}(?=(?:km|kg|cm|mm|ha|m²|m³|kWh?|MWh?|g|m|t|l|h|min)\b)")


def double_quotes(text: str) -> str:
    """Pairs of straight quotes are curved, those inside others first (chapter 9)."""
    while _DOUBLE_QUOTES.search(text):
        text = _DOUBLE_QUOTES.sub(r"“\1”", text)
    return text


def possessives(text: str) -> str:
    """The apostrophe after a plural is curved: the visitors’ questions (chapter 4)."""
    return _PLURAL_OWNER.sub("’", text)


def punctuation(text: str) -> str:
    """No space before a sign of punctuation or per cent, nor inside parentheses (chapter 4)."""
    return _AFTER_OPEN.sub("(", _BEFORE_SIGN.sub("", text))


def ranges(text: str) -> str:
    """Figures that span are joined by an en dash: 3–10 (chapter 4); 2010-10-14 stays."""
    return _RANGE.sub(r"\1–\2", text)


def bindings(text: str) -> str:
    """What is read as one stays on one line: 14 October, p. 3, Dr Smith, 5 km (chapter 2)."""
    for together in (_DAY, _REFERENCE, _PERSON):
        text = together.sub(rf"\1{NO_BREAK}", text)
    return _UNIT.sub(NO_BREAK, text)


FIXERS: Final = (
    single_gaps,
    apostrophes,
    single_quotes,
    possessives,
    ellipses,
    double_quotes,
    punctuation,
    lone_hyphens,
    ranges,
    bindings,
)
"""The rules in the order in which they apply."""
