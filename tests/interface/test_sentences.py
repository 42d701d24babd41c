"""The program says the same things in every language that it speaks, and says them well set."""

from __future__ import annotations

from itertools import pairwise
from string import Formatter

import pytest

from restitution import language
from restitution.interface import codes, sentences


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_the_program_speaks_the_languages_of_publications() -> None:
    assert codes() == language.codes()


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        sentences("xx")


@pytest.mark.parametrize(("one", "other"), list(pairwise(codes())))
def test_it_says_the_same_in_each(one: str, other: str) -> None:
    assert sentences(one).keys() == sentences(other).keys()
    for key, text in sentences(one).items():
        assert values(text) == values(sentences(other)[key]), key


@pytest.mark.parametrize("code", codes())
def test_nothing_is_left_empty(code: str) -> None:
    assert all(sentences(code).values())


@pytest.mark.parametrize("code", codes())
def test_what_it_says_follows_its_own_typography(code: str) -> None:
    fix = language.get(code).fix
    assert [text for text in sentences(code).values() if fix(text) != text] == []
