"""What many visits cost: as much each as few do, counted in calls, which no machine changes."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from compose.editions import edition, workshop
from restitution.workshop import Workshop

FEW, MANY = 40, 80
"""More than a thread has knots for and than the margin has contents of: both are made alike."""
NOISE = 150
"""What a function that does nothing for each visit may be called more often."""
PUBLICATIONS = ("deck", "newsletter", "handout", "codes")


def visit(number: int) -> dict[str, Any]:
    """A visit with a little of everything, as long as any other; every fourth has a video."""
    video = {"video": {"url": f"https://example.org/v{number}"}} if number % 4 == 0 else {}
    return video | {
        "id": f"v{number}",
        "name": f"Maison {number}",
        "title": "Visite d’une maison",
        "sector": "ab"[number // 2 % 2],
        "place": {"city": "Ath", "latitude": f"50.{number}", "longitude": f"3.{number}"},
        "text": f"Une structure, et c’est la maison {number}.",
        "comparison": {"form": f"Association {number}", "jobs": f"{100 + number} emplois"},
        "figures": [{"value": f"{number} %", "label": "de salariés"}],
        "questions": [
            {
                "id": "q",
                "question": f"Que fait la maison {number} ?",
                "answer": f"Elle forme {number} personnes.",
                "points": [f"Former {number} personnes", "Et les garder"],
            }
        ],
    }


def composed(first: int, visits: int, folder: Path) -> tuple[Workshop, Counter[str]]:
    """All publications of so many visits from one on, and how often each function was called."""
    calls: Counter[str] = Counter()

    def count(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            code = frame.f_code
            calls[f"{Path(code.co_filename).name}: {code.co_qualname}"] += 1

    told = [visit(first + number) for number in range(visits)]
    made = workshop(edition({"visits": told}), folder)
    sys.setprofile(count)
    try:
        for name in PUBLICATIONS:
            made.publication(name)
    finally:
        sys.setprofile(None)
    return made, calls


@pytest.fixture(scope="module")
def few_and_many(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Workshop, Counter[str]]]:
    """The two to be compared, no visit in both, after what is made once for all: fonts, the atlas.

    Four visits are enough for that.
    """
    wanted = ((100, 4), (200, FEW), (300, MANY))
    return [composed(*each, tmp_path_factory.mktemp("growth")) for each in wanted][1:]


def test_no_function_is_called_more_often_a_visit_where_visits_are_many(
    few_and_many: list[tuple[Workshop, Counter[str]]],
) -> None:
    (_, few), (_, many) = few_and_many
    allowed = MANY / FEW * 1.15
    grown = {
        name: (few[name], times)
        for name, times in many.items()
        if times > few[name] * allowed + NOISE
    }
    assert grown == {}
    assert sum(many.values()) <= sum(few.values()) * MANY / FEW * 1.05


def test_what_is_drawn_grows_with_the_visits_and_no_faster(
    few_and_many: list[tuple[Workshop, Counter[str]]],
) -> None:
    drawn = [
        {
            name: sum(len(page.items) for page in made.publication(name).pages)
            for name in PUBLICATIONS
        }
        for made, _ in few_and_many
    ]
    for name in PUBLICATIONS:
        few, many = (each[name] for each in drawn)
        assert few < many <= few * MANY / FEW * 1.05, name
