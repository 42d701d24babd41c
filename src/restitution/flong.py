"""Flong: what moulds are pressed in, and what is cast from them: pickles, of values alone.

A mould calls types of ours, and what makes a value by the names of its fields, and nothing else.
What belongs to this very process is lent to it by name.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from operator import methodcaller
from typing import Any

from restitution.frozen import AGAIN, Frozen

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

Reduced = tuple[Callable[..., Any], tuple[Any, ...]]
Way = Callable[[Any], Reduced]
"""What gives a value again, and what it is given; as ``object.__reduce__`` has it."""


class Loan(Frozen):
    """What moulds only name: how a value of this process is called, and who has it by that name."""

    name: Callable[[Any], object]
    have: Callable[[Any], object]


def lent(kind: str, name: bytes) -> object:
    """Stands in a mould for what the process that reads it has; never called by this name."""
    raise NotImplementedError(kind, name)


def pressed(value: object, ways: Ways, *, shared: bool = True) -> bytes:
    """A mould of a value; unless parts are ``shared``, it does not tell which of them are one."""
    packed = io.BytesIO()
    pickler = pickle.Pickler(packed, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = ways
    pickler.fast = not shared
    pickler.dump(value)
    return packed.getvalue()


class Ways(dict[type, Way]):
    """How values of each kind are pickled: what belongs to the process by name, others as they say.

    Whoever pickles finds here, without a call to Python, what he has asked for before.
    """

    def __missing__(self, kind: type) -> Way:
        if issubclass(kind, type):  # a class: it is called by its name
            raise KeyError(kind)
        self[kind] = AS_THEY_SAY
        return AS_THEY_SAY


AS_THEY_SAY: Way = methodcaller("__reduce_ex__", pickle.HIGHEST_PROTOCOL)
"""How values say themselves what gives them again."""


def cast(mould: bytes, have: Callable[[str, bytes], object]) -> Any:
    """What a mould gives, with what is lent to it; None if it is no mould."""
    try:
        return _Caster(io.BytesIO(mould), have).load()
    except _NO_MOULD:
        return None


class _Caster(pickle.Unpickler):
    """Reads moulds: it calls types, and what makes values by names."""

    def __init__(self, mould: io.BytesIO, have: Callable[[str, bytes], object]) -> None:
        super().__init__(mould)
        self._lent = have

    def find_class(self, module: str, name: str) -> Any:
        known = _CALLED.get((module, name))
        if known is None:
            called = self._called(module, name)
            known = _CALLED[module, name] = called
        return self._lent if known is lent else known

    def _called(self, module: str, name: str) -> Any:
        """What a mould may call by a name; raises UnpicklingError for anything else."""
        if (module, name) == (__name__, lent.__name__):
            return lent
        if (module, name) == (AGAIN.__module__, AGAIN.__name__):
            return AGAIN
        found = super().find_class(module, name) if module.startswith(_HOMES) else None
        if not isinstance(found, type):
            raise pickle.UnpicklingError(module, name)
        return found


_CALLED: dict[tuple[str, str], Any] = {}
"""What moulds were allowed to call, by where it is and its name."""
