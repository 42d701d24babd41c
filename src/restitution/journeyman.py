"""A journeyman: a second process that works beside this one, with a line to talk over.

He is a copy of this process, which has everything at hand that is needed (fork(2)), and hands over
nothing but what he says. Windows has no such copies, and in those of macOS the system's own
libraries may crash (Python's documentation of ``multiprocessing``): there, as on one processor,
nobody is at the other end of the line.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO, Any, NoReturn

_UNFINISHED = (OSError, EOFError, pickle.UnpicklingError)
"""What talking ends in when the other has stopped, before a word or in the middle of one."""


class Silence(Exception):  # noqa: N818 - no error: whoever hears it does the work alone
    """Nobody is at the other end of a line, or no longer."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one end says, the other hears, in the same order; values are pickled.

    Neither end may say much at once while the other is not hearing: pipes are short (64 kB).
    """

    hearing: IO[bytes]
    saying: IO[bytes]

    def say(self, value: object) -> None:
        """Raises Silence when nobody is there."""
        try:
            self.saying.write(pickle.dumps(value))
        except OSError as silence:
            raise Silence from silence

    def hear(self) -> Any:
        """What is said next, waited for; raises Silence when nobody is there."""
        try:
            return pickle.load(self.hearing)  # noqa: S301 - from a copy of this very process
        except _UNFINISHED as silence:
            raise Silence from silence


@contextmanager
def hired(work: Callable[[Line], None]) -> Iterator[Line]:
    """The line to a journeyman who begins with some work at once; silent where there is none.

    He falls silent, too, when his work is done or raises something. He is gone when the context
    ends.
    """
    copied = _copied(work) if _is_to_be_had() else None
    if copied is None:
        yield Line(io.BytesIO(), io.BytesIO())
        return
    number, line = copied
    gc.freeze()  # a search for garbage would touch, and so copy, every page of memory
    try:
        yield line
    finally:
        gc.unfreeze()
        line.hearing.close()
        line.saying.close()
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)


def _is_to_be_had() -> bool:
    """Whether there is a processor for him; a copy made beside other threads may never wake up."""
    if sys.platform != "linux":
        return False
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def _copied(work: Callable[[Line], None]) -> tuple[int, Line] | None:
    """His process number, and the line to him; None where the system allows no more."""
    (here, his), (there, ours) = os.pipe(), os.pipe()
    try:
        number = os.fork()
    except OSError:
        for end in (here, his, there, ours):
            os.close(end)
        return None
    mine, other = ((there, his), (here, ours)) if number == 0 else ((here, ours), (there, his))
    for end in other:
        os.close(end)
    line = Line(os.fdopen(mine[0], "rb"), os.fdopen(mine[1], "wb", buffering=0))
    if number == 0:
        _work(work, line)
    return number, line


def _work(work: Callable[[Line], None], line: Line) -> NoReturn:
    """What he does, and all he does: nothing that the first process began is his to end."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hired him
        gc.freeze()
        work(line)
    finally:
        os._exit(0)
