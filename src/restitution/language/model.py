"""What a language must bring: every field is required, so that none can be forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from restitution.frozen import Frozen
from restitution.language.words import Words
from restitution.language.zones import conceal, reveal

Fixer = Callable[[str], str]
"""A typographic rule: a text with its markup in, the same text better set out."""


class Hyphenation(Frozen):
    """The code of pyphen's patterns, and the fewest letters left before and after a hyphen."""

    patterns: str
    left: int
    right: int


class Usage(Frozen):
    """What a copy desk knows of a language.

    ``abbreviation`` is a word whose stop ends no sentence; ``picture`` is how a text begins that
    only says it is a picture; ``spelled`` gives a number in words, "" for one that is mostly
    written in figures.
    """

    abbreviation: re.Pattern[str]
    picture: re.Pattern[str]
    spelled: Callable[[Decimal], str]


class Language(Frozen):
    """A language of publications.

    ``locale`` is a BCP 47 tag; group 1 of ``raised`` is the end of an ordinal to be set superior;
    ``month_year`` takes "2010-10", ``day`` takes "2010-10-14", ``hour`` takes "09:30", and all
    raise ValueError for anything else; ``quote_marks`` come with the spaces that belong in them;
    ``pace`` is how many words a minute somebody says who presents.
    """

    code: str
    locale: str
    name: str
    fixers: tuple[Fixer, ...]
    raised: re.Pattern[str]
    words: Words
    hyphenation: Hyphenation
    number: Callable[[Decimal], str]
    month_year: Callable[[str], str]
    day: Callable[[str], str]
    hour: Callable[[str], str]
    quote_marks: tuple[str, str]
    usage: Usage
    pace: int

    def fix(self, text: str) -> str:
        """The text with the language's typography; doing it twice changes nothing more.

        Addresses, destinations of links, marks of notes, code, escaped signs and the signs that
        begin a line stay as they were typed.
        """
        bare, zones = conceal(text)
        for fixer in self.fixers:
            bare = fixer(bare)
        return reveal(bare, zones)
