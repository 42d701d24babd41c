"""Grammars: what pydantic's core reads declared values by.

A value's declaration says what each of its fields holds; from that its grammar is made, when the
first of its kind is read. pydantic itself would make one from models of its own, and takes longer
to be imported than a check of the whole content (docs/decisions/0019-grammars.md).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache, partial
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Protocol,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
)

from pydantic_core import CoreSchema, SchemaValidator, core_schema

from restitution.frozen import Frozen, defaults_of

Filled = TypeVar("Filled")


class Mark(Protocol):
    """What is said of a field beside its type, in ``Annotated``, and changes how it is read.

    Known by its method: asking whether a value has the protocol takes as long as all the rest.
    """

    def reads(self, plain: CoreSchema, /) -> CoreSchema:
        """How it is read; ``plain`` is how it would be without the mark."""


class Count(Frozen):
    """How many entries a list or a mapping may have."""

    least: int | None = None
    most: int | None = None

    def reads(self, plain: CoreSchema) -> CoreSchema:
        """The same, refused when it has too few or too many."""
        limits = {"min_length": self.least, "max_length": self.most}
        said = {name: limit for name, limit in limits.items() if limit is not None}
        return cast("CoreSchema", {**plain, **said})


def filled(kind: type[Filled], data: object) -> Filled:
    """A value whose fields are read from a mapping. Raises what ``filling`` does."""
    return kind(**filling(kind, data))


def filling(kind: type, data: object, context: object = None) -> dict[str, Any]:
    """The fields of a kind of value, read from a mapping; what it does not say is left out.

    Raises pydantic's ValidationError, which tells of each field that is missing or of another form.
    """
    found: dict[str, Any] = _grammar(kind).validate_python(data, context=context)
    return found


def hints(kind: Any) -> Mapping[str, Any]:
    """What each field of a kind of value holds, as it is declared."""
    return inspect.get_annotations(kind, eval_str=True)


@cache
def _grammar(kind: Any) -> SchemaValidator:
    optional = defaults_of(kind)
    rules = {
        name: core_schema.typed_dict_field(_rule(hint), required=name not in optional)
        for name, hint in hints(kind).items()
    }
    return SchemaValidator(core_schema.typed_dict_schema(rules))


def _rule(hint: Any) -> CoreSchema:
    """How a value of some type is read."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _marked(*parts)
    if origin in (Union, UnionType):
        (other,) = (part for part in parts if part is not NoneType)
        return core_schema.nullable_schema(_rule(other))
    if origin is tuple:
        return _row(*parts)
    if origin in (dict, Mapping):
        return core_schema.dict_schema(*map(_rule, parts))
    return _of_kind(hint)


def _marked(hint: Any, *marks: object) -> CoreSchema:
    rule = _rule(hint)
    for mark in marks:
        if hasattr(mark, Mark.reads.__name__):
            rule = cast("Mark", mark).reads(rule)
    return rule


def _row(*parts: Any) -> CoreSchema:
    """A tuple, of some parts or of any number of one."""
    several = 0 if parts[-1] is Ellipsis else None
    rules = [_rule(part) for part in parts if part is not Ellipsis]
    return core_schema.tuple_schema(rules, variadic_item_index=several)


def _of_kind(kind: Any) -> CoreSchema:
    if issubclass(kind, Frozen):
        return core_schema.with_info_plain_validator_function(partial(_part, kind))
    if issubclass(kind, StrEnum):
        return core_schema.enum_schema(kind, list(kind), sub_type="str")
    plain = _PLAIN.get(kind)
    return plain() if plain else core_schema.is_instance_schema(kind)


_PLAIN: Mapping[type, Callable[[], CoreSchema]] = {
    str: core_schema.str_schema,
    bool: core_schema.bool_schema,
    int: core_schema.int_schema,
    float: core_schema.float_schema,
}


def _part(kind: Any, data: object, info: core_schema.ValidationInfo) -> object:
    """A value inside of another: by its own grammar, which nobody makes until one is met.

    A kind that has more to do than to be filled says so by a method ``read``.
    """
    if isinstance(data, kind):
        return data
    read = getattr(kind, "read", None)
    return read(data, info.context) if read else filled(kind, data)
