from __future__ import annotations

from pathlib import Path

import pytest

import editions
from restitution.frozen import replace
from restitution.page.items import Publication
from restitution.watch import Changes, between
from restitution.workshop import Workshop

Shown = dict[str, Publication]
BASE = editions.asking(["Un contrat", "Un métier"])


def shown(folder: Path, text: str) -> Shown:
    workshop = Workshop(editions.project(folder, text), "content.yaml")
    return {name: workshop.publication(name) for name in ("deck", "newsletter")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("changes")


@pytest.fixture(scope="module")
def before(folder: Path) -> Shown:
    return shown(folder, BASE)


def changed(before: Shown, after: Shown) -> dict[str, set[str]]:
    """The names of the pages that have changed."""
    return {
        one.publication: {
            page.name for page in after[one.publication].pages if page.number in one.pages
        }
        for one in between(before, after)
    }


def test_the_same_text_from_other_lines_changes_nothing(folder: Path, before: Shown) -> None:
    assert between(before, shown(folder, f"# une remarque\n\n{BASE}")) == ()


def test_a_point_changes_its_slide_and_the_box_that_recalls_it(folder: Path, before: Shown) -> None:
    after = shown(folder, BASE.replace("Un métier", "Un salaire"))
    assert changed(before, after) == {"deck": {"scierie.avenir"}, "newsletter": {"scierie"}}


def test_an_answer_changes_its_page_and_the_notes_of_its_slide(folder: Path, before: Shown) -> None:
    found = changed(before, shown(folder, BASE.replace("Ils restent.", "Ils sont embauchés.")))
    assert found == {"deck": {"scierie.avenir"}, "newsletter": {"scierie"}}


def test_a_slide_more_is_the_only_one_that_has_changed(folder: Path, before: Shown) -> None:
    more = BASE.replace(
        "programme:\n", "programme:\n  figures:\n    - value: 3\n      label: lieux\n"
    )
    after = shown(folder, more)
    found = {one.publication: one for one in between(before, after)}["deck"]
    assert found.fewer == 0
    assert len(found.pages) < len(after["deck"].pages)


def test_slides_that_are_gone_are_counted(folder: Path, before: Shown) -> None:
    after = shown(folder, editions.minimal())
    (deck,) = (one for one in between(before, after) if one.publication == "deck")
    assert deck.fewer == 1


def test_a_visit_with_another_name_leaves_no_fewer_pages(folder: Path, before: Shown) -> None:
    found = between(before, shown(folder, BASE.replace("id: scierie", "id: raboterie")))
    assert {one.publication for one in found} == {"deck", "newsletter"}
    assert [one.fewer for one in found] == [0, 0]


def test_publications_that_only_one_build_shows_are_left_out(before: Shown) -> None:
    assert between({}, before) == ()


def test_every_page_counts(before: Shown) -> None:
    pages = tuple(page.number for page in before["deck"].pages)
    empty = {"deck": replace(before["deck"], pages=())}
    real = {"deck": before["deck"]}
    assert between(empty, real) == (Changes("deck", pages),)
    assert between(real, empty) == (Changes("deck", (), len(pages)),)
