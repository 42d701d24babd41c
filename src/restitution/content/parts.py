"""Parts of an edition that were read before: they stand as long as their lines do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from restitution.content.fields import Made, Reading
from restitution.errors import Problem
from restitution.rack import Rack
from restitution.yamlfile import Entries, Part, Parted


@dataclass(slots=True)
class ReadingAgain(Reading):
    """The validation of a file that is read by its parts: those that stand are taken as they are.

    Raises, inside of a validation, what validating a part raises.
    """

    rack: Rack = field(default_factory=Rack)
    parts: Mapping[int, Part] = field(default_factory=dict)

    def taken(self, data: Entries, make: Callable[[], Made]) -> Made:
        """What is made of a mapping: of a part only if it is not what it was."""
        part = self.parts.get(id(data))
        if part is None:
            return make()

        def made() -> tuple[Made, tuple[Problem, ...]]:
            before = len(self.problems)
            node = make()
            noticed = tuple(self.problems[before:])
            del self.problems[before:]
            return node, noticed

        made_of = (part.text, data.source.file, part.above, self.language.code)
        node, noticed = self.rack.lasting(f"content/{part.name}", made_of, made)
        self.problems.extend(noticed)
        return node


def by_mappings(parted: Parted) -> Mapping[int, Part]:
    """The parts of a file by the mappings that hold what they say."""
    return {id(part.value): part for part in parted.parts}
