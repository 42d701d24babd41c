"""An album: a file of the cache with many things in it, each found by its name alone.

Things are put in behind the others, each with its seal, which is looked at when it is asked for:
what nobody wants any more costs little until there is too much of it. Who else puts in
something at the same time puts it behind too (POSIX, ``O_APPEND``); a half that a process left
makes an end, behind which nothing is found, and the album is written anew.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

MOST = 64 * 1024 * 1024
"""Bytes of an album: some seventy visits have room. What is more is not kept."""

_NAME, _SEAL = 32, 16
_HEAD = struct.Struct(f"<{_NAME}sI{_SEAL}s")
"""Before each thing: the name it goes by, how many bytes it has, and the seal of both."""

_Place = tuple[int, int, bytes]
"""Where a thing begins and ends in the file, and its seal."""


class Album:
    """The things in a file; without a file there are none, and none are kept.

    Names are 32 bytes long.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._data: bytes | None = None
        self._places: dict[bytes, _Place] = {}
        self._end = 0

    def found(self, name: bytes) -> bytes | None:
        """A thing, if it is there and whole."""
        data = self._opened()
        if name not in self._places:
            return None
        start, end, seal = self._places[name]
        thing = data[start:end]
        return thing if _seal(name, thing) == seal else None

    def keep(self, new: Mapping[bytes, bytes], wanted: Collection[bytes]) -> None:
        """Put in new things; of others only those that were ``wanted`` must stay.

        A folder that is full, read-only or removed costs time, and nothing else.
        """
        if self._file is None or not new:
            return
        data = self._opened()
        added = b"".join(_as_fits(_bound(name, thing) for name, thing in new.items()))
        with suppress(OSError):
            if self._end != len(data) or not data or self._end + len(added) > self._most(wanted):
                kept = {name: self.found(name) for name in wanted if name not in new}
                rest = [_bound(name, thing) for name, thing in kept.items() if thing is not None]
                _write_anew(self._file, b"".join(_as_fits([added, *rest])))
            else:
                _append(self._file, added)
        self._data = None

    def _most(self, wanted: Collection[bytes]) -> int:
        """As much again as is wanted, within bounds: a reader looks at every head."""
        places = (self._places[name] for name in wanted if name in self._places)
        return min(MOST, 2 * sum(end - start for start, end, _ in places) + MOST // 64)

    def _opened(self) -> bytes:
        if self._data is None:
            self._data = _read(self._file)
            self._places, self._end = {}, 0
            for name, place in _heads(self._data):
                self._places[name], self._end = place, place[1]
        return self._data


def _as_fits(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The first parts, until there is no room for the next."""
    size = 0
    for part in parts:
        size += len(part)
        if size > MOST:
            return
        yield part


def _read(file: Path | None) -> bytes:
    with suppress(OSError):
        return file.read_bytes() if file is not None else b""
    return b""


def _heads(data: bytes) -> Iterator[tuple[bytes, _Place]]:
    """The names with their places, as far as one follows the other."""
    at, whole = 0, len(data)
    while at + _HEAD.size <= whole:
        name, length, seal = _HEAD.unpack_from(data, at)
        at, end = at + _HEAD.size, at + _HEAD.size + length
        if end > whole:
            return
        yield name, (at, end, seal)
        at = end


def _bound(name: bytes, thing: bytes) -> bytes:
    return _HEAD.pack(name, len(thing), _seal(name, thing)) + thing


def _seal(name: bytes, thing: bytes) -> bytes:
    return hashlib.blake2b(name + thing, digest_size=_SEAL).digest()


def _append(file: Path, data: bytes) -> None:
    with file.open("ab", buffering=0) as opened:
        opened.write(data)


def _write_anew(file: Path, data: bytes) -> None:
    """Write a file beside its place, and move it there whole: others read it meanwhile."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(file)
