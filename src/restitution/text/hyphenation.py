"""Where words may be divided; the only file that imports pyphen.

It reads the patterns of a language, which takes longer than all that a rebuild divides: they are
kept, and matched here as Liang does (Word Hy-phen-a-tion by Com-put-er, Stanford 1983).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property

from restitution.cache import Cache
from restitution.frozen import as_json, of_json
from restitution.patterns import pattern
from restitution.program import fingerprint

_LETTERS = pattern(r"[^\W\d_]+")
_ADDRESS = pattern(r"@|://|[^\W_]\.[^\W\d_]{2}")
_SHORTEST = 5
_ODD = frozenset("13579")


class Hyphenator:
    """Hyphenation points of one language, with its guards.

    Never in an address, a word of capitals or of the lexicon, never leaving fewer letters than
    the language allows. An apostrophe parts words, so that « l’amélioration » is divided like
    « amélioration ».
    """

    def __init__(
        self,
        patterns: str,
        left: int,
        right: int,
        lexicon: Iterable[str] = (),
        kept: Cache | None = None,
    ) -> None:
        self._patterns, self._left, self._right = patterns, left, right
        self._cache = kept or Cache()
        self._whole = frozenset(
            part.casefold() for name in lexicon for part in _LETTERS.findall(name)
        )
        self.points = cache(self._points)

    @cached_property
    def _weights(self) -> Mapping[str, str]:
        """The patterns by their letters, once a word is to be divided: texts that stand ask none.

        Each has a digit before the first letter and after each, as far as they are not all nought.
        """
        recipe = f"hyphenation {fingerprint()} {self._patterns}"
        weights: dict[str, str] = of_json(
            self._cache.kept(recipe, lambda: as_json(_read(self._patterns)))
        )
        return weights

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._weights))

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
        return len(word) >= _SHORTEST and not word.isupper() and word.casefold() not in self._whole

    def _positions(self, word: str) -> Iterator[int]:
        """Where the heaviest of the patterns that a word has in it are odd."""
        dotted, weights = f".{word.lower()}.", self._weights
        heaviest = ["0"] * (len(dotted) + 1)
        for start in range(len(dotted) - 1):
            for end in range(start + 1, min(start + self._longest, len(dotted)) + 1):
                found = weights.get(dotted[start:end])
                if found:
                    for place, weight in enumerate(found, start):
                        heaviest[place] = max(heaviest[place], weight)
        for place in range(self._left, len(word) - self._right + 1):
            if heaviest[place + 1] in _ODD:
                yield place


def _read(language: str) -> dict[str, str]:
    """The patterns of a language by their letters."""
    import pyphen  # noqa: PLC0415 - heavy

    read = pyphen.Pyphen(lang=language).hd.patterns.items()
    return {letters: "0" * first + "".join(map(str, some)) for letters, (first, some) in read}
