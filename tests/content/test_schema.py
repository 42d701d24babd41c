from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from restitution.content.edition import Edition
from restitution.content.node import keys_of
from restitution.content.schema import schema

CASES = Path(__file__).parents[1] / "cases"
KINDS: dict[str, Any] = {
    "string": str, "number": (int, float), "boolean": bool, "null": type(None),
    "array": list, "object": dict,
}  # fmt: skip


def objects() -> list[dict[str, Any]]:
    found = schema()
    return [found, *found["definitions"].values()]


def faults(value: Any, rule: dict[str, Any], path: str = "") -> Iterator[str]:
    """What a draft-07 validator would say, for the words that our schema uses."""
    if "$ref" in rule:
        rule = schema()["definitions"][rule["$ref"].removeprefix("#/definitions/")]
    for part in rule.get("allOf", ()):
        yield from faults(value, part, path)
    if "anyOf" in rule and all(list(faults(value, part, path)) for part in rule["anyOf"]):
        yield f"{path}: none fits"
    yield from faults_of_value(value, rule, path)
    if isinstance(value, list):
        yield from faults_of_list(value, rule, path)
    if isinstance(value, dict):
        yield from faults_of_mapping(value, rule, path)


def faults_of_value(value: Any, rule: dict[str, Any], path: str) -> Iterator[str]:
    if "enum" in rule and value not in rule["enum"]:
        yield f"{path}: not a choice"
    kinds = rule.get("type", list(KINDS))
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if not any(isinstance(value, KINDS[kind]) for kind in kinds):
        yield f"{path}: not {kinds}"
    if isinstance(value, str) and not re.search(rule.get("pattern", ""), value):
        yield f"{path}: other pattern"
    if isinstance(value, int | float) and not rule.get("minimum", value) <= value <= rule.get(
        "maximum", value
    ):
        yield f"{path}: out of range"


def faults_of_list(value: list[Any], rule: dict[str, Any], path: str) -> Iterator[str]:
    if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
        yield f"{path}: count"
    for number, entry in enumerate(value):
        yield from faults(entry, rule.get("items", {}), f"{path}[{number}]")


def faults_of_mapping(value: dict[str, Any], rule: dict[str, Any], path: str) -> Iterator[str]:
    yield from (f"{path}: {key} missing" for key in rule.get("required", ()) if key not in value)
    for key, entry in value.items():
        rules = [part for name, part in rule.get("properties", {}).items() if name == key]
        forms = rule.get("patternProperties", {}).items()
        rules += [part for form, part in forms if re.search(form, key)]
        if not rules and rule.get("additionalProperties", True) is False:
            yield f"{path}: {key} unknown"
        for part in rules:
            yield from faults(entry, part, f"{path}.{key}")


class _Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: dates and times are text, and 9:30 is no number."""


_Editor.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in forms if not tag.endswith(("timestamp", ":int"))]
    for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Editor.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), [*"-+0123456789"]
)


@pytest.mark.parametrize("case", ["minimal.yaml", "english.yaml"])
def test_good_content_has_no_fault_in_an_editor(case: str) -> None:
    data = yaml.load((CASES / case).read_text(encoding="utf-8"), Loader=_Editor)
    assert list(faults(data, schema())) == []


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        ("unknown_key", ".visits[0]: nmae unknown"),
        ("missing_key_deep", ".visits[0].place: latitude missing"),
        ("too_many_points", ".visits[0].points: count"),
        ("choice", ".programme.days[0].sessions[0].kind: not a choice"),
        ("number_range", ".visits[0].place.longitude: out of range"),
        ("id_form", ".visits[0].id: other pattern"),
    ],
)
def test_an_editor_sees_what_we_see(case: str, fault: str) -> None:
    text = (CASES / "bad" / f"{case}.yaml").read_text(encoding="utf-8")
    assert fault in list(faults(yaml.load(text, Loader=_Editor), schema()))


def test_it_is_draft_07_and_nothing_newer() -> None:
    text = json.dumps(schema())
    assert schema()["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in text
    assert "prefixItems" not in text
    references = re.findall(r'"#/definitions/(\w+)"', text)
    assert set(references) <= schema()["definitions"].keys()


def test_every_mapping_is_closed_and_every_key_has_a_french_title() -> None:
    for model in objects():
        assert model["additionalProperties"] is False
        assert model["description"]
        for name, entry in model["properties"].items():
            assert entry["title"], name


def test_the_schema_knows_all_keys_and_no_private_one() -> None:
    names = {name for model in objects() for name in model["properties"]}
    assert set(keys_of(Edition)) <= names
    assert not any(name.startswith("_") or name == "origin" for name in names)


def test_a_reference_stands_alone() -> None:
    def check(node: Any) -> None:
        if isinstance(node, dict):
            assert "$ref" not in node or len(node) == 1
            for value in node.values():
                check(value)
        elif isinstance(node, list):
            for value in node:
                check(value)

    check(schema())


def explained(rule: dict[str, Any]) -> bool:
    """Whether an editor who points at a key reads more than its title."""
    if "$ref" in rule:
        rule = schema()["definitions"][rule["$ref"].removeprefix("#/definitions/")]
    inner = [*rule.get("allOf", ()), *rule.get("anyOf", ()), rule.get("items", {})]
    return bool(rule.get("description")) or any(explained(part) for part in inner if part)


def test_every_key_is_named_and_explained() -> None:
    for found in objects():
        for key, rule in found.get("properties", {}).items():
            assert rule.get("title"), (found.get("title"), key)
            assert explained(rule), (found.get("title"), key)


def test_what_a_key_is_for_comes_before_the_form_of_its_value() -> None:
    visit = schema()["definitions"]["Visit"]["properties"]
    before, _, form = visit["id"]["description"].partition(". ")
    assert "le nom du code QR" in before
    assert form.startswith("Minuscules sans accent")
