from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.messages.excerpt import excerpt, visible

BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"


@pytest.mark.parametrize(
    ("line", "column", "length", "shown", "caret"),
    [
        ("title: Voyage", 8, 6, "title: Voyage", "       ^~~~~~"),
        ("title: Voyage", 14, 1, "title: Voyage", "             ^"),
        ("\ttitle: x", 1, 1, "⇥title: x", "^"),
        ("a:\tb : c", 6, 1, "a: b : c", "     ^"),
        ("\u00a0\u00a0title: x", 1, 2, "⍽⍽title: x", "^~"),
        ("« \u202fx\u202f » :", 8, 1, "«  x  » :", "       ^"),
        ("漢字 : x", 4, 1, "漢字 : x", "     ^"),
        ("e\u0301te\u0301 : x", 7, 1, "e\u0301te\u0301 : x", "    ^"),
        ("a\x1b[31m : x", 2, 1, "a␛[31m : x", " ^"),
        ("a \u202eb : c", 5, 1, "a ▯b : c", "    ^"),
        ("", 1, 1, "", "^"),
    ],
)
def test_the_mark_stands_under_its_place(
    line: str, column: int, length: int, shown: str, caret: str
) -> None:
    found = excerpt(line, column, length)
    assert (found.line, found.caret) == (shown, caret)


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "".join(f"mot{n} " for n in range(100))
    found = excerpt(line, line.index("mot50") + 1, 5)
    assert found.line[found.caret.index("^") :].startswith("mot50")
    assert found.line[0] == found.line[-1] == "…"
    assert len(found.line) < 80
    assert excerpt(line, 1).line.startswith("mot0")
    assert excerpt(line, len(line)).line.endswith("mot99 ")


@given(st.text(), st.integers(1, 200), st.integers(1, 20))
def test_any_line_is_shown_in_one_line_with_one_mark(line: str, column: int, length: int) -> None:
    found = excerpt(line, column, length)
    assert found.caret.count("^") == 1
    hidden = {"Cc", "Cf", "Zl", "Zp"}
    assert not hidden & {unicodedata.category(character) for character in found.line}
    assert len(found.caret) <= 80


def test_nothing_in_a_message_turns_it_around_or_commands_the_terminal() -> None:
    said = visible(f"« {BIDI} » \x1b[2J\nfin")
    assert not set(said) & set(BIDI)
    assert "⟨U+202E⟩" in said
    assert "⟨U+001B⟩[2J fin" in said
    assert visible("« l’été\u202f! »") == "« l’été\u202f! »"
