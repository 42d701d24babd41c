"""When to build: once the files are quiet, once for what is in them, the latest save last."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from restitution.inputs import State

EVERY = 0.25
"""Seconds between two looks at the files while nothing happens."""

QUIET = 0.1
"""Seconds without a change after which a save is over: editors write, rename and write again."""

Look = Callable[[], State]
Pause = Callable[[float], None]


def rounds(look: Look, pause: Pause) -> Iterator[State]:
    """The files each time they are to be built; whoever takes one builds before the next is asked.

    It never ends by itself. Files written with the same bytes are no reason to build, unless that
    happened during a build, which may have read others in between.
    """
    built: object = None
    while True:
        state = look()
        if state.digests == built:
            pause(EVERY)
            continue
        state = _quiet(state, look, pause)
        if state.digests != built:
            yield state
            built = state.digests if look().marks == state.marks else None


def _quiet(state: State, look: Look, pause: Pause) -> State:
    """The files once two looks in a row find the same."""
    pause(QUIET)
    while (later := look()).marks != state.marks:
        state = later
        pause(QUIET)
    return later
