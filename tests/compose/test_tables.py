"""Tables: columns that serve their words, rows that hold their lines, slides that hold the rows."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compose.editions import edition, workshop
from products.built import workshop as real
from restitution.errors import LayoutError
from restitution.page.items import Page, Stroke, Table
from restitution.page.structure import Role


def slides(folder: Path, cells: list[tuple[str, str]]) -> list[Page]:
    """The slides of a comparison with these cells, a visit a pair."""
    visits = [
        {
            "id": f"v{number}",
            "name": f"Maison {number}",
            "title": "Visite",
            "sector": "a",
            "place": {"city": "Ath", "latitude": "50.6", "longitude": "3.7"},
            "text": "Un texte.",
            "comparison": {"form": form, "jobs": jobs} if form else {"jobs": jobs},
        }
        for number, (form, jobs) in enumerate(cells)
    ]
    deck = workshop(edition({"visits": visits}), folder).publication("deck")
    return [page for page in deck.pages if page.name.startswith("comparison")]


def table_of(page: Page) -> Table:
    (found,) = (item for item in page.items if isinstance(item, Table))
    return found


def words_of(table: Table) -> list[list[str]]:
    return [
        ["".join(span.text for p in cell.passages for span in p.spans) for cell in row]
        for row in table.rows
    ]


def test_rows_and_columns_are_those_of_the_content(tmp_path: Path) -> None:
    (page,) = slides(tmp_path, [("ASBL", "300"), ("", "12")])
    assert words_of(table_of(page)) == [
        ["Visite", "Forme", "Emplois"],
        ["1\u2002Maison 0", "ASBL", "300"],
        ["2\u2002Maison 1", "–", "12"],
    ]
    assert page.notes[0] == "Maison 0 – Forme\u00a0: ASBL – Emplois\u00a0: 300"


def test_heads_and_cells_stand_in_the_tree_as_a_table_does(tmp_path: Path) -> None:
    (page,) = slides(tmp_path, [("ASBL", "300")])
    roles = [[cell.passages[0].structure[-1].role for cell in row] for row in table_of(page).rows]
    assert roles == [[Role.HEAD] * 3, [Role.HEAD, Role.CELL, Role.CELL]]


def assert_sound(page: Page) -> None:
    """Cells lie in the grid, words in their cells, the table on the slide above the thread."""
    table = table_of(page)
    lefts = list(accumulate(table.columns, initial=table.rect.x))
    tops = list(accumulate(table.heights, initial=table.rect.y))
    assert lefts[-1] == pytest.approx(table.rect.right)
    assert tops[-1] == pytest.approx(table.rect.bottom)
    thread = min(item.rect.y for item in page.items if isinstance(item, Stroke))
    assert table.rect.bottom < thread
    for i, row in enumerate(table.rows):
        for j, cell in enumerate(row):
            slugs = [slug for passage in cell.passages for slug in passage.slugs]
            assert all(lefts[j] <= s.x and s.x + s.width <= lefts[j + 1] for s in slugs)
            assert all(tops[i] < s.baseline < tops[i + 1] for s in slugs)


_CELL = st.lists(st.sampled_from(["ASBL", "de", "Titre-Services", "250 emplois"]), max_size=9)


@given(st.lists(st.tuples(_CELL.map(" ".join), _CELL.map(" ".join)), min_size=1, max_size=14))
@settings(max_examples=15)
def test_any_table_is_sound_and_keeps_every_word(
    tmp_path_factory: pytest.TempPathFactory, cells: list[tuple[str, str]]
) -> None:
    pages = slides(tmp_path_factory.mktemp("t"), [(a, b or "x") for a, b in cells])
    for page in pages:
        assert_sound(page)
    rows = [row for page in pages for row in words_of(table_of(page))[1:]]
    assert [row[0].partition("\u2002")[2] for row in rows] == [
        f"Maison {number}" for number in range(len(cells))
    ]


def test_more_rows_than_a_slide_holds_go_on_evenly(tmp_path: Path) -> None:
    pages = slides(tmp_path, [("Coopérative à finalité sociale", "12")] * 20)
    counts = [len(table_of(page).rows) - 1 for page in pages]
    assert sum(counts) == 20
    assert len(counts) > 1
    assert max(counts) - min(counts) <= len(counts)
    assert pages[0].title.endswith(f"(1/{len(pages)})")


def test_a_word_wider_than_any_column_is_told_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(LayoutError) as caught:
        slides(tmp_path, [("anticonstitutionnellement" * 5, "12")])
    (problem,) = caught.value.problems
    assert problem.code == "word_too_wide"
    assert problem.source is not None
    assert problem.source.path == "visits[0].comparison.form"


def test_the_six_visits_are_one_table_on_one_slide() -> None:
    (page,) = (p for p in real().publication("deck").pages if p.name.startswith("comparison"))
    assert len(table_of(page).rows) == 7
    assert_sound(page)
    assert all(cell != "–" for row in words_of(table_of(page)) for cell in row)
