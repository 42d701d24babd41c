"""content.yaml as it is read at one moment: where a text is said, and how it could be said anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Self

from restitution.edits.contentfile import ContentFile
from restitution.edits.extent import Style, extent_of
from restitution.edits.passages import Passage, nearest, passages_of, scalars_of
from restitution.edits.splice import quoted, spellings, spliced
from restitution.edits.words import Change, Words, changed
from restitution.errors import ContentError
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.patterns import pattern
from restitution.yamlfile import Scalar

_PLACE_IN_LIST: Final = pattern(r"\[\d+\]")
_ONE_PASSAGE: Final = 2
"""The passages of a value that has one: as a whole, and as prose."""


class Spot(Frozen):
    """A passage of a value: the value's path, and which of its passages it is."""

    path: str
    number: int


class Reading(Frozen):
    """A content file with its values by path; ``warned`` counts what was noticed in reading it."""

    file: ContentFile
    name: str
    language: Language
    scalars: Mapping[str, Scalar]
    warned: int

    @classmethod
    def of(cls, file: ContentFile, name: str, language: Language) -> Self:
        """A file as it is read; raises ContentError when it has no meaning."""
        entries, problems = file.understood(name)
        return cls(file, name, language, scalars_of(entries), len(problems))

    def passages(self, path: str) -> list[Passage]:
        """The passages of a value: the whole of it first."""
        return passages_of(self.scalars[path], self.file.text, self.language)

    def spot(self, path: str, words: Words) -> Spot | None:
        """Where a text is said: at its path, or where a list has taken it; None if nowhere."""
        if path in self.scalars and (here := self._exact(path, words)):
            return here
        shape = _PLACE_IN_LIST.sub("[]", path)
        like = (each for each in self.scalars if _PLACE_IN_LIST.sub("[]", each) == shape)
        moved = [spot for each in like if (spot := self._exact(each, words))]
        if len(moved) == 1:
            return moved[0]
        if path not in self.scalars:
            return None
        passages = self.passages(path)
        near = nearest(passages, words)
        if near is None and len(passages) > _ONE_PASSAGE:
            return None
        return Spot(path, near or 0)

    def words(self, spot: Spot) -> Words:
        """What is said in a spot."""
        return self.passages(spot.path)[spot.number].words

    def written(self, spot: Spot, wanted: Sequence[Change]) -> ContentFile | None:
        """The file with changes to a passage, once it reads as wanted; None if it never does."""
        aim = changed(self.words(spot), wanted)
        tries = self._tries(spot, wanted)
        return next((tried for tried in tries if self._reads(tried, spot, aim)), None)

    def _exact(self, path: str, words: Words) -> Spot | None:
        numbered = enumerate(self.passages(path))
        return next((Spot(path, n) for n, each in numbered if each.words == words), None)

    def _tries(self, spot: Spot, wanted: Sequence[Change]) -> Iterator[ContentFile]:
        """The ways to write changes, the plainest first."""
        passage = self.passages(spot.path)[spot.number]
        text, extent = self.file.text, extent_of(self.scalars[spot.path], self.file.text)
        for spelt in spellings(extent.style):
            new = spliced(text[passage.start : passage.end], passage.words, wanted, spelt)
            if new is None:
                continue
            yield self.file.replaced(passage.start, passage.end, new)
            if extent.style is Style.PLAIN:
                whole = text[extent.start : passage.start] + new + text[passage.end : extent.end]
                yield self.file.replaced(extent.start, extent.end, quoted(whole))

    def _reads(self, tried: ContentFile, spot: Spot, aim: Words) -> bool:
        """Whether another file says what it should in one spot, and what this one says in all."""
        try:
            after = Reading.of(tried, self.name, self.language)
        except ContentError:
            return False
        if after.warned > self.warned or after.scalars.keys() != self.scalars.keys():
            return False
        if any(
            after.scalars[each] != self.scalars[each] for each in self.scalars if each != spot.path
        ):
            return False
        was, now = ([p.words for p in each.passages(spot.path)] for each in (self, after))
        was[spot.number] = aim
        if spot.number:
            was[0] = now[0]  # the whole, of which the passage is a part
        else:
            was, now = was[:1], now[:1]
        return was == now
