"""One build at a time: a lock of the operating system's, which dies with the process that holds it.

A file that merely lay there would stay behind a build that was killed, and stop every later one.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from restitution.errors import OutputError, Problem

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


TRIES = 30
"""How often a lock is asked for, a tenth of a second apart: as long as a build of one issue."""

_PAUSE = 0.1
_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
"""What flock(2) and Microsoft's _locking say of a lock that another one holds."""


@contextmanager
def locked(file: Path, tries: int | None = None) -> Iterator[None]:
    """Hold the lock of a file, which is there only as long.

    Raises OutputError when another process does not let go of it, OSError when the file cannot be
    made.
    """
    descriptor = _taken(file, TRIES if tries is None else tries)
    try:
        yield
    finally:
        _given_back(descriptor, file)


def _taken(file: Path, tries: int) -> int:
    for left in reversed(range(tries)):
        descriptor = _attempt(file)
        if descriptor is not None:
            return descriptor
        if left:
            time.sleep(_PAUSE)
    raise OutputError(Problem("output_busy", values={"file": str(file.parents[1])}))


def _attempt(file: Path) -> int | None:
    """The file, opened and locked; None when somebody else has it, or has just let it go."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:
        return None
    if _is_ours(descriptor) and _is_still(descriptor, file):
        return descriptor
    os.close(descriptor)
    return None


def _is_ours(descriptor: int) -> bool:
    """Whether the lock could be had; where a network drive has no locks, building goes on."""
    try:
        _lock(descriptor)
    except OSError as error:
        return error.errno not in _HELD
    return True


def _is_still(descriptor: int, file: Path) -> bool:
    """Whether the locked file is the one in the folder: its last holder may have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


def _given_back(descriptor: int, file: Path) -> None:
    """Remove the file and let go; Windows lets no open file go."""
    if sys.platform == "win32":
        os.close(descriptor)
        with suppress(OSError):
            file.unlink()
    else:
        with suppress(OSError):
            file.unlink()
        os.close(descriptor)
