"""The members of a finished archive; one that is stored as it was is not unpacked again."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from restitution.rack import Rack

Read = TypeVar("Read")

BROKEN: Final = (zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError)
"""What opening or unpacking a damaged archive ends in."""

_LENGTHS: Final = struct.Struct("<26x2H")
"""Of a member's name and of what else stands before its data (APPNOTE, 4.3.7)."""


class Archive:
    """A file with its members. Raises one of BROKEN when it is none, or when one is damaged."""

    def __init__(self, path: Path) -> None:
        self._name, self._data = path.name, path.read_bytes()
        self._archive = zipfile.ZipFile(io.BytesIO(self._data))
        self.names = self._archive.namelist()
        """All names; one that is there twice, twice."""

    def read(self, look: Callable[[str, bytes], Read], rack: Rack) -> Iterator[tuple[str, Read]]:
        """The members by name, with what a look at each gives; on the rack stands what it gave."""
        for entry in self._archive.infolist():
            make = partial(self._looked, entry, look)
            place = f"member/{self._name}/{entry.filename}"
            yield entry.filename, rack.lasting(place, self._stored(entry), make)

    def _looked(self, entry: zipfile.ZipInfo, look: Callable[[str, bytes], Read]) -> Read:
        return look(entry.filename, self._archive.read(entry))

    def _stored(self, entry: zipfile.ZipInfo) -> bytes:
        """A digest of all that unpacking a member goes by: its bytes, what is told of them."""
        start = entry.header_offset
        end = start + _LENGTHS.size + sum(_LENGTHS.unpack_from(self._data, start))
        listed = (entry.orig_filename, entry.flag_bits, entry.compress_type, entry.compress_size)
        told = repr((entry.CRC, entry.file_size, *listed)).encode()
        return hashlib.sha256(told + b"\0" + self._data[start : end + entry.compress_size]).digest()
