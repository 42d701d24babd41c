"""Whatever becomes of content.yaml, it is read, or refused with places and words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from editions import asking
from mutations import Mutation, mutations
from restitution import language
from restitution.content.loader import load_edition
from restitution.errors import ContentError, Problem
from restitution.messages import tell_all

ROOT = Path(__file__).parents[2]
REAL = (ROOT / "content.yaml").read_bytes()
ANSWER = """|
          Ils **restent**, *presque tous*[^1], voir [le site](https://exemple.fr/a?b=c) :

          - les uns à l'atelier ;
          - les autres « en ville ».

          ### Plus tard

          > Nous verrons bien.

          [^1]: Un seul est parti."""
SMALL = asking(['"**Ils restent**"'], ANSWER).encode()

STABLE = settings(
    derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
"""The same mutations on every machine, however slow."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mutations")


def problems_of(data: bytes, folder: Path) -> tuple[Path, tuple[Problem, ...]]:
    """Read a mutated file: an edition with remarks, or what is wrong with it."""
    file = folder / "content.yaml"
    file.write_bytes(data)
    try:
        return file, load_edition(file)[1]
    except ContentError as error:
        return file, error.problems


def assert_told(file: Path, problems: tuple[Problem, ...]) -> None:
    """Each problem stands in the file, in its order, and has its words in every language."""
    lines = file.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
    count = lines.replace("\r", "\n").count("\n") + 1
    places = [(p.source.line, p.source.column) for p in problems if p.source]
    assert len(places) == len(problems)  # all have one
    assert places == sorted(places)
    assert all(1 <= line <= count and column >= 1 for line, column in places)
    for spoken in language.codes():
        for told in tell_all(problems, spoken):
            assert told.message
            assert told.hint
            assert "\n" not in told.excerpt


@settings(STABLE, max_examples=2000)
@given(mutation=mutations())
def test_a_small_file_is_read_or_told(mutation: Mutation, folder: Path) -> None:
    assert_told(*problems_of(mutation(SMALL), folder))


@settings(STABLE, max_examples=150)
@given(mutation=mutations())
def test_this_issue_is_read_or_told(mutation: Mutation, folder: Path) -> None:
    assert_told(*problems_of(mutation(REAL), folder))
