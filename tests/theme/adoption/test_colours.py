"""Our roles in a template's colours: its own wherever they can be read, tones of them elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restitution.errors import Severity
from restitution.template import Master
from restitution.template.colours import PLACES
from restitution.template.reader import read_template
from restitution.theme.adoption.colours import Inks
from restitution.theme.adoption.matching import matches
from restitution.theme.adoption.wishes import WISHES
from restitution.theme.luminance import NORMAL, ratio
from restitution.theme.tokens import SYMBOL_GROUND, Theme
from templates import COVER, DARK_COLOURS, WIDE_COLOURS, dark, painted, pictured, wide
from theme.adoption.decks import THEME, asking, on

CHANNEL = st.floats(0, 1)
ACCENT = st.tuples(CHANNEL, CHANNEL, CHANNEL)
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)


def hexes(theme: Theme, *roles: str) -> list[str]:
    return [theme.colour(role).hex for role in roles]


def test_roles_are_the_templates_places(tmp_path: Path) -> None:
    theme = on(wide(tmp_path / "x.pptx"))[0]
    assert hexes(theme, "surface", "text", "paper") == [
        WIDE_COLOURS[place] for place in ("lt1", "dk1", "lt2")
    ]
    assert hexes(theme, "sector-1", "chart") == [WIDE_COLOURS["dk2"]] * 2


def test_an_accent_that_cannot_be_read_is_made_darker_not_another(tmp_path: Path) -> None:
    theme = on(wide(tmp_path / "x.pptx"))[0]
    assert theme.lent is not None
    tone = theme.lent.tones[theme.colour("accent").name]
    assert (tone.place, tone.mod) == ("accent1", 0.75)
    assert ratio(theme.colour("accent").rgb, theme.colour("paper").rgb) >= NORMAL


def test_the_theme_may_say_which_place_a_role_takes(tmp_path: Path) -> None:
    theme = on(wide(tmp_path / "x.pptx"), asking({}, {"accent": "accent6"}))[0]
    assert hexes(theme, "accent") == [WIDE_COLOURS["accent6"]]


def test_each_layout_has_the_background_it_has(tmp_path: Path) -> None:
    theme = on(wide(tmp_path / "x.pptx"))[0]
    layouts = theme.grids["deck"].layouts
    grounds = hexes(theme, layouts["opening"].background, layouts["points"].background)
    assert grounds == [COVER, WIDE_COLOURS["lt1"]]
    assert [each.colour for each in layouts["opening"].decorations] == []
    (band,) = layouts["points"].decorations
    assert hexes(theme, band.colour) == [WIDE_COLOURS["accent1"]]


def test_words_on_a_cover_are_as_the_template_wants_them(tmp_path: Path) -> None:
    theme = on(wide(tmp_path / "x.pptx"))[0]
    styles = theme.grids["deck"].styles
    assert hexes(theme, styles["hero"].colour) == [WIDE_COLOURS["lt1"]]
    date = theme.colour(styles["hero-date"].colour).rgb
    ground = theme.colour(theme.grids["deck"].layouts["opening"].background).rgb
    assert ratio(date, ground) >= NORMAL


def test_codes_are_dark_on_light_whatever_the_background(tmp_path: Path) -> None:
    night = on(dark(tmp_path / "x.pptx"))[0]
    assert hexes(night, "symbol", SYMBOL_GROUND) == [DARK_COLOURS["dk1"], DARK_COLOURS["lt1"]]
    day = on(wide(tmp_path / "y.pptx"))[0]
    assert SYMBOL_GROUND not in day.roles
    assert hexes(day, "symbol") == [WIDE_COLOURS["dk1"]]


def test_every_role_of_the_theme_has_a_colour(tmp_path: Path) -> None:
    theme = on(dark(tmp_path / "x.pptx"))[0]
    assert theme.roles.keys() >= THEME.roles.keys()
    assert all(theme.colour(role) for role in THEME.roles)


def test_words_are_readable_on_what_the_master_draws_under_them(tmp_path: Path) -> None:
    theme, noticed = on(painted(wide(tmp_path / "x.pptx"), (0, 100, 960, 420)))
    ground = theme.colour("surface")
    assert ground.hex == WIDE_COLOURS["accent1"]
    styles = theme.grids["deck"].styles
    for name in ("points", "card-label", "entry-place"):
        assert ratio(theme.colour(styles[name].colour).rgb, ground.rgb) >= NORMAL
    assert [problem.code for problem in noticed] == []


def test_a_picture_under_text_is_told(tmp_path: Path) -> None:
    _, noticed = on(pictured(dark(tmp_path / "x.pptx")))
    (told,) = noticed
    assert (told.code, told.severity) == ("template_picture", Severity.WARNING)
    assert "Title Only" in told.values["layouts"]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dark(tmp_path_factory.mktemp("plain") / "x.pptx")


@settings(max_examples=60)
@given(accents=st.lists(ACCENT, min_size=8, max_size=8), night=st.booleans())
def test_whatever_the_accents_text_can_be_read(
    plain: Path, accents: list[tuple[float, float, float]], *, night: bool
) -> None:
    grounds = (BLACK, WHITE) if night else (WHITE, BLACK)
    names = [place for place in PLACES if place not in {"bg1", "tx1"}]
    colours = dict(zip(("bg1", "tx1"), grounds, strict=True))
    colours |= dict(zip(names, [*accents, *accents], strict=False))
    master = Master("", colours, "", "")
    template = read_template(plain, plain.name)
    grid = THEME.grids["deck"]
    inked = Inks(THEME, grid, matches(grid, template, None), master).inked(grid.styles)
    rgb = {role: inked.palette[name].rgb for role, name in inked.roles.items()}
    for wish in WISHES:
        if wish.role in {"text", "title", "accent", "thread", "muted", "link", "map-text"}:
            for ground in wish.over:
                assert ratio(rgb[wish.role], rgb[ground]) >= NORMAL, (wish.role, ground)
