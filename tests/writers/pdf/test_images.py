"""Photographs on the pages of a PDF: upright, in their colours, each in the file once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image

from pdf_pages import DOCUMENT, line, page, publication, save
from photographs import CORNERS, alike, corners, saved, scene
from restitution.errors import AssetError
from restitution.geometry import Rect
from restitution.page.items import Picture
from restitution.page.structure import Role, Tag
from restitution.photograph.files import pixels, read

FIGURE = Tag(Role.FIGURE, "photo")
RECT = Rect(40, 100, 200, 150)


def picture(path: Path, name: str = "photo", rect: Rect = RECT) -> Picture:
    return Picture(
        rect=rect,
        name=name,
        structure=(DOCUMENT, FIGURE),
        alt="Quatre quarts",
        photograph=read(path, path.name),
    )


def images_of(path: Path) -> list[Any]:
    return [image for page in pypdf.PdfReader(path).pages for image in page.images]


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
@pytest.mark.parametrize("turn", [1, 3, 6, 8])
def test_a_photograph_fills_its_place_upright(tmp_path: Path, name: str, turn: int) -> None:
    shown = picture(saved(tmp_path / name, scene(), turn))
    path = save(publication(page(shown)), tmp_path)
    with pypdfium2.PdfDocument(path) as document:
        drawn: Image.Image = document[0].render(scale=2).to_pil()
    cut = drawn.crop((80, 200, 480, 500))
    assert alike(corners(cut), CORNERS)
    around = drawn.crop((70, 190, 490, 510))
    assert around.convert("RGB").getpixel((4, 4)) == around.convert("RGB").getpixel((415, 315))


def test_pixels_come_out_of_the_file_as_they_went_in(tmp_path: Path) -> None:
    shown = picture(saved(tmp_path / "a.png", scene()))
    (image,) = images_of(save(publication(page(shown)), tmp_path))
    assert image.image.convert("RGB").tobytes() == scene().tobytes()


def test_a_photograph_shown_twice_is_in_the_file_once(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", scene())
    both = page(picture(path), picture(path, "again", Rect(40, 300, 200, 150)))
    out = save(publication(both, page(picture(path), name="two")), tmp_path)
    assert out.read_bytes().count(b"/Subtype /Image") == 1
    shown = [p["/Resources"]["/XObject"] for p in pypdf.PdfReader(out).pages]  # type: ignore[index]
    assert [list(names) for names in shown] == [["/Im1"], ["/Im1"]]


def test_pages_without_pictures_know_of_none(tmp_path: Path) -> None:
    shown = picture(saved(tmp_path / "a.jpg", scene()))
    out = save(publication(page(shown), page(line("texte"), name="two")), tmp_path)
    resources: Any = pypdf.PdfReader(out).pages[1]["/Resources"]
    assert "/XObject" not in resources


def test_a_photograph_is_a_figure_with_its_description(tmp_path: Path) -> None:
    shown = picture(saved(tmp_path / "a.jpg", scene()))
    out = save(publication(page(shown)), tmp_path)
    root: Any = pypdf.PdfReader(out).root_object
    figure = root["/StructTreeRoot"]["/K"][0].get_object()["/K"][0].get_object()
    assert (figure["/S"], figure["/Alt"]) == ("/Figure", "Quatre quarts")
    left, bottom, right, top = (float(value) for value in figure["/A"]["/BBox"])
    assert (left, right - left, top - bottom) == (40, 200, 150)
    assert bottom == pytest.approx(595 - 250)


def test_nothing_of_the_camera_is_in_the_file(tmp_path: Path) -> None:
    shown = picture(saved(tmp_path / "a.jpg", scene(), 6))
    assert b"photographe" in (tmp_path / "a.jpg").read_bytes()
    assert b"photographe" not in save(publication(page(shown)), tmp_path).read_bytes()


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    shown = picture(saved(tmp_path / "a.jpg", scene(), 6))
    first = save(publication(page(shown)), tmp_path, "1.pdf").read_bytes()
    pixels.cache_clear()
    assert save(publication(page(shown)), tmp_path, "2.pdf").read_bytes() == first


def test_a_photograph_that_breaks_off_stops_the_writing(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", Image.effect_noise((300, 300), 90).convert("RGB"))
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(AssetError) as raised:
        save(publication(page(picture(path))), tmp_path)
    assert raised.value.problems[0].code == "image_broken"
