"""Where formes stand: what was made once is taken again as long as it would be made of the same.

In a printing office, pages that would be printed again were kept standing in racks. What is made
must be made of nothing but what is named: then what is taken again is what would be made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from restitution.cache import Cache
from restitution.moulds import Moulds
from restitution.program import fingerprint

Forme = TypeVar("Forme")


def reading_rack(content: Path, cache: Cache) -> Rack:
    """A rack for what is read of a content file: all that whoever only reads it wants kept."""
    moulds = Moulds(cache, fingerprint())
    moulds.open(f"reading {content.resolve()}")
    return Rack(moulds)


class Rack:
    """A forme a place, with what it is made of.

    Formes that were wanted to make another one stand as long as that does: once it is made anew,
    they are wanted again.
    """

    def __init__(self, moulds: Moulds | None = None) -> None:
        self._moulds = moulds or Moulds(Cache())
        self._formes: dict[str, tuple[object, Any, frozenset[str]]] = {}
        self._wanted: set[str] = set()

    def forme(self, place: str, made_of: object, make: Callable[[], Forme]) -> Forme:
        """What stands in a place, if it was made of the same; else what is made now."""
        known = self._formes.get(place)
        if known is None or known[0] != made_of:
            known = self._formes[place] = (made_of, *self._made(make))
        self._wanted.add(place)
        forme: Forme = known[1]
        return forme

    def lasting(self, place: str, made_of: object, make: Callable[[], Forme]) -> Forme:
        """The same, of which a mould is kept for other processes.

        It may be no more than values, made of values, and of what a process lends.
        """
        parts = made_of if isinstance(made_of, tuple) else (made_of,)
        return self.forme(place, made_of, lambda: self._moulds.forme(place, parts, make))

    def recalled(self, place: str, *made_of: object) -> Mapping[Any, Any]:
        """What was remembered for a place by earlier processes; asked for once."""
        return self.forme(place, made_of, lambda: self._moulds.recalled(place, made_of))

    def remember(self, place: str, *made_of: object, more: Mapping[Any, Any]) -> None:
        """Have later processes know this, too: each entry must be right wherever it is recalled."""
        self._moulds.remember(place, made_of, more)

    def _made(self, make: Callable[[], Forme]) -> tuple[Forme, frozenset[str]]:
        """What is made now, and the places of what was wanted to make it."""
        others, within = self._wanted, set[str]()
        self._wanted = within
        try:
            return make(), frozenset(within)
        finally:
            others |= within  # few to many: for each forme it is done once
            self._wanted = others

    def same(self, place: str, value: Forme) -> Forme:
        """A value, or that which stands in its place and is equal to it.

        What is the same value, and not only an equal one, is compared at a glance.
        """
        return self.forme(f"same/{place}", value, lambda: value)

    def put_away(self) -> None:
        """Keep for other processes what is to last."""
        self._moulds.put_away()

    def close(self) -> None:
        """From now on nothing is kept for other processes, nor taken from them."""
        self._moulds.close()

    def clear(self) -> None:
        """Throw away what nobody has wanted since this was done last."""
        kept: set[str] = set()
        while wanted := self._wanted - kept:
            kept |= wanted
            known = (self._formes[place] for place in wanted if place in self._formes)
            self._wanted = {inner for _, _, within in known for inner in within}
        self._formes = {place: self._formes[place] for place in self._formes.keys() & kept}
        self._wanted = set()
