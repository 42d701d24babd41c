"""What is to be moved where, written down before the first move: the point of no return.

A file is moved in one step, several are not. So the list of them is put in place in one step; from
then on the set is delivered, and whoever comes next moves what has not been moved.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path, PurePosixPath

from restitution.frozen import Frozen, as_json, of_json

NEW, OLD = "new", "old"
"""Where files wait to be put in place, and where those that they replace are kept until all are."""

DRAFT = "draft"
"""The list of moves before it counts."""

_FORWARD, _BACK = "journal", "undo"


class Kind(StrEnum):
    """What happens to a place in the output folder."""

    ADD = "add"
    REPLACE = "replace"
    REMOVE = "remove"


class Move(Frozen):
    """One file of a set, by its path in the output folder."""

    name: str
    kind: Kind


class Journal(Frozen):
    """The moves from a hidden folder ``home`` to the ``output`` folder around it."""

    home: Path
    output: Path

    @property
    def open(self) -> bool:
        """Whether a set was on its way."""
        return self._forward.exists() or self._back.exists()

    def write(self, moves: Sequence[Move]) -> None:
        """Write the moves down, to survive even the loss of power, in one step."""
        draft = self.home / DRAFT
        draft.write_bytes(as_json({move.name: move.kind for move in moves}))
        persist(draft)
        draft.replace(self._forward)
        persist(self.home)

    def finish(self) -> None:
        """Move all; if one cannot be moved, take all back and raise the OSError."""
        try:
            self._move(_read(self._forward))
        except OSError:
            self._forward.replace(self._back)
            self.take_back()
            raise
        with suppress(OSError):  # all is in its place, and moving it again does no harm
            self._forward.unlink()

    def settle(self) -> None:
        """Finish what a killed build had written down, or take it back where that is impossible.

        Raises OSError when even that is.
        """
        if self._forward.exists():
            with suppress(OSError):
                self.finish()
        if self._back.exists():
            self.take_back()

    def take_back(self) -> None:
        """Put every place back as it was."""
        for move in reversed(_read(self._back)):
            self._undo(move)
        self._back.unlink()

    @property
    def _forward(self) -> Path:
        return self.home / _FORWARD

    @property
    def _back(self) -> Path:
        return self.home / _BACK

    def _move(self, moves: Iterable[Move]) -> None:
        for move in moves:
            made, place = self.home / NEW / move.name, self.output / move.name
            if move.kind is Kind.REMOVE:
                place.unlink(missing_ok=True)
            elif made.exists():
                place.parent.mkdir(exist_ok=True)
                made.replace(place)

    def _undo(self, move: Move) -> None:
        saved, place = self.home / OLD / move.name, self.output / move.name
        if (self.home / NEW / move.name).exists():
            return
        if move.kind is Kind.ADD:
            place.unlink(missing_ok=True)
            with suppress(OSError):  # only where nothing else is in it
                place.parent.rmdir()
        elif saved.exists():
            saved.replace(place)


def persist(path: Path) -> None:
    """Have the system write a file or folder to the disk, where it can."""
    if path.is_dir():
        with suppress(OSError):  # Windows opens no folder, some network drives sync none
            _sync(path, os.O_RDONLY)
    else:
        _sync(path, os.O_RDWR)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read(file: Path) -> list[Move]:
    """The moves that a journal names; none when it is not one of ours."""
    try:
        entries = of_json(file.read_bytes())
        moves = [Move(name, Kind(kind)) for name, kind in entries.items()]
    except (ValueError, AttributeError):
        return []
    return [move for move in moves if _inside(move.name)]


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts
