"""Parts of an edition that were read before: they stand as long as their lines do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from restitution.content.fields import Made, Reading
from restitution.errors import Problem
from restitution.language import Language
from restitution.markup import Copy, Piece
from restitution.rack import Rack
from restitution.yamlfile import Entries, Part, Parted


class ReadingAgain(Reading):
    """The validation of a file that is read by its parts: those that stand are taken as they are.

    Raises, inside of a validation, what validating a part raises.
    """

    def __init__(
        self, language: Language, problems: list[Problem], rack: Rack, parts: Mapping[int, Part]
    ) -> None:
        super().__init__(language, problems)
        self._rack = rack
        self._parts = parts
        self._known: Mapping[Copy, Piece] = {}
        self._read: dict[Copy, Piece] = {}

    def taken(self, data: Entries, make: Callable[[], Made]) -> Made:
        """What is made of a mapping: of a part only if it is not what it was."""
        part = self._parts.get(id(data))
        if part is None:
            return make()

        def made() -> tuple[Made, tuple[Problem, ...]]:
            before = len(self.problems)
            with self._recalling(part):
                node = make()
            noticed = tuple(self.problems[before:])
            del self.problems[before:]
            return node, noticed

        made_of = (part.text, data.source.file, part.above, self.language.code)
        node, noticed = self._rack.lasting(f"content/{part.name}", made_of, made)
        self.problems.extend(noticed)
        return node

    @contextmanager
    def _recalling(self, part: Part) -> Iterator[None]:
        """Pieces of texts that were read for a part before are not read again."""
        place, code = f"copy/{part.name}", self.language.code
        self._known, self._read = self._rack.recalled(place, code), {}
        yield
        self._rack.remember(place, code, more=self._read)

    def once(self, copy: Copy, make: Callable[[], Piece]) -> Piece:
        """What is read of a piece: not again if it is what some piece of the part was before."""
        piece = self._read[copy] = self._known.get(copy) or make()
        return piece


def by_mappings(parted: Parted) -> Mapping[int, Part]:
    """The parts of a file by the mappings that hold what they say."""
    return {id(part.value): part for part in parted.parts}
