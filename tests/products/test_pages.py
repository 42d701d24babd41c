"""The composed pages: all in their places, every reference true."""

from __future__ import annotations

import re

import pytest

from products.built import boxes, overflows, words_of, workshop
from restitution.page.items import Page, TextBox
from restitution.theme.tokens import SlotKind

BOTH = pytest.mark.parametrize("name", ["deck", "newsletter"])


def pages(name: str) -> tuple[Page, ...]:
    return workshop().publication(name).pages


def text_of(page: Page) -> str:
    return "\n".join(
        "".join(span.text for span in passage.spans)
        for box in boxes(page)
        for passage in box.passages
    )


@BOTH
def test_no_line_leaves_its_place(name: str) -> None:
    assert overflows(workshop().publication(name)) == []


@BOTH
def test_every_link_leads_somewhere(name: str) -> None:
    anchors = {anchor for page in pages(name) for anchor in page.anchors}
    links = {item.link for page in pages(name) for item in page.items if item.link}
    marks = {anchor for _, _, anchor in workshop().publication(name).bookmarks}

    assert {link[1:] for link in links if link.startswith("#")} <= anchors
    assert marks <= anchors
    assert all(link.startswith(("#", "https://", "http://")) for link in links)


@BOTH
def test_names_on_a_page_are_unique(name: str) -> None:
    for page in pages(name):
        names = [item.name for item in page.items]
        assert len(names) == len(set(names)), page.name


@BOTH
def test_every_text_of_the_content_says_where_it_comes_from(name: str) -> None:
    sources = [item.source for page in pages(name) for item in page.items if item.source]

    assert sources
    assert all(source.file == "content.yaml" and source.line > 0 for source in sources)


def test_the_steps_say_where_the_room_is() -> None:
    (page,) = (page for page in pages("deck") if page.name == "overview.1")
    (here,) = (item for item in page.items if item.name.endswith("/here"))
    (ring,) = (item for item in page.items if item.name.endswith("/ring"))
    assert text_of(page).count("Vous êtes ici") == 1
    assert here.name == "overview.1/seminaire/here"
    assert here.rect.bottom <= ring.rect.y


def test_no_point_leaves_a_short_word_alone_on_its_last_line() -> None:
    points = [
        passage
        for page in pages("deck")
        for box in boxes(page)
        if box.slot == "body"
        for passage in box.passages
        if passage.mark and len(passage.slugs) > 1
    ]
    last = [passage.slugs[-1] for passage in points]
    assert len(last) > 20
    assert [s.text for s in last if " " not in s.text.strip(" ") and s.width < 100] == []


def test_the_newsletter_has_twelve_pages_in_the_planned_order() -> None:
    names = [page.name for page in pages("newsletter")]

    assert names == [
        "cover",
        "editorial.1",
        "terre",
        "defi",
        "defi.5",
        "institut",
        "institut.7",
        "proxiservice",
        "contrepoint",
        "le-cortil",
        "programme.1",
        "back.1",
    ]


def test_the_teasers_name_the_pages_as_they_are() -> None:
    cover = text_of(pages("newsletter")[0]).replace("\u00a0", " ")

    assert "p. 2\n" in cover
    assert "p. 3 à 10\n" in cover
    assert "p. 11\n" in cover


def test_the_contents_name_the_pages_as_they_are() -> None:
    second = pages("newsletter")[1]
    numbers = {
        item.link[1:]: text
        for item in second.items
        if isinstance(item, TextBox) and item.link and item.name.endswith("/page")
        for text in ["".join(span.text for span in item.passages[0].spans)]
    }

    found = {anchor: page.number for page in pages("newsletter") for anchor in page.anchors}
    assert len(numbers) == 7
    assert all(int(number) == found[anchor] for anchor, number in numbers.items())


def test_every_inside_page_has_its_folio() -> None:
    for page in pages("newsletter")[1:-1]:
        assert f"FIL D’INFO p. {page.number}\n" in text_of(page).replace("\u00a0", " ")


def test_a_visit_that_goes_on_says_so() -> None:
    going_on = [page.name for page in pages("newsletter") if "Suite…" in text_of(page)]

    assert going_on == ["defi", "institut"]


def test_all_texts_of_a_visit_stand_on_its_pages() -> None:
    words = words_of(workshop().publication("newsletter"))

    for visit in workshop().edition.visits:
        for question in visit.questions:
            for line in question.answer.plain.splitlines():
                assert line in words


def test_body_lines_stand_on_one_grid() -> None:
    unit = workshop().theme.grids["newsletter"].lengths["unit"]

    for page in pages("newsletter"):
        tops = {
            round((slug.baseline - page.layout.slots["text"].rect.y) % unit, 2)
            for box in boxes(page)
            for passage in box.passages
            for slug in passage.slugs
            if passage.style.name in ("body", "body-first", "list")
            and page.layout.name in ("inside", "opening")
        }
        assert len(tops) <= 1, (page.name, tops)


def test_slides_have_unique_titles_and_a_title_box() -> None:
    titles = [page.title for page in pages("deck")]

    assert len(titles) == len(set(titles))
    for page in pages("deck"):
        slots = {item.slot for item in page.items if isinstance(item, TextBox)}
        assert "title" in slots
        assert all(slot in page.layout.slots for slot in slots if slot)


def test_every_slide_has_notes_with_the_whole_answer() -> None:
    notes = "\n".join(note for page in pages("deck") for note in page.notes)

    assert all(page.notes for page in pages("deck"))
    for visit in workshop().edition.visits:
        for question in visit.questions:
            for line in question.answer.plain.splitlines():
                assert line in notes


def test_points_are_large_enough_to_read() -> None:
    for page in pages("deck"):
        for box in boxes(page):
            if box.slot == "body" and page.layout.slots["body"].kind is SlotKind.BODY:
                assert all(passage.style.size >= 24 for passage in box.passages)


def test_the_present_visit_is_marked_on_the_thread() -> None:
    for number, visit in enumerate(workshop().edition.visits, start=1):
        for page in pages("deck"):
            if page.section == visit.name.plain:
                (mark,) = [
                    box for box in boxes(page) if re.fullmatch(r"thread/.+/number", box.name)
                ]
                assert mark.passages[0].spans[0].text == str(number)
