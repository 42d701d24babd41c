"""What a docket was written by, and whether all of it is still as it was."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Any

_GRAIN = 2.0
"""Seconds in which a file can change twice without another time of change, on a FAT drive."""

ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a name stood for: a file by the SHA-256 of its bytes, else why there is none to read.

    ``way`` is where it really lies: a link on the way makes another file of it. ``mark`` is what
    tells without reading that a file was written, if it ``rests``: if that did not happen just
    before, for what is written again in the same instant may have the same mark.
    """

    what: str
    way: str
    mark: tuple[int, ...] = ()
    rests: bool = field(default=False, compare=False)

    @property
    def held(self) -> tuple[str, str]:
        """What a result may depend on."""
        return self.what, self.way


@dataclass(frozen=True, slots=True)
class Evidence:
    """Files by their names, and the names that folders have in them."""

    files: Mapping[str, Seen]
    folders: Mapping[str, tuple[str, ...]]

    def still(self) -> bool:
        """Whether all is as it was; a file with the same mark is not read again."""
        return all(listed(folder) == names for folder, names in self.folders.items()) and all(
            look(file, seen).held == seen.held for file, seen in self.files.items()
        )

    def again(self) -> Evidence:
        """The same looked at once more: it is equal if nothing was even written in between."""
        return Evidence(
            {file: look(file, seen) for file, seen in self.files.items()},
            {folder: listed(folder) for folder in self.folders},
        )

    def as_data(self) -> dict[str, Any]:
        """The same in JSON's values."""
        files = {name: astuple(seen) for name, seen in self.files.items()}
        return {"files": files, "folders": dict(self.folders)}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Evidence:
        """Evidence from its data."""
        files = {
            name: Seen(what, way, tuple(mark), rests)
            for name, (what, way, mark, rests) in data["files"].items()
        }
        return cls(files, {folder: tuple(names) for folder, names in data["folders"].items()})


def taken(files: Iterable[str], folders: Iterable[str]) -> Evidence:
    """The evidence of this moment."""
    seen = {file: look(file) for file in files}
    return Evidence(seen, {folder: listed(folder) for folder in folders})


def listed(folder: str) -> tuple[str, ...]:
    """The names of all that is in a folder; none where there is no folder to read."""
    try:
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208 - names, no paths
    except OSError:
        return ()


def look(file: str, before: Seen | None = None) -> Seen:
    """A file as it is now; its bytes are read only if they may have changed."""
    way = ""
    try:
        way = os.path.realpath(file)
        found = Path(file).stat()
        mark = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        if before and before.rests and before.mark == mark:
            return Seen(before.what, way, mark, rests=True)
        if not stat.S_ISREG(found.st_mode):
            return Seen("no file", way)
        with Path(file).open("rb") as opened:
            what = hashlib.file_digest(opened, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        return Seen(_why(error), way)
    rests = time.time() - max(found.st_mtime, found.st_ctime) >= _GRAIN
    return Seen(what, way, mark, rests)


def _why(error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    return ABSENT if number in {errno.ENOENT, errno.ENOTDIR} else f"refused {number}"
