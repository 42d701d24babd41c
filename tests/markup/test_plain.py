"""What needs no parser is read as the parser would read it."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from restitution import language
from restitution.markup import parse_prose, parse_text, pieces, plain
from restitution.source import Source

FRENCH = language.get("fr")
PLACE = Source("content.yaml", 7, 3, "text")

words = st.text(alphabet="aéZ1.)-+>#&<`!:;'\"~|\\*[_  \t\u00a0\u202f\u2009\x0b\x1c\r", max_size=6)
starts = st.sampled_from(
    ["", " ", "     ", "\t", "### ", "###", "#", " ### ", "- ", "1. ", "\u00a0"]
)
blank = st.sampled_from(["", "", " ", "\t"])
lines = st.builds(
    lambda start, rest: f"{start}{''.join(rest)}", starts, st.lists(words, max_size=3)
)
texts = st.lists(blank | lines, max_size=9).map("\n".join)


def parsed(parse: Callable[..., object], raw: str) -> object:
    """What comes of a text when nothing is taken for plain, and it is parsed in one piece."""
    pieces.read.cache_clear()
    with (
        patch.object(plain, "is_plain", return_value=False),
        patch.object(plain, "is_plain_prose", return_value=False),
    ):
        found = parse(raw, PLACE, FRENCH)
    pieces.read.cache_clear()
    return found


@settings(max_examples=300)
@given(raw=texts)
@example(raw="Un\n### Deux\nTrois\n\n\nQuatre")
@example(raw="### ")
@example(raw="\u00a0Un\u00a0\n\u00a0")
@example(raw="Un  \n  deux ###")
def test_a_plain_text_is_what_the_parser_makes_of_it(raw: str) -> None:
    assert parse_prose(raw, PLACE, FRENCH) == parsed(parse_prose, raw)
    assert parse_text(raw, PLACE, FRENCH) == parsed(parse_text, raw)


@pytest.mark.parametrize("raw", ["Un.\n\nDeux ; trois.", "### Un\n\nDeux\ndeux", "À 4 % : « a »"])
def test_most_proses_are_plain(raw: str) -> None:
    assert plain.is_plain_prose(raw)


@pytest.mark.parametrize(
    "raw",
    ["- Un", "1. Un", "> Un", "# Un", "### Un ###", "**Un**", "Un[^1]", "https://un.fr", "Un_"],
)
def test_signs_of_markup_are_left_to_the_parser(raw: str) -> None:
    assert not plain.is_plain_prose(raw)
