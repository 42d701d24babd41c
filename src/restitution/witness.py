"""What was in a file when it was looked at, and whether it is still so.

Looking needs no library, is the same on every system, and sees what is on network drives, whose
servers tell nobody when a colleague saves.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

from restitution.frozen import Frozen

_GRAIN = 2.0
"""Seconds in which a file can change twice without another time of change, on a FAT drive."""

ABSENT = "absent"

_UNNAMED = frozenset({"", os.curdir, os.pardir})
"""Last parts of paths that name no file in a folder."""


class Seen(Frozen, eq=False):
    """What a name stood for: a file by the SHA-256 of its bytes, else why there is none to read.

    ``way`` is where it really lies: a link on the way makes another file of it. ``mark`` is what
    tells without reading that a file was written, if it ``rests``: if that did not happen just
    before, for what is written again in the same instant may have the same mark. Two are equal
    whether they rest or not.
    """

    what: str
    way: str
    mark: tuple[int, ...] = ()
    rests: bool = False

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Seen) and (self.held, self.mark) == (other.held, other.mark)

    def __hash__(self) -> int:
        return hash((self.held, self.mark))

    @property
    def held(self) -> tuple[str, str]:
        """What a result may depend on: neither when nor how often the same was written."""
        return self.what, self.way


class Ways:
    """Where files really lie, found out for many in one moment: each folder is followed once."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def of(self, file: str | Path) -> str:
        """The path of a file without a link in it; raises OSError or ValueError for no path."""
        folder, name = os.path.split(file)
        if name in _UNNAMED or os.path.islink(file):  # noqa: PTH114 - for hundreds of names
            return os.path.realpath(file)
        way = self._folders.get(folder)
        if way is None:
            way = self._folders[folder] = os.path.realpath(folder)
        return os.path.join(way, name)  # noqa: PTH118 - likewise


def look(
    file: str | Path,
    before: Seen | None = None,
    clock: Callable[[], float] = time.time,
    ways: Ways | None = None,
) -> Seen:
    """A file as it is now; its bytes are read only if they may be other than they were before."""
    way = ""
    try:
        way = (ways or Ways()).of(file)
        found = os.stat(file)  # noqa: PTH116 - likewise
        mark = (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
        if before and before.rests and before.mark == mark:
            return Seen(before.what, way, mark, rests=True)
        if not stat.S_ISREG(found.st_mode):
            return Seen("no file", way)
        what = digest(Path(file))
    except (OSError, ValueError) as error:
        return Seen(_why(error), way)
    return Seen(what, way, mark, clock() - max(found.st_mtime, found.st_ctime) >= _GRAIN)


def digest(file: Path) -> str:
    """The SHA-256 of a file's bytes; raises OSError where it cannot be read."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _why(error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    return ABSENT if number in {errno.ENOENT, errno.ENOTDIR} else f"refused {number}"
