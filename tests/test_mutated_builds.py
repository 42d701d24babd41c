"""Whatever becomes of content.yaml, a build makes its files or leaves those there as they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editions import asking, project, snapshot
from mutations import ODD, Mutation, mutations
from restitution import language
from restitution.build import build
from restitution.errors import Problem, RestitutionError
from restitution.messages import tell_all

VIDEO = "    video:\n      url: https://exemple.fr/scierie\n    questions:\n"
TEXT = asking(['"**Ils restent**"'], "Presque tous restent.").replace("    questions:\n", VIDEO)
PRODUCTS = ("deck", "newsletter", "qr")

STABLE = settings(
    derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a content file and what was built from it."""
    folder = tmp_path_factory.mktemp("builds")
    build(project(folder, TEXT), folder / "output", only=PRODUCTS)
    return folder


def problems_of(content: Path) -> tuple[Problem, ...]:
    """Build; what kept it from making anything."""
    try:
        build(content, content.parent / "output", only=PRODUCTS, preflight=False)
    except RestitutionError as error:
        return error.problems
    return ()


def assert_built_or_intact(data: bytes, folder: Path) -> None:
    before = snapshot(folder / "output")
    (folder / "content.yaml").write_bytes(data)
    problems = problems_of(folder / "content.yaml")
    assert all(tell_all(problems, spoken) or not problems for spoken in language.codes())
    after = snapshot(folder / "output")
    assert after == before if problems else after.keys() == before.keys()


@settings(STABLE, max_examples=80)
@given(mutation=mutations())
def test_a_mutated_file_is_built_or_leaves_all_as_it_was(mutation: Mutation, built: Path) -> None:
    assert_built_or_intact(mutation(TEXT.encode()), built)


@settings(STABLE, max_examples=15)
@given(odd=st.lists(st.sampled_from([text for text in ODD if text.isprintable()]), max_size=6))
def test_odd_characters_in_a_text_are_built_or_told(odd: list[str], built: Path) -> None:
    answer = "|\n          Un " + " mot ".join(odd) + " reste."
    text = TEXT.replace("Presque tous restent.", answer)
    assert_built_or_intact(text.encode(), built)
