"""What a second process does ahead is what this one would have done, to the last byte."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

import editions
from restitution.build import build
from restitution.errors import LayoutError, Problem
from restitution.journeyman import ahead

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


def in_turn(*jobs: Callable[[], object]) -> list[object]:
    with ahead(jobs) as results:
        return list(results)


@copying
def test_another_process_does_the_jobs_in_their_order() -> None:
    first, *others = in_turn(os.getpid, os.getpid, lambda: "third")
    assert first != os.getpid()
    assert others == [first, "third"]


def test_on_one_processor_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    processors(monkeypatch, 1)
    assert in_turn(os.getpid) == [os.getpid()]


def test_beside_other_threads_all_is_done_here() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert in_turn(os.getpid) == [os.getpid()]
    finally:
        over.set()
        thread.join()


def test_where_the_system_allows_no_more_processes_all_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse, raising=False)
    assert in_turn(os.getpid) == [os.getpid()]


def test_without_jobs_there_is_nothing() -> None:
    assert in_turn() == []


def test_a_job_that_fails_raises_what_it_raises_when_it_is_asked_for() -> None:
    problem = Problem("overflow", values={"text": "trop long"})

    def fail() -> None:
        raise LayoutError(problem)

    jobs: list[Callable[[], object]] = [lambda: 1, fail, lambda: 3]
    with ahead(jobs) as results:
        assert next(results) == 1
        with pytest.raises(LayoutError) as caught:
            next(results)
    assert caught.value.problems == (problem,)


@copying
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_what_a_killed_journeyman_leaves_is_done_here(number: signal.Signals) -> None:
    here = os.getpid()

    def killed() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), number)
        return os.getpid()

    assert in_turn(lambda: "done", killed, os.getpid) == ["done", here, here]


def test_what_cannot_be_handed_over_is_made_here() -> None:
    made = in_turn(lambda: len, threading.Lock, lambda: 3)
    assert made[0] is len
    assert made[2] == 3


@copying
def test_whoever_leaves_early_is_not_kept_waiting() -> None:
    never, end = os.pipe()
    jobs: list[Callable[[], object]] = [os.getpid, partial(os.read, never, 1)]
    with ahead(jobs) as results:
        journeyman = next(results)
    assert isinstance(journeyman, int)
    with pytest.raises(ProcessLookupError):
        os.kill(journeyman, 0)
    os.close(never)
    os.close(end)


@copying
def test_control_c_is_not_for_the_journeyman() -> None:
    def interrupted() -> int:
        os.kill(os.getpid(), signal.SIGINT)
        return os.getpid()

    assert in_turn(interrupted) != [os.getpid()]


def test_a_build_by_two_gives_the_bytes_and_the_words_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = editions.project(tmp_path, editions.minimal())
    made = []
    for count in (1, 2):
        processors(monkeypatch, count)
        steps: list[str | None] = []
        report = build(content, tmp_path / str(count), progress=steps.append)
        sizes = [(result.product, result.pages, result.size) for result in report.results]
        made.append((editions.snapshot(tmp_path / str(count)), steps, sizes, report.problems))
    assert made[0] == made[1]
