"""The files that a build reads, and what is in them.

They are looked at, again and again: that needs no library, is the same on every system, and sees
files on network drives, whose servers tell nobody when a colleague saves.
"""

from __future__ import annotations

import hashlib
import re
import stat
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from restitution.assets import places
from restitution.errors import ContentError, Severity
from restitution.yamlfile import Entries, Scalar, Value, read

_Mark = tuple[int, int, int]
"""Time of the last change in nanoseconds, size in bytes, and the file's number on its disk."""

_GRAIN = 2.0
"""Seconds in which a file can change twice without another time of change, on a FAT drive."""

_FILE_NAME = re.compile(r"[^\n:]{1,250}\.[A-Za-z][A-Za-z0-9]{1,4}")
"""What a file may be called, in the value of a key; what is none is looked for in vain."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file when it was looked at: ``mark`` is None when there was none."""

    mark: _Mark | None = None
    digest: bytes = b""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """All files at one moment."""

    files: Mapping[Path, Seen]

    @property
    def digests(self) -> dict[Path, bytes]:
        """What is in the files: a build depends on nothing else."""
        return {path: seen.digest for path, seen in self.files.items()}

    @property
    def marks(self) -> dict[Path, _Mark | None]:
        """What tells that a file was written, even with the same bytes."""
        return {path: seen.mark for path, seen in self.files.items()}


class Inputs:
    """What a content file is built from: itself, the themes, and every file that these name."""

    def __init__(self, content: Path, clock: Callable[[], float] = time.time) -> None:
        self._content = content
        self._clock = clock
        self._seen: dict[Path, Seen] = {}
        self._named: dict[Path, tuple[bytes, tuple[str, ...]]] = {}

    def look(self) -> State:
        """The files as they are now, and those that are named and are not there."""
        folder = self._content.parent
        shelves = places(folder, "themes")
        texts = [
            self._content,
            *(file for shelf in shelves for file in sorted(shelf.glob("*.yaml"))),
        ]
        bases = (folder, folder / "assets" / "icc", *shelves)
        named = [base / name for text in texts for name in self._names(text) for base in bases]
        self._seen = {file: self._see(file) for file in (*texts, *named)}
        return State(dict(self._seen))

    def _names(self, text: Path) -> tuple[str, ...]:
        """What a file names; as long as it cannot be read, what it named before."""
        seen = self._seen[text] = self._see(text)
        digest, names = self._named.get(text, (b"", ()))
        if digest != seen.digest:
            names = _names_in(text, names)
            self._named[text] = (seen.digest, names)
        return names

    def _see(self, file: Path) -> Seen:
        """A file as it is now; its bytes are read only if they may have changed."""
        known = self._seen.get(file)
        try:
            found = file.stat()
            mark = (found.st_mtime_ns, found.st_size, found.st_ino)
            if known and known.mark == mark and not known.fresh:
                return known
            if not stat.S_ISREG(found.st_mode):
                return Seen()
            digest = _digest(file)
        except (OSError, ValueError):
            return Seen()
        return Seen(mark, digest, self._clock() - found.st_mtime < _GRAIN)


def _digest(file: Path) -> bytes:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").digest()


def _names_in(text: Path, before: tuple[str, ...]) -> tuple[str, ...]:
    """What a file names, and what it named before where parts of it cannot be read."""
    try:
        values, problems = read(text, text.name)
    except ContentError:
        return before
    kept = before if any(one.severity is Severity.ERROR for one in problems) else ()
    return tuple(sorted({*_named(values), *kept}))


def _named(value: Value) -> Iterator[str]:
    """What may be a file's name among the values of a mapping."""
    if isinstance(value, Scalar):
        if _FILE_NAME.fullmatch(value):
            yield str(value)
        return
    for entry in value.values() if isinstance(value, Entries) else value:
        yield from _named(entry)
