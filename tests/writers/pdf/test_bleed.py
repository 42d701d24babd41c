"""What touches the edge goes on; inside the trimmed sheet all stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdf_pages import A5, line, page
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.page.items import (
    CurveTo,
    Disc,
    LineTo,
    Move,
    Outline,
    Panel,
    Step,
    Stroke,
    TextBox,
)
from restitution.writers.pdf.bleed import Edge, bled

BLEED = 9.0
EDGE = Edge(A5, BLEED)
W, H = A5.width, A5.height


def stroke(*steps: Step) -> Stroke:
    return Stroke(rect=Rect(0, 0, W, H), name="s", steps=steps, colour="accent", line_width=2)


def outline(*steps: Step) -> Outline:
    return Outline(rect=Rect(0, 0, W, H), name="o", steps=steps, colour="accent")


def bled_steps(item: Stroke | Outline) -> tuple[Step, ...]:
    found = EDGE.item(item)
    assert isinstance(found, Stroke | Outline)
    return found.steps


@pytest.mark.parametrize(
    ("rect", "expected"),
    [
        (Rect(0, 0, W, 50), Rect(-9, -9, W + 18, 59)),
        (Rect(0.4, 100, 60, 50), Rect(-9, 100, 69.4, 50)),
        (Rect(0.6, 100, 60, 50), Rect(0.6, 100, 60, 50)),
        (Rect(300, 500, W - 300, H - 500), Rect(300, 500, W - 291, H - 491)),
        (Rect(-30, 100, 60, 50), Rect(-30, 100, 60, 50)),
    ],
)
def test_a_panel_grows_where_it_touches_the_edge(rect: Rect, expected: Rect) -> None:
    assert EDGE.rect(rect) == expected


@given(st.floats(0, W - 1), st.floats(0, H - 1), st.floats(1, W), st.floats(1, H))
def test_a_panel_never_loses_what_it_covered(x: float, y: float, w: float, h: float) -> None:
    rect = Rect(x, y, min(w, W - x), min(h, H - y))
    grown = EDGE.rect(rect)
    assert grown.contains(rect)
    assert Rect(-BLEED, -BLEED, W + 2 * BLEED, H + 2 * BLEED).contains(grown)


def test_decorations_grow_as_well() -> None:
    (decoration,) = bled(page(), BLEED).layout.decorations
    assert decoration.rect == Rect(-9, -9, 438, 29)


def test_a_line_goes_on_straight() -> None:
    assert bled_steps(stroke(Move(100, 0), LineTo(100, H))) == (
        Move(100, -9),
        LineTo(100, 0),
        LineTo(100, H),
        LineTo(100, H + 9),
    )
    slanted = bled_steps(stroke(Move(100, 100), LineTo(W, 420)))
    assert slanted[-1] == LineTo(W + 9, 429)
    assert slanted[:-1] == (Move(100, 100), LineTo(W, 420))


def test_a_curve_goes_on_in_its_last_direction() -> None:
    steps = bled_steps(stroke(Move(100, 300), CurveTo(60, 300, 40, 200, 0, 180)))
    assert steps[-1].x == -9
    assert steps[-1].y == pytest.approx(175.5)


@pytest.mark.parametrize(
    "steps",
    [
        (Move(0, 100), LineTo(0, 300)),
        (Move(100, 100), LineTo(200, 300)),
        (Move(W, 100), LineTo(W - 3, 300), LineTo(W - 50, 400)),
    ],
)
def test_a_line_inside_or_along_the_edge_stays_as_it_is(steps: tuple[Step, ...]) -> None:
    found = bled_steps(stroke(*steps))
    inside = [s for s in found if 0 <= s.x <= W and 0 <= s.y <= H]
    assert [(s.x, s.y) for s in inside] == [(s.x, s.y) for s in steps]
    assert len(found) - len(inside) == (steps[0].x == W)


def test_an_area_is_led_round_by_the_bleed() -> None:
    land = outline(Move(50, 100), LineTo(0, 120), LineTo(0, 200), LineTo(60, 220))
    assert bled_steps(land) == (
        Move(50, 100),
        LineTo(0, 120),
        LineTo(-9, 120),
        LineTo(-9, 200),
        LineTo(0, 200),
        LineTo(60, 220),
    )


def test_an_area_that_closes_along_the_edge_is_led_round_there() -> None:
    land = outline(Move(0, 100), LineTo(80, 150), LineTo(0, 200))
    assert bled_steps(land)[-3:] == (LineTo(-9, 200), LineTo(-9, 100), LineTo(0, 100))


def test_a_corner_is_filled_to_the_corner_of_the_bleed() -> None:
    steps = bled_steps(outline(Move(80, 0), LineTo(0, 0), LineTo(0, 90), LineTo(40, 40)))
    assert LineTo(-9, -9) in steps
    assert {(s.x, s.y) for s in steps} >= {(80, -9), (-9, 90)}


def test_a_point_alone_at_the_edge_draws_nothing_out() -> None:
    land = outline(Move(50, 100), LineTo(0, 150), LineTo(50, 200))
    assert EDGE.item(land) == land


def test_text_and_discs_stay_where_they_are() -> None:
    text = line("au bord", x=0.0)
    disc = Disc(rect=Rect(0, 0, 20, 20), name="d", colour="accent")
    assert bled(page(text, disc), BLEED).items == (text, disc)
    assert isinstance(text, TextBox)


def test_without_bleed_nothing_changes() -> None:
    whole = page(Panel(rect=Rect(0, 0, W, H), name="p", colour="accent"), line("x"))
    assert bled(whole, 0.0) == replace(whole)
