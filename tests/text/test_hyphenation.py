from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution import language
from restitution.cache import Cache
from restitution.text.hyphenation import Hyphenator

RULES = language.get("fr").hyphenation
LETTERS = re.compile(r"[^\W\d_]+")


def divided(hyphenator: Hyphenator, token: str) -> str:
    ends = [0, *hyphenator.points(token), len(token)]
    return "|".join(token[a:b] for a, b in pairwise(ends))


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("amélioration", "amé|lio|ra|tion"),
        ("l’amélioration", "l’amé|lio|ra|tion"),
        ("qu’aujourd’hui", "qu’au|jourd’hui"),
        ("«\u202fdéveloppement\u202f»", "«\u202fdé|ve|lop|pe|ment\u202f»"),
        ("solidarité,", "so|li|da|rité,"),
    ],
)
def test_words_are_divided_by_their_syllables(
    hyphenator: Hyphenator, token: str, expected: str
) -> None:
    assert divided(hyphenator, token) == expected


@pytest.mark.parametrize(
    "token",
    [
        *("SOLIDARITÉ", "L’INSERTION", "Montessori", "MONTESSORI", "montessori", "École", "elle"),
        *("https://exemple.fr/developpement", "www.exemple.org/developpement", "dailymotion.com"),
        *("contact@association.fr", "2009–2010", "", "…"),
    ],
)
def test_names_capitals_short_words_and_addresses_stay_whole(
    hyphenator: Hyphenator, token: str
) -> None:
    assert hyphenator.points(token) == ()


def test_alternatives_with_a_slash_are_words(hyphenator: Hyphenator) -> None:
    assert divided(hyphenator, "associations/entreprises").count("|") > 2


@given(st.text("abcdefghiélmnoprstuvàç’-\u202f«»", min_size=1, max_size=24))
def test_no_part_of_a_word_is_shorter_than_the_language_allows(
    hyphenator: Hyphenator, token: str
) -> None:
    for word in LETTERS.finditer(token):
        points = [p for p in hyphenator.points(token) if word.start() <= p <= word.end()]
        assert all(word.start() + RULES.left <= p <= word.end() - RULES.right for p in points)
    assert all(token[p - 1].isalpha() and token[p].isalpha() for p in hyphenator.points(token))


@pytest.mark.parametrize("code", language.codes())
def test_every_language_divides_long_words(code: str) -> None:
    rules = language.get(code).hyphenation
    assert Hyphenator(rules.patterns, rules.left, rules.right).points("internationalisation")


@given(st.text("abcdefghijklmnopqrstuvwxyzàâçèéêëîïôùûœñß", min_size=5, max_size=24))
@pytest.mark.parametrize("code", language.codes())
def test_words_are_divided_where_pyphen_divides_them(code: str, word: str) -> None:
    rules = language.get(code).hyphenation
    theirs = pyphen.Pyphen(lang=rules.patterns, left=rules.left, right=rules.right)
    assert list(_hyphenator(code).points(word)) == theirs.positions(word)


@pytest.mark.parametrize("word", ["développement", "associations", "coopératives", "entrepreneurs"])
def test_words_are_divided_by_patterns_that_were_kept(word: str, tmp_path: Path) -> None:
    made = Hyphenator(RULES.patterns, RULES.left, RULES.right, kept=Cache(tmp_path))
    assert made.points(word)
    assert [*tmp_path.iterdir()]
    again = Hyphenator(RULES.patterns, RULES.left, RULES.right, kept=Cache(tmp_path))
    assert again.points(word) == made.points(word)


@cache
def _hyphenator(code: str) -> Hyphenator:
    rules = language.get(code).hyphenation
    return Hyphenator(rules.patterns, rules.left, rules.right)
