"""A template is read as PowerPoint would: what a layout does not say, its master says."""

from __future__ import annotations

from pathlib import Path

import pytest

from restitution.geometry import Rect, Size
from restitution.template import Holder, Sheet, Template
from restitution.template.reader import read_template
from templates import BAND_NAME, DARK_COLOURS, LOGO_NAME, WIDE_COLOURS, WIDE_NAMES, dark, wide


@pytest.fixture(scope="module")
def broad(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return read_template(wide(tmp_path_factory.mktemp("wide") / "modele.pptx"), "modele.pptx")


@pytest.fixture(scope="module")
def square(tmp_path_factory: pytest.TempPathFactory) -> Template:
    return read_template(dark(tmp_path_factory.mktemp("dark") / "modele.pptx"), "modele.pptx")


def sheet(template: Template, name: str) -> Sheet:
    return next(each for each in template.sheets if each.name == name)


def holder(found: Sheet, type_: str) -> Holder:
    return next(each for each in found.holders if each.type == type_)


def rgb(digits: str) -> tuple[float, ...]:
    return tuple(channel / 255 for channel in bytes.fromhex(digits))


def test_the_sheet_and_its_layouts_are_those_of_the_file(broad: Template, square: Template) -> None:
    assert (broad.size, square.size) == (Size(960, 540), Size(720, 540))
    assert tuple(each.name for each in broad.sheets) == WIDE_NAMES
    assert [each.type for each in broad.sheets[:2]] == ["title", "obj"]


def test_a_box_that_the_layout_does_not_place_stands_where_the_masters_does(
    square: Template,
) -> None:
    content = sheet(square, "Title and Content")
    body = holder(content, "obj")
    assert (body.rect.x, body.rect.y, body.rect.width) == (36, 126, 648)
    assert holder(sheet(square, "Two Content"), "obj").rect.width == 318


def test_insets_and_anchors_are_inherited(broad: Template, square: Template) -> None:
    assert holder(sheet(broad, "Titre seul"), "title").insets == (12, 6, 12, 6)
    assert holder(sheet(square, "Title Only"), "title").insets == (7.2, 3.6, 7.2, 3.6)
    assert holder(sheet(square, "Title Only"), "title").anchor == "ctr"
    area = holder(sheet(broad, "Titre seul"), "title").area
    box = holder(sheet(broad, "Titre seul"), "title").rect
    assert area == Rect(box.x + 12, box.y + 6, box.width - 24, box.height - 12)


def test_sizes_weights_and_sides_come_from_the_layout_then_from_the_masters_styles(
    broad: Template,
) -> None:
    title = holder(sheet(broad, "Titre seul"), "title").writing
    assert (title.size, title.bold, title.align) == (44, None, "ctr")
    cover = holder(sheet(broad, "Diapositive de titre"), "ctrTitle").writing
    assert (cover.size, cover.bold, cover.align) == (48, True, "l")
    head = holder(sheet(broad, "En-tête de section"), "title").writing
    assert (head.size, head.bold, head.capitals) == (40, True, True)


def test_vertical_text_is_told_from_upright(square: Template) -> None:
    assert not holder(sheet(square, "Title and Vertical Text"), "body").upright
    assert holder(sheet(square, "Title and Vertical Text"), "title").upright


def test_colours_go_through_the_masters_map(broad: Template, square: Template) -> None:
    assert broad.masters[0].colours["bg1"] == rgb(WIDE_COLOURS["lt1"])
    assert square.masters[0].colours["bg1"] == rgb(DARK_COLOURS["dk1"])
    assert square.masters[0].colours["tx2"] == rgb(DARK_COLOURS["accent2"])
    assert holder(square.sheets[1], "title").writing.colour == rgb(DARK_COLOURS["lt1"])


def test_backgrounds_are_the_layouts_else_the_masters(broad: Template, square: Template) -> None:
    assert sheet(broad, "Diapositive de titre").background == rgb(WIDE_COLOURS["dk2"])
    assert sheet(broad, "Titre seul").background == rgb(WIDE_COLOURS["lt1"])
    assert square.sheets[0].background == rgb(DARK_COLOURS["dk1"])


def test_artwork_is_the_masters_unless_the_layout_hides_it(broad: Template) -> None:
    drawn = {each.name: each for each in sheet(broad, "Titre seul").artwork}
    assert drawn.keys() == {BAND_NAME, LOGO_NAME}
    assert drawn[BAND_NAME].colour == rgb(WIDE_COLOURS["accent1"])
    assert drawn[LOGO_NAME].colour is None
    assert drawn[BAND_NAME].rect == Rect(0, 524, 960, 16)
    assert sheet(broad, "Diapositive de titre").artwork == ()


def test_fonts_are_those_of_the_theme(tmp_path: Path) -> None:
    (master,) = read_template(dark(tmp_path / "x.pptx", font="Georgia"), "x.pptx").masters
    assert (master.major, master.minor) == ("Georgia", "Georgia")
