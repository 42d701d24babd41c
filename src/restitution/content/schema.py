"""The JSON Schema of content.yaml, for completion and help in the editors' own editor.

It says what ``grammar`` reads, from the same declarations, in the words of draft-07: the newest
that editors' YAML servers read whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from restitution.content.edition import Edition
from restitution.content.fields import Told
from restitution.content.help import HELP
from restitution.content.node import Node, keys_of, required_of, title_of
from restitution.frozen import defaults_of
from restitution.grammar import Count, hints

DRAFT = "http://json-schema.org/draft-07/schema#"

_COUNTED = {"array": ("minItems", "maxItems"), "object": ("minProperties", "maxProperties")}


def schema() -> Told:
    """The schema. Keys that may be left out may also be left blank."""
    models: dict[str, Told] = {}
    whole = _model(Edition, models)
    _explain({Edition.__name__: whole, **models})
    return {"$schema": DRAFT, "definitions": dict(sorted(models.items())), **whole}


def _explain(models: Mapping[str, Told]) -> None:
    """Say what keys are for, before the form of their values."""
    for path, text in HELP.items():
        model, _, key = path.partition(".")
        entry = models[model]["properties"][key]
        entry["description"] = f"{text} {entry.get('description', '')}".rstrip(" ")


def _model(kind: type[Node], models: dict[str, Told]) -> Told:
    """A mapping: its keys in the order of their declaration."""
    said, needed = kind.__doc__ or "", required_of(kind)
    required = [key for key in keys_of(kind) if key in needed]
    return _sorted(
        title=said.rstrip("."),
        description=said,
        type="object",
        properties={key: _property(kind, key, models) for key in keys_of(kind)},
        additionalProperties=False,
        **({"required": required} if required else {}),
    )


def _property(kind: type[Node], key: str, models: dict[str, Told]) -> Told:
    entry = _told(hints(kind)[key], models)
    default = defaults_of(kind).get(key)
    if isinstance(default, str | bool | Decimal):
        entry["default"] = default if isinstance(default, bool) else str(default)
    if "type" in entry and key not in required_of(kind):
        kinds = entry["type"]
        entry["type"] = [*(kinds if isinstance(kinds, list) else [kinds]), "null"]
    if "$ref" in entry:  # draft-07 (8.3) ignores what stands beside it
        entry = {"allOf": [entry]}
    return _sorted(**entry, title=title_of(kind, key))


def _told(hint: Any, models: dict[str, Told]) -> Told:
    """What is said of a type of value."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _marked(parts, models)
    if origin in (Union, UnionType):
        return {"anyOf": [_told(p, models) for p in parts if p is not NoneType] + [_NOTHING]}
    if origin is tuple:
        return {"type": "array", "items": _told(parts[0], models)}
    if origin is dict:
        return _table(*(_told(part, models) for part in parts))
    return _named(hint, models) if issubclass(hint, Node) else {}


_NOTHING: Told = {"type": "null"}


def _marked(parts: tuple[Any, ...], models: dict[str, Told]) -> Told:
    told = _told(parts[0], models)
    for mark in parts[1:]:
        if isinstance(mark, Count):
            limits = zip(_COUNTED[told["type"]], (mark.least, mark.most), strict=True)
            told |= {word: limit for word, limit in limits if limit is not None}
        elif hasattr(mark, "told"):
            told = mark.told(told)
    return _sorted(**told)


def _table(keys: Told, values: Told) -> Told:
    """A mapping whose keys are free, but for their form."""
    names = {word: said for word, said in keys.items() if word not in ("type", "pattern")}
    return {
        "type": "object",
        "patternProperties": {keys["pattern"]: values},
        "propertyNames": names,
    }


def _named(kind: type[Node], models: dict[str, Told]) -> Told:
    """A mapping by its name among the definitions."""
    name = kind.__name__
    if name not in models:
        models[name] = {}
        models[name] = _model(kind, models)
    return {"$ref": f"#/definitions/{name}"}


def _sorted(**words: Any) -> Told:
    return dict(sorted(words.items()))
