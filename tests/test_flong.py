"""What is pressed in flong comes out of it, and nothing else does."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from restitution.cache import cache_folder
from restitution.flong import Ways, cast, pressed
from restitution.geometry import Rect
from restitution.markup import Span


def nothing(_kind: str, _name: bytes) -> object:
    raise KeyError


def test_values_come_out_as_they_were() -> None:
    values = [Span("bois", strong=True), Rect(1, 2, 3.5, 4), {"a": (1, None)}, frozenset("x")]
    assert cast(pressed(values, Ways()), nothing) == values


def test_a_mould_says_which_parts_are_one_if_they_are_shared() -> None:
    text = "bois chêne"
    found = cast(pressed([text, text], Ways()), nothing)
    assert found[0] is found[1]


def test_what_shares_nothing_is_told_alike() -> None:
    words = ["bois", "chêne"]
    text, other = " ".join(words), " ".join(words)
    assert pressed((text, text), Ways(), shared=False) == pressed(
        (text, other), Ways(), shared=False
    )


class Trap:
    """What somebody could put into the cache who can write there."""

    def __init__(self, act: Callable[..., Any], *told: object) -> None:
        self.act, self.told = act, told

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[object, ...]]:
        return self.act, self.told


@pytest.mark.parametrize("act", [os.mkdir, eval, exec, pickle.loads, cache_folder])
def test_a_mould_calls_nothing_but_values(tmp_path: Path, act: Callable[..., Any]) -> None:
    sprung = tmp_path / "sprung"
    for _ in range(2):  # what was refused is refused again
        assert cast(pickle.dumps(Trap(act, str(sprung))), nothing) is None
    assert not sprung.exists()
