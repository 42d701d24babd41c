"""Where formes stand: what was made once is taken again as long as it would be made of the same.

In a printing office, pages that would be printed again were kept standing in racks. What is made
must be made of nothing but what is named: then what is taken again is what would be made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Forme = TypeVar("Forme")


class Rack:
    """A forme a place, with what it is made of."""

    def __init__(self) -> None:
        self._formes: dict[str, tuple[object, Any]] = {}
        self._wanted: set[str] = set()

    def forme(self, place: str, made_of: object, make: Callable[[], Forme]) -> Forme:
        """What stands in a place, if it was made of the same; else what is made now."""
        self._wanted.add(place)
        known = self._formes.get(place)
        if known is None or known[0] != made_of:
            known = self._formes[place] = (made_of, make())
        forme: Forme = known[1]
        return forme

    def same(self, place: str, value: Forme) -> Forme:
        """A value, or that which stands in its place and is equal to it.

        What is the same value, and not only an equal one, is compared at a glance.
        """
        return self.forme(f"same/{place}", value, lambda: value)

    def clear(self) -> None:
        """Throw away what nobody has wanted since this was done last."""
        self._formes = {place: self._formes[place] for place in self._formes.keys() & self._wanted}
        self._wanted = set()
