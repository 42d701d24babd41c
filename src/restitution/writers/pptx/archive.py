"""Zip archives that come out the same whenever they are made, bound of members packed before.

Python's ``zipfile`` packs whatever it is given anew; the bytes are those that it would write.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_DENSE = (".xlsx", ".jpeg", ".png")
_FIRST = ("[Content_Types].xml", "_rels/.rels")

_STORED, _DEFLATED, _LEVEL, _RAW = 0, 8, 6, -15
_VERSION, _VERSION_64 = 20, 45
_MADE_BY = bytes((_VERSION, 0))
_UNICODE = 0x800
_FIRST_DAY = 1 << 5 | 1
"""1 January 1980 (APPNOTE, 4.4.6)."""

_MODE = 0o600 << 16
_MOST = 0xFFFF
"""The most members that are counted in two bytes."""

_FIELDS = struct.Struct("<5H3L2H")
"""What the two headers of a member have in common (APPNOTE, 4.3.7 and 4.3.12)."""

_PLACE = struct.Struct("<3H2L")
_END, _END_64 = struct.Struct("<4s4H2LH"), struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")


@dataclass(frozen=True, slots=True)
class Member:
    """A file as it stands in an archive.

    ``check`` is the checksum of what is packed in it (CRC-32), ``fields`` is what both of its
    headers say.
    """

    name: str
    check: int
    fields: bytes
    data: bytes


def member(name: str, data: bytes) -> Member:
    """A file packed as it will stand in an archive; what is dense already is left as it is."""
    packed, method = (data, _STORED) if name.endswith(_DENSE) else (_deflated(data), _DEFLATED)
    check, flags = zlib.crc32(data), 0 if name.isascii() else _UNICODE
    told = (_VERSION, flags, method, 0, _FIRST_DAY, check, len(packed), len(data))
    return Member(name, check, _FIELDS.pack(*told, len(name.encode()), 0), packed)


def bound(members: Iterable[Member]) -> bytes:
    """An archive in a fixed order, with fixed dates; content types come first (OPC, 7.3).

    Raises struct.error for more than four gibibytes.
    """
    files: list[bytes] = []
    directory: list[bytes] = []
    start = 0
    for each in sorted(members, key=_place):
        name = each.name.encode()
        files += (b"PK\3\4", each.fields, name, each.data)
        place = _PLACE.pack(0, 0, 0, _MODE, start)
        directory.append(b"".join((b"PK\1\2", _MADE_BY, each.fields, place, name)))
        start += 4 + _FIELDS.size + len(name) + len(each.data)
    listed = b"".join(directory)
    return b"".join((*files, listed, _end(len(directory), len(listed), start)))


def zipped(members: Mapping[str, bytes]) -> bytes:
    """An archive of files by their names."""
    return bound(member(name, data) for name, data in members.items())


def _deflated(data: bytes) -> bytes:
    press = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return press.compress(data) + press.flush()


def _place(entry: Member) -> tuple[int, str]:
    name = entry.name
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _end(count: int, size: int, start: int) -> bytes:
    """Where the directory is; twice, if two bytes are too few to count it (APPNOTE, 4.3.14)."""
    least = min(count, 0xFFFF)
    end = _END.pack(b"PK\5\6", 0, 0, least, least, size, start, 0)
    if count <= _MOST:
        return end
    versions = (_VERSION_64, _VERSION_64)
    large = _END_64.pack(b"PK\6\6", 44, *versions, 0, 0, count, count, size, start)
    return large + _LOCATOR.pack(b"PK\6\7", 0, start + size, 1) + end
