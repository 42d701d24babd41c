"""Moulds: what formes were like, kept in the cache, from which a later process casts them again.

Printers who had to give their type back took moulds of what they might print again. A mould is
called by a digest of all that its forme is made of, so there is the one of what would be made, or
none. Those of one content file lie in an album.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import zlib
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar

from restitution import album, flong
from restitution.album import Album, Thing
from restitution.cache import Cache
from restitution.flong import Loan, Reduced, Way, Ways
from restitution.frozen import Frozen, as_tuple, in_bytes

Forme = TypeVar("Forme")

_PLAIN = frozenset((str, int, float, bool, bytes, type(None)))
"""Kinds of values that are said as they are, and so are rows of them."""

_ROWS = (tuple, list)

_SAID_AS_IT_IS = 0
"""The version of ``marshal`` that never tells which parts of a value are one."""

_DIGEST = b"#"
"""Before a digest, among what is said as it is; no code of ``marshal``."""

_APART = ""
"""How what lies apart is lent: by its digest, whatever kind it is of."""


class _Late(Frozen):
    """A forme that was made, of what, and by which process; where it is known, what it is called.

    Where nothing is kept yet, nothing can be found: names are then taken with the moulds, and of
    what is made anew before that they are not taken at all.
    """

    name: bytes
    made_of: tuple[object, ...]
    forme: object
    process: int


class _Itself(Frozen):
    """A weighty value where its own mould is pressed: what gives it again."""

    reduced: Reduced


class _Row(Frozen):
    """Values in a row, where the mould of a weighty value is pressed that has them."""

    values: tuple[object, ...]


Made = tuple[dict[bytes, Thing], set[bytes]]
"""Moulds by their names, with what they are for, and the names of those that were wanted."""


class Moulds:
    """The formes that earlier processes made, and those of this one until they are put away.

    ``program`` says what makes them: everything that is no value among what they are made of.
    ``weighty`` are kinds of values that much is made of: each has a mould of its own, called by its
    digest, so that whoever casts it knows that without taking it.
    """

    def __init__(
        self,
        cache: Cache,
        program: str = "",
        loans: Mapping[type, Loan] | None = None,
        weighty: Iterable[type] = (),
    ) -> None:
        self._cache = cache
        self._program = program
        self._lent = dict(loans or {})
        self._loans = {kind.__qualname__: loan for kind, loan in self._lent.items()}
        by_name = {kind: self._by_name(kind, loan) for kind, loan in (loans or {}).items()}
        self._weighty = frozenset(weighty)
        self._ways = Ways(by_name | dict.fromkeys(self._weighty, self._apart))
        self._ways |= {_Itself: attrgetter("reduced"), _Row: self._row_apart}
        self._known = self._weighty.union(self._lent)
        self._told = Ways(by_name | dict.fromkeys(self._weighty, self._in_short))
        self._room = album.MOST
        self._forget()
        self.open("")

    def _forget(self) -> None:
        self._new: dict[bytes, Thing] = {}
        self._purpose, self._purposes = 0, dict[bytes, int]()
        self._late: dict[str, _Late] = {}
        self._wanted: set[bytes] = set()
        self._digests: dict[int, tuple[object, bytes]] = {}
        self._had: dict[tuple[str, bytes], object] = {}

    def open(self, name: str) -> None:
        """Go on with the moulds that are kept together by some name, and apart from others."""
        digest = hashlib.sha256(repr(("moulds", self._program, name)).encode()).hexdigest()
        self._album = Album(self._cache.folder and self._cache.folder / digest)

    def close(self) -> None:
        """From now on nothing is cast, and nothing kept."""
        self._cache = Cache()

    def forme(self, place: str, made_of: tuple[object, ...], make: Callable[[], Forme]) -> Forme:
        """What was made of the same for a place, in this process or before; else made now.

        Its mould is taken when all is put away: of what was made last for the place.
        """
        if self._cache.folder is None:
            return make()
        name = self.name(place, made_of) if self._album else b""
        found: Forme | None = self.found(name)
        if found is None:
            found = make()
            self._late[place] = _Late(name, made_of, found, os.getpid())
        return found

    def found(self, name: bytes) -> Any:
        """What is cast from the mould of a name; None without one."""
        if not name:
            return None
        self._wanted.add(name)
        return self._cast(self._album.found(name))

    def keep(self, name: bytes, forme: object) -> None:
        """Have a mould of what was made, by the name of what it was made of, if it has another."""
        mould = flong.pressed(forme, self._ways) if name else None
        if mould and self._album.found(name) != mould:
            self._keep(name, mould)

    def recalled(self, place: str, made_of: tuple[object, ...]) -> Mapping[Any, Any]:
        """What was remembered for a place, one by one, by earlier processes."""
        found: Mapping[Any, Any] | None = self.found(self.name(place, made_of))
        return found or {}

    def remember(self, place: str, made_of: tuple[object, ...], more: Mapping[Any, Any]) -> None:
        """Have later processes know this, and what else they were to remember for the place."""
        if self._cache.folder is not None:
            late = self._late.get(place)
            known: Any = late.forme if late and late.process == os.getpid() else {}
            self._late[place] = _Late(b"", made_of, {**known, **more}, os.getpid())

    def made(self) -> Made:
        """The moulds of what this process has made, and the names of all that it has wanted.

        Of a copy of another process, what that had made before is not its own.
        """
        for place, late in self._late.items():
            if self._room > 0 and late.process == os.getpid():
                name = late.name or self.name(place, late.made_of)
                self._wanted.add(name)
                self._purpose = self._purposes[name]
                self.keep(name, late.forme)
        self._late = {}
        return self._new, self._wanted

    def put_away(self, *others: Made) -> None:
        """Keep what was made here and by others, and forget it."""
        made, wanted = self.made()
        for more, asked in others:
            made, wanted = made | more, wanted | asked
        if made:
            self._album.keep(made, wanted)
            self._cache.sweep()
        self._forget()
        self._room = album.MOST

    def _keep(self, name: bytes, mould: bytes) -> None:
        self._new[name] = self._purposes.get(name, self._purpose), mould
        self._room -= len(mould)

    def name(self, place: str, made_of: Iterable[object]) -> bytes:
        """What the mould of a place goes by: of nothing where none are kept."""
        if self._cache.folder is None:
            return b""
        name = hashlib.sha256(b"".join(map(self._said, (place, *made_of)))).digest()
        self._purposes[name] = zlib.crc32(place.encode())
        return name

    def _said(self, value: Any) -> bytes:
        """A value as it is, if it is plain; else by its digest."""
        kind = type(value)
        if kind in _PLAIN or (kind in _ROWS and _PLAIN.issuperset(map(type, value))):
            return marshal.dumps(value, _SAID_AS_IT_IS)
        return _DIGEST + self._digest(value)

    def _digest(self, value: object) -> bytes:
        """The digest of a value, which is taken once: it may be asked for again and again.

        It does not tell which parts are one: of what was cast that is seldom what it was.
        """
        known = self._digests.get(id(value))
        if known is None:
            known = self._digests[id(value)] = value, self._taken(value)
        return known[1]

    def _taken(self, value: Any) -> bytes:
        kind = type(value)
        if kind in self._lent:
            return self._taken(self._lent[kind].name(value))
        if isinstance(value, AbstractSet):
            return self._taken(sorted(value))
        if kind in self._weighty and isinstance(value, Frozen):
            return self._taken_of((kind.__qualname__, *as_tuple(value)))
        if kind in _ROWS and not self._known.isdisjoint(map(type, value)):
            return self._taken_of(value)
        return hashlib.sha256(self._in_bytes(value)).digest()

    def _taken_of(self, parts: Iterable[object]) -> bytes:
        """The digest of what has parts with digests of their own, which others may have as well."""
        return hashlib.sha256(b"".join(map(self._said, parts))).digest()

    def _in_bytes(self, value: object) -> bytes:
        try:
            return in_bytes(value, self._otherwise)
        except (TypeError, ValueError):  # as for a language, or a file's name that is no text
            return flong.pressed(value, self._told, shared=False)

    def _otherwise(self, value: object) -> object:
        """What stands for a value among bytes: of what is lent its name; else what pickles say."""
        kind = type(value)
        if kind in self._lent:
            return kind.__qualname__, self._digest(value)
        return kind.__qualname__, flong.pressed(value, self._told, shared=False)

    def _pressed_apart(self, value: object) -> bytes:
        """The mould of a weighty value; rows in it have their own: others may have them as well."""
        function, given = flong.AS_THEY_SAY(value)
        return flong.pressed(_Itself((function, _in_rows(given))), self._ways)

    def _apart(self, value: object) -> Reduced:
        """Says of a weighty value, in a mould, where its own is: that is seen to now."""
        return self._lying_apart(self._digest(value), partial(self._pressed_apart, value))

    def _row_apart(self, row: _Row) -> Reduced:
        """The same of a row."""
        press = partial(flong.pressed, row.values, self._ways)
        return self._lying_apart(self._digest(row.values), press)

    def _lying_apart(self, digest: bytes, press: Callable[[], bytes]) -> Reduced:
        self._wanted.add(digest)
        if digest not in self._new and digest not in self._album:
            self._keep(digest, press())
        return flong.lent, (_APART, digest)

    def _in_short(self, value: object) -> Reduced:
        """Says of a weighty value, for a digest, its own."""
        return flong.lent, (_APART, self._digest(value))

    def _by_name(self, kind: type, loan: Loan) -> Way:
        """Says of what is lent how it is called: names that are equal are said alike."""
        return lambda value: (
            flong.lent,
            (kind.__qualname__, flong.pressed(loan.name(value), self._told, shared=False)),
        )

    def _cast(self, mould: bytes | None) -> Any:
        return flong.cast(mould, self._have) if mould else None

    def _have(self, kind: str, name: bytes) -> object:
        """What is lent by a name, or lies apart; raises KeyError when nobody has it."""
        if (kind, name) not in self._had:
            self._had[kind, name] = self._whole(name) if kind == _APART else self._loan(kind, name)
        return self._had[kind, name]

    def _loan(self, kind: str, name: bytes) -> object:
        return self._loans[kind].have(self._cast(name))

    def _whole(self, digest: bytes) -> object:
        """A weighty value, cast from its own mould, and known by its digest from now on."""
        value = self._cast(self._album.found(digest))
        if value is None:
            raise KeyError(digest)
        self._wanted.add(digest)
        self._digests[id(value)] = value, digest
        return value


def _in_rows(given: tuple[Any, ...]) -> tuple[Any, ...]:
    """What a weighty value is given, by its place or by its name, with rows as such."""
    return tuple(
        {name: _as_row(each) for name, each in one.items()} if type(one) is dict else _as_row(one)
        for one in given
    )


def _as_row(value: object) -> object:
    return _Row(value) if type(value) is tuple and value and isinstance(value[0], Frozen) else value
