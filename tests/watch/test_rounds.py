"""When a build begins: driven by a day of looks at the files, without a clock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.watch import State, rounds
from restitution.witness import Seen

FILE = Path("content.yaml")
SAVES = st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=12)
"""What is in the file at each look, and whether it was written since the one before."""


class Over(Exception):  # noqa: N818 - the day is, nothing went wrong
    """No more is going to happen to the files."""


class Day:
    """One file as it is at each look: its text, with a writing each time it is given anew."""

    def __init__(self, *looks: str) -> None:
        self.looks = iter(looks)
        self.writings = 0
        self.text = ""
        self.paused: list[float] = []

    def look(self) -> State:
        told = next(self.looks, None)
        if told is None:
            raise Over
        if told != "=":
            self.writings += 1
            self.text = told
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return State({FILE: Seen(digest, "", (self.writings, len(self.text), 1))})

    def pause(self, seconds: float) -> None:
        self.paused.append(seconds)


def built(day: Day) -> Iterator[str]:
    """The text in the file at each build."""
    found = rounds(day.look, day.pause)
    while True:
        try:
            next(found)
        except Over:
            return
        yield day.text


@pytest.mark.parametrize(
    ("looks", "texts"),
    [
        ("a===", ["a"]),  # a look, a quiet one, one after the build
        ("a===========", ["a"]),
        ("a===b===c===", ["a", "b", "c"]),
        ("a===bcd====", ["a", "d"]),  # an editor that writes and writes
        ("a===a====", ["a"]),  # the same bytes again
        ("a===aaaa====", ["a"]),
        ("a===ba===", ["a"]),  # taken back before it was quiet
        ("a=b=====", ["a", "b"]),  # a save during the build
        ("a=a=====", ["a", "a"]),  # the same during the build: it may have read something else
        ("a===b=c==d====", ["a", "b", "c", "d"]),
    ],
)
def test_a_build_follows_each_save_once(looks: str, texts: list[str]) -> None:
    assert list(built(Day(*looks))) == texts


@given(SAVES)
def test_the_last_build_is_of_the_last_save(saves: list[tuple[int, bool]]) -> None:
    looks = [str(text) if written else "=" for text, written in saves]
    day = Day("start", *looks, *"======")
    assert list(built(day))[-1] == day.text


def test_nobody_is_kept_busy_while_nothing_happens() -> None:
    day = Day(*"a===========")
    assert list(built(day)) == ["a"]
    assert len(day.paused) == 10
