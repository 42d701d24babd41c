"""``restitution``, and ``python -m restitution``: the command line in a process of its own."""

from __future__ import annotations

import gc
import os
import sys

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
"""None is ours, and looking for them among all that is installed takes 10 ms."""

_SELDOM = 100_000
"""How many new values a search for cyclic garbage waits for: what is imported and read all stays,
and was searched a hundred times."""


def run() -> None:
    """Run a command, and leave with its exit code once all is said.

    What the process has in memory is left to the system, which takes it back at once; Python would
    look at every value first (a seventh of the time of a check).
    """
    gc.set_threshold(_SELDOM)
    from restitution.cli import main  # noqa: PLC0415 - what it imports is not searched, either

    try:
        main()
    except SystemExit as leaving:
        sys.stdout.flush()
        sys.stderr.flush()
        if isinstance(leaving.code, int):
            os._exit(leaving.code)
        raise


if __name__ == "__main__":
    run()
