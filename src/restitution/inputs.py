"""The files that a build reads, and what is in them: they are looked at, again and again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from restitution.assets import places
from restitution.cache import Cache, name_of
from restitution.errors import ContentError, Problem, Severity
from restitution.frozen import Frozen, as_json, of_json
from restitution.patterns import pattern
from restitution.program import fingerprint
from restitution.rack import Rack, reading_rack
from restitution.witness import Seen, look
from restitution.yamlfile import Entries, Scalar, Value, read, read_again

_FILE_NAME = pattern(r"[^\n:]{1,250}\.[A-Za-z][A-Za-z0-9]{1,4}")
"""What a file may be called, in the value of a key; what is none is looked for in vain."""

_NAMING = frozenset(
    {"file", "deck_template", "profile", "upright", "italic", "bold", "bold_italic"},
)
"""Keys whose values name files, whatever these are called: in a content file, then in a theme."""

_BLANK = " \t\n"


class State(Frozen):
    """All files at one moment."""

    files: Mapping[Path, Seen]

    @property
    def digests(self) -> dict[Path, tuple[str, str]]:
        """What is in the files: a build depends on nothing else."""
        return {path: seen.held for path, seen in self.files.items()}

    @property
    def marks(self) -> dict[Path, tuple[int, ...]]:
        """What tells that a file was written, even with the same bytes."""
        return {path: seen.mark for path, seen in self.files.items()}


class Inputs:
    """What a content file is built from: itself, the themes, and every file that these name.

    The ``cache`` keeps what a theme names, which is the same as long as its bytes are; a content
    file seldom has the same twice. Its parts stand on a ``rack`` of whoever reads them next, and
    puts them away, or on one of our own.
    """

    def __init__(
        self,
        content: Path,
        clock: Callable[[], float] = time.time,
        cache: Cache | None = None,
        rack: Rack | None = None,
    ) -> None:
        self._content = content
        self._cache = cache or Cache()
        self._lent = rack is not None
        self._rack = rack or reading_rack(content, self._cache)
        self._clock = clock
        self._seen: dict[Path, Seen] = {}
        self._named: dict[Path, tuple[str, tuple[str, ...]]] = {}

    def look(self) -> State:
        """The files as they are now, and those that are named and are not there."""
        self._seen = {file: self._see(file) for file in self.paths()}
        return State(dict(self._seen))

    @property
    def shelves(self) -> list[Path]:
        """The folders of themes, the project's own first."""
        return places(self._content.parent, "themes")

    def paths(self) -> list[Path]:
        """The files by their places, whether they are there or not; only what names is read."""
        folder, shelves = self._content.parent, self.shelves
        texts = [
            self._content,
            *(file for shelf in shelves for file in sorted(shelf.glob("*.yaml"))),
        ]
        bases = (folder, folder / "assets" / "icc", *shelves, Path())
        named = [base / name for text in texts for name in self._names(text) for base in bases]
        return [*texts, *named]

    def _names(self, text: Path) -> tuple[str, ...]:
        """What a file names; as long as it cannot be read, what it named before."""
        seen = self._seen[text] = self._see(text)
        read, names = self._named.get(text, ("", ()))
        if read != seen.what:
            names = self._names_in(text, seen.what, names)
            self._named[text] = (seen.what, names)
        return names

    def _names_in(self, text: Path, what: str, before: tuple[str, ...]) -> tuple[str, ...]:
        """What a file names, and what it named before where parts of it cannot be read."""
        name = name_of(f"names {fingerprint()} {what}")
        known = self._cache.found(name)
        if known is not None:
            return tuple(of_json(known))
        try:
            values, problems = self._read(text)
        except ContentError:
            return before
        names = {*_named(values)}
        if any(one.severity is Severity.ERROR for one in problems):
            return tuple(sorted({*names, *before}))
        still = self._see(text).what == what  # else it was saved again before it was read
        if still and text != self._content:
            self._cache.keep([(name, as_json(sorted(names)))])
        return tuple(sorted(names))

    def _read(self, text: Path) -> tuple[Entries, Sequence[Problem]]:
        """What a file says, with what is wrong in it; its parts are read once for all processes."""
        parted = read_again(text, str(text), self._rack)
        if not self._lent:
            self._rack.put_away()
        return (parted.entries, parted.problems) if parted else read(text, text.name)

    def _see(self, file: Path) -> Seen:
        """A file as it is now; its bytes are read only if they may have changed."""
        return look(file, self._seen.get(file), self._clock)


def _named(value: Value, key: str = "") -> Iterator[str]:
    """What may be a file's name among the values of a mapping."""
    if isinstance(value, Scalar):
        if key in _NAMING:
            yield from {str(value), value.strip(_BLANK)}
        elif _FILE_NAME.fullmatch(value):
            yield str(value)
    elif isinstance(value, Entries):
        for name, entry in value.items():
            yield from _named(entry, name)
    else:
        for entry in value:
            yield from _named(entry, key)
