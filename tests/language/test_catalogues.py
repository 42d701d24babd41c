"""Every language says the same things, and says them well set."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from string import Formatter

import pytest

import restitution
from restitution import language
from restitution.frozen import as_data
from restitution.interface.catalogues import Message, messages
from restitution.language import Language

LANGUAGES = [language.get(code) for code in language.codes()]
PAIRS = list(pairwise(LANGUAGES))


def _names(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def _message_names(message: Message) -> set[str]:
    return _names(message.text, message.hint)


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        language.get("xx")


def test_french_comes_first() -> None:
    assert language.codes() == ("fr", "en")


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda each: each.code)
def test_messages_have_the_same_codes_and_values(one: Language, other: Language) -> None:
    assert messages(one.code).keys() == messages(other.code).keys()
    for code, message in messages(one.code).items():
        assert _message_names(message) == _message_names(messages(other.code)[code]), code


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda each: each.code)
def test_words_take_the_same_values(one: Language, other: Language) -> None:
    for key, word in as_data(one.words).items():
        assert _names(word) == _names(as_data(other.words)[key]), key


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda each: each.code)
def test_nothing_is_left_empty(spoken: Language) -> None:
    assert all(as_data(spoken.words).values())
    assert all(message.text and message.hint for message in messages(spoken.code).values())


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda each: each.code)
def test_what_the_program_says_follows_its_own_typography(spoken: Language) -> None:
    said = list(as_data(spoken.words).values())
    for message in messages(spoken.code).values():
        said += [message.text, message.hint]
    assert [text for text in said if spoken.fix(text) != text] == []


def test_a_message_takes_its_values() -> None:
    message = messages("en")["unknown_key"].filled({"key": "plase", "near": "place"})
    assert message.text == "There is no heading “plase” here."
    assert message.hint == "Did you mean “place”?"


def test_a_message_without_its_values_is_an_error() -> None:
    with pytest.raises(KeyError):
        messages("fr")["unknown_key"].filled({"key": "lieux"})


def test_each_language_names_patterns_that_exist() -> None:
    pyphen = pytest.importorskip("pyphen")
    for spoken in LANGUAGES:
        assert pyphen.language_fallback(spoken.hyphenation.patterns)


def test_quotations_are_marked_as_the_typography_would() -> None:
    for spoken in LANGUAGES:
        opening, closing = spoken.quote_marks
        assert spoken.fix('"mot"') == f"{opening}mot{closing}"


def _raised_codes() -> Iterator[str]:
    for file in Path(restitution.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                code = node.args[0] if node.args else None
                if isinstance(code, ast.Constant):
                    yield str(code.value)


def test_every_problem_that_is_raised_by_name_can_be_told() -> None:
    raised = set(_raised_codes())
    assert len(raised) > 10
    assert raised <= messages("fr").keys()
