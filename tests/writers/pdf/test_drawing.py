from pathlib import Path

import pypdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from pdf_pages import BODY, LAYOUT, line, page, passage, publication, save, slug, text_box
from restitution.frozen import replace
from restitution.geometry import Rect, Size
from restitution.page.items import (
    AnyItem,
    Bar,
    Chart,
    CurveTo,
    Disc,
    LineTo,
    Move,
    Outline,
    Panel,
    Stroke,
    Symbol,
)
from restitution.qr import encode

PAPER, RED, BLACK = (245, 240, 230), (204, 26, 26), (0, 0, 0)
Pixel = tuple[int, int, int]


def picture(folder: Path, *items: AnyItem, scale: float = 4.0) -> Image.Image:
    path = save(publication(page(*items)), folder)
    with pypdfium2.PdfDocument(path) as document:
        drawn: Image.Image = document[0].render(scale=scale).to_pil()
        return drawn.convert("RGB")


def at(image: Image.Image, x: float, y: float, scale: float = 4.0) -> Pixel:
    found = image.getpixel((round(x * scale), round(y * scale)))
    assert isinstance(found, tuple)
    red, green, blue = found
    return int(red), int(green), int(blue)


def near(one: Pixel, other: Pixel) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(one, other, strict=True))


def panel(rect: Rect, radius: float = 0.0) -> Panel:
    return Panel(rect=rect, name="panel", colour="accent", radius=radius)


def test_the_ground_covers_the_page_and_the_decorations_lie_on_it(tmp_path: Path) -> None:
    image = picture(tmp_path)
    assert all(near(at(image, x, y), PAPER) for x in (0, 419) for y in (21, 594))
    assert all(near(at(image, x, 10), RED) for x in (0, 419))


def test_a_panel_fills_its_rectangle_but_for_round_corners(tmp_path: Path) -> None:
    image = picture(tmp_path, panel(Rect(40, 100, 80, 40)), panel(Rect(140, 100, 80, 40), 15))
    assert near(at(image, 40.5, 100.5), RED)
    assert near(at(image, 119, 139), RED)
    assert near(at(image, 121, 120), PAPER)
    assert near(at(image, 141, 101), PAPER)
    assert near(at(image, 180, 100.5), RED)


def test_a_corner_is_never_rounder_than_the_panel(tmp_path: Path) -> None:
    image = picture(tmp_path, panel(Rect(40, 100, 80, 20), 500))
    assert near(at(image, 80, 100.5), RED)
    assert near(at(image, 41, 101), PAPER)
    assert near(at(image, 30, 110), PAPER)


def test_a_disc_is_filled_or_lined_or_both(tmp_path: Path) -> None:
    rect = Rect(40, 100, 60, 60)
    ring = Disc(rect=rect, name="ring", colour=None, line_colour="text", line_width=4)
    both = Disc(
        rect=replace(rect, x=140), name="both", colour="accent", line_colour="text", line_width=4
    )
    plain = Disc(rect=replace(rect, x=240), name="plain", colour="accent")
    image = picture(tmp_path, ring, both, plain)
    assert [at(image, x, 130) for x in (70, 41, 141)] == [at(image, 5, 300), BLACK, BLACK]
    assert near(at(image, 170, 130), RED)
    assert near(at(image, 241, 130), RED)
    assert near(at(image, 242, 102), PAPER)


def test_a_line_has_round_ends_and_follows_its_curve(tmp_path: Path) -> None:
    steps = (Move(60, 100), LineTo(160, 100), CurveTo(200, 100, 200, 180, 160, 180))
    stroke = Stroke(
        rect=Rect(60, 100, 130, 80), name="s", steps=steps, colour="accent", line_width=12
    )
    image = picture(tmp_path, stroke)
    assert near(at(image, 55, 100), RED)
    assert near(at(image, 55, 95), PAPER)
    assert near(at(image, 190, 140), RED)


