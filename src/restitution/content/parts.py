"""An edition put together of its parts: those that were read before and stand are taken again."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from typing import Any, Final

from pydantic import ValidationError

from restitution.content.edition import Edition, Visit
from restitution.content.fields import Reading
from restitution.content.node import Node
from restitution.errors import Problem
from restitution.rack import Rack
from restitution.yamlfile import Entries, Part, Parted, Series

_VISITS: Final = "visits"

_Made = tuple[Node, tuple[Problem, ...]]
"""A part of the edition, and what was noticed of it."""


def put_together(parted: Parted, context: Reading, rack: Rack) -> Edition | None:
    """The edition of a file that was read by parts; what is noticed goes into the context.

    None when a part is not what it should be.
    """
    known: dict[str, Node] = {}
    try:
        for part in parted.parts:
            model = _models().get(part.name.partition("[")[0])
            if model and isinstance(part.value, Entries):
                known[part.name], noticed = _node(model, part, context, rack)
                context.problems.extend(noticed)
        return Edition.model_validate(_with(parted.entries, known), context=context)
    except ValidationError:
        return None


@cache
def _models() -> Mapping[str, type[Node]]:
    """The sections that are mappings of their own, and what the entries of visits are."""
    kinds = {key: field.annotation for key, field in Edition.model_fields.items()}
    nodes = {key: kind for key, kind in kinds.items() if isinstance(kind, type)}
    sections = {key: kind for key, kind in nodes.items() if issubclass(kind, Node)}
    return {**sections, _VISITS: Visit}


def _node(model: type[Node], part: Part, context: Reading, rack: Rack) -> _Made:
    """A part that stands, or is made now."""
    made_of = (part.text, part.value.source.file, part.above, context.language.code)
    return rack.forme(f"content/{part.name}", made_of, partial(_made, model, part, context))


def _made(model: type[Node], part: Part, context: Reading) -> _Made:
    apart = Reading(context.language)
    return model.model_validate(part.value, context=apart), tuple(apart.problems)


def _with(entries: Entries, known: Mapping[str, Node]) -> Entries:
    """The mapping of the file, with the parts that are known in place of what they were made of."""
    whole = Entries(entries.source)
    whole.key_sources = entries.key_sources
    for key, value in entries.items():
        held: Any = known.get(key, value)
        if isinstance(value, Series) and key == _VISITS:
            held = [known.get(f"{key}[{n}]", entry) for n, entry in enumerate(value)]
        whole[key] = held
    return whole
