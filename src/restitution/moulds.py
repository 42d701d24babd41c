"""Moulds: what a forme was like, kept in the cache, from which a later process casts it again.

Printers who had to give their type back took moulds of what they might print again. A mould is
called by a digest of all that its forme is made of, so the cache holds what would be made, or
nothing. It is a pickle, of values alone: what belongs to this very process is lent to it.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, TypeVar

from restitution.cache import Cache

Forme = TypeVar("Forme")

_HOMES = ("restitution.", "builtins", "decimal", "pathlib", "array")
"""The modules whose types a mould may make values of."""

_NO_MOULD = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
)
"""What reading ends in when a file of the cache is no mould, though its seal is whole."""

_PLAIN = (str, int, float, bool, bytes, type(None))


@dataclass(frozen=True, slots=True)
class Loan:
    """What moulds only name: how a value of this process is called, and who has it by that name."""

    name: Callable[[Any], object]
    have: Callable[[Any], object]


class Moulds:
    """The formes that earlier processes made, and those of this one until they are put away.

    ``program`` says what makes them: everything that is no value among what they are made of.
    """

    def __init__(
        self, cache: Cache, program: str = "", loans: Mapping[type, Loan] | None = None
    ) -> None:
        self._cache = cache
        self._program = program
        self._loans = {kind.__qualname__: loan for kind, loan in (loans or {}).items()}
        self._ways: dict[type, _Way | None] = {
            kind: _Named(kind.__qualname__, loan) for kind, loan in (loans or {}).items()
        }
        self._new: dict[str, object] = {}
        self._digests: dict[int, tuple[object, bytes]] = {}

    def forme(self, place: str, made_of: tuple[object, ...], make: Callable[[], Forme]) -> Forme:
        """What was made of the same for a place, in this process or before; else made now."""
        if self._cache.folder is None:
            return make()
        name = self._name(place, made_of)
        found: Forme | None = self._cast(self._cache.found(name))
        if found is None:
            found = make()
            self._new[name] = found
        return found

    def put_away(self) -> None:
        """Keep what was made, and forget it here."""
        new = self._new.items()
        self._cache.keep((name, self._packed(forme)) for name, forme in new)
        self._new, self._digests = {}, {}

    def _name(self, place: str, made_of: Iterable[object]) -> str:
        parts = (self._digest(part) for part in (self._program, place, *made_of))
        return hashlib.sha256(b"".join(parts)).hexdigest()

    def _digest(self, value: object) -> bytes:
        """The digest of a value; of one that is asked for again and again, taken once."""
        known = self._digests.get(id(value))
        if known is None:
            told = sorted(value) if isinstance(value, AbstractSet) else value
            known = value, hashlib.sha256(self._packed(told)).digest()
            if not isinstance(value, _PLAIN):
                self._digests[id(value)] = known
        return known[1]

    def _packed(self, value: object) -> bytes:
        packed = io.BytesIO()
        _Moulder(packed, self._ways).dump(value)
        return packed.getvalue()

    def _cast(self, mould: bytes | None) -> Any:
        if mould is None:
            return None
        try:
            return _Caster(io.BytesIO(mould), self._loans).load()
        except _NO_MOULD:
            return None


_Reduced = tuple[Callable[..., Any], tuple[Any, ...]]
_Way = Callable[[Any], _Reduced]
"""What gives a value again, and what it is given; as ``object.__reduce__`` has it."""


@dataclass(frozen=True, slots=True)
class _Named:
    """Says of a value what a mould says: its kind and its name."""

    kind: str
    loan: Loan

    def __call__(self, value: object) -> _Reduced:
        return _lent, (self.kind, self.loan.name(value))


def _of_fields(kind: type) -> _Way | None:
    """Says what fields a dataclass is made with; Python's own way takes three times as long."""
    if not is_dataclass(kind) or kind.__reduce__ is not object.__reduce__:
        return None
    members = fields(kind)
    if not all(member.init for member in members):
        return None
    names = tuple(member.name for member in members)
    if any(member.kw_only for member in members):
        return lambda value: (_with, (kind, names, tuple([getattr(value, n) for n in names])))
    return lambda value: (kind, tuple([getattr(value, name) for name in names]))


def _with(kind: type, names: tuple[str, ...], values: tuple[object, ...]) -> object:
    """A dataclass made by the names of its fields."""
    return kind(**dict(zip(names, values, strict=True)))


class _Moulder(pickle.Pickler):
    """Pickles values: what belongs to the process by name, dataclasses by their fields."""

    def __init__(self, mould: io.BytesIO, ways: dict[type, _Way | None]) -> None:
        super().__init__(mould, pickle.HIGHEST_PROTOCOL)
        self._ways = ways

    def reducer_override(self, value: object) -> Any:
        """How a value is pickled."""
        kind = type(value)
        if kind not in self._ways:
            self._ways[kind] = _of_fields(kind)
        way = self._ways[kind]
        return way(value) if way else NotImplemented


class _Caster(pickle.Unpickler):
    """Reads moulds: it makes values, and calls no function but those of this module."""

    def __init__(self, mould: io.BytesIO, loans: Mapping[str, Loan]) -> None:
        super().__init__(mould)
        self._loans = loans

    def find_class(self, module: str, name: str) -> Any:
        if module == __name__:
            return {_lent.__name__: self._have, _with.__name__: _with}[name]
        found = super().find_class(module, name) if module.startswith(_HOMES) else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(module, name)
        return found

    def _have(self, kind: str, name: object) -> object:
        return self._loans[kind].have(name)


def _lent(kind: str, name: object) -> object:
    """Stands in a mould for what the process that reads it has; never called by this name."""
    raise NotImplementedError(kind, name)
