"""A video that is gone: every product says so, and says what there is instead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from compose.editions import edition, workshop
from restitution.page.items import Page, Publication, Symbol, TextBox

FALLBACK = "Le film se prête."
GONE = {"url": "https://exm.pl/gone", "status": "withdrawn", "fallback": FALLBACK}
ONLINE = {"url": "https://exm.pl/here", "status": "online", "checked": "2026-03-01"}


def composed(folder: Path, product: str, *videos: dict[str, str]) -> Publication:
    visits: list[dict[str, Any]] = [
        {
            "id": f"v{number}",
            "name": f"Maison {number}",
            "title": f"Visite {number}",
            "sector": "a",
            "place": {"city": "Ath", "latitude": "50.63", "longitude": "3.78"},
            "video": video,
            "text": "Une maison.",
        }
        for number, video in enumerate(videos)
    ]
    return workshop(edition({"visits": visits}), folder).publication(product)


def said(page: Page) -> str:
    boxes = [item for item in page.items if isinstance(item, TextBox)]
    return "\n".join(
        span.text for box in boxes for passage in box.passages for span in passage.spans
    )


def addresses(publication: Publication) -> Iterator[str]:
    for page in publication.pages:
        yield from (item.address for item in page.items if isinstance(item, Symbol))


def test_the_slide_says_so_and_says_what_there_is(tmp_path: Path) -> None:
    deck = composed(tmp_path, "deck", GONE, ONLINE)
    [slide] = [page for page in deck.pages if page.name.startswith("v0.video")]
    assert "Vidéo retirée" in said(slide)
    assert FALLBACK in said(slide)


def test_the_page_says_so_and_says_what_there_is(tmp_path: Path) -> None:
    newsletter = composed(tmp_path, "newsletter", GONE, ONLINE)
    [page] = [page for page in newsletter.pages if "Vidéo retirée" in said(page)]
    assert page.name == "v0"
    assert FALLBACK in said(page)


def test_no_code_leads_to_it(tmp_path: Path) -> None:
    for product in ("deck", "newsletter", "codes"):
        assert set(addresses(composed(tmp_path, product, GONE, ONLINE))) == {ONLINE["url"]}


def test_the_back_counts_only_videos_that_can_be_seen(tmp_path: Path) -> None:
    newsletter = composed(tmp_path, "newsletter", GONE, *[ONLINE] * 9)
    assert len(newsletter.pages) % 4 == 0
