"""Things in their order, so many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def batches(things: Iterable[T], most: int) -> Iterator[tuple[T, ...]]:
    """The things in tuples of ``most``, the last of what is left (Python 3.12's batched)."""
    rest = iter(things)
    while batch := tuple(islice(rest, most)):
        yield batch