def test_a_dash_ends_with_its_line(tmp_path: Path) -> None:
    rect = Rect(40, 100, 200, 50)
    dashed = Stroke(
        rect=rect,
        name="dashed",
        steps=(Move(40, 100), LineTo(240, 100)),
        colour="text",
        line_width=2,
        dash=(10, 20),
    )
    whole = replace(dashed, name="whole", steps=(Move(40, 150), LineTo(240, 150)), dash=None)
    image = picture(tmp_path, dashed, whole)
    assert [at(image, x, 100) == BLACK for x in (45, 60, 75, 90)] == [True, False, True, False]
    assert all(at(image, x, 150) == BLACK for x in range(45, 235, 5))


def test_an_outline_has_holes_and_closes_itself(tmp_path: Path) -> None:
    outer = (Move(40, 100), LineTo(140, 100), LineTo(140, 200), LineTo(40, 200))
    inner = (Move(70, 130), LineTo(110, 130), LineTo(110, 170), LineTo(70, 170))
    outline = Outline(
        rect=Rect(40, 100, 100, 100), name="o", steps=(*outer, *inner), colour="accent"
    )
    image = picture(tmp_path, outline)
    assert near(at(image, 42, 150), RED)
    assert near(at(image, 90, 150), PAPER)


def symbol(address: str, side: float = 100.0) -> Symbol:
    return Symbol(
        rect=Rect(60, 200, side, side),
        name="code",
        matrix=encode(address),
        colour="text",
        address=address,
    )


def test_a_code_is_read_back_from_the_page(tmp_path: Path) -> None:
    address = "https://exemple.org/visite/terre?vidéo=1"
    image = picture(tmp_path, symbol(address), scale=2.0)
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [address]


@pytest.mark.parametrize("scale", [1.37, 2.71, 4.03])
def test_a_code_has_no_seams(tmp_path: Path, scale: float) -> None:
    code = symbol("https://exemple.org/")
    image = picture(tmp_path, code, scale=scale)
    module = code.rect.width / code.matrix.size
    y = code.rect.y + module / 2  # the top bar of the finder: seven dark modules
    bar = [at(image, code.rect.x + i * module / 10, y, scale) for i in range(5, 65)]
    assert set(bar) == {BLACK}


def test_a_chart_is_drawn_from_its_drawing(tmp_path: Path) -> None:
    chart = Chart(
        rect=Rect(40, 100, 200, 60),
        name="chart",
        bars=(Bar("un", 1.0, "1", "accent"),),
        maximum=1.0,
        stacked=False,
        label_style=BODY,
        value_style=BODY,
        label_width=40.0,
        gap=4.0,
        series="Série",
        drawing=(panel(Rect(80, 100, 160, 20)), text_box(passage(slug("un", baseline=115.0)))),
    )
    image = picture(tmp_path, chart)
    assert near(at(image, 160, 110), RED)
    assert pypdf.PdfReader(tmp_path / "out.pdf").pages[0].extract_text() == "un "


def test_what_comes_later_lies_on_top(tmp_path: Path) -> None:
    under = panel(Rect(40, 100, 80, 40))
    over = Disc(rect=Rect(60, 110, 20, 20), name="over", colour="text")
    assert at(picture(tmp_path, under, over), 70, 120) == BLACK
    assert near(at(picture(tmp_path, over, under), 70, 120), RED)


def test_text_is_drawn_on_its_baseline_in_its_colour(tmp_path: Path) -> None:
    style = replace(BODY, size=60.0)
    image = picture(tmp_path, line("H", style=style, baseline=200.0, colour="accent"))
    column = [near(at(image, 50, y), RED) for y in range(140, 220)]
    first, last = column.index(True), len(column) - column[::-1].index(True)
    assert 199 <= 140 + last <= 201
    assert last - first == pytest.approx(60 * 0.67, abs=2)


def test_every_page_has_its_own_size(tmp_path: Path) -> None:
    wide = page(line("large"), size=Size(960, 540), layout=replace(LAYOUT, decorations=()))
    path = save(publication(page(line("haut")), wide), tmp_path)
    sizes = [tuple(p.mediabox[2:]) for p in pypdf.PdfReader(path).pages]
    assert sizes == [(420, 595), (960, 540)]
