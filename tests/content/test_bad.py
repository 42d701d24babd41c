"""A corpus of files as people get them wrong: each is told in full, at its places, in words.

``bad-cases.tsv`` has a line a problem, in the order in which they are told. Its words are parts of
what is told, with ordinary spaces and ``…`` between them.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from facts import normalise
from restitution import language
from restitution.content.loader import load_edition
from restitution.errors import ContentError, Problem, Severity
from restitution.messages import tell

CASES = Path(__file__).parents[1] / "cases"
BAD = CASES / "bad"
COLUMNS = {"fr": "français", "en": "english"}


def expected() -> dict[str, list[Mapping[str, str]]]:
    found: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    with (CASES / "bad-cases.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["file"]].append(row)
    return found


EXPECTED = expected()


def problems_of(name: str) -> tuple[Problem, ...]:
    """All problems of a file of the corpus, whether it could be read or not."""
    try:
        return load_edition(BAD / f"{name}.yaml", f"{name}.yaml")[1]
    except ContentError as error:
        return error.problems


def test_every_file_of_the_corpus_is_expected() -> None:
    assert {path.stem for path in BAD.glob("*.yaml")} == EXPECTED.keys()
    assert len(EXPECTED) >= 120


def test_every_language_has_its_words() -> None:
    assert COLUMNS.keys() == set(language.codes())
    assert all(row[column] for rows in EXPECTED.values() for row in rows for column in row)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_bad_file_is_told_in_full_at_its_places(name: str) -> None:
    found = problems_of(name)
    assert [_placed(problem) for problem in found] == [
        (int(row["line"]), int(row["column"]), row["severity"], row["code"])
        for row in EXPECTED[name]
    ]
    assert {problem.source and problem.source.file for problem in found} == {f"{name}.yaml"}


def _placed(problem: Problem) -> tuple[int, int, str, str] | None:
    source = problem.source
    if source is None:
        return None
    return source.line, source.column, problem.severity.value, problem.code


@pytest.mark.parametrize("spoken", language.codes())
@pytest.mark.parametrize("name", EXPECTED)
def test_a_bad_file_is_told_in_its_words(name: str, spoken: str) -> None:
    for problem, row in zip(problems_of(name), EXPECTED[name], strict=True):
        told = tell(problem, spoken)
        whole = normalise(f"{told.message} {told.hint} {told.understood}")
        assert _missing(row[COLUMNS[spoken]].split(" … "), whole) == []


def _missing(parts: Sequence[str], whole: str) -> list[str]:
    return [part for part in parts if normalise(part) not in whole]


@pytest.mark.parametrize("name", EXPECTED)
def test_only_warnings_let_an_edition_through(name: str) -> None:
    if {row["severity"] for row in EXPECTED[name]} == {"warning"}:
        found = load_edition(BAD / f"{name}.yaml")[1]
        assert {problem.severity for problem in found} == {Severity.WARNING}
    else:
        with pytest.raises(ContentError):
            load_edition(BAD / f"{name}.yaml")


def test_problems_say_their_path_in_the_file() -> None:
    paths = {name: problems_of(name)[0].source for name in ("url_form", "choice", "too_few")}
    assert {name: source and source.path for name, source in paths.items()} == {
        "url_form": "visits[0].video.url",
        "choice": "programme.days[0].sessions[0].kind",
        "too_few": "visits[0].chart.bars",
    }
