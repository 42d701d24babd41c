"""The slide with the map: what a room sees on it, and where its knots lead."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from compose.editions import edition, workshop
from restitution.errors import ThemeError
from restitution.page.items import Disc, Page, Publication
from restitution.page.structure import Role
from restitution.workshop import Workshop

TOWNS = (("Ath", "50.63", "3.78"), ("Liège", "50.64", "5.57"), ("Mons", "50.45", "3.95"))


def visits(count: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"v{i}",
            "name": f"Maison {i}",
            "title": f"Visite {i}",
            "sector": "a",
            "place": dict(zip(("city", "latitude", "longitude"), TOWNS[i % 3], strict=True)),
            "text": "Une structure.",
        }
        for i in range(count)
    ]


def deck(folder: Path, count: int = 3, **changes: Any) -> Publication:
    data = edition({"visits": visits(count)})
    place = {"city": "Lille", "region": "France", "latitude": "50.63", "longitude": "3.06"}
    programme = {**data["programme"], "place": place}
    data = {**data, "programme": programme, **changes}
    return workshop(data, folder).publication("deck")


def slide(publication: Publication) -> Page:
    [found] = [page for page in publication.pages if "where" in page.anchors]
    return found


def test_the_map_stands_between_the_opening_and_the_steps(tmp_path: Path) -> None:
    pages = deck(tmp_path).pages
    assert [page.name for page in pages[:3]] == ["opening", "where", "overview.1"]
    assert pages[1].title == "Où nous sommes allés"


def test_every_knot_leads_to_a_slide_that_is_there(tmp_path: Path) -> None:
    publication = deck(tmp_path)
    knots = [
        item
        for item in slide(publication).items
        if isinstance(item, Disc) and item.name.startswith("map-knot")
    ]
    anchors = {f"#{anchor}" for page in publication.pages for anchor in page.anchors}
    assert [(knot.alt, knot.link) for knot in knots] == [
        ("Maison 0", "#visit.v0"),
        ("Maison 1", "#visit.v1"),
        ("Maison 2", "#visit.v2"),
        ("Lille", "#programme"),
    ]
    assert {knot.link for knot in knots} <= anchors


def test_the_map_is_one_figure_that_is_told_in_words(tmp_path: Path) -> None:
    [figure] = [
        item
        for item in slide(deck(tmp_path)).items
        if any(tag.role is Role.FIGURE for tag in item.structure)
    ]
    assert figure.alt == "Carte des lieux\u00a0: Ath, Liège, Mons, Lille."


def test_the_map_covers_neither_the_title_nor_the_thread(tmp_path: Path) -> None:
    page = slide(deck(tmp_path))
    [ground] = [item for item in page.items if item.name == "map"]
    [title] = [item for item in page.items if item.slot == "title"]
    knots = [item for item in page.items if item.name.startswith("thread/")]
    drawn = [item for item in page.items if item.name.startswith("map")]
    assert all(ground.rect.contains(item.rect, 0.0) for item in drawn)
    assert title.passages[-1].slugs[-1].baseline < ground.rect.y  # type: ignore[union-attr]
    assert ground.rect.bottom < min(item.rect.y for item in knots)


def test_the_notes_name_every_place_and_the_page_with_the_same_map(tmp_path: Path) -> None:
    assert slide(deck(tmp_path)).notes == (
        "1. Maison 0, Ath",
        "2. Maison 1, Liège",
        "3. Maison 2, Mons",
        "Programme\u00a0: Lille (France)",
        "La lettre p.\u00a01",
    )


@pytest.mark.parametrize("product", ["deck", "newsletter"])
@pytest.mark.parametrize(("said", "spoilt"), [("Maison 1", "製材所"), ("Liège", "列日")])
def test_a_character_that_no_font_has_is_told_with_its_line(
    said: str, spoilt: str, product: str, tmp_path: Path
) -> None:
    data = edition({"visits": visits(3)})
    text = json.dumps(data, ensure_ascii=False, indent=1).replace(f'"{said}"', f'"{spoilt}"')
    (tmp_path / "content.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ThemeError) as caught:
        Workshop(tmp_path / "content.yaml", "content.yaml").publication(product)
    [line] = [i for i, row in enumerate(text.splitlines(), start=1) if spoilt in row]
    assert {problem.source and problem.source.line for problem in caught.value.problems} == {line}


@pytest.mark.parametrize(("count", "maps"), [(24, 1), (25, 0)])
def test_more_visits_than_a_room_can_tell_apart_have_no_map(
    count: int, maps: int, tmp_path: Path
) -> None:
    names = [page.name for page in deck(tmp_path, count).pages]
    assert names.count("where") == maps


@pytest.mark.parametrize(("count", "threads"), [(24, 1), (25, 0)])
def test_the_cover_ties_visits_while_they_can_be_told_apart(
    count: int, threads: int, tmp_path: Path
) -> None:
    data = edition({"visits": visits(count)})
    cover = workshop(data, tmp_path).publication("newsletter").pages[0]
    names = [item.name for item in cover.items]
    assert names.count("map-thread") == threads
    assert sum(name.startswith("map-knot-") for name in names) >= count
