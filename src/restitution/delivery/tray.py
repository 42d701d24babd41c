"""The tray: where the files of one build wait until all are finished, and leave it together."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from restitution.delivery.journal import DRAFT, NEW, OLD, Journal, Kind, Move, persist
from restitution.delivery.lock import locked
from restitution.delivery.refusals import HIDDEN, told
from restitution.frozen import Frozen


class Tray(Frozen):
    """The finished files of one build, on their way to the ``output`` folder."""

    output: Path

    @property
    def folder(self) -> Path:
        """Where files are made, each at the path that it will have in the output folder."""
        return self.output / HIDDEN / NEW

    @property
    def names(self) -> list[str]:
        """The paths of all files that wait, in the output folder."""
        files = (file for file in self.folder.rglob("*") if file.is_file())
        return sorted(file.relative_to(self.folder).as_posix() for file in files)

    def deliver(self, without: Collection[str] = ()) -> None:
        """Put all files in their places, and remove what the set is ``without`` from now on.

        A file that is there already with the same bytes is left alone. Raises OutputError when one
        file cannot be put in place; then every place is as it was.
        """
        with told(self.output):
            moves = [*self._moves(), *self._removals(without)]
            if moves:
                self._keep(move for move in moves if move.kind is not Kind.ADD)
                for move in moves:
                    if move.kind is not Kind.REMOVE:
                        persist(self.folder / move.name)
                journal = Journal(self.output / HIDDEN, self.output)
                journal.write(moves)
                journal.finish()

    def _moves(self) -> Iterator[Move]:
        for name in self.names:
            made, place = self.folder / name, self.output / name
            if place.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
            if not place.exists():
                yield Move(name, Kind.ADD)
            elif not _same(made, place):
                yield Move(name, Kind.REPLACE)

    def _removals(self, names: Iterable[str]) -> Iterator[Move]:
        for name in sorted(names):
            if (self.output / name).is_file():
                yield Move(name, Kind.REMOVE)

    def _keep(self, moves: Iterable[Move]) -> None:
        """Keep what is replaced, under a second name if the drive can, else as a copy."""
        for move in moves:
            place, saved = self.output / move.name, self.output / HIDDEN / OLD / move.name
            saved.parent.mkdir(parents=True, exist_ok=True)
            try:
                saved.hardlink_to(place)
            except OSError:
                shutil.copy2(place, saved)


@contextmanager
def delivering(output: Path) -> Iterator[Tray]:
    """The only tray of an output folder; what a killed build left there is put right first.

    Nothing is left of it, nor of folders that nothing was put in. Raises OutputError when another
    build is under way, or the folder cannot be written to.
    """
    missing = [folder for folder in (output, *output.parents) if not folder.exists()]
    home = output / HIDDEN
    with ExitStack() as stack:
        stack.callback(_remove_empty, (home, *missing))
        with told(output):
            stack.enter_context(locked(home / "lock"))
            stack.callback(_leave, Journal(home, output))
            Journal(home, output).settle()
            _clear(home)
            (home / NEW).mkdir()
        yield Tray(output)


def settled(output: Path) -> None:
    """Put right what a killed build left in an output folder; raises OutputError as a build."""
    if (output / HIDDEN).exists():
        with delivering(output):
            pass


def _leave(journal: Journal) -> None:
    """Finish what was interrupted, and leave only what the next one needs to do so."""
    with suppress(OSError):
        journal.settle()
    if not journal.open:
        _clear(journal.home)


def _clear(home: Path) -> None:
    for folder in (home / NEW, home / OLD):
        shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        (home / DRAFT).unlink()


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def _same(one: Path, other: Path) -> bool:
    """Whether two files have the same bytes."""
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
