"""A file that is read again: of its parts, only those whose lines have changed.

A part is a section, or an entry of the list that a section holds. What was read of one stands on
the rack as long as it has the same lines, wherever these have moved: its places are those that it
had when it was read, and ``Moves`` tells how far it stands from there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Final

from restitution.errors import Problem, Severity
from restitution.frozen import Frozen, field
from restitution.rack import Rack
from restitution.yamlfile.reader import Reader
from restitution.yamlfile.sections import found_by
from restitution.yamlfile.stretch import Stretch
from restitution.yamlfile.values import Entries, Series, Value

_HEAD: Final = re.compile(r"([\w-]+):[ \t]*(?:(?<=[ \t])#.*)?\n(?:[ \t]*(?:#.*)?\n)*(?= *- )")
"""A key alone, blank lines and remarks below it, and then the first entry of a list."""


class Part(Frozen):
    """A part of a file: what it is called, its lines, and what they hold.

    ``above`` is how many lines were above it when they were read.
    """

    name: str
    text: str
    value: Value
    above: int


class Parted(Frozen):
    """A file by its parts, without an error; all places are those from which ``moves`` tells."""

    entries: Entries
    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]
    moves: Mapping[str, int]


def in_parts(name: str, text: str, rack: Rack, *, moving: bool) -> Parted | None:
    """What a file says in keys, read part by part.

    A part that only stands further up or down is read again, unless parts are ``moving``: then
    its places are those where it was read. None for a file with an error in it, and for one of a
    form that must be read as a whole.
    """
    sections = list(Stretch(name, text).sections())
    if not sections:
        return None
    assembly = _Assembly(rack, Entries(sections[0].at(0, 0)), moving)
    try:
        for section in sections:
            assembly.take(section)
    except _WholeError:
        return None
    parts, problems = tuple(assembly.parts), tuple(assembly.problems)
    return Parted(assembly.entries, parts, problems, assembly.moves)


class _WholeError(Exception):
    """The file cannot be read in parts."""


class _Sound(Frozen):
    """What was read of a part, warnings at most, and how many lines were above it then."""

    value: Value
    problems: tuple[Problem, ...]
    above: int


class _Assembly(Frozen):
    """The parts of a file as they are put together again."""

    rack: Rack
    entries: Entries
    moving: bool
    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    moves: dict[str, int] = field(default_factory=dict)

    def take(self, section: Stretch) -> None:
        """A section under its key."""
        key, head = section.key, _HEAD.match(section.text)
        own = Stretch(section.file, head[0], section.above) if head else section
        held = self._read(key, Reader(own))
        if not isinstance(held, Entries) or list(held) != [key]:
            raise _WholeError
        value = self._listed(key, held, section) if head else held[key]
        if self.entries.add(key, held.key_sources[key], value):
            raise _WholeError
        if not head:
            self._add(key, section, value)

    def _listed(self, key: str, head: Entries, section: Stretch) -> Series:
        """A list of entries that are parts of their own."""
        if head[key]:
            raise _WholeError
        series = Series(head.source)
        for number, entry in enumerate(section.entries()):
            name = f"{key}[{number}]"
            held = self._read(name, Reader(entry, within=key, first=number))
            if not isinstance(held, Series) or len(held) != 1:
                raise _WholeError
            series.source = series.source if number else held.source
            series += held
            self._add(name, entry, held[0])
        return series

    def _add(self, name: str, lines: Stretch, value: Value) -> None:
        self.parts.append(Part(name, lines.text, value, lines.above - self.moves[name]))

    def _read(self, name: str, reader: Reader) -> Value:
        """What a part holds: what was read of it before, if its lines are the same."""
        lines = reader.stretch
        place = f"yaml/{lines.file}/{name}"
        made_of = (lines.text, None if self.moving else lines.above)
        sound = self.rack.lasting(place, made_of, partial(_sound, reader))
        self.moves[name] = lines.above - sound.above
        self.problems.extend(sound.problems)
        return sound.value


def _sound(reader: Reader) -> _Sound:
    found = found_by(reader)
    wrong = any(problem.severity is Severity.ERROR for problem in found.problems)
    if found.failed or found.value is None or wrong:
        raise _WholeError
    return _Sound(found.value, tuple(found.problems), reader.stretch.above)
