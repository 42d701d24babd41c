"""How far into the room the codes of the slides are read, and who is told when it is too far."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compose.editions import edition, workshop
from products.built import workshop as shipped
from restitution.compose.reach import reaches
from restitution.content.edition import Room
from restitution.errors import ContentError, Problem, Severity
from restitution.frozen import replace
from restitution.page.items import Page, Publication, Symbol
from restitution.qr import QUIET_ZONE, encode
from restitution.workshop import Workshop

SHORT = "https://dai.ly/xf058f"
LONG = "https://www.ex.org/été-à-pré-né"
"""Short to look at; its accents are two bytes each, and need a code of more modules."""


def visit(number: int, video: dict[str, str] | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"v{number}",
        "name": f"Visite {number}",
        "title": "Une visite",
        "sector": "a",
        "place": {"city": "Ath", "latitude": "50.63", "longitude": "3.7"},
        "text": "Une structure.",
    }
    return found | ({"video": video} if video else {})


def content(*addresses: str, **room: str) -> dict[str, Any]:
    visits = [visit(number, {"url": address}) for number, address in enumerate(addresses)]
    return edition({"visits": visits}) | ({"room": room} if room else {})


def told(desk: Workshop) -> tuple[Problem, ...]:
    desk.publication("deck")
    return tuple(problem for problem in desk.noticed if problem.code in ("code_far", "codes_far"))


def scaled(page: Page, factor: float) -> Page:
    """The same slide on a sheet of another size."""
    size = replace(page.size, width=page.size.width * factor, height=page.size.height * factor)
    items = tuple(
        replace(item, rect=replace(item.rect, width=item.rect.width * factor))
        for item in page.items
        if isinstance(item, Symbol)
    )
    return replace(page, size=size, items=items)


def deck() -> Publication:
    return shipped().publication("deck")


def test_a_code_of_25_modules_is_read_from_ten_times_its_width() -> None:
    assert encode(SHORT).size == 25
    slide = next(page for page in deck().pages if page.layout.name == "video")
    symbol = next(item for item in slide.items if isinstance(item, Symbol))
    width = 2.4 * symbol.rect.width / slide.size.width
    assert reaches(deck(), Room())[0].metres == pytest.approx(10 * width)


def test_every_code_is_measured_and_those_among_others_are_read_from_nearer() -> None:
    found = reaches(deck(), Room())
    alone = [reach.promised for reach in found if reach.alone]
    among = [reach.promised for reach in found if not reach.alone]
    assert (alone, among) == ([Decimal(8)] * 6, [Decimal(3)] * 6)


@given(st.floats(0.5, 5), st.integers(1, 60))
def test_reach_grows_with_the_screen_and_not_with_the_sheet(factor: float, tenths: int) -> None:
    slides = replace(deck(), pages=tuple(scaled(page, factor) for page in deck().pages))
    width = Decimal(tenths) / 10
    wider = reaches(slides, Room(screen_width=width))
    for mine, other in zip(reaches(deck(), Room()), wider, strict=True):
        assert other.metres == pytest.approx(mine.metres * float(width) / 2.4)
        assert 0 <= other.metres - float(other.promised) < 0.5 + 1e-9


def test_an_ordinary_room_is_taken_when_none_is_described(tmp_path: Path) -> None:
    desk = workshop(content(SHORT), tmp_path)
    room = desk.edition.room
    assert (str(room.depth), str(room.screen_width)) == ("8", "2.4")
    assert told(desk) == ()


def test_a_long_address_is_told_at_its_video_with_a_wider_screen(tmp_path: Path) -> None:
    desk = workshop(content(SHORT, LONG), tmp_path)
    (problem,) = told(desk)
    assert (problem.code, problem.severity) == ("code_far", Severity.WARNING)
    assert problem.source is not None
    assert problem.source.path == "visits[1].video"
    modules = encode(LONG).size
    assert modules > 25
    metres = 250 * 2.4 * 428 / (modules + 2 * QUIET_ZONE) / 960
    assert dict(problem.values) == {"reach": "7", "depth": "8", "screen": "2,7"}
    assert 7 <= metres < 7.5


def test_the_screen_that_is_asked_for_is_wide_enough(tmp_path: Path) -> None:
    (problem,) = told(workshop(content(LONG), tmp_path))
    wider = content(LONG, depth="8", screen_width=problem.values["screen"])
    assert told(workshop(wider, tmp_path)) == ()


def test_a_room_too_deep_for_all_is_told_once_where_it_is_described(tmp_path: Path) -> None:
    room = {"depth": "12", "screen_width": "2,4"}
    (problem,) = told(workshop(content(SHORT, LONG, SHORT, **room), tmp_path))
    assert (problem.code, problem.severity) == ("codes_far", Severity.WARNING)
    assert problem.source is not None
    assert problem.source.path == "room"
    assert problem.values["depth"] == "12"


def test_only_the_videos_that_are_too_far_are_told(tmp_path: Path) -> None:
    desk = workshop(content(SHORT, LONG, LONG, depth="8"), tmp_path)
    places = [problem.source.path for problem in told(desk) if problem.source]
    assert places == ["visits[1].video", "visits[2].video"]


def test_without_videos_there_is_nothing_to_read(tmp_path: Path) -> None:
    desk = workshop(edition({"visits": [visit(1, None)]}) | {"room": {"depth": "90"}}, tmp_path)
    assert told(desk) == ()
    assert reaches(desk.publication("deck"), desk.edition.room) == ()


def test_a_withdrawn_video_has_no_code_to_read(tmp_path: Path) -> None:
    video = {"url": LONG, "status": "withdrawn"}
    desk = workshop(edition({"visits": [visit(1, video)]}), tmp_path)
    assert told(desk) == ()


@pytest.mark.parametrize("depth", ["0", "-3", "1001", "loin"])
def test_a_room_has_a_size(depth: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        workshop(content(SHORT, depth=depth), tmp_path)
    (problem,) = caught.value.problems
    assert problem.code in ("number_range", "number_form")
    assert problem.source is not None
    assert problem.source.path == "room.depth"
