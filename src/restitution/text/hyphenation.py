"""Where words may be divided; the only file that imports pyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import pyphen

from restitution.frozen import Frozen

_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"@|://|[^\W_]\.[^\W\d_]{2}")
_SHORTEST = 5


class Patterns(Frozen):
    """The patterns of a language: where pieces of words have odd and even figures (Liang 1983)."""

    figures: dict[str, tuple[int, tuple[int, ...]]]
    longest: int


def patterns_of(language: str) -> Patterns:
    """The patterns of a language, as its dictionary has them; reading it takes 10 ms."""
    read = pyphen.Pyphen(lang=language).hd
    plain = {piece: (start, tuple(map(int, odd))) for piece, (start, odd) in read.patterns.items()}
    return Patterns(plain, read.maxlen)


def _dictionary(patterns: Patterns) -> pyphen.HyphDict:
    """Patterns in pyphen's hands, without its reading them again."""
    dictionary = pyphen.HyphDict.__new__(pyphen.HyphDict)
    dictionary.patterns, dictionary.maxlen = patterns.figures, patterns.longest
    dictionary.cache = {}
    return dictionary


class Hyphenator:
    """Hyphenation points of one language, with its guards.

    Never in an address, a word of capitals or of the lexicon, never leaving fewer letters than
    the language allows. An apostrophe parts words, so that « l’amélioration » is divided like
    « amélioration ».
    """

    def __init__(
        self, patterns: Patterns, left: int, right: int, lexicon: Iterable[str] = ()
    ) -> None:
        self._dictionary = _dictionary(patterns)
        self._left, self._right = left, right
        self._kept = frozenset(
            part.casefold() for name in lexicon for part in _LETTERS.findall(name)
        )
        self.points = cache(self._points)

    def _points(self, token: str) -> tuple[int, ...]:
        """Offsets in a token (no ordinary space) where a hyphen may be put."""
        if _ADDRESS.search(token):
            return ()
        return tuple(
            match.start() + point
            for match in _LETTERS.finditer(token)
            if self._divisible(match.group())
            for point in self._dictionary.positions(match.group())
            if self._left <= point <= len(match.group()) - self._right
        )

    def _divisible(self, word: str) -> bool:
        return len(word) >= _SHORTEST and not word.isupper() and word.casefold() not in self._kept
