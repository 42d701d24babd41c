"""On paper, every slide stands beside its notes, and nothing of the notes is lost."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from compose.editions import edition, editions, workshop
from products.built import boxes, overflows
from products.built import workshop as shipped
from restitution.compose.speech import ENTRY_MARK
from restitution.errors import LayoutError
from restitution.page.items import Miniature, Page, Publication, TextBox
from restitution.page.structure import Role
from restitution.workshop import Workshop

HYPHENS = "-\u2010\u00ad"


def letters(text: str) -> str:
    """A text without what line breaks change: spaces and hyphens."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in HYPHENS)


def miniatures(page: Page) -> list[Miniature]:
    return [item for item in page.items if isinstance(item, Miniature)]


def note_boxes(page: Page, slide: str = "") -> list[TextBox]:
    return [box for box in boxes(page) if box.name.startswith(f"{slide}/note" if slide else "")]


def notes_of(handout: Publication) -> dict[str, str]:
    """The lines of type of the notes, by slide, in the order of the pages."""
    found: defaultdict[str, str] = defaultdict(str)
    for page in handout.pages:
        for box in boxes(page):
            slide, _, part = box.name.partition("/")
            if part.startswith("note"):
                found[slide] += "".join(s.text for p in box.passages for s in p.slugs)
    return found


def pages_of(handout: Publication, slide: str) -> list[int]:
    """The pages that notes of a slide stand on."""
    return [page.number for page in handout.pages if note_boxes(page, slide)]


def check(desk: Workshop) -> Publication:
    deck, handout = desk.publication("deck"), desk.publication("handout")
    shown = [small.page for page in handout.pages for small in miniatures(page)]
    assert shown == list(deck.pages)
    assert overflows(handout) == []
    set_notes = notes_of(handout)
    for slide in deck.pages:
        said = "".join(note.removeprefix(ENTRY_MARK) for note in slide.notes)
        assert letters(set_notes[slide.name]) == letters(said)
    foot = desk.theme.grids["handout"].layouts["slides"].slots["notes"].rect.bottom
    for page in handout.pages:
        places = [
            box.rect for box in boxes(page) if "/" in box.name and "continued" not in box.name
        ]
        assert all(above.bottom <= below.y + 0.01 for above, below in pairwise(places))
        assert all(place.bottom <= foot + 0.01 for place in places)
        pictures = [small.rect for small in miniatures(page)]
        assert all(above.bottom < below.y for above, below in pairwise(pictures))
        assert all(place.bottom <= foot + 0.01 for place in pictures)
    return handout


def visit(answer: str) -> dict[str, Any]:
    return {
        "id": "v1",
        "name": "TERRE",
        "title": "Visite",
        "sector": "a",
        "place": {"city": "Ath", "latitude": "50.63", "longitude": "3.7"},
        "text": "Une structure. " * 12,
        "questions": [
            {"id": "q1", "question": "Comment ?", "answer": answer, "points": ["Ainsi."]}
        ],
    }


LONG = "\n\n".join("Une réponse qui prend son temps et ne finit pas. " * 9 for _ in range(40))


def test_every_slide_stands_once_and_in_order_beside_all_its_notes() -> None:
    handout = check(shipped())
    assert len(handout.pages) < len(shipped().publication("deck").pages) / 2


def test_a_slide_keeps_its_proportions_and_stands_left_of_its_notes() -> None:
    for page in shipped().publication("handout").pages:
        for small in miniatures(page):
            ratio = small.page.size.width / small.page.size.height
            assert small.rect.width / small.rect.height == pytest.approx(ratio)
            assert small.alt == small.page.title
            assert small.structure[-1].role is Role.FIGURE
            assert all(b.rect.x > small.rect.right for b in note_boxes(page, small.page.name))


def test_notes_that_fit_on_a_page_stay_together() -> None:
    handout = shipped().publication("handout")
    slides = shipped().publication("deck").pages
    assert all(len(pages_of(handout, slide.name)) <= 1 for slide in slides)


def test_notes_longer_than_a_page_go_on_under_a_line_that_says_so(tmp_path: Path) -> None:
    desk = workshop(edition({"visits": [visit(LONG)]}), tmp_path)
    handout = check(desk)
    slide = next(page for page in desk.publication("deck").pages if page.title == "Comment\u202f?")
    on = pages_of(handout, slide.name)
    assert len(on) > 2
    assert on == list(range(on[0], on[-1] + 1))
    for number in on:
        names = [box.name for box in boxes(handout.pages[number - 1])]
        assert (f"{slide.name}/from" in names) == (number > on[0])
        assert (f"{slide.name}/continued" in names) == (number < on[-1])
    again = next(b for b in boxes(handout.pages[on[1] - 1]) if b.name == f"{slide.name}/from")
    assert again.passages[0].slugs[0].text == "Comment\u202f? (suite)"


def test_lists_in_the_notes_are_lists(tmp_path: Path) -> None:
    answer = "Ceci :\n\n- le premier\n- le second\n\nEt cela.\n\n- le dernier"
    desk = workshop(edition({"visits": [visit(answer)]}), tmp_path)
    page = next(p for p in check(desk).pages if any("q1" in box.name for box in boxes(p)))
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for box in boxes(page):
        roles = [tag.role for tag in box.structure]
        if Role.LIST in roles:
            assert box.passages[0].mark is not None
            lists[box.structure[roles.index(Role.LIST)].id].append(box.passages[0].slugs[0].text)
    assert list(lists.values()) == [["le premier", "le second"], ["le dernier"]]


def with_video(address: str) -> dict[str, Any]:
    video = {"url": address, "short_url": "https://example.org/b"}
    return edition({"visits": [{**visit("Bref."), "video": video}]})


def test_long_addresses_in_the_notes_are_broken_and_lead_there(tmp_path: Path) -> None:
    address = "https://example.org/" + "chemin/" * 20
    handout = check(workshop(with_video(address), tmp_path))
    led = {
        string.link
        for page in handout.pages
        for box in note_boxes(page)
        for slug in box.passages[0].slugs
        for string in slug.strings
    }
    assert {address, "https://example.org/b"} <= led


def test_a_word_wider_than_the_notes_is_told_with_its_place(tmp_path: Path) -> None:
    desk = workshop(with_video("https://example.org/" + "a" * 270), tmp_path)
    with pytest.raises(LayoutError) as caught:
        desk.publication("handout")
    (problem,) = caught.value.problems
    assert problem.code == "word_too_wide"
    assert problem.source is not None
    assert problem.source.path == "visits[0].video"


@settings(max_examples=10)
@given(editions(2))
def test_any_edition_is_whole_on_paper(data: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        desk = workshop(data, Path(folder))
        try:
            desk.publication("deck")
        except LayoutError:
            return
        check(desk)
