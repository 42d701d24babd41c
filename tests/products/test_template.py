"""The real content on two organisations' templates: one wide, one 4:3 and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from openxml_audit import validate_pptx

from products.built import boxes, overflows, words_of, workshop
from products.lent import TEMPLATES, Lent, lent
from restitution.geometry import Rect
from restitution.page.items import Page, Picture, Symbol, TextBox
from restitution.workshop import Workshop
from writers.pptx.package_checks import faults

MAP = "where"
"""Countries are named on the map where there is room for them."""


@pytest.fixture(params=TEMPLATES)
def built(request: pytest.FixtureRequest) -> Lent:
    return lent(request.param)


def test_validators_find_nothing(built: Lent) -> None:
    deck = built.folder / "output" / "deck.pptx"
    assert [str(error) for error in validate_pptx(str(deck)).errors] == []
    assert faults(deck) == []


def test_nothing_is_noticed_of_a_template_in_arial(built: Lent) -> None:
    assert [p.code for p in built.report.problems if p.code.startswith("template")] == []


def test_titles_are_unique(built: Lent) -> None:
    titles = [page.title for page in built.publication.pages]
    assert len(titles) == len(set(titles))


def test_all_text_is_in_its_box_and_on_the_sheet(built: Lent) -> None:
    assert overflows(built.publication) == []
    for page in built.publication.pages:
        sheet = Rect(0, 0, page.size.width, page.size.height)
        for item in page.items:
            assert sheet.contains(item.rect, 1.0), (page.name, item.name)


def words(text: str) -> list[str]:
    """The words of a text: which of them are bound together depends on the width of a line."""
    return re.split("[ \u00a0\u202f\u2002]", text)


def test_all_text_of_the_deck_is_there(built: Lent) -> None:
    said = set(words(words_of(built.publication)))
    pages = workshop().publication("deck").pages
    for page in (page for page in pages if page.name != MAP):
        for box in boxes(page):
            for passage in box.passages:
                for word in words("".join(span.text for span in passage.spans)):
                    assert word.isdecimal() or word in said, (page.name, word)


def meetings(page: Page) -> Iterator[tuple[str, str]]:
    """Lines of text that stand on each other, on a picture or on a code."""
    lines = [(box.name, line) for box in boxes(page) for line in _lines(box)]
    solid = [(i.name, i.rect) for i in page.items if isinstance(i, Picture | Symbol)]
    for number, (name, line) in enumerate(lines):
        for other, rect in (*lines[number + 1 :], *solid):
            if _meet(line, rect):
                yield name, other


def _lines(box: TextBox) -> Iterator[Rect]:
    for passage in box.passages:
        for slug in passage.slugs:
            top, height = slug.baseline - 0.7 * passage.style.size, 0.9 * passage.style.size
            yield Rect(slug.x, top, slug.width, height)


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - 1
        and other.x < one.right - 1
        and one.y < other.bottom - 1
        and other.y < one.bottom - 1
    )


def test_no_text_stands_on_another_or_on_a_picture(built: Lent) -> None:
    found = [(page.name, *pair) for page in built.publication.pages for pair in meetings(page)]
    assert found == []


def test_points_are_large_enough_to_read(built: Lent) -> None:
    for page in built.publication.pages:
        for item in page.items:
            if isinstance(item, TextBox) and page.layout.slots.get(item.slot or "") is not None:
                style = page.layout.slots[item.slot or ""].style
                if style == "points":
                    assert all(passage.style.size >= 24 for passage in item.passages)


def test_the_newsletter_stays_as_it_was(built: Lent) -> None:
    shop = Workshop(built.folder / "content.yaml")
    assert shop.theme_of("newsletter").palette == workshop().theme.palette
    assert shop.theme_of("deck").palette != workshop().theme.palette
