"""When Python searches for cyclic garbage, and when it had better not."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cyclic garbage while millions of small values are made that all stay alive.

    It would take a third of the time and find nothing: all the longer, the more stands from the
    builds before.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                # all grows old unsearched: it is searched when there is much of it, or time
                gc.freeze()
                gc.unfreeze()
            gc.enable()
