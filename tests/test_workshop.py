"""The deck and the newsletter of one reading name each other's places as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from products.built import CONTENT, boxes, workshop
from restitution.errors import ThemeError
from restitution.page.items import Page
from restitution.workshop import Workshop

SLIDE = re.compile(r"diapositive\u00a0(\d+)")
PAGE = re.compile(r"Fil d’info p\.\u00a0(\d+)")


def numbers(name: str) -> dict[str, int]:
    pages = workshop().publication(name).pages
    return {anchor: page.number for page in pages for anchor in page.anchors}


def texts(page: Page) -> Iterator[tuple[str, str]]:
    for box in boxes(page):
        for passage in box.passages:
            yield box.name, "".join(span.text for span in passage.spans)


def test_pages_name_the_slides_of_their_questions() -> None:
    slides, found = numbers("deck"), {}
    for page in workshop().publication("newsletter").pages:
        for name, text in texts(page):
            if match := SLIDE.fullmatch(text):
                found[name.removesuffix("/slide")] = int(match.group(1))

    questions = {anchor for anchor in slides if anchor.startswith("question.")}
    assert set(found) == questions
    assert all(number == slides[anchor] for anchor, number in found.items())


def test_slides_name_the_pages_of_their_visits_and_questions() -> None:
    pages, named = numbers("newsletter"), 0
    for slide in workshop().publication("deck").pages:
        wanted = {pages[anchor] for anchor in slide.anchors if anchor in pages}
        found = {int(match) for name, text in texts(slide) for match in PAGE.findall(text)}
        if wanted and "footer" in slide.layout.slots:
            assert found == wanted, slide.name
            named += 1
        assert all(f"p.\u00a0{number}" in "\n".join(slide.notes) for number in wanted)
    assert named >= 16


def test_a_publication_is_composed_once() -> None:
    assert workshop().publication("deck") is workshop().publication("deck")


def test_a_theme_without_a_publication_is_told() -> None:
    lacking = Workshop(CONTENT, "content.yaml")
    vars(lacking)["theme"] = replace(lacking.theme, grids={})

    with pytest.raises(ThemeError) as caught:
        lacking.publication("deck")

    (problem,) = caught.value.problems
    assert problem.values["path"] == "deck"
    assert problem.source
