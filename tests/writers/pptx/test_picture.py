"""Photographs on slides: PowerPoint's own pictures, each in the file once."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
import pytest
from openxml_audit import validate_pptx
from PIL import Image

from photographs import CORNERS, alike, corners, saved, scene
from restitution.geometry import Rect
from restitution.page.items import Page, Picture
from restitution.photograph.files import pixels, read
from restitution.writers.pptx import write
from writers.pptx.package_checks import faults, opened
from writers.pptx.pages import FIGURE, GRID, THEME, in_slot, page, publication

SLOT = GRID.layouts["picture"].slots["picture"].rect


def picture(path: Path, **changes: object) -> Picture:
    made = Picture(
        rect=Rect(SLOT.x, SLOT.y, 400, 300),
        name="photo",
        structure=FIGURE,
        alt="Quatre « quarts »",
        slot="picture",
        photograph=read(path, path.name),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def slide(number: int, *shown: Picture) -> Page:
    title = in_slot(GRID.layouts["picture"], "title", f"Photographies {number}")
    name = f"photos.{number}"
    return page(name, "picture", f"Photographies {number}", "TERRE", title, *shown, number=number)


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    turned, drawn = (
        saved(tmp_path / "a.jpg", scene(), 6),
        saved(tmp_path / "b.png", scene(300, 400)),
    )
    second = picture(drawn, name="beside", rect=Rect(740, 40, 150, 200))
    path = tmp_path / "deck.pptx"
    pages = (slide(1, picture(turned), second), slide(2, picture(turned)))
    write(publication(pages), THEME, path)
    return path


def shown(deck: Path) -> list[list[Any]]:
    slides = pptx.Presentation(str(deck)).slides
    return [[item for item in one.shapes if hasattr(item, "image")] for one in slides]


def test_pictures_are_pictures_with_their_description(deck: Path) -> None:
    first, second = shown(deck)
    assert [item.name for item in first] == ["photo", "photos.1/beside"]
    assert [item._element.nvPicPr.cNvPr.get("descr") for item in first + second] == [
        "Quatre « quarts »"
    ] * 3


def test_pictures_stand_upright_and_whole_in_their_places(deck: Path) -> None:
    photo, beside = shown(deck)[0]
    for item, rect in ((photo, (SLOT.x, SLOT.y, 400, 300)), (beside, (740, 40, 150, 200))):
        place = (item.left.pt, item.top.pt, item.width.pt, item.height.pt)
        assert place == pytest.approx(rect)
        assert (item.crop_left, item.crop_top, item.crop_right, item.crop_bottom) == (0,) * 4
        image = Image.open(io.BytesIO(item.image.blob))
        assert alike(corners(image), CORNERS)
        assert image.width / image.height == pytest.approx(rect[2] / rect[3], rel=0.01)
        assert dict(image.getexif()) == {}


def test_the_first_picture_fills_the_place_that_its_layout_has_for_one(deck: Path) -> None:
    layout = pptx.Presentation(str(deck)).slides[0].slide_layout
    asked = [item for item in layout.placeholders if "PICTURE" in str(item.placeholder_format.type)]
    assert [item.name for item in asked] == ["picture"]
    assert [[item.is_placeholder for item in found] for found in shown(deck)] == [
        [True, False],
        [True],
    ]


def test_a_photograph_shown_twice_is_in_the_file_once(deck: Path) -> None:
    assert opened(deck).parts(r"ppt/media/.+") == ["ppt/media/image1.jpeg", "ppt/media/image2.png"]


def test_the_package_is_sound(deck: Path) -> None:
    assert faults(deck) == []
    assert [str(error) for error in validate_pptx(str(deck)).errors] == []


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    pages = (slide(1, picture(saved(tmp_path / "a.jpg", scene(), 6))),)
    for name in ("1.pptx", "2.pptx"):
        write(publication(pages), THEME, tmp_path / name)
        pixels.cache_clear()
    assert (tmp_path / "1.pptx").read_bytes() == (tmp_path / "2.pptx").read_bytes()
