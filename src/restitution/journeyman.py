"""A journeyman: a second process that works ahead on part of a list while this one does the rest.

He is a copy of this process, which has everything at hand that is needed (fork(2)), and hands over
nothing but what his jobs give. Windows has no such copies, and in those of macOS the system's own
libraries may crash (Python's documentation of ``multiprocessing``): there, as on one processor,
all is done here.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, NoReturn, TypeVar

Given = TypeVar("Given")

_UNFINISHED = (EOFError, pickle.UnpicklingError)
"""What reading ends in when a journeyman has stopped, before a result or in the middle of one."""


@contextmanager
def ahead(jobs: Sequence[Callable[[], Given]]) -> Iterator[Iterator[Given]]:
    """What jobs give, in their order: done ahead by a journeyman, else whenever one is asked for.

    A job that he cannot do is done here, so that what it raises is raised where it is asked for;
    it must not mind being done twice. Results are pickled. He is gone when the context ends.
    """
    hired = _hired(jobs) if jobs and _is_to_be_had() else None
    if hired is None:
        yield (job() for job in jobs)
        return
    number, pipe = hired
    gc.freeze()  # a search for garbage would touch, and so copy, every page of memory
    try:
        yield _handed_over(pipe, jobs)
    finally:
        gc.unfreeze()
        pipe.close()
        with suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)


def _is_to_be_had() -> bool:
    """Whether there is a processor for him; a copy made beside other threads may never wake up."""
    if sys.platform != "linux":
        return False
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def _hired(jobs: Sequence[Callable[[], object]]) -> tuple[int, IO[bytes]] | None:
    """His process number, and the pipe of his results; None where the system allows no more."""
    reading, writing = os.pipe()
    try:
        number = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if number == 0:
        os.close(reading)
        _work(jobs, writing)
    os.close(writing)
    return number, os.fdopen(reading, "rb")


def _work(jobs: Sequence[Callable[[], object]], writing: int) -> NoReturn:
    """What he does, and all he does: nothing that the first process began is his to end."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that hired him
        gc.freeze()
        with os.fdopen(writing, "wb", buffering=0) as pipe:
            for job in jobs:
                pipe.write(pickle.dumps(job()))
    finally:
        os._exit(0)


def _handed_over(pipe: IO[bytes], jobs: Sequence[Callable[[], Given]]) -> Iterator[Given]:
    given = 0
    with suppress(*_UNFINISHED):
        while given < len(jobs):
            result: Given = pickle.load(pipe)  # noqa: S301 - from a copy of this very process
            given += 1
            yield result
    for job in jobs[given:]:
        yield job()
