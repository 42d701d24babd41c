from __future__ import annotations

import pytest

from restitution.errors import Problem, Severity
from restitution.messages import tell
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


def test_a_problem_without_words_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        tell(Problem("no_such_code"))
