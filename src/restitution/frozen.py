"""Frozen values: what most things here are. They never change once made, and equal their like.

``msgspec.Struct`` does here what ``dataclasses`` would do more slowly: a module of ours has a dozen
of such classes, and a build makes some hundred thousand of such values (docs/performance.md).
What changes is ``Changing``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, dataclass_transform

from msgspec import NODEFAULT, DecodeError, Struct, field, json, msgpack, structs

__all__ = [
    "AGAIN",
    "Changing",
    "Frozen",
    "as_data",
    "as_json",
    "as_tuple",
    "defaults_of",
    "field",
    "fields_of",
    "in_bytes",
    "names_of",
    "of_json",
    "replace",
]

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(Struct, frozen=True, array_like=True, tag=True, tag_field=" "):
    """A value, with its fields declared as in a dataclass.

    A class says ``kw_only=True`` after its base to be made by names alone, ``order=True`` to be
    sorted, ``dict=True`` to have cached properties. In bytes its kind is told (``in_bytes``).
    """


@dataclass_transform(eq_default=False, field_specifiers=(field,))
class Changing(Struct, eq=False):
    """What is no value, but something with fields that change: each equals itself alone.

    ``dict=True`` after its base, and it may have more than its fields.
    """


class _ByNames(Frozen, kw_only=True):
    nothing: None = None


AGAIN: Any = _ByNames().__reduce__()[0]
"""What a pickle calls to make a value that is made by names alone."""


def replace(value: Kind, /, **changes: Any) -> Kind:
    """The same value but for some of its fields; of a dataclass, too."""
    if isinstance(value, Struct):
        return structs.replace(value, **changes)
    return dataclasses.replace(value, **changes)  # type: ignore[type-var]


def as_data(value: Frozen) -> dict[str, Any]:
    """The fields of a value by their names, as they are."""
    return structs.asdict(value)


def as_tuple(value: Frozen) -> tuple[Any, ...]:
    """The fields of a value in their order, as they are."""
    return structs.astuple(value)


def fields_of(kind: type[Frozen]) -> tuple[str, ...]:
    """The names of the fields of a kind of value; unlike msgspec's own, without their types."""
    return kind.__struct_fields__


def defaults_of(kind: type[Frozen]) -> dict[str, Any]:
    """What the fields hold that need not be said; what makes it, where each value has its own."""
    told = kind.__struct_defaults__
    names = kind.__struct_fields__[len(kind.__struct_fields__) - len(told) :]
    known = zip(names, told, strict=True)
    return {name: default for name, default in known if default is not NODEFAULT}


def in_bytes(value: object, otherwise: Callable[[Any], object]) -> bytes:
    """A value in bytes: one that is equal to the last digit has the same, and no other has.

    They do not tell which of its parts are one object, nor a Decimal from its text. What is neither
    Python's own nor a value of these is said ``otherwise``: as what that gives for it. Raises
    TypeError for what cannot be said, ValueError for a text that has no bytes and a number that has
    too many.
    """
    try:
        return msgpack.encode(value, enc_hook=otherwise)
    except OverflowError as error:
        raise ValueError(value) from error


def names_of(value: object) -> tuple[str, ...] | None:
    """The names of the fields of a value; None if it has none, as a text or a list."""
    kind: Any = type(value)
    return _names_of(kind)


@cache
def _names_of(kind: type[Any]) -> tuple[str, ...] | None:
    if issubclass(kind, Struct):
        return kind.__struct_fields__
    if dataclasses.is_dataclass(kind):
        return tuple(one.name for one in dataclasses.fields(kind))
    return None


def as_json(value: object) -> bytes:
    """JSON of texts, numbers, lists and mappings.

    Half a surrogate pair, which stands for a byte in a file name that is no UTF-8, only Python's
    own library can say.
    """
    try:
        return json.encode(value)
    except UnicodeEncodeError:
        import json as other  # noqa: PLC0415 - hardly ever

        return other.dumps(value).encode()


def of_json(data: bytes) -> Any:
    """What JSON says; raises ValueError for what is none."""
    try:
        return json.decode(data)
    except (DecodeError, UnicodeDecodeError):
        import json as other  # noqa: PLC0415 - hardly ever

        return other.loads(data)
