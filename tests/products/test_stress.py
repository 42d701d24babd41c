"""Sixty hostile answers: all on slides, cut at sense, evenly, under titles of two lines."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from products.built import boxes, overflows
from products.stress import QUESTIONS, VISITS, workshop
from restitution.page.items import Page, TextBox

PART = re.compile(r"\((\d+)/(\d+)\)$")


def pages() -> tuple[Page, ...]:
    return workshop().publication("deck").pages


def body(page: Page) -> TextBox | None:
    return next((box for box in boxes(page) if box.slot == "body"), None)


def last_words(page: Page) -> str:
    box = body(page)
    return "".join(span.text for span in box.passages[-1].spans) if box else ""


def fill(box: TextBox) -> float:
    return (box.passages[-1].slugs[-1].baseline - box.rect.y) / box.rect.height


def going_on() -> dict[str, list[TextBox]]:
    """The bodies of the slides that go on from one to the next, by what they belong to."""
    found: dict[str, list[TextBox]] = defaultdict(list)
    for page in pages():
        box = body(page)
        if box and PART.search(page.title):
            found[page.name.rpartition(".")[0]].append(box)
    return found


def test_there_are_sixty_answers_and_many_go_on() -> None:
    assert VISITS * QUESTIONS == 60
    assert len(going_on()) >= 10
    assert any(len(series) >= 3 for series in going_on().values())


def test_no_line_leaves_its_place() -> None:
    assert overflows(workshop().publication("deck")) == []


def test_no_word_of_the_points_is_lost() -> None:
    for visit in workshop().edition.visits:
        for question in visit.questions:
            name = f"{visit.id}.{question.id}"
            own = [page for page in pages() if re.fullmatch(rf"{name}(\.\d+)?", page.name)]
            bodies = [box for box in map(body, own) if box]
            said = " ".join(
                "".join(span.text for span in passage.spans)
                for box in bodies
                for passage in box.passages
            )
            written = " ".join(point.plain for point in question.points)
            assert re.split("[ \u00a0]", said) == re.split("[ \u00a0]", written)


def test_no_lead_in_is_left_alone_at_the_foot_of_a_slide() -> None:
    ends = [last_words(page) for page, after in pairwise(pages()) if goes_on(page, after)]
    assert ends
    assert [end for end in ends if end.endswith(":")] == []


def goes_on(page: Page, after: Page) -> bool:
    here, there = PART.search(page.title), PART.search(after.title)
    return bool(here and there and int(there[1]) == int(here[1]) + 1)


def test_slides_that_go_on_are_alike_full() -> None:
    for name, series in going_on().items():
        filled = [fill(box) for box in series]
        assert max(filled) - min(filled) <= 0.6, name
        assert max(filled) <= 1, name


def test_slides_that_go_on_are_set_in_one_size() -> None:
    for series in going_on().values():
        assert len({passage.style.size for box in series for passage in box.passages}) == 1


def test_titles_take_two_lines_at_most() -> None:
    for page in pages():
        for box in boxes(page):
            if box.slot == "title" and box.passages[0].style.name == "title":
                slugs = box.passages[0].slugs
                assert len(slugs) <= 2 + (page.layout.name == "video"), page.title
                assert box.passages[0].style.size >= 24


def test_titles_are_unique() -> None:
    titles = [page.title for page in pages()]
    assert len(titles) == len(set(titles))
