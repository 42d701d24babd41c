from __future__ import annotations

from pathlib import Path

import pytest

from restitution.errors import Problem, Severity
from restitution.frozen import replace
from restitution.messages import tell, tell_all
from restitution.source import Source

SOURCE = Source("content.yaml", 36, 5, "visits[0].nmae")
UNKNOWN = Problem("unknown_key", SOURCE, {"key": "nmae", "near": "name"})


def test_a_problem_is_told_with_its_place_and_its_way_out() -> None:
    told = tell(UNKNOWN)
    assert told.as_data() == {
        "code": "unknown_key",
        "severity": "error",
        "file": "content.yaml",
        "line": 36,
        "column": 5,
        "end_column": 0,
        "path": "visits[0].nmae",
        "message": "La rubrique «\u00a0nmae\u00a0» n’existe pas ici.",
        "hint": "Vouliez-vous dire «\u00a0name\u00a0»\u202f?",
        "understood": "",
        "excerpt": "",
        "caret": "",
    }


def test_the_same_problem_is_told_in_english() -> None:
    told = tell(UNKNOWN, "en")
    assert "nmae" in told.message
    assert "name" in told.hint
    assert told.message != tell(UNKNOWN).message


def test_a_problem_without_a_place_has_an_empty_one() -> None:
    told = tell(Problem("content_missing", values={"file": "x.yaml"}, severity=Severity.WARNING))
    assert (told.file, told.line, told.column, told.path) == ("", 0, 0, "")
    assert told.severity is Severity.WARNING
    assert "x.yaml" in told.message


def test_a_problem_is_told_with_its_line_as_the_file_has_it_now(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    file.write_text("a: 1\r\nvisits:\r\n  nmae: x\r\n", encoding="utf-8")
    problem = replace(UNKNOWN, source=Source(str(file), 3, 3, "visits[0].nmae"))
    (told,) = tell_all([problem])
    assert (told.excerpt, told.caret) == ("  nmae: x", "  ^~~~")
    assert (told.column, told.end_column) == (3, 7)


def test_a_file_that_cannot_be_read_any_more_shows_no_line(tmp_path: Path) -> None:
    file = tmp_path / "content.yaml"
    problem = replace(UNKNOWN, source=Source(str(file), 1, 1, ""))
    assert [told.excerpt for told in tell_all([problem])] == [""]
    file.write_bytes(b"\xff\xfe")
    assert [told.excerpt for told in tell_all([problem])] == [""]
    file.write_text("short\n", encoding="utf-8")
    beyond = replace(UNKNOWN, source=Source(str(file), 9, 1, ""))
    assert [told.excerpt for told in tell_all([beyond])] == [""]


def test_what_is_told_hides_nothing() -> None:
    problem = replace(UNKNOWN, values={"key": "a\u202eb\x1b[2J", "near": "name"})
    told = tell(problem)
    assert "a⟨U+202E⟩b⟨U+001B⟩[2J" in told.message


@pytest.mark.parametrize(
    ("line", "column", "end"),
    [("    text: Un 😀 de trop.", 14, 15), ("    text: &smile;", 11, 0)],
)
def test_a_sign_that_no_font_has_is_marked_where_it_is_typed(
    line: str, column: int, end: int
) -> None:
    values = {"character": "😀", "code": "U+1F600", "font": "Serif"}
    told = tell(Problem("glyph_missing", Source("c.yaml", 1, 11, ""), values), "fr", line)
    assert (told.column, told.end_column) == (column, end)


def test_a_value_without_end_is_cut() -> None:
    told = tell(Problem("number_form", SOURCE, {"value": "9" * 100_000}))
    assert len(told.message) < 500
    assert "9…" in told.message


def test_a_problem_without_words_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        tell(Problem("no_such_code"))
