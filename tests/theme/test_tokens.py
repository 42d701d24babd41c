from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.theme.tokens import Colour, Theme

CHANNELS = st.integers(0, 255)


@given(CHANNELS, CHANNELS, CHANNELS)
def test_a_colour_is_told_as_six_digits(red: int, green: int, blue: int) -> None:
    colour = Colour("x", (red / 255, green / 255, blue / 255), (0, 0, 0, 0))
    assert colour.hex == f"{red:02X}{green:02X}{blue:02X}"


def test_a_role_leads_to_its_colour(theme: Theme) -> None:
    assert theme.colour("text").hex == "1C2326"
    assert theme.colour("text").cmyk == (0, 0, 0, 1)
    with pytest.raises(KeyError):
        theme.colour("no such role")


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *(("text", "surface"), ("text", "paper"), ("title", "surface"), ("title", "paper")),
        *(("accent", "surface"), ("muted", "surface"), ("muted", "paper"), ("link", "surface")),
        *(("on-dark", f"sector-{number}") for number in range(1, 5)),
        *(("text", f"tint-{number}") for number in range(1, 5)),
        *(("highlight", "title"), ("on-dark-quiet", "title")),
    ],
)
def test_text_can_be_read_on_its_ground(theme: Theme, text: str, ground: str) -> None:
    dark, light = sorted((luminance(theme.colour(text)), luminance(theme.colour(ground))))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_text_is_one_ink_for_the_print_shop(theme: Theme) -> None:
    assert theme.colour("text").cmyk[:3] == (0, 0, 0)


def test_every_style_can_only_shrink(theme: Theme) -> None:
    for grid in theme.grids.values():
        for style in grid.styles.values():
            sizes = [style.size, *style.sizes]
            assert sizes == sorted(sizes, reverse=True)
            assert style.leading >= style.size


def test_points_of_slides_never_go_below_24_points(theme: Theme) -> None:
    styles = theme.grids["deck"].styles
    for name in ("body", "points", "title"):
        assert min(styles[name].size, *styles[name].sizes) >= 24
