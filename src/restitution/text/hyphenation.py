"""Where words may be divided; the only file that imports pyphen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, cached_property

from restitution.patterns import pattern

_LETTERS = pattern(r"[^\W\d_]+")
_ADDRESS = pattern(r"@|://|[^\W_]\.[^\W\d_]{2}")
_SHORTEST = 5


class Hyphenator:
    """Hyphenation points of one language, with its guards.

    Never in an address, a word of capitals or of the lexicon, never leaving fewer letters than
    the language allows. An apostrophe parts words, so that « l’amélioration » is divided like
    « amélioration ».
    """

    def __init__(self, patterns: str, left: int, right: int, lexicon: Iterable[str] = ()) -> None:
        self._patterns, self._left, self._right = patterns, left, right
        self._kept = frozenset(
            part.casefold() for name in lexicon for part in _LETTERS.findall(name)
        )
        self.points = cache(self._points)

    @cached_property
    def _positions(self) -> Callable[[str], Iterable[int]]:
        """Reads the patterns once a word is to be divided: texts that stand ask for none."""
        import pyphen  # noqa: PLC0415 - heavy

        words = pyphen.Pyphen(lang=self._patterns, left=self._left, right=self._right)
        positions: Callable[[str], Iterable[int]] = words.positions
        return positions

    def _points(self, token: str) -> tuple[int, ...]:
        """Offsets in a token (no ordinary space) where a hyphen may be put."""
        if _ADDRESS.search(token):
            return ()
        return tuple(
            match.start() + point
            for match in _LETTERS.finditer(token)
            if self._divisible(match.group())
            for point in self._positions(match.group())
        )

    def _divisible(self, word: str) -> bool:
        return len(word) >= _SHORTEST and not word.isupper() and word.casefold() not in self._kept
