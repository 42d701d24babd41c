"""Standing type: what one build has made and the next, in the same process, does not make again.

Printers kept the forms of a book that was likely to be printed again standing. What is kept here
changes no byte of what is built; a process that builds once throws it away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from restitution.cache import Cache
from restitution.errors import Problem
from restitution.flong import Loan
from restitution.frozen import Frozen, as_json, field, of_json, replace
from restitution.identity import identical
from restitution.language import Language
from restitution.language import get as language_of
from restitution.moulds import Made, Moulds
from restitution.page.items import Page, Publication
from restitution.program import fingerprint
from restitution.rack import Rack, reading_rack
from restitution.text.hyphenation import Hyphenator
from restitution.text.setting import Typesetter
from restitution.theme.fonts import Face
from restitution.theme.library import FontLibrary, TypeCase
from restitution.theme.tokens import Family, Grid, Layout, Theme
from restitution.witness import Seen, look

_Key = tuple[object, ...]
_WEIGHTY = (Page, Theme, Grid, Layout)
"""What formes are called by: much is in each, and most are as they were."""

_MOST = 2
"""Typesetters kept: the theme's, and that of its slides on an organisation's template."""


class Impression(Frozen):
    """What a product is made of in this process, and the imprint that it has left.

    ``lent`` are the files that a writer reads for the theme.
    """

    publication: Publication
    theme: Theme
    lent: Mapping[Path, Seen]
    imprint: Imprint


class Imprint(Frozen):
    """A product as a build left it: in which files, and what is told of it.

    ``name`` is what the imprint of such a product goes by between processes; ``looked_at`` is
    whether the finished files were. ``files`` have the SHA-256 of their bytes.
    """

    name: bytes
    looked_at: bool
    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def is_in(self, output: Path) -> bool:
        """Whether its files are in a folder as they were left."""
        return all(digest(output / name) == known for name, known in self.files.items())


class Standing:
    """The typesetters and formes of the last build, and the files that it put in place.

    With a cache it has those that earlier processes made and kept in an album. What is read stands
    apart, on the rack for ``reading``: who only reads a content file wants no more.
    """

    def __init__(self, cache: Cache | None = None, reading: Rack | None = None) -> None:
        cache = cache or Cache()
        self._case = TypeCase(cache)
        self._setters: list[tuple[_Key, Typesetter]] = []
        self._placed: dict[str, bytes] = {}
        self._impressions: dict[str, Impression] = {}
        self._compared: tuple[object, object, bool] = (None, None, False)
        self._seen: dict[Path, Seen] = {}
        self._moulds = Moulds(cache, fingerprint(), self._loans(), _WEIGHTY)
        self._taken: list[Made] = []
        self.rack = Rack(self._moulds)
        self.reading = reading or Rack()
        self._is_opened = reading is not None
        self._cache = cache
        self._remembered = ""
        self.numbers: Mapping[str, Mapping[str, int]] = {}
        """Which slide and which page every anchor was on in the last build, by publication."""

    def typesetter(self, theme: Theme, language: Language, lexicon: tuple[str, ...]) -> Typesetter:
        """One for all publications, and for all builds with the same fonts and the same words."""
        named = [name for family in theme.families.values() for name in _font_files(family)]
        fonts = tuple(seen.what for seen in self._looked(map(Path, named)).values())
        key = (theme.families, fonts, language.code, lexicon)
        for known, setter in self._setters:
            if known == key:
                return setter
        rules = language.hyphenation
        hyphenator = Hyphenator(rules.patterns, rules.left, rules.right, lexicon, self._cache)
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

    def impression(
        self, product: str, publication: Publication, theme: Theme, *, looked_at: bool
    ) -> Impression:
        """What a product is made of, with what a build has left that made it of the same.

        Without any its imprint has no files yet.
        """
        lent = self._looked(_lent(theme))
        known = self._impressions.get(product)
        if known and known.imprint.looked_at == looked_at:
            of_the_same = Impression(publication, theme, lent, known.imprint)
            if self._as_before(known, of_the_same):
                return of_the_same
        held = [(str(path), seen.held) for path, seen in lent.items()]
        made_of = replace(publication, pages=()), publication.pages, theme, held
        name = self._moulds.name(f"imprint/{product}/{looked_at}", made_of)
        imprint = self._moulds.found(name) or Imprint(name, looked_at)
        return Impression(publication, theme, lent, imprint)

    def _as_before(self, before: Impression, now: Impression) -> bool:
        """Whether a product would be made of what is identical."""
        held = ({path: seen.held for path, seen in one.lent.items()} for one in (before, now))
        return (
            self._identical(before.publication, now.publication)
            and identical(before.theme, now.theme)
            and next(held) == next(held)
        )

    def _identical(self, before: Publication, now: Publication) -> bool:
        """Whether two publications are; several products show one, and ask in a row."""
        if self._compared[0] is not before or self._compared[1] is not now:
            same = before == now and identical(before, now)  # equality is quick to say no
            self._compared = before, now, same
        return self._compared[2]

    def _looked(self, files: Iterable[Path]) -> dict[Path, Seen]:
        """Files as they are now."""
        found = {path: look(path, self._seen.get(path)) for path in files}
        self._seen |= found
        return found

    def recall(self, content: Path) -> None:
        """What the last build of a content file in any process has left.

        Numbers, if this process knows of none, are no more than likely: whoever takes them must see
        that they are right.
        """
        file = str(content.resolve())
        self._moulds.open(file)
        if not self._is_opened:
            self.reading, self._is_opened = reading_rack(content, self._cache), True
        self._remembered = f"numbers-{hashlib.sha256(file.encode()).hexdigest()}"
        found = None if self.numbers else self._cache.found(self._remembered)
        if found:
            self.numbers = of_json(found)

    def put_away(self) -> None:
        """Keep for later processes what was made here, and what was taken."""
        self._moulds.put_away(*self._taken)
        self.reading.put_away()
        self._taken = []

    def keep_to_itself(self) -> None:
        """From now on keep nothing for later processes: whoever has all at hand need not wait."""
        self._moulds.close()
        self.reading.close()

    def made(self) -> Made:
        """What this process has made that may be kept for later ones."""
        return self._moulds.made()

    def take(self, made: Made) -> None:
        """What another process has made of the same file."""
        self._taken.append(made)

    def outdated(self, output: Path, names: Iterable[str]) -> list[str]:
        """The files of the last build that this one does not have, if they are as it left them."""
        gone = self._placed.keys() - set(names)
        return [name for name in sorted(gone) if self.is_as_left(output, name)]

    def is_as_left(self, output: Path, name: str) -> bool:
        """Whether a file is to the byte what the last build of any process has put in its place."""
        known = self._placed or self._moulds.found(self._left_in(output)) or {}
        return name in known and digest(output / name) == known[name]

    def _left_in(self, output: Path) -> bytes:
        """What the files go by that were put in a folder last."""
        return self._moulds.name("files in place", (str(output.resolve()),))

    def placed(
        self,
        output: Path,
        impressions: Mapping[str, Impression],
        imprints: Iterable[Imprint],
        files: Mapping[str, bytes],
        *,
        anew: bool,
    ) -> None:
        """Remember what a build has put in place: what was made here, and all imprints.

        What it did not use goes, if all was made ``anew``: what was left in place used nothing.
        """
        if anew:
            self.rack.clear()
            self.reading.clear()
        for imprint in imprints:
            self._moulds.keep(imprint.name, imprint)
        self._moulds.keep(self._left_in(output), dict(files))
        self.put_away()
        self._cache.keep([(self._remembered, as_json(self.numbers))])
        self._impressions, self._placed = dict(impressions), dict(files)


def digest(file: Path) -> bytes:
    """The SHA-256 of a file's bytes; nothing where it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).digest()
    except OSError:
        return b""


def _lent(theme: Theme) -> list[Path]:
    """The files that writers read for a theme."""
    profile = [theme.press.profile] if theme.press else []
    return [*profile, *([theme.lent.file] if theme.lent else [])]


def _font_files(family: Family) -> tuple[str, ...]:
    """The files of a family; those of font packages are called otherwise than any file."""
    return family.upright, family.italic, family.bold, family.bold_italic
