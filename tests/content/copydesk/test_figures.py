from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from content.copydesk.proofs import publication, question, remarks, visit

CHECK = "figure_not_on_page"
TEXT = "On compte 1 100 actions, 95 % de satisfaits et 7,50 € par heure. Elle date du 1er mai 2010."


def numbers(folder: Path, *visits: dict[str, Any], **parts: Any) -> list[str]:
    return [values["number"] for values in remarks(folder, CHECK, *visits, **parts)]


@pytest.mark.parametrize(
    "short",
    [
        *("1 100 actions", "1100 actions", "1 100,0", "95 %", "95%", "7,5 €", "7,50 €"),
        *("le 1er mai", "2010", "ISO v2 et CO2", "9:30", "1/3", "dix", "voir https://a.org/b2"),
    ],
)
def test_a_figure_of_the_page_may_be_written_in_other_ways(tmp_path: Path, short: str) -> None:
    assert numbers(tmp_path, visit(text=TEXT, points=[short])) == []


@pytest.mark.parametrize(
    ("short", "number"),
    [
        ("110 actions", "110"),
        ("1 101 actions", "1\u202f101"),
        ("de 95 à 96 %", "96"),
        ("75 €", "75"),
        ("le 2e mai", "2"),
        ("**96 %** de satisfaits, 96 % en tout", "96"),
    ],
)
def test_another_figure_is_told(tmp_path: Path, short: str, number: str) -> None:
    assert numbers(tmp_path, visit(text=TEXT, points=[short])) == [number]


def test_every_short_version_is_looked_at(tmp_path: Path) -> None:
    chart = {
        "title": "De 4 à 3",
        "bars": [{"label": "2009", "value": 5}, {"label": "b", "value": 6}],
    }
    one = visit(
        lead="Déjà 1.", figures=[{"value": "2", "label": "en 7 ans"}], points=["8"], chart=chart
    )
    assert sorted(numbers(tmp_path, one)) == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_the_cells_of_a_comparison_are_looked_at(tmp_path: Path) -> None:
    one = visit(text="Elle compte 300 salariés.", comparison={"jobs": "310 salariés"})
    comparison = {"title": "Regards croisés", "columns": {"jobs": "Emplois"}}
    assert numbers(tmp_path, one, comparison=comparison) == ["310"]


def test_a_question_is_held_to_its_own_answer(tmp_path: Path) -> None:
    asked = question(points=["40 places"], figure={"value": "41", "label": "lits"})
    assert numbers(tmp_path, visit(text="Il y a 40 places et 41 lits.", questions=[asked])) == [
        "40",
        "41",
    ]


def test_a_visit_is_held_to_all_that_is_told_of_it(tmp_path: Path) -> None:
    asked = question(answer="Il y a 40 places.[^1]\n\n[^1]: Et 41 lits.")
    assert numbers(tmp_path, visit(points=["40 places, 41 lits"], questions=[asked])) == []


def test_editorial_and_programme_are_looked_at(tmp_path: Path) -> None:
    parts: dict[str, Any] = {
        "editorial": {
            "title": "É", "author": {"name": "A", "role": "b"}, "text": "À 17.", "points": ["À 18"]
        },
        "programme": {
            "title": "P", "text": "En 8 ateliers.", "figures": [{"value": "9", "label": "ateliers"}]
        },
    }  # fmt: skip
    assert numbers(tmp_path, **parts) == ["18", "9"]


def test_the_page_may_spell_a_small_number_out(tmp_path: Path) -> None:
    text = "Soixante et onze salariés, et quatre-vingts clients."
    assert numbers(tmp_path, visit(text=text, points=["71 salariés, 80 clients"])) == []
    assert numbers(tmp_path, visit(text=text, points=["70 salariés"])) == ["70"]


def test_the_remark_shows_what_the_page_says_of_the_same(tmp_path: Path) -> None:
    text = "Un groupe de 1998. Il compte 300 salariés.\n\nUn groupe de 15 boutiques."
    [said] = remarks(tmp_path, CHECK, visit(text=text, points=["Un groupe de 310 salariés"]))
    assert said == {"number": "310", "line": "1", "said": "Il compte 300 salariés."}


def test_english_figures_are_read_as_english(tmp_path: Path) -> None:
    text = "They saw 1,100 tonnes and 7.5 acres."
    said = numbers(
        tmp_path,
        visit(text=text, points=["1,100 tonnes, 7.50 acres", "11 tonnes"]),
        publication=publication(language="en"),
    )
    assert said == ["11"]


def test_a_page_that_tells_nothing_is_no_trouble(tmp_path: Path) -> None:
    editorial = {
        "title": "É", "author": {"name": "A", "role": "b"}, "text": "[^1]: Rien.", "points": ["17"]
    }  # fmt: skip
    assert numbers(tmp_path, editorial=editorial) == ["17"]
