"""Parts of an edition that were read before: they stand as long as their lines do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from restitution.content.fields import Made, Reading
from restitution.errors import Problem
from restitution.language import Language
from restitution.markup import Copy, Once, Piece
from restitution.rack import Rack
from restitution.yamlfile import Entries, Part, Parted, Scalar


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

    def taken(self, data: Entries, make: Callable[[], Made]) -> Made:
        """What is made of a mapping: of a part only if it is not what it was."""
        part = self._parts.get(id(data))
        if part is None:
            return make()

        def made() -> tuple[Made, tuple[Problem, ...]]:
            before = len(self.problems)
            node = make()
            noticed = tuple(self.problems[before:])
            del self.problems[before:]
            return node, noticed

        made_of = (part.text, data.source.file, part.above, self.language.code)
        node, noticed = self._rack.lasting(f"content/{part.name}", made_of, made)
        self.problems.extend(noticed)
        return node

    def once(self, scalar: Scalar) -> Once:
        """How pieces of a text are parsed: if they are not what they were, wherever they stand."""
        return partial(self._once, scalar.source.path)

    def _once(self, path: str, number: str, copy: Copy, make: Callable[[], Piece]) -> Piece:
        return self._rack.lasting(f"text/{path}/{number}", copy, make)


def by_mappings(parted: Parted) -> Mapping[int, Part]:
    """The parts of a file by the mappings that hold what they say."""
    return {id(part.value): part for part in parted.parts}
