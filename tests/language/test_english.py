from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from restitution import language

ENGLISH = language.get("en")
PIECES = st.sampled_from(
    [
        *("word", "it's", "visitors'", "Dr", "Mr", "p.", "No.", "km", "A.", "October"),
        *("1", "3-10", "14", "2010", "2010-10-14", "7.5", "http://x.uk/a?b;c", "[^1]"),
        *(" ", " ", " ", "  ", "\u00a0", "\n", "\n\n", "- ", "> ", "[^1]:"),
        *("!", "?", ";", ":", ",", ".", "…", "...", '"', "'", "(", ")", "-", "–", "--", "*", "%"),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('"It\'s fine," he said', "“It’s fine,” he said"),
        ("the visitors' questions", "the visitors’ questions"),
        ("Really ? Yes !", "Really? Yes!"),
        ("80 % of them ; 5 km", "80% of them; 5\u00a0km"),
        ("pages 3-10, on 2010-10-14", "pages 3–10, on 2010-10-14"),
        ("a firm - a school - and more...", "a firm – a school – and more…"),
        ("14 October, p. 3, Dr Smith", "14\u00a0October, p.\u00a03, Dr\u00a0Smith"),
        ("see ( here ) :  there", "see (here): there"),
        ("https://x.uk/a-1-2?b;c 'quoted'", "https://x.uk/a-1-2?b;c ‘quoted’"),
        ("- a point\n- another", "- a point\n- another"),
    ],
)
def test_what_editors_type_is_set(typed: str, printed: str) -> None:
    assert ENGLISH.fix(typed) == printed


@example("… .")
@given(TEXTS)
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    once = ENGLISH.fix(text)
    assert ENGLISH.fix(once) == once


@given(TEXTS)
def test_no_letter_or_digit_changes(text: str) -> None:
    fixed = ENGLISH.fix(text)
    assert [s for s in fixed if s.isalnum()] == [s for s in text if s.isalnum()]


def test_numbers_and_dates() -> None:
    assert ENGLISH.number(Decimal("1100.50")) == "1,100.50"
    assert ENGLISH.month_year("2010-10") == "October 2010"
    assert ENGLISH.day("2010-10-14") == "14\u00a0October 2010"


def test_ordinals_stay_on_the_line() -> None:
    assert ENGLISH.raised.search("the 1st, 2nd and 3rd") is None
    assert ENGLISH.raised.groups == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "zero"), (13, "thirteen"), (40, "forty"), (99, "ninety-nine"), (100, ""), (-3, "")],
)
def test_small_numbers_are_spelled_as_they_are_said(number: int, words: str) -> None:
    assert ENGLISH.usage.spelled(Decimal(number)) == words
