"""An album: a file of the cache with many things in it, each found by its name alone.

Things are put in by sheets, each behind the others: a table of what is on it, and the things, each
with its seal, which is looked at when it is asked for. Nothing else of the file is read than the
tables and what is asked for. Who else puts in something at the same time puts it behind too
(POSIX, ``O_APPEND``); a half that a process left makes an end, behind which nothing is found, and
the album is written anew.
"""

from __future__ import annotations

import os
import struct
import sys
import weakref
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

MOST = 64 * 1024 * 1024
"""Bytes of an album: some seventy visits have room. What is more is not kept."""

_NAME = 32
_SHEET = struct.Struct("<IQ")
"""Before each sheet: how many things are on it, and how many bytes they have together."""

_ENTRY = struct.Struct(f"<{_NAME}sIII")
"""A line of its table: the name a thing goes by, what it is for, how many bytes, and their seal."""

Thing = tuple[int, bytes]
"""What a thing is for, as a number, and the thing: one that is for the same replaces others."""

_Place = tuple[int, int, int, int]
"""What a thing is for, where it begins in the file, how many bytes it has, and its seal."""


class Album:
    """The things in a file; without a file there are none, and none are kept.

    Names are 32 bytes long.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._opened: _Opened | None = None

    def __len__(self) -> int:
        """How many things there are, whole or not."""
        return len(self._read.places)

    def __contains__(self, name: bytes) -> bool:
        """Whether there is a thing, which may prove not to be whole."""
        return name in self._read.places

    def found(self, name: bytes) -> bytes | None:
        """A thing, if it is there and whole."""
        place = self._read.places.get(name)
        if place is None:
            return None
        _, start, size, seal = place
        thing = self._read.part(start, size)
        return thing if len(thing) == size and _seal(name, thing) == seal else None

    def keep(self, new: Mapping[bytes, Thing], wanted: Collection[bytes]) -> None:
        """Put in new things; of others for the same only those that were ``wanted`` must stay.

        A folder that is full, read-only or removed costs time, and nothing else.
        """
        if self._file is None or not new:
            return
        self._opened = None  # others have put in something meanwhile
        read, sheet = self._read, _bound(_as_fits(new.items()))
        staying = self._staying(new, wanted)
        most = min(MOST, 2 * sum(read.places[name][2] for name in staying) + MOST // 64)
        with suppress(OSError):
            if read.is_whole and read.end + len(sheet) <= most:
                _append(self._file, sheet)
            else:
                sheet = _bound(_as_fits([*new.items(), *self._again(staying)]))
                self._opened = None  # some systems replace no file that is open
                _write_anew(self._file, sheet)
        self._opened = None

    def _staying(self, new: Mapping[bytes, Thing], wanted: Collection[bytes]) -> list[bytes]:
        """The things that stay: the wanted ones first, then those for what none was wanted for."""
        places = self._read.places
        known = [name for name in wanted if name in places and name not in new]
        asked = {places[name][0] for name in known} | {purpose for purpose, _ in new.values()}
        return known + [name for name, place in places.items() if place[0] not in asked]

    def _again(self, names: Iterable[bytes]) -> Iterator[tuple[bytes, Thing]]:
        for name in names:
            thing = self.found(name)
            if thing is not None:
                yield name, (self._read.places[name][0], thing)

    @property
    def _read(self) -> _Opened:
        if self._opened is None:
            self._opened = _Opened(self._file)
        return self._opened


class _Opened:
    """A file of things as it was when it was opened: where each is, and where the last one ends.

    It is ``is_whole`` if there is a file, and nothing behind that end.
    """

    def __init__(self, file: Path | None) -> None:
        self._number: int | None = None
        self.places: dict[bytes, _Place] = {}
        self.end, size = 0, 0
        if file is not None:
            with suppress(OSError):
                self._number = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
                weakref.finalize(self, os.close, self._number)
                size = os.fstat(self._number).st_size
        for places, end in self._sheets(size):
            self.places.update(places)
            self.end = end
        self.is_whole = 0 < self.end == size

    def part(self, start: int, size: int) -> bytes:
        """Some bytes of the file, as far as they can be read."""
        if self._number is None:
            return b""
        with suppress(OSError):
            if sys.platform != "win32":
                return os.pread(self._number, size, start)
            os.lseek(self._number, start, os.SEEK_SET)
            return os.read(self._number, size)
        return b""

    def _sheets(self, size: int) -> Iterator[tuple[dict[bytes, _Place], int]]:
        """What is on each sheet, and where it ends, as far as one follows the other."""
        at = 0
        while len(head := self.part(at, _SHEET.size)) == _SHEET.size:
            count, length = _SHEET.unpack(head)
            start = at + _SHEET.size + count * _ENTRY.size
            at, table = start + length, at + _SHEET.size
            if at > size:
                return
            yield dict(_places(self.part(table, start - table), start)), at


def _places(table: bytes, start: int) -> Iterator[tuple[bytes, _Place]]:
    for name, purpose, size, seal in _ENTRY.iter_unpack(table):
        yield name, (purpose, start, size, seal)
        start += size


_Named = tuple[bytes, Thing]


def _as_fits(things: Iterable[_Named]) -> Iterator[_Named]:
    """The first things, until there is no room for the next."""
    size = _SHEET.size
    for name, (purpose, thing) in things:
        size += _ENTRY.size + len(thing)
        if size > MOST:
            return
        yield name, (purpose, thing)


def _bound(things: Iterable[_Named]) -> bytes:
    """A sheet of things."""
    bound = list(things)
    table = [
        _ENTRY.pack(name, purpose, len(thing), _seal(name, thing))
        for name, (purpose, thing) in bound
    ]
    content = [thing for _, (_, thing) in bound]
    return b"".join([_SHEET.pack(len(bound), sum(map(len, content))), *table, *content])


def _seal(name: bytes, thing: bytes) -> int:
    return zlib.crc32(thing, zlib.crc32(name))


def _append(file: Path, data: bytes) -> None:
    with file.open("ab", buffering=0) as opened:
        opened.write(data)


def _write_anew(file: Path, data: bytes) -> None:
    """Write a file beside its place, and move it there whole: others read it meanwhile."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(file)
