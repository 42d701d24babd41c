from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.copydesk.proofs import problems, question, visit
from restitution.content.copydesk import CHECKS
from restitution.content.silence import Check

LONG = " ".join(["mot"] * 41) + "."
FIRST = visit(id="terre", text=LONG, questions=[question(id="qui", answer=LONG)])
OTHER = visit(id="terre-neuve", text=LONG)
CHECK = "sentence_long"


def said(folder: Path, *where: str | None) -> list[tuple[str, str]]:
    """What is said of long sentences and of silences, with its place."""
    silence = [
        {"check": CHECK, "reason": "exprès", **({"where": place} if place else {})}
        for place in where
    ]
    return [
        (problem.code, problem.source.path)
        for problem in problems(folder, FIRST, OTHER, silence=silence)
        if problem.code in {CHECK, "silence_unused"} and problem.source
    ]


PATHS = ["visits[0].text", "visits[0].questions[0].answer", "visits[1].text"]


@pytest.mark.parametrize(
    ("where", "left"),
    [
        (None, []),
        ("visits", []),
        ("visits.terre", PATHS[2:]),
        ("visits[0]", PATHS[2:]),
        ("visits.terre.text", PATHS[1:]),
        ("visits[0].text", PATHS[1:]),
        ("visits.terre.questions", [PATHS[0], PATHS[2]]),
        ("visits.terre.questions.qui", [PATHS[0], PATHS[2]]),
        ("visits.terre.questions.qui.answer", [PATHS[0], PATHS[2]]),
        ("visits.terre-neuve", PATHS[:2]),
    ],
)
def test_a_silence_covers_its_place_and_what_is_in_it(
    tmp_path: Path, where: str | None, left: list[str]
) -> None:
    assert said(tmp_path, where) == [(CHECK, path) for path in left]


@pytest.mark.parametrize("where", ["visits.ter", "visits[0].te", "editorial", "terre", "visits[9]"])
def test_a_silence_that_silences_nothing_is_told(tmp_path: Path, where: str) -> None:
    told = [(CHECK, path) for path in PATHS]
    assert said(tmp_path, where) == [*told, ("silence_unused", "silence[0]")]


def test_two_silences_may_cover_one_remark(tmp_path: Path) -> None:
    assert said(tmp_path, "visits", None) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.text("visterqu.[]019-", min_size=1, max_size=12).filter(lambda text: text[0] in "vt"))
def test_any_place_may_be_asked_for(tmp_path: Path, where: str) -> None:
    told = said(tmp_path, where)
    assert ("silence_unused", "silence[0]") in told or len(told) < len(PATHS)


def test_every_check_has_its_name_and_every_name_its_check() -> None:
    assert CHECKS.keys() == set(Check)
