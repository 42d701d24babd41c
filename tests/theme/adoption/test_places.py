"""Every slot has its place on the template's sheet: in its boxes, clear of the thread and art."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.util import Pt

from restitution.geometry import Rect
from restitution.template.model import SLACK
from restitution.theme.adoption.arrangement import meet
from restitution.theme.lending import Pick
from restitution.theme.tokens import Grid, Layout, SlotKind
from templates import dark, wide
from theme.adoption.decks import THEME, asking, on

OURS = THEME.grids["deck"]


@pytest.fixture(params=[wide, dark], ids=["wide", "dark"], scope="module")
def deck(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Grid:
    make: Callable[[Path], Path] = request.param
    return on(make(tmp_path_factory.mktemp("template") / "modele.pptx"))[0].grids["deck"]


def check(grid: Grid) -> None:
    """Nothing leaves the sheet, and nothing meets that does not on our own sheet."""
    sheet = Rect(0, 0, grid.size.width, grid.size.height)
    for layout in grid.layouts.values():
        ours = OURS.layouts[layout.name].slots
        for name, slot in layout.slots.items():
            assert sheet.contains(slot.rect), (layout.name, name)
            assert slot.rect.width > 0, (layout.name, name)
        for one, other in combinations(layout.slots, 2):
            if not meet(ours[one].rect, ours[other].rect):
                pair = layout.slots[one].rect, layout.slots[other].rect
                assert not meet(*pair), (layout.name, one, other)


def test_every_slot_is_on_the_sheet_and_meets_no_other(deck: Grid) -> None:
    check(deck)


def test_content_ends_above_the_threads_knots(deck: Grid) -> None:
    top = deck.lengths["thread-y"] - deck.lengths["knot-present"]
    for layout in deck.layouts.values():
        for name, slot in layout.slots.items():
            if slot.kind in {SlotKind.FOOTER, SlotKind.NUMBER}:
                assert slot.rect.y > deck.lengths["thread-y"]
            elif "number" in layout.slots:
                assert slot.rect.bottom < top, (layout.name, name)


def test_text_stands_in_the_placeholders_boxes_without_their_insets(deck: Grid) -> None:
    held = [
        (slot, slot.holder)
        for layout in deck.layouts.values()
        for slot in layout.slots.values()
        if slot.holder and slot.kind is not SlotKind.FOOTER
    ]
    assert held
    for slot, holder in held:
        assert holder.rect.contains(slot.rect)
        assert slot.rect.x == pytest.approx(holder.area.x)
    title = deck.layouts["list"].slots["title"]
    assert title.holder is not None
    assert title.rect == title.holder.area.inset(0, SLACK, 0, SLACK)


def test_a_line_over_the_title_leaves_it_room_for_two_lines(deck: Grid) -> None:
    for layout in deck.layouts.values():
        if "overline" in layout.slots:
            title, line = layout.slots["title"].rect, layout.slots["overline"].rect
            assert line.bottom <= title.y
            assert title.height >= 2 * 1.2 * 24


def test_what_is_drawn_on_the_master_is_not_written_on(tmp_path: Path) -> None:
    grid = on(wide(tmp_path / "x.pptx"))[0].grids["deck"]
    logo, band = Rect(830, 24, 96, 48), Rect(0, 524, 960, 16)
    for layout in grid.layouts.values():
        if not layout.decorations:
            continue
        for name, slot in layout.slots.items():
            assert not meet(slot.rect, logo), (layout.name, name)
            assert not meet(slot.rect, band), (layout.name, name)


def test_a_symbol_is_square_and_as_large_as_its_card(deck: Grid) -> None:
    video = deck.layouts["video"]
    symbol = video.slots["symbol"].rect
    assert symbol.width == pytest.approx(symbol.height)
    assert [each.rect for each in video.carried] == [symbol]


def test_what_stands_on_a_panel_stays_on_it(deck: Grid) -> None:
    slots = deck.layouts["visit"].slots
    for name in ("visit", "sector"):
        assert slots["panel"].rect.contains(slots[name].rect)
    assert not meet(slots["panel"].rect, slots["place"].rect)


def test_cards_are_carried_by_slides_for_the_template_has_none(deck: Grid) -> None:
    names = [each.name for each in deck.layouts["points-figure"].carried]
    assert names == [each.name for each in OURS.layouts["points-figure"].decorations]


def test_a_value_in_a_placeholder_of_its_own_keeps_its_label(tmp_path: Path) -> None:
    picks = {"points-figure": Pick("Deux contenus", {"body": "1", "value": "2"})}
    grid = on(wide(tmp_path / "x.pptx"), asking(picks))[0].grids["deck"]
    layout: Layout = grid.layouts["points-figure"]
    body = layout.slots["body"]
    assert body.holder is not None
    assert body.rect.width == pytest.approx(body.holder.area.width)
    assert layout.slots["value"].rect.bottom <= layout.slots["label"].rect.y


def test_our_own_sheet_scaled_keeps_its_proportions(deck: Grid) -> None:
    assert deck.scale == deck.size.height / OURS.size.height
    assert deck.lengths["knot"] == OURS.lengths["knot"] * deck.scale


@settings(max_examples=25)
@given(
    left=st.integers(12, 120),
    top=st.integers(8, 70),
    height=st.integers(62, 130),
    foot=st.integers(488, 506),
    width=st.sampled_from([720, 960, 864]),
)
def test_wherever_a_template_puts_its_boxes(
    left: int, top: int, height: int, foot: int, width: int, tmp_path_factory: Any
) -> None:
    file = tmp_path_factory.mktemp("any") / "x.pptx"
    template: Any = pptx.Presentation()
    template.slide_width = Pt(width)
    for sheet in (template.slide_master, *template.slide_layouts):
        for item in sheet.placeholders:
            kind = item.placeholder_format.type
            if kind in (13, 15, 16):
                third = (width - 2 * left) // 3
                place = left + {16: 0, 15: third, 13: 2 * third}[kind], foot, third - 6, 28
            elif kind == 1:
                place = left, top, width - 2 * left, height
            else:
                continue
            item.left, item.top, item.width, item.height = map(Pt, place)
    template.slide_master.placeholders[1].left = Pt(left)
    template.slide_master.placeholders[1].width = Pt(width - 2 * left)
    template.slide_master.placeholders[1].top = Pt(top + height + 6)
    template.slide_master.placeholders[1].height = Pt(foot - top - height - 12)
    template.save(str(file))
    check(on(file)[0].grids["deck"])
