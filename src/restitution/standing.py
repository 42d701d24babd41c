"""Standing type: what one build has made and the next, in the same process, does not make again.

Printers kept the forms of a book that was likely to be printed again standing. What is kept here
changes no byte of what is built; a process that builds once throws it away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from restitution import __version__
from restitution.cache import Cache
from restitution.language import Language
from restitution.language import get as language_of
from restitution.moulds import Loan, Moulds
from restitution.rack import Rack
from restitution.text.hyphenation import Hyphenator
from restitution.text.setting import Typesetter
from restitution.theme.fonts import Face
from restitution.theme.library import FontLibrary, TypeCase
from restitution.theme.tokens import Theme

_Key = tuple[object, ...]
_MOST = 2
"""Typesetters kept: the theme's, and that of its slides on an organisation's template."""


class Standing:
    """The typesetters and formes of the last build, and the files that it put in place."""

    def __init__(self, cache: Cache | None = None) -> None:
        cache = cache or Cache()
        self._case = TypeCase(cache)
        self._setters: list[tuple[_Key, Typesetter]] = []
        self._placed: dict[str, bytes] = {}
        self._moulds = Moulds(cache, __version__, self._loans())
        self.rack = Rack(self._moulds)
        self.slides: Mapping[str, int] = {}
        """Which slide every anchor was on in the last build."""

    def typesetter(self, theme: Theme, language: Language, lexicon: tuple[str, ...]) -> Typesetter:
        """One for all publications, and for all builds with the same fonts and the same words."""
        key = (theme.families, language.code, lexicon)
        for known, setter in self._setters:
            if known == key:
                return setter
        rules = language.hyphenation
        hyphenator = Hyphenator(rules.patterns, rules.left, rules.right, lexicon)
        made = Typesetter(FontLibrary(theme.families, language.code, self._case), hyphenator)
        self._setters = [(key, made), *self._setters][:_MOST]
        return made

    def _loans(self) -> Mapping[type, Loan]:
        """What moulds name, and what this process has by that name."""
        return {
            Face: Loan(lambda face: face.cut, self._case.face),
            Typesetter: Loan(self._cast_with, lambda _: None),
            Language: Loan(lambda language: language.code, language_of),
        }

    def _cast_with(self, setter: Typesetter) -> _Key:
        """What tells a typesetter from others: fonts with the state of their files, and words."""
        key = next(key for key, known in self._setters if known is setter)
        return (*key, setter.fonts.states)

    def outdated(self, output: Path, names: Iterable[str]) -> list[str]:
        """The files of the last build that this one does not have, if they are as it left them."""
        gone = self._placed.keys() - set(names)
        return [name for name in sorted(gone) if _digest(output / name) == self._placed[name]]

    def placed(self, output: Path, names: Iterable[str]) -> None:
        """Remember the files that a build has put in place; what it did not use goes."""
        self.rack.clear()
        self._moulds.put_away()
        self._placed = {name: _digest(output / name) for name in names}


def _digest(file: Path) -> bytes:
    try:
        return hashlib.sha256(file.read_bytes()).digest()
    except OSError:
        return b""
