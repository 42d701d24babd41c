"""Moulds: what formes were like, kept in the cache, from which a later process casts them again.

Printers who had to give their type back took moulds of what they might print again. A mould is
called by a digest of all that its forme is made of, so there is the one of what would be made, or
none. Those of one content file lie in an album. They are pickles, of values alone: what belongs to
this very process is lent to them.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from operator import methodcaller
from typing import Any, ParamSpec, TypeVar

from restitution import album
from restitution.album import Album
from restitution.cache import Cache
from restitution.frozen import AGAIN, Frozen, as_tuple

Forme = TypeVar("Forme")
Given = ParamSpec("Given")

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
"""What reading ends in when a file of the cache holds no mould, though its seal is whole."""

_PLAIN = (str, int, float, bool, bytes, type(None))


class Loan(Frozen):
    """What moulds only name: how a value of this process is called, and who has it by that name."""

    name: Callable[[Any], object]
    have: Callable[[Any], object]


Made = tuple[dict[bytes, bytes], set[bytes]]
"""Moulds by their names, and the names of those that were wanted."""


class Moulds:
    """The formes that earlier processes made, and those of this one until they are put away.

    ``program`` says what makes them: everything that is no value among what they are made of.
    ``weighty`` are kinds of values that much is made of: the digest of each is taken once.
    """

    def __init__(
        self,
        cache: Cache,
        program: str = "",
        loans: Mapping[type, Loan] | None = None,
        weighty: Iterable[type[Frozen]] = (),
    ) -> None:
        self._cache = cache
        self._program = program
        self._loans = {kind.__qualname__: loan for kind, loan in (loans or {}).items()}
        self._ways = _Ways(
            {kind: _Named(kind.__qualname__, loan) for kind, loan in (loans or {}).items()}
        )
        self._told = _Ways({kind: _Said(loan) for kind, loan in (loans or {}).items()})
        self._weighty = frozenset(weighty)
        self._told |= dict.fromkeys(weighty, lambda value: (_lent, (self._digest(value),)))
        self._new: dict[bytes, bytes] = {}
        self._room = album.MOST
        self._wanted: set[bytes] = set()
        self._digests: dict[int, tuple[object, bytes]] = {}
        self.open("")

    def open(self, name: str) -> None:
        """Go on with the moulds that are kept together by some name, and apart from others."""
        digest = hashlib.sha256(repr(("moulds", self._program, name)).encode()).hexdigest()
        self._album = Album(self._cache.folder and self._cache.folder / digest)

    def close(self) -> None:
        """From now on nothing is cast, and nothing kept."""
        self._cache = Cache()

    def forme(self, place: str, made_of: tuple[object, ...], make: Callable[[], Forme]) -> Forme:
        """What was made of the same for a place, in this process or before; else made now.

        What is made now is cast from its mould at once: all processes then have the same, even as
        to which of its parts are one, and digests of what is made of it are the same as well.
        """
        if self._cache.folder is None:
            return make()
        name = self.name(place, made_of)
        found: Forme | None = self.found(name)
        if found is not None:
            return found
        made = make()
        if self._room <= 0:
            return made
        self._new[name] = mould = self._packed(made)
        self._room -= len(mould)
        again: Forme | None = self._cast(mould)
        return made if again is None else again

    def found(self, name: bytes) -> Any:
        """What is cast from the mould of a name; None without one."""
        if not name:
            return None
        self._wanted.add(name)
        return self._cast(self._album.found(name))

    def keep(self, name: bytes, forme: object) -> None:
        """Have a mould of what was made, by the name of what it was made of, if it has another."""
        mould = self._packed(forme) if name else None
        if mould and self._album.found(name) != mould:
            self._new[name] = mould

    def made(self) -> Made:
        """The moulds of what this process has made, and the names of all that it has wanted."""
        return self._new, self._wanted

    def put_away(self, *others: Made) -> None:
        """Keep what was made here and by others, and forget it."""
        made, wanted = self.made()
        for more, asked in others:
            made, wanted = made | more, wanted | asked
        self._album.keep(made, wanted)
        self._cache.sweep()
        self._new, self._wanted, self._digests = {}, set(), {}
        self._room = album.MOST

    def name(self, place: str, made_of: Iterable[object]) -> bytes:
        """What the mould of a place goes by: of nothing where none are kept."""
        if self._cache.folder is None:
            return b""
        parts = (self._digest(part) for part in (place, *made_of))
        return hashlib.sha256(b"".join(parts)).digest()

    def _digest(self, value: object) -> bytes:
        """The digest of a value; of one that is asked for again and again, taken once."""
        known = self._digests.get(id(value))
        if known is None:
            known = value, hashlib.sha256(self._packed(self._named(value), self._told)).digest()
            if not isinstance(value, _PLAIN):
                self._digests[id(value)] = known
        return known[1]

    def _named(self, value: object) -> object:
        """What the digest of a value is taken of: sets in order, what is weighty by its parts.

        Of those that are many values, which another may have as well, it is the digest.
        """
        if isinstance(value, AbstractSet):
            return sorted(value)
        if type(value) not in self._weighty or not isinstance(value, Frozen):
            return value
        parts = (type(value).__qualname__, *as_tuple(value))
        return [self._digest(part) if isinstance(part, tuple) else part for part in parts]

    def _packed(self, value: object, ways: _Ways | None = None) -> bytes:
        packed = io.BytesIO()
        pickler = pickle.Pickler(packed, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = self._ways if ways is None else ways
        pickler.dump(value)
        return packed.getvalue()

    def _cast(self, mould: bytes | None) -> Any:
        try:
            return _Caster(io.BytesIO(mould), self._loans).load() if mould else None
        except _NO_MOULD:
            return None


_Maker = Callable[..., object]
_MAKERS: list[_Maker] = []


def maker(function: Callable[Given, Forme]) -> Callable[Given, Forme]:
    """A function that moulds may call: it makes a value of what it is given, and no more."""
    _MAKERS.append(function)
    return function


_Reduced = tuple[Callable[..., Any], tuple[Any, ...]]
_Way = Callable[[Any], _Reduced]
"""What gives a value again, and what it is given; as ``object.__reduce__`` has it."""


class _Named(Frozen):
    """Says of a value what a mould says: its kind and its name."""

    kind: str
    loan: Loan

    def __call__(self, value: object) -> _Reduced:
        return _lent, (self.kind, self.loan.name(value))


class _Said(Frozen):
    """Says of a value, for a digest, how it is called: names that are equal are said alike."""

    loan: Loan

    def __call__(self, value: object) -> _Reduced:
        return _lent, (repr(self.loan.name(value)),)


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


@maker
def _with(kind: type, names: tuple[str, ...], values: tuple[object, ...]) -> object:
    """A dataclass made by the names of its fields."""
    return kind(**dict(zip(names, values, strict=True)))


class _Ways(dict[type, _Way]):
    """How values of each kind are pickled: what belongs to the process by name, others as they say.

    Whoever pickles finds here, without a call to Python, what he has asked for before.
    """

    def __missing__(self, kind: type) -> _Way:
        if issubclass(kind, type):  # a class: it is called by its name
            raise KeyError(kind)
        way = self[kind] = _of_fields(kind) or _AS_THEY_SAY
        return way


_AS_THEY_SAY = methodcaller("__reduce_ex__", pickle.HIGHEST_PROTOCOL)


class _Caster(pickle.Unpickler):
    """Reads moulds: it calls types, and the few functions that are known to make values."""

    def __init__(self, mould: io.BytesIO, loans: Mapping[str, Loan]) -> None:
        super().__init__(mould)
        self._loans = loans

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == (__name__, _lent.__name__):
            return self._have
        if (module, name) == (AGAIN.__module__, AGAIN.__name__):
            return AGAIN
        found = super().find_class(module, name) if module.startswith(_HOMES) else None
        if not isinstance(found, type) and found not in _MAKERS:
            raise pickle.UnpicklingError(module, name)
        return found

    def _have(self, kind: str, name: object) -> object:
        return self._loans[kind].have(name)


def _lent(kind: str, name: object) -> object:
    """Stands in a mould for what the process that reads it has; never called by this name."""
    raise NotImplementedError(kind, name)
