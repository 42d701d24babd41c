"""Type on a template: its fonts and sizes, our steps, our floor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.oxml import parse_xml
from pptx.util import Pt

from restitution.errors import Severity
from restitution.frozen import replace
from restitution.theme.tokens import Align, Family
from templates import dark, wide
from theme.adoption.decks import PLACE, THEME, on

OURS = THEME.grids["deck"]
SPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def stating(path: Path, tag: str, size: int) -> Path:
    """A template whose master states a size for titles or bodies."""
    deck: Any = pptx.Presentation(str(path))
    found = deck.slide_master._element.find(f".//{{*}}{tag}/{{*}}lvl1pPr/{{*}}defRPr")
    found.set("sz", str(size * 100))
    deck.save(str(path))
    return path


def test_a_font_whose_twin_the_theme_knows_is_measured_by_it(tmp_path: Path) -> None:
    theme, noticed = on(wide(tmp_path / "x.pptx"))
    grid = theme.grids["deck"]
    assert noticed == ()
    assert grid.fit == OURS.fit
    family = theme.families[grid.styles["points"].family]
    assert (family.name, family.office_name) == ("Arimo", "Arial")


def test_an_unknown_font_is_told_and_measured_with_a_margin(tmp_path: Path) -> None:
    theme, noticed = on(wide(tmp_path / "x.pptx", font="Candara"))
    (told,) = noticed
    assert (told.code, told.source, told.severity) == ("template_font", PLACE, Severity.WARNING)
    assert told.values == {"font": "Candara", "twin": "Arimo"}
    grid = theme.grids["deck"]
    assert grid.fit < OURS.fit
    assert theme.families[grid.styles["title"].family].office_name == "Candara"


def test_a_theme_names_the_files_of_a_twin(tmp_path: Path) -> None:
    carlito = Family("Carlito", "Calibri", "a.ttf", "b.ttf", bold="c.ttf", twin=True)
    theme = replace(THEME, families={**THEME.families, "calibri": carlito})
    made, noticed = on(dark(tmp_path / "x.pptx", font="Calibri"), theme)
    assert noticed == ()
    family = made.families[made.grids["deck"].styles["points"].family]
    assert (family.name, family.file(700, italic=False)) == ("Carlito", "c.ttf")


def test_titles_have_the_weight_case_and_side_of_the_template(tmp_path: Path) -> None:
    styles = on(wide(tmp_path / "x.pptx"))[0].grids["deck"].styles
    assert (styles["title"].weight, styles["title"].align) == (400, Align.CENTRE)
    assert (styles["hero"].weight, styles["hero"].align) == (700, Align.LEFT)
    assert styles["overline"].align is styles["title"].align
    assert styles["hero-date"].align is styles["hero"].align


@pytest.mark.parametrize(("stated", "largest"), [(20, 20), (28, 28), (32, 32), (60, 34.5)])
def test_a_title_is_as_large_as_the_template_says_within_reason(
    stated: int, largest: float, tmp_path: Path
) -> None:
    path = stating(dark(tmp_path / "x.pptx"), "titleStyle", stated)
    title = on(path)[0].grids["deck"].styles["title"]
    assert title.size == pytest.approx(largest)
    assert all(step < title.size for step in title.sizes)
    assert title.leading / title.size == pytest.approx(1.2)


def test_points_never_go_below_24_points(tmp_path: Path) -> None:
    theme, noticed = on(stating(dark(tmp_path / "x.pptx"), "bodyStyle", 32))
    points = theme.grids["deck"].styles["points"]
    assert min(points.size, *points.sizes) == 24
    assert noticed == ()


def test_unless_the_template_does_which_is_told(tmp_path: Path) -> None:
    theme, noticed = on(stating(dark(tmp_path / "x.pptx"), "bodyStyle", 18))
    points = theme.grids["deck"].styles["points"]
    assert (points.size, points.sizes) == (18, ())
    (told,) = noticed
    assert (told.code, told.severity) == ("template_small", Severity.WARNING)
    assert told.values == {"size": "18", "least": "24", "layout": "Title and Content"}


def test_on_a_smaller_sheet_all_is_smaller_alike(tmp_path: Path) -> None:
    path = stating(wide(tmp_path / "x.pptx"), "bodyStyle", 18)
    deck: Any = pptx.Presentation(str(path))
    deck.slide_width, deck.slide_height = Pt(720), Pt(405)
    deck.save(str(path))
    theme, noticed = on(path)
    grid = theme.grids["deck"]
    assert grid.scale == 0.75
    assert grid.styles["points"].size == 18
    assert grid.styles["overline"].size == OURS.styles["overline"].size * 0.75
    assert noticed == ()


def test_small_text_may_step_down_further_than_on_our_own_layouts(tmp_path: Path) -> None:
    styles = on(dark(tmp_path / "x.pptx"))[0].grids["deck"].styles
    assert min(styles["visit-place"].sizes) < OURS.styles["visit-place"].size
    assert min(styles["table-cell"].sizes) >= 14


def test_capitals_of_the_template_are_measured_as_such(tmp_path: Path) -> None:
    path = dark(tmp_path / "x.pptx")
    deck: Any = pptx.Presentation(str(path))
    level = deck.slide_master._element.find(".//{*}titleStyle/{*}lvl1pPr")
    level.replace(level.find("{*}defRPr"), parse_xml(f'<a:defRPr {SPACE} sz="3000" cap="all"/>'))
    deck.save(str(path))
    assert on(path)[0].grids["deck"].styles["title"].capitals
