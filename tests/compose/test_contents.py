"""The contents of the newsletter: every visit with its page, on the sheet however many."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compose.editions import edition, workshop
from restitution.page.items import Page, Publication, TextBox


def newsletter(count: int, folder: Path, name: str = "Maison") -> Publication:
    visits: list[dict[str, Any]] = [
        {
            "id": f"v{number}",
            "name": f"{name} {number}",
            "title": "Visite",
            "sector": "a",
            "place": {"city": "Ath", "latitude": "50.6", "longitude": "3.7"},
            "text": "Une structure.",
        }
        for number in range(count)
    ]
    return workshop(edition({"visits": visits}), folder).publication("newsletter")


def entries(page: Page) -> dict[str, str]:
    """Where the contents lead, and the page that they name."""
    return {
        box.link: "".join(span.text for passage in box.passages for span in passage.spans)
        for box in page.items
        if isinstance(box, TextBox) and box.link and box.name.endswith("/page")
        if box.name.startswith("contents/")
    }


@pytest.mark.parametrize(("count", "pages"), [(6, 0), (38, 0), (60, 1), (110, 2)])
def test_every_visit_is_named_with_the_page_it_is_on(
    count: int, pages: int, tmp_path: Path
) -> None:
    publication = newsletter(count, tmp_path)
    places = {f"#{a}": str(page.number) for page in publication.pages for a in page.anchors}
    own = [page for page in publication.pages if page.name.startswith("contents")]
    assert len(own) == pages
    found: dict[str, str] = {}
    for page in own or publication.pages[1:2]:
        found |= entries(page)
    wanted = [f"#visit.v{number}" for number in range(count)] + ["#programme"]
    assert found == {anchor: places[anchor] for anchor in wanted}


@pytest.mark.parametrize("name", ["Maison", "Institut technique libre de la haute vallée"])
def test_contents_stay_on_their_sheet_and_off_its_foot(name: str, tmp_path: Path) -> None:
    publication = newsletter(60, tmp_path, name)
    found = [
        (page, [item for item in page.items if item.name.startswith("contents/")])
        for page in publication.pages
    ]
    assert sum(bool(boxes) for _, boxes in found) >= 2
    for page, boxes in found:
        if not boxes:
            continue
        foot = next(item for item in page.items if item.name == "folio").rect.y
        assert all(box.rect.bottom <= foot for box in boxes)


def test_the_margin_says_where_long_contents_are(tmp_path: Path) -> None:
    publication = newsletter(60, tmp_path)
    said = entries(publication.pages[1])
    (own,) = (page for page in publication.pages if "contents" in page.anchors)
    assert said["#contents"] == str(own.number)
    assert set(said) == {"#contents", "#programme"}
