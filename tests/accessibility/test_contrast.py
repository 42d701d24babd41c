"""No text is set that is hard to tell from what lies under it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdf_pages import BODY, RED, THEME, page, passage, publication, slug, text_box
from restitution.errors import Problem, ThemeError
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.page.contrast import check_contrast
from restitution.page.items import (
    AnyItem,
    CurveTo,
    Disc,
    LineTo,
    Move,
    Outline,
    Panel,
    TextBox,
)
from restitution.theme.luminance import ratio
from restitution.theme.tokens import Colour, Theme

CHANNELS = st.floats(0, 1)
COLOURS = st.tuples(CHANNELS, CHANNELS, CHANNELS)
WHITE, BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
UNDER = Rect(30, 30, 360, 60)
"""A place that holds the lines below, and some room around them."""


def grey(level: int) -> Colour:
    return Colour("grey", (level / 255,) * 3, (0.0, 0.0, 0.0, 1 - level / 255))


GREY = replace(
    THEME,
    palette={**THEME.palette, "grey": grey(150)},
    roles={**THEME.roles, "grey": "grey"},
)
"""Black on this grey has a contrast of 7.1, and it has 2.6 on paper."""


def text(role: str, size: float = 12.0, weight: int = 400) -> TextBox:
    style = replace(BODY, colour=role, size=size, weight=weight)
    return text_box(passage(slug("Un texte", style=style)))


def told(*items: AnyItem, theme: Theme = GREY) -> list[Problem]:
    try:
        check_contrast(publication(page(*items)), theme)
    except ThemeError as error:
        return list(error.problems)
    return []


def test_black_on_white_is_as_far_as_it_goes() -> None:
    assert ratio(BLACK, WHITE) == pytest.approx(21.0)


def test_a_grey_that_is_known_from_the_literature() -> None:
    assert ratio((119 / 255,) * 3, WHITE) == pytest.approx(4.48, abs=0.005)


@given(COLOURS, COLOURS)
def test_a_ratio_does_not_mind_the_order(
    one: tuple[float, float, float], other: tuple[float, float, float]
) -> None:
    assert 1.0 <= ratio(one, other) <= 21.0 + 1e-9
    assert ratio(one, other) == ratio(other, one)


def test_what_can_be_read_passes() -> None:
    assert told(text("text")) == []


def test_what_is_hard_to_read_is_told_with_its_place() -> None:
    (problem,) = told(text("grey"))
    assert problem.code == "contrast_low"
    assert problem.values == {
        "role": "grey",
        "ground": "paper",
        "ratio": "2.59:1",
        "wanted": "4.5:1",
        "place": "page",
        "text": "Un texte",
    }


@pytest.mark.parametrize(
    ("size", "weight", "wanted"),
    [(17.9, 400, "4.5:1"), (18.0, 400, "3:1"), (13.9, 700, "4.5:1"), (14.0, 700, "3:1")],
)
def test_large_text_may_be_paler(size: float, weight: int, wanted: str) -> None:
    (problem,) = told(text("grey", size, weight))
    assert problem.values["wanted"] == wanted


def test_the_ground_is_what_was_painted_last_under_the_text() -> None:
    below = Panel(rect=UNDER, name="below", colour="text")
    above = Panel(rect=UNDER, name="above", colour="paper")
    assert [p.values["ground"] for p in told(below, text("text"))] == ["text"]
    assert told(below, above, text("text")) == []
    assert told(text("text"), below) == []


def test_a_ground_beside_the_text_is_none() -> None:
    assert told(Panel(rect=Rect(30, 90, 360, 60), name="p", colour="text"), text("text")) == []


def test_a_ground_under_the_end_of_a_line_is_one() -> None:
    end = Rect(75, 30, 300, 60)
    assert len(told(Panel(rect=end, name="end", colour="text"), text("text"))) == 1


def test_a_disc_is_round() -> None:
    around = Disc(rect=Rect(0, -40, 130, 200), name="d", colour="text")
    corner = Disc(rect=Rect(38, 20, 600, 600), name="d", colour="text")
    ring = Disc(rect=Rect(0, -40, 130, 200), name="d", colour=None, line_colour="text")
    assert len(told(around, text("text"))) == 1
    assert told(corner, text("text")) == []
    assert told(ring, text("text")) == []


def test_an_area_has_the_form_of_its_outline() -> None:
    square = (Move(0, 0), LineTo(400, 0), LineTo(400, 400), LineTo(0, 400))
    hole = (Move(30, 30), LineTo(390, 30), LineTo(390, 90), LineTo(30, 90))
    bow = (Move(0, 70), CurveTo(100, -30, 300, -30, 400, 70))
    rect = Rect(0, 0, 400, 400)
    whole = Outline(rect=rect, name="o", steps=square, colour="text")
    assert len(told(whole, text("text"))) == 1
    assert told(replace(whole, steps=(*square, *hole)), text("text")) == []
    assert len(told(replace(whole, steps=bow), text("text"))) == 1


def test_a_decoration_of_the_layout_is_a_ground() -> None:
    high = text_box(passage(slug("Un texte", baseline=15.0, style=replace(BODY, colour="accent"))))
    assert [p.values["ground"] for p in told(high)] == ["accent"]
    assert RED.rgb != BLACK


def test_each_pair_of_roles_is_told_once() -> None:
    assert len(told(text("grey"), text("grey"), text("accent"))) == 1


def test_every_sector_of_our_theme_can_be_read(theme: Theme) -> None:
    """The pairs that composition makes for any sector, also those the issue at hand has not."""
    for number in range(1, 5):
        band = theme.colour(f"sector-{number}").rgb
        assert ratio(theme.colour("on-dark").rgb, band) >= 4.5
        assert ratio(theme.colour("on-dark-quiet").rgb, band) >= 4.5
        assert ratio(theme.colour("highlight").rgb, band) >= 3.0
