"""The objects of a finished PDF as they stand in the file, by number (ISO 32000-1, 7.5).

What is read of objects is what was read before if they, and all that they refer to, have the same
bytes; for this nothing has to be read. It is known of plain files: one table of places, nothing
packed together or encrypted. What is read of another file may depend on anything in it.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain, pairwise

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*")
_LONGEST_END = 64
_TABLE = re.compile(rb"xref\s+0 (\d+) ?\r?\n")
_ENTRY = struct.Struct("10s x 5s x c 2x")
"""Where an object is, its generation, whether it is in use (7.5.4)."""

_NOT_PLAIN = (b"/Prev", b"/XRefStm", b"/Encrypt")
"""Entries of a trailer (7.5.5) by which a table is not all there is to find an object."""

_STREAM = re.compile(rb">>\s*stream\r?\n")
_HIDING = re.compile(rb"[(%]")
"""A string or a comment, in which a stream may seem to begin (7.3.8.1)."""

_STREAMED = re.compile(rb"endstream\s+endobj\s*\Z")
_LONGEST_FOOT = 64

_REFERENCE = re.compile(rb"(?<!\w)(\d+)\s+0\s+R(?!\w)")


class Objects:
    """The objects of one file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._objects = _objects(data)
        self._prints: dict[int, bytes] = {}

    def print_of(self, *values: bytes, without: Collection[int] = ()) -> bytes:
        """A fingerprint of values as they are written, and of all that they refer to.

        Objects that it is ``without`` are not looked into. In a file that is not plain, it is that
        of the values and of all its bytes.
        """
        reached = map(self._print, sorted(self._reached(values, without)))
        found = reached if self._objects else (self._whole,)
        return hashlib.sha256(b"\0".join((*values, *found))).digest()

    def print_of_all(self, *, without: Collection[int] = ()) -> bytes:
        """A fingerprint of all objects but streams, and those that it is ``without``.

        In a file that is not plain, it is that of all its bytes.
        """
        if not self._objects:
            return self._whole
        told = [
            one
            for number, one in sorted(self._objects.items())
            if number not in without and not _STREAMED.search(one, len(one) - _LONGEST_FOOT)
        ]
        return hashlib.sha256(b"".join(told)).digest()

    @cached_property
    def _whole(self) -> bytes:
        return hashlib.sha256(self._data).digest()

    def _print(self, number: int) -> bytes:
        if number not in self._prints:
            self._prints[number] = hashlib.sha256(self._objects[number]).digest()
        return self._prints[number]

    def _reached(self, values: Iterable[bytes], without: Collection[int]) -> Iterator[int]:
        seen, waiting = set(without), [*chain.from_iterable(map(references, values))]
        while waiting:
            number = waiting.pop()
            if number not in seen:
                seen.add(number)
                if number in self._objects:
                    yield number
                    waiting += references(self._objects[number])


def references(value: bytes) -> tuple[int, ...]:
    """The numbers of the objects that a value refers to; where it has strings, perhaps more."""
    data = _STREAM.search(value)
    end = data.end() if data and not _HIDING.search(value, 0, data.start()) else len(value)
    return tuple(map(int, _REFERENCE.findall(value, 0, end)))


def _objects(data: bytes) -> Mapping[int, bytes]:
    """The bytes of every object: from its place to the next; none in a file that is not plain."""
    end = _END.fullmatch(data, data.rfind(b"startxref", len(data) - _LONGEST_END))
    table = _TABLE.match(data, int(end[1])) if end else None
    if not end or not table:
        return {}
    trailer = table.end() + int(table[1]) * _ENTRY.size
    rest = data[trailer : end.start()]
    if not rest.startswith(b"trailer") or any(entry in rest for entry in _NOT_PLAIN):
        return {}
    places = _places(data[table.end() : trailer])
    order = sorted(places, key=places.__getitem__)
    ends = [*(places[number] for number in order), table.start()]
    found = {
        number: data[start:stop]
        for number, (start, stop) in zip(order, pairwise(ends), strict=True)
    }
    sound = all(one.startswith(b"%d 0 obj" % number) for number, one in found.items())
    return found if sound else {}


def _places(table: bytes) -> dict[int, int]:
    """Where objects in use begin, by number."""
    entries = enumerate(_ENTRY.iter_unpack(table))
    return {number: int(place) for number, (place, _, mark) in entries if mark == b"n"}
