from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from restitution import language
from restitution.content import fields, loader
from restitution.content.loader import load_edition
from restitution.errors import ContentError, Problem
from restitution.interface.catalogues import messages

BAD = Path(__file__).parents[1] / "cases" / "bad"
PACKAGE = Path(loader.__file__).parent
SOURCES = (*PACKAGE.rglob("*.py"), *(PACKAGE.parent / "yamlfile").glob("*.py"))
CODES = set(messages("fr"))


def problems() -> list[Problem]:
    found: list[Problem] = [
        Problem("content_missing", values={"file": "content.yaml"}),
        Problem("file_too_large", values={"file": "content.yaml", "most": "8"}),
        Problem("yaml_syntax", values={"detail": "?"}),  # nothing is known that is told so
    ]
    for path in sorted(BAD.glob("*.yaml")):
        try:
            found += load_edition(path)[1]
        except ContentError as error:
            found += error.problems
    return found


def written_codes() -> set[str]:
    """Every word in the reading's sources that could be a code: their form is their own."""
    words = {
        node.value
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return {word for word in words if re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)+", word)}


PYDANTICS = {"string_type", "tuple_type", "model_type", "dict_type", "too_long", "too_short"}
CONTEXT = {"min_length", "max_length"}
KEYS = {"short_url", "deck_template"}
FUNCTIONS = {"in_order", "load_text", "read_again"}


@pytest.mark.parametrize("code", sorted(written_codes() - PYDANTICS - CONTEXT - KEYS - FUNCTIONS))
def test_every_code_has_a_message_in_every_language(code: str) -> None:
    for tongue in language.codes():
        assert code in messages(tongue)


@pytest.mark.parametrize("tongue", language.codes())
def test_messages_can_be_written_with_the_values_they_get(tongue: str) -> None:
    told = messages(tongue)
    for problem in problems():
        message = told[problem.code].filled(problem.values)
        assert message.text
        assert message.hint


def test_the_corpus_shows_every_code_there_is() -> None:
    shown = {problem.code for problem in problems()}
    assert shown >= (written_codes() - PYDANTICS - CONTEXT - KEYS - FUNCTIONS) & CODES


def test_the_default_language_is_one_that_exists() -> None:
    assert loader.DEFAULT_LANGUAGE in language.codes()
    assert all(fields.LANGUAGE_FORM.matches(code) for code in language.codes())
