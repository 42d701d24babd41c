"""A second process beside this one says what it is asked to say, and is gone at the end."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable

import pytest

from restitution.journeyman import Line, Silence, hired

copying = pytest.mark.skipif(
    sys.platform != "linux" or threading.active_count() > 1, reason="no copies of this process"
)
"""Tests that need a journeyman: those who run tests side by side do it in threads."""


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    processors(monkeypatch, 2)


def processors(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    affinity = frozenset(range(count))
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: affinity, raising=False)


def says(*words: Callable[[], object]) -> Callable[[Line], None]:
    def work(line: Line) -> None:
        for word in words:
            line.say(word())

    return work


def heard(line: Line) -> list[object]:
    """All that is said until there is silence."""
    words: list[object] = []
    try:
        while True:
            words.append(line.hear())
    except Silence:
        return words


def all_of(*words: Callable[[], object]) -> list[object]:
    with hired(says(*words)) as line:
        return heard(line)


@copying
def test_another_process_says_what_it_finds_in_its_order() -> None:
    first, *others = all_of(os.getpid, os.getpid, lambda: "third")
    assert first != os.getpid()
    assert others == [first, "third"]


@copying
def test_each_hears_what_the_other_says() -> None:
    def doubles(line: Line) -> None:
        while (number := line.hear()) is not None:
            line.say(2 * number)
        line.say("done")

    with hired(doubles) as line:
        for number in (1, 21):
            line.say(number)
            assert line.hear() == 2 * number
        line.say(None)
        assert line.hear() == "done"


def silent() -> bool:
    return all_of(os.getpid) == []


def test_on_one_processor_there_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    processors(monkeypatch, 1)
    assert silent()


def test_beside_other_threads_there_is_silence() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert silent()
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_on_systems_without_safe_copies_there_is_silence(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert silent()


def test_where_the_system_allows_no_more_processes_there_is_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse, raising=False)
    assert silent()


@copying
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_whoever_is_killed_falls_silent(number: signal.Signals) -> None:
    assert all_of(lambda: "done", lambda: os.kill(os.getpid(), number), lambda: 3) == ["done"]


@copying
def test_whoever_cannot_go_on_falls_silent() -> None:
    assert all_of(lambda: "done", lambda: int("no number"), lambda: 3) == ["done"]
    assert all_of(lambda: "done", threading.Lock, lambda: 3) == ["done"]


@copying
def test_nothing_can_be_said_to_somebody_who_is_gone() -> None:
    with hired(says()) as line:
        assert heard(line) == []
        with pytest.raises(Silence):
            line.say("anything")


@copying
def test_whoever_leaves_early_is_not_kept_waiting() -> None:
    with hired(says(os.getpid, signal.pause)) as line:
        journeyman = line.hear()
    with pytest.raises(ProcessLookupError):
        os.kill(journeyman, 0)


@copying
def test_control_c_is_not_for_the_journeyman() -> None:
    def interrupted() -> str:
        os.kill(os.getpid(), signal.SIGINT)
        return "went on"

    assert all_of(interrupted) == ["went on"]
