from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from house import modules, own_imports
from restitution.patterns import pattern

WORD = r"(\w)(\w*)"


@pytest.mark.parametrize(
    "use",
    [
        lambda found: found.sub(r"\2\1", "deux mots"),
        lambda found: found.findall("deux mots"),
        lambda found: found.match("mot")[0],
        lambda found: found.search(" mot")[2],
        lambda found: found.fullmatch("deux mots"),
        lambda found: found.split("deux mots"),
        lambda found: [match.span() for match in found.finditer("deux mots")],
        lambda found: found.pattern,
        lambda found: found.flags,
    ],
)
def test_a_pattern_does_what_a_compiled_one_does(use: Callable[[re.Pattern[str]], object]) -> None:
    late = pattern(WORD, re.IGNORECASE)
    assert use(late) == use(re.compile(WORD, re.IGNORECASE))
    assert use(late) == use(late)


@given(st.text())
def test_texts_are_changed_as_by_a_compiled_one(text: str) -> None:
    assert pattern(WORD).sub(r"\2", text) == re.compile(WORD).sub(r"\2", text)


def test_what_is_wrong_is_told_when_it_is_used() -> None:
    broken = pattern("(")
    with pytest.raises(re.error):
        broken.search("")


USERS = [name for name, module in modules().items() if "patterns" in own_imports(module)]


@pytest.mark.parametrize("user", USERS)
def test_all_patterns_of_the_program_can_be_compiled(user: str) -> None:
    """A mistake in one that is seldom used would be found by nobody."""
    values = vars(import_module(f"restitution.{user}")).values()
    late = [value for value in values if isinstance(value, type(pattern("")))]
    assert late
    assert all(isinstance(value.flags, int) for value in late)
