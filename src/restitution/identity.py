"""When a value is another one's double to the last digit, so that the same is made of both.

Python's own equality overlooks what makes other files: where a text stands in the content, how
many digits a number was given, the sign of nought.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from restitution.frozen import names_of
from restitution.source import Located


def identical(one: object, other: object) -> bool:
    """Whether nothing at all tells two values apart; what has no parts must be equal.

    It is quick where most of them is the very same.
    """
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    parts, others = _parts(one), _parts(other)
    if parts is None or others is None:
        return one == other
    return len(parts) == len(others) and all(map(identical, parts, others))


def _parts(value: object) -> tuple[Any, ...] | None:
    """What a value is made of, if its own equality is not to be trusted."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, Mapping):
        return tuple(value.items())
    if isinstance(value, Located):
        return str(value), value.source
    if isinstance(value, float | Decimal):
        return (repr(value),)
    names = names_of(value)
    return None if names is None else tuple(getattr(value, name) for name in names)
