"""Standing type: what one build has made and the next, in the same process, does not make again.

Printers kept the forms of a book that was likely to be printed again standing. What is kept here
changes no byte of what is built; a process that builds once throws it away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from restitution.cache import Cache
from restitution.language import Language
from restitution.rack import Rack
from restitution.text.hyphenation import Hyphenator
from restitution.text.setting import Typesetter
from restitution.theme.fonts import FontLibrary
from restitution.theme.tokens import Theme

_Key = tuple[object, ...]
_MOST = 2
"""Typesetters kept: the theme's, and that of its slides on an organisation's template."""


class Standing:
    """The typesetters and formes of the last build, and the files that it put in place."""

    def __init__(self, cache: Cache | None = None) -> None:
        self._cache = cache or Cache()
        self._setters: list[tuple[_Key, Typesetter]] = []
        self._placed: dict[str, bytes] = {}
        self.rack = Rack()
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
        made = Typesetter(FontLibrary(theme.families, language.code, self._cache), hyphenator)
        self._setters = [(key, made), *self._setters][:_MOST]
        return made

    def outdated(self, output: Path, names: Iterable[str]) -> list[str]:
        """The files of the last build that this one does not have, if they are as it left them."""
        gone = self._placed.keys() - set(names)
        return [name for name in sorted(gone) if _digest(output / name) == self._placed[name]]

    def placed(self, output: Path, names: Iterable[str]) -> None:
        """Remember the files that a build has put in place; what it did not use goes."""
        self.rack.clear()
        self._placed = {name: _digest(output / name) for name in names}


def _digest(file: Path) -> bytes:
    try:
        return hashlib.sha256(file.read_bytes()).digest()
    except OSError:
        return b""
