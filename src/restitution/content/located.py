"""From pydantic's errors to problems: a code, and the very place in the file.

Only pydantic's error types and contexts are read, which are its interface; never its English.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import ErrorDetails

from restitution.errors import Problem
from restitution.frozen import Frozen
from restitution.source import Source
from restitution.yamlfile import Entries, Scalar, Series, Value

Location = tuple[int | str, ...]


class _Spot(Frozen):
    """An error, the value it speaks of, and its key or place."""

    value: Value | None
    source: Source
    last: str
    context: Mapping[str, Any]


def problem(error: ErrorDetails, root: Entries) -> Problem | None:
    """The problem that a pydantic error stands for, in the file that ``root`` was read from.

    None for a list that is only too short because some of its entries are wrong, and for a section
    that is there, but could not be read.
    """
    if error["type"] == "missing" and error["loc"][0] in root.unread:
        return None
    spot = _spot(error, root)
    own = _OWN.get(error["type"])
    if own is None:
        values = {key: str(value) for key, value in spot.context.items()}
        return Problem(error["type"], spot.source, values)
    said = own(spot)
    if said is None:
        return None
    code, values = said
    return Problem(code, spot.source, values)


def _spot(error: ErrorDetails, root: Entries) -> _Spot:
    location = tuple(part for part in error["loc"] if part != "[key]")
    value, source = _find(root, location)
    last = str(location[-1]) if location else ""
    return _Spot(value, source, last, error.get("ctx", {}))


def _find(root: Entries, location: Location) -> tuple[Value | None, Source]:
    """The value at a location, or None with the mapping that lacks it."""
    value: Value = root
    source = root.source
    for part in location:
        found = _child(value, part)
        if found is None:
            return None, source
        value, source = found, found.source
    return value, source


def _child(value: Value, part: int | str) -> Value | None:
    if isinstance(value, Entries) and isinstance(part, str):
        return value.get(part)
    if isinstance(value, Series) and isinstance(part, int):
        return value[part]
    return None


Said = tuple[str, dict[str, str]]


def _missing(spot: _Spot) -> Said:
    return "missing_key", {"key": spot.last}


def _not_a_text(spot: _Spot) -> Said:
    """A list or a mapping; the mapping is mostly ``- Dates: the 21st``, meant as text."""
    if isinstance(spot.value, Entries):
        key, value = next(iter(spot.value.items()), ("", ""))
        text = value if isinstance(value, str) else "…"
        return "mapping_for_text", {"key": key, "value": text}
    return "list_for_text", {}


def _not_a_list(spot: _Spot) -> Said:
    if isinstance(spot.value, Entries):
        return "mapping_for_list", {"key": next(iter(spot.value), "")}
    return _blank(spot) or ("text_for_list", {})


def _not_a_mapping(spot: _Spot) -> Said:
    if isinstance(spot.value, Series):
        return "list_for_mapping", {}
    return _blank(spot) or ("text_for_mapping", {})


def _blank(spot: _Spot) -> Said | None:
    blank = isinstance(spot.value, Scalar) and spot.value.blank
    return ("text_empty", {}) if blank else None


def _too_many(spot: _Spot) -> Said:
    values = {"count": str(len(spot.value or ())), "most": str(spot.context["max_length"])}
    return "too_many_points" if spot.last == "points" else "too_many", values


def _too_few(spot: _Spot) -> Said | None:
    count = len(spot.value or ())
    least = spot.context["min_length"]
    return None if count >= least else ("too_few", {"count": str(count), "least": str(least)})


_OWN: Mapping[str, Callable[[_Spot], Said | None]] = {
    "missing": _missing,
    "string_type": _not_a_text,
    "tuple_type": _not_a_list,
    "model_type": _not_a_mapping,
    "dict_type": _not_a_mapping,
    "too_long": _too_many,
    "too_short": _too_few,
}
"""What pydantic's own errors mean here; every other type is a code of ours (see fields)."""
