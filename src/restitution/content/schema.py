"""The JSON Schema of content.yaml, for completion and help in the editors' own editor."""

from __future__ import annotations

from typing import Any

from restitution.content.edition import Edition
from restitution.content.help import HELP

DRAFT = "http://json-schema.org/draft-07/schema#"
"""The newest draft that editors' YAML servers read whole."""

_NAMED = ("$defs", "properties", "patternProperties")
"""Where keys are names of the content, not words of the schema."""


def schema() -> dict[str, Any]:
    """The schema, compatible with draft-07. Keys that may be left out may also be left blank."""
    found = _draft_07(Edition.model_json_schema(ref_template="#/definitions/{model}"))
    _explain({Edition.__name__: found, **found["definitions"]})
    return {"$schema": DRAFT, **found}


def _explain(models: dict[str, Any]) -> None:
    """Say what keys are for, before the form of their values."""
    for path, text in HELP.items():
        model, _, key = path.partition(".")
        entry = models[model]["properties"][key]
        entry["description"] = f"{text} {entry.get('description', '')}".rstrip(" ")


def _draft_07(node: Any) -> Any:
    if isinstance(node, list):
        return [_draft_07(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    found = {
        "definitions" if word == "$defs" else word: _named(value)
        if word in _NAMED
        else _draft_07(value)
        for word, value in node.items()
        if not (word == "default" and value in (None, []))
    }
    _allow_blank(found)
    return _with_ref_apart(found)


def _named(entries: dict[str, Any]) -> dict[str, Any]:
    return {name: _draft_07(value) for name, value in entries.items()}


def _allow_blank(model: dict[str, Any]) -> None:
    required = model.get("required", ())
    for name, entry in model.get("properties", {}).items():
        kinds = entry.get("type")
        if kinds and name not in required:
            entry["type"] = [*(kinds if isinstance(kinds, list) else [kinds]), "null"]


def _with_ref_apart(node: dict[str, Any]) -> dict[str, Any]:
    """Draft-07 (8.3) ignores what stands beside a ``$ref``."""
    if "$ref" not in node or len(node) == 1:
        return node
    return {"allOf": [{"$ref": node.pop("$ref")}], **node}
