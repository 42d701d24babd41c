"""Where the time that is planned is not enough, somebody is told, with figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compose.editions import edition, workshop
from restitution import language
from restitution.compose.timing import about, over_time
from restitution.errors import ContentError, Problem, Severity
from restitution.frozen import replace
from restitution.workshop import Workshop

FRENCH = language.get("fr")


def visit(number: int, words: int, minutes: str | None = None) -> dict[str, Any]:
    """A visit whose notes are so many words and a few more."""
    found: dict[str, Any] = {
        "id": f"v{number}",
        "name": f"Visite {number}",
        "title": "Une visite",
        "sector": "a",
        "place": {"city": "Ath", "latitude": "50.63", "longitude": "3.7"},
        "text": "Une structure.",
        "questions": [
            {
                "id": "q1",
                "question": "Comment ?",
                "answer": "\n\n".join(f"{number}.{i} {'mot ' * 19}" for i in range(words // 20)),
                "points": ["Ainsi."],
            }
        ],
    }
    return found | ({"minutes": minutes} if minutes else {})


def planned(folder: Path, visits: Iterable[dict[str, Any]], whole: str = "") -> Workshop:
    data = edition({"visits": list(visits)})
    return workshop(data | ({"presentation": {"minutes": whole}} if whole else {}), folder)


def told(desk: Workshop) -> list[tuple[str, str, dict[str, str]]]:
    found = [problem for problem in desk.noticed if problem.code.endswith("_too_long")]
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    return [(p.code, p.source.path if p.source else "", dict(p.values)) for p in found]


def nobody() -> Mapping[str, float]:
    raise AssertionError("the theme is not needed")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, ""),
        (1, "environ 10 s"),
        (34, "environ 30 s"),
        (59, "environ 1 min"),
        (80, "environ 1 min 30"),
        (110, "environ 2 min"),
        (280, "environ 4 min 30"),
        (290, "environ 5 min"),
        (330, "environ 6 min"),
        (3660, "environ 61 min"),
    ],
)
def test_times_are_told_no_finer_than_they_are_known(seconds: float, said: str) -> None:
    assert about(FRENCH, seconds).replace("\u00a0", " ") == said


def length(said: str) -> float:
    """The seconds of « environ 1 min 30 »."""
    figures = [int(part) for part in said.split("\u00a0") if part.isdigit()]
    minutes, seconds = (figures, []) if "min" in said else ([0], figures)
    return 60 * minutes[0] + (minutes[1:] or seconds or [0])[0]


@given(st.floats(1, 10_000))
def test_a_time_is_told_nearly_as_long_as_it_is(seconds: float) -> None:
    assert length(about(FRENCH, seconds).removeprefix("environ ")) == pytest.approx(
        seconds, rel=0.25, abs=10
    )


def test_without_a_plan_nothing_is_told_and_no_theme_is_read(tmp_path: Path) -> None:
    desk = planned(tmp_path, [visit(1, 2000)])
    assert list(over_time(desk.edition, nobody)) == []


def test_a_visit_that_takes_longer_than_planned_is_told_at_its_minutes(tmp_path: Path) -> None:
    desk = planned(tmp_path, [visit(1, 1260, "5"), visit(2, 1260, "10"), visit(3, 1260)])
    values = {"name": "Visite 1", "spoken": "9", "planned": "5"}
    assert told(desk) == [("visit_too_long", "visits[0].minutes", values)]


@pytest.mark.parametrize(("minutes", "holds"), [("8,4", False), ("9", True), ("8.5", False)])
def test_a_plan_holds_to_the_nearest_minute(minutes: str, holds: bool, tmp_path: Path) -> None:  # noqa: FBT001
    found = told(planned(tmp_path, [visit(1, 1260, minutes)]))
    assert (found == []) is holds
    assert all(values["planned"] == minutes.replace(".", ",") for _, _, values in found)


def test_visits_that_fill_more_than_the_whole_are_told_once(tmp_path: Path) -> None:
    desk = planned(tmp_path, [visit(1, 20, "12,5"), visit(2, 20, "20"), visit(3, 20)], "30")
    values = {"visits": "32,5", "planned": "30"}
    assert told(desk) == [("visits_too_long", "presentation.minutes", values)]


def test_notes_that_take_longer_than_the_whole_are_told(tmp_path: Path) -> None:
    desk = planned(tmp_path, [visit(1, 1400), visit(2, 1400)], "15")
    values = {"spoken": "20", "planned": "15"}
    assert [(code, place) for code, place, _ in told(desk)] == [
        ("notes_too_long", "presentation.minutes")
    ]
    assert told(desk)[0][2] == values


def test_a_plan_that_holds_is_not_mentioned(tmp_path: Path) -> None:
    assert told(planned(tmp_path, [visit(1, 280, "3"), visit(2, 280, "3")], "6")) == []


def test_who_speaks_slowly_needs_more_time(tmp_path: Path) -> None:
    desk = planned(tmp_path, [visit(1, 1260, "10")])
    slow = replace(desk.theme, speech={"fr": 70.0})
    (problem,) = over_time(desk.edition, lambda: slow.speech)
    assert problem.values["spoken"] == "18"


def test_a_plan_takes_no_time_to_say(tmp_path: Path) -> None:
    with_plan = planned(tmp_path, [visit(1, 20, "7")]).publication("deck")
    without = planned(tmp_path, [visit(1, 20)]).publication("deck")
    assert [page.seconds for page in with_plan.pages] == [page.seconds for page in without.pages]


def test_the_cover_of_a_visit_begins_with_what_is_planned(tmp_path: Path) -> None:
    desk = planned(tmp_path, [visit(1, 20, "7,5"), visit(2, 20)])
    covers = [page for page in desk.publication("deck").pages if page.layout.name == "visit"]
    assert covers[0].notes[0] == "Prévu\u00a0: 7,5\u00a0min"
    assert not any("Prévu" in note for note in covers[1].notes)


@pytest.mark.parametrize("minutes", ["0", "-5", "2000", "cinq"])
def test_minutes_are_an_amount_of_time(minutes: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        planned(tmp_path, [visit(1, 20, minutes)])
    (problem,) = caught.value.problems
    assert isinstance(problem, Problem)
    assert problem.code in ("number_range", "number_form")


def test_minutes_may_have_a_decimal_comma(tmp_path: Path) -> None:
    desk = planned(tmp_path, [visit(1, 20, "2,5")], "40")
    assert desk.edition.visits[0].minutes == Decimal("2.5")
    assert desk.edition.presentation.minutes == Decimal(40)
