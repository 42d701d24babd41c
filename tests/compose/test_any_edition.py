"""Whatever the content: nothing overflows, nothing is lost, or one clear error says where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compose.editions import edition, editions, workshop
from products.built import overflows, words_of
from restitution.errors import LayoutError
from restitution.messages import tell
from restitution.workshop import Workshop
from templates import dark, wide


def check(desk: Workshop) -> None:
    deck, newsletter = desk.publication("deck"), desk.publication("newsletter")

    assert overflows(deck) == []
    assert overflows(newsletter) == []
    assert len(newsletter.pages) % 4 == 0
    printed = words_of(newsletter)
    spoken = "\n".join(note for page in deck.pages for note in page.notes)
    for visit in desk.edition.visits:
        for prose in (visit.text, *(question.answer for question in visit.questions)):
            for line in prose.plain.splitlines():
                assert line in printed
                assert line in spoken


def check_or_told(desk: Workshop) -> None:
    """Correct pages, or one error that says where in the file."""
    try:
        desk.publication("deck")
        desk.publication("newsletter")
    except LayoutError as error:
        lines = [tell(problem).line for problem in error.problems]
    else:
        check(desk)
        lines = [1]
    assert all(line > 0 for line in lines)


@settings(max_examples=20)
@given(editions())
def test_any_edition_fits(data: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        desk = workshop(data, Path(folder))
        check_or_told(desk)


@settings(max_examples=10)
@given(editions(), st.sampled_from([dark, wide]))
def test_any_edition_fits_an_organisations_template(
    data: dict[str, Any], make: Callable[[Path], Path]
) -> None:
    with TemporaryDirectory() as folder:
        make(Path(folder) / "modele.pptx")
        desk = workshop({**data, "theme": {"deck_template": "modele.pptx"}}, Path(folder))
        check_or_told(desk)


def visit(number: int, **changes: Any) -> dict[str, Any]:
    base = {
        "id": f"v{number}",
        "name": f"Visite {number}",
        "title": f"Visite n° {number}",
        "sector": "a",
        "place": {"city": "Ath", "latitude": "50.63", "longitude": f"3.{number}"},
        "text": "Une structure. " * 12,
        "questions": [
            {"id": "q1", "question": "Comment faire ?", "answer": "On essaie. " * 30},
        ],
    }
    return {**base, **changes}


@pytest.mark.parametrize("count", [1, 2, 9, 30])
def test_any_number_of_visits_fits(count: int, tmp_path: Path) -> None:
    data = edition({"visits": [visit(i) for i in range(count)]})

    check(workshop(data, tmp_path))


def test_an_answer_three_times_as_long_goes_on(tmp_path: Path) -> None:
    question = {
        "id": "q1",
        "question": "Comment faire ?",
        "answer": "\n\n".join("Une réponse qui ne finit pas. " * 12 for _ in range(30)),
        "points": ["Un point qui dit beaucoup de choses et qui prend de la place. " * 4] * 4,
    }
    desk = workshop(edition({"visits": [visit(0, questions=[question])]}), tmp_path)

    check(desk)
    titles = [page.title for page in desk.publication("deck").pages]
    assert any("(1/2)" in title for title in titles)
    assert any("(2/2)" in title for title in titles)


def test_points_that_go_on_lose_no_word(tmp_path: Path) -> None:
    points = [f"Le point numéro {i} " + "parle longuement de son sujet " * 12 for i in range(4)]
    question = {"id": "q1", "question": "Quoi ?", "answer": "Tout.", "points": points}
    desk = workshop(edition({"visits": [visit(0, questions=[question])]}), tmp_path)

    printed = words_of(desk.publication("deck"))
    for point in points:
        assert all(word in printed for word in point.split(" "))
    assert printed.count("longuement") >= 4


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Une structure au nom vraiment très long, comme on en voit tous les jours ici"},
        {"name": "Anticonstitutionnellement" * 3},
        {"figures": [{"value": "123 456 789 012", "label": "de choses"}]},
        {"video": {"url": "https://example.org/" + "chemin/" * 20}},
        {"video": {"url": "https://example.org/" + "a" * 270}},
        {"questions": []},
        {"text": "Bref."},
    ],
)
def test_odd_values_fit_or_are_told(changes: dict[str, Any], tmp_path: Path) -> None:
    desk = workshop(edition({"visits": [visit(0, **changes)]}), tmp_path)

    check_or_told(desk)


def test_a_full_programme_stands_on_the_page_and_on_the_slides(tmp_path: Path) -> None:
    sessions = [
        {"start": "9:00", "end": "9:30", "kind": "break", "title": "Accueil"},
        {"start": "9h30", "end": "11:00", "kind": "plenary", "title": "Ouverture des travaux"},
        {
            "start": "11:15",
            "kind": "workshop",
            "title": "Associer les salariés",
            "room": "Salle 2",
            "speakers": ["A. Durand", "B. Martin"],
            "text": "Un atelier pour confronter les pratiques.",
        },
    ] * 3
    days = [{"date": f"2026-03-1{i}", "title": f"Jour {i}", "sessions": sessions} for i in (1, 2)]
    data = edition({"visits": [visit(0)]})
    desk = workshop({**data, "programme": {**data["programme"], "days": days}}, tmp_path)

    check(desk)
    for name in ("deck", "newsletter"):
        printed = words_of(desk.publication(name))
        assert printed.count("Associer les salariés") == 6
        assert "9\u00a0h\u00a030 – 11\u00a0h" in printed
        assert "A.\u00a0Durand, B.\u00a0Martin" in printed
    assert "11\u00a0mars 2026 – Jour 1" in words_of(desk.publication("newsletter"))
