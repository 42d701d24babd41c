from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from restitution.compose.series import batches


@given(st.lists(st.integers()), st.integers(1, 9))
def test_batches_are_full_but_the_last_and_lose_nothing(things: list[int], most: int) -> None:
    found = list(batches(things, most))
    assert list(chain.from_iterable(found)) == things
    assert all(len(batch) == most for batch in found[:-1])
    assert all(1 <= len(batch) <= most for batch in found[-1:])


def test_things_are_taken_only_as_they_are_asked_for() -> None:
    endless = iter(int, 1)
    assert next(batches(endless, 3)) == (0, 0, 0)
