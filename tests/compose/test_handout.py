"""On paper, every slide stands beside its notes, and nothing of the notes is lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compose.editions import edition, editions, workshop
from products.built import boxes, overflows
from products.built import workshop as shipped
from restitution.compose.handout import compose
from restitution.compose.handout.entry import Entry, Placed
from restitution.errors import LayoutError
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.markup import ENTRY_MARK
from restitution.page.items import Miniature, Page, Publication, TextBox
from restitution.page.structure import Role
from restitution.rack import Rack
from restitution.workshop import Workshop

BESIDE = ("/continued", "/time", "/part")
"""What does not stand in the column of notes, or stands on a line of its titles."""

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
    assert shown == [slide.unspoken() for slide in deck.pages]
    assert overflows(handout) == []
    set_notes = notes_of(handout)
    for slide in deck.pages:
        said = "".join(note.removeprefix(ENTRY_MARK) for note in slide.notes)
        assert letters(set_notes[slide.name]) == letters(said)
    foot = desk.theme.grids["handout"].layouts["slides"].slots["notes"].rect.bottom
    for page in handout.pages:
        for places in columns(page):
            assert all(above.bottom <= below.y + 0.01 for above, below in pairwise(places))
            assert all(place.bottom <= foot + 0.01 for place in places)
    return handout


def columns(page: Page) -> tuple[list[Rect], list[Rect]]:
    """What stands under each other: notes under titles, and what is said below the slides."""
    parts = [box.rect for box in boxes(page) if box.name.endswith("/part")]
    notes = [
        box.rect
        for box in boxes(page)
        if box.name == "whole" or ("/" in box.name and not box.name.endswith(BESIDE))
    ]
    slides = [small.rect for small in miniatures(page)]
    return notes, sorted([*slides, *parts], key=lambda rect: rect.y)


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


def line_of(handout: Publication, name: str) -> str:
    """The lines of a box anywhere on the pages, with plain spaces; "" where there is none."""
    found = [box for page in handout.pages for box in boxes(page) if box.name == name]
    lines = [slug.text for box in found for p in box.passages for slug in p.slugs]
    return "\n".join(lines).replace("\u00a0", " ")


def timed(folder: Path, minutes: str = "", whole: str = "") -> tuple[Workshop, Publication]:
    """Two visits whose answers take two and one minutes, with what is planned."""
    answers = [f"{start} {'mot ' * (count - 1)}" for start, count in (("Un", 280), ("Deux", 140))]
    visits = [{**visit(answer), "id": f"v{i}"} for i, answer in enumerate(answers)]
    data = edition({"visits": [visits[0] | ({"minutes": minutes} if minutes else {}), visits[1]]})
    desk = workshop(data | ({"presentation": {"minutes": whole}} if whole else {}), folder)
    return desk, check(desk)


def test_every_slide_says_how_long_its_notes_take(tmp_path: Path) -> None:
    _, handout = timed(tmp_path)
    assert line_of(handout, "v0.q1/time") == "environ 2 min"
    assert line_of(handout, "v1.q1/time") == "environ 1 min"
    assert line_of(handout, "agenda.1/time") == ""


def test_a_part_says_at_its_first_slide_when_it_begins_and_how_long_it_takes(
    tmp_path: Path,
) -> None:
    _, handout = timed(tmp_path)
    assert line_of(handout, "opening/part").startswith("Notes : environ ")
    assert line_of(handout, "v0.cover/part").endswith("\nNotes : environ 2 min")
    began = line_of(handout, "v1.cover/part").split("\n")[0]
    assert began == "Commence après environ 2 min 30"
    assert line_of(handout, "v1.q1/part") == ""


def test_visits_of_one_name_are_parts_of_their_own(tmp_path: Path) -> None:
    desk, handout = timed(tmp_path)
    covers = [page for page in desk.publication("deck").pages if page.layout.name == "visit"]
    assert [page.section for page in covers] == ["TERRE", "TERRE"]
    assert all(line_of(handout, f"{page.name}/part") for page in covers)


def test_what_is_planned_stands_at_the_visit_and_at_the_end(tmp_path: Path) -> None:
    _, handout = timed(tmp_path, "4,5", "20")
    first = next(box for page in handout.pages for box in note_boxes(page, "v0.cover"))
    assert first.passages[0].slugs[0].text.replace("\u00a0", " ") == "Prévu : 4,5 min"
    said, plan = line_of(handout, "whole").split("\n")
    assert said == "Toutes les notes, lues en entier à 140 mots par minute : environ 3 min 30"
    assert plan == "Prévu : 20 min"
    assert boxes(handout.pages[-1])[-2].name == "whole"


def test_without_a_plan_only_the_estimate_is_told(tmp_path: Path) -> None:
    _, handout = timed(tmp_path)
    assert "Prévu" not in line_of(handout, "whole")
    assert line_of(handout, "whole").endswith("environ 3 min 30")


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


def beside(slides: Sequence[Page], rack: Rack) -> tuple[Page, ...]:
    """The pages of the real handout, with these slides."""
    made = shipped()
    compositor = replace(made._compositor("handout", {}), rack=rack)
    return compose(compositor, replace(made.publication("deck"), pages=tuple(slides))).pages


_Slides = list[tuple[int, int | None]]
"""Numbers of slides, each with that of its notes if it has others than in the deck."""

slides_of_decks = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from([None, None, 0, 1, 12])),
    max_size=6,
    unique_by=lambda one: one[0],
)


def chosen(slides: _Slides) -> list[Page]:
    """Slides of the real deck, some with other notes, which may be more than a page holds."""
    pool, said = shipped().publication("deck").pages, ("Une réponse qui ne finit pas. " * 20,)
    return [
        pool[number] if notes is None else replace(pool[number], notes=said * notes)
        for number, notes in slides
    ]


@settings(max_examples=12)
@given(decks=st.lists(slides_of_decks, min_size=2, max_size=3))
def test_what_stood_before_is_never_taken_for_other_slides(decks: list[_Slides]) -> None:
    rack = Rack()
    for deck in decks:
        assert beside(chosen(deck), rack) == beside(chosen(deck), Rack())


def test_other_words_are_set_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    slides, rack, placed = [*shipped().publication("deck").pages], Rack(), list[str]()
    before = beside(slides, rack)
    place = Entry._placed

    def noted(entry: Entry, y: float) -> Placed:
        placed.append(entry.slide.name)
        return place(entry, y)

    monkeypatch.setattr(Entry, "_placed", noted)
    last = slides[-1]
    slides[-1] = replace(last, notes=("Autre chose.", *last.notes[1:]))
    after = beside(slides, rack)
    assert placed == [last.name]
    assert all(one is other for one, other in zip(before[:-2], after, strict=False))
