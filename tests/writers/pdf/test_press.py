"""The file for the print shop: inks, black, boxes, marks, and what PDF/X-4 asks for."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from PIL import Image

from pdf_pages import BLACK, BODY, PRESS, THEME, line, page, publication
from photographs import CORNERS, alike, corners, saved, scene
from restitution.cache import Cache
from restitution.errors import ThemeError
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.page.items import AnyItem, LineTo, Move, Panel, Picture, Stroke
from restitution.photograph.files import read
from restitution.standing import Standing
from restitution.theme.tokens import Colour, Theme
from restitution.writers.pdf import marks
from restitution.writers.pdf.ink import ProcessInks
from restitution.writers.pdf.press import write

WHITE = Colour("white", (1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0))
INKED = replace(
    THEME,
    palette={**THEME.palette, "white": WHITE, "black": BLACK},
    roles={**THEME.roles, "on-dark": "white"},
    press=PRESS,
)
GS = shutil.which("gs")


def pressed(folder: Path, *items: AnyItem, theme: Theme = INKED) -> Path:
    path = folder / "press.pdf"
    write(publication(page(*items)), theme, path)
    return path


def opened(path: Path) -> Any:
    return pypdf.PdfReader(path)


def operators(path: Path) -> list[str]:
    content: str = opened(path).pages[0].get_contents().get_data().decode("ascii")
    return re.sub(r"\s+", " ", content).split(" ")


def states(path: Path) -> dict[str, dict[str, Any]]:
    """The graphics states of the first page, by their names."""
    found: dict[str, dict[str, Any]] = opened(path).pages[0]["/Resources"]["/ExtGState"]
    return found


def fills(path: Path) -> list[tuple[bool, bool, bool]]:
    """Everything filled, in order: is it type, is it black alone, does it overprint."""
    tokens, known, seen = operators(path), states(path), []
    colour: list[str] = []
    state: dict[str, Any] = {}
    for index, token in enumerate(tokens):
        if token == "k":
            colour = tokens[index - 4 : index]
        elif token == "gs":
            state = {**state, **known[tokens[index - 1]]}
        elif token in {"TJ", "f", "f*"}:
            over = state.get("/op") == True and state.get("/OPM") == 1  # noqa: E712 - pypdf's own
            seen.append((token == "TJ", colour == ["0", "0", "0", "1"], bool(over)))
    return seen


def test_the_boxes_lie_in_one_another(tmp_path: Path) -> None:
    sheet = opened(pressed(tmp_path, line("texte"))).pages[0]
    boxes = [[float(v) for v in box] for box in (sheet.mediabox, sheet.bleedbox, sheet.trimbox)]
    assert boxes == [[0, 0, 478, 653], [20, 20, 458, 633], [29, 29, 449, 624]]
    assert "/Annots" not in sheet or not sheet["/Annots"]


def test_without_marks_the_sheet_ends_with_the_bleed(tmp_path: Path) -> None:
    theme = replace(INKED, press=replace(PRESS, marks=False))
    path = pressed(tmp_path, line("texte"), theme=theme)
    assert [float(v) for v in opened(path).pages[0].mediabox] == [0, 0, 438, 613]
    assert "SCN" not in operators(path)


def test_every_colour_is_ink(tmp_path: Path) -> None:
    edge = Stroke(
        rect=Rect(0, 0, 9, 9),
        name="s",
        steps=(Move(9, 9), LineTo(50, 50)),
        colour="accent",
        line_width=1,
    )
    used = set(operators(pressed(tmp_path, line("noir"), line("rouge", colour="accent"), edge)))
    assert {"k", "K"} <= used
    assert not used & {"rg", "RG", "g", "G", "sh"}


def test_black_type_overprints_and_nothing_else_does(tmp_path: Path) -> None:
    band = Panel(rect=Rect(0, 40, 420, 60), name="band", colour="accent")
    block = Panel(rect=Rect(40, 300, 60, 60), name="block", colour="text")
    items = (band, line("noir"), line("blanc", colour="on-dark"), line("rouge", colour="accent"))
    path = pressed(tmp_path, *items, line("encore"), block)
    expected = {(True, True, True), (False, True, False), (True, False, False)}
    assert set(fills(path)) == {*expected, (False, False, False)}


def test_no_line_is_finer_than_the_press_can_hold(tmp_path: Path) -> None:
    fine = Stroke(
        rect=Rect(0, 0, 9, 9),
        name="fine",
        steps=(Move(40, 40), LineTo(90, 40)),
        colour="text",
        line_width=0.05,
    )
    tokens = operators(pressed(tmp_path, fine))
    widths = [float(tokens[i - 1]) for i, token in enumerate(tokens) if token == "w"]
    assert widths
    assert min(widths) == 0.25


def test_marks_are_on_every_plate_and_outside_the_bleed(tmp_path: Path) -> None:
    sheet = opened(pressed(tmp_path, line("texte"))).pages[0]
    (space,) = sheet["/Resources"]["/ColorSpace"].values()
    assert [str(part) for part in space.get_object()[:3]] == ["/Separation", "/All", "/DeviceCMYK"]
    assert len(marks.crop_marks(page().size, PRESS)) == 8
    for x1, y1, x2, y2 in marks.crop_marks(page().size, PRESS):
        assert x1 in (0, 420) or y1 in (0, 595)
        assert max(-x1, -y1, x1 - 420, y1 - 595, -x2, -y2, x2 - 420, y2 - 595) >= 12
        assert min(x1, x2, y1, y2) >= -marks.margin(PRESS)


def test_colour_fills_the_bleed_and_ends_there(tmp_path: Path) -> None:
    path = pressed(tmp_path, Panel(rect=Rect(0, 100, 60, 60), name="p", colour="accent"))
    with pypdfium2.PdfDocument(path) as document:
        image = document[0].render(scale=2).to_pil().convert("RGB")
    inside, outside = image.getpixel((42, 2 * 159)), image.getpixel((38, 2 * 159))
    assert outside == (255, 255, 255)
    assert inside == image.getpixel((2 * 60, 2 * 159)) != (255, 255, 255)


def test_the_file_says_what_it_is_and_for_which_press(tmp_path: Path) -> None:
    path = pressed(tmp_path, line("texte"))
    reader = opened(path)
    assert path.read_bytes()[:8] == b"%PDF-1.6"
    root, said = reader.root_object, reader.metadata
    (intent,) = (one.get_object() for one in root["/OutputIntents"])
    assert (intent["/S"], intent["/OutputConditionIdentifier"]) == ("/GTS_PDFX", "FOGRA39")
    profile = intent["/DestOutputProfile"].get_object()
    assert profile["/N"] == 4
    assert profile.get_data() == PRESS.profile.read_bytes()
    packet = root["/Metadata"].get_data().decode()
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in packet
    assert "<pdf:Trapped>False</pdf:Trapped>" in packet
    assert (said["/Trapped"], said["/Title"]) == ("/False", "La lettre — été")
    assert f'xml:lang="x-default">{said["/Title"]}<' in packet
    assert "pdfaid" not in packet
    assert re.search(r"DocumentID>uuid:[0-9a-f-]{36}<", packet)
    assert not {"/StructTreeRoot", "/Outlines", "/Names"} & set(root)
    assert "/ID" in reader.trailer


def test_two_writings_are_the_same(tmp_path: Path) -> None:
    first = pressed(tmp_path, line("texte")).read_bytes()
    assert pressed(tmp_path, line("texte")).read_bytes() == first


def test_a_theme_without_print_is_told(tmp_path: Path) -> None:
    with pytest.raises(ThemeError):
        pressed(tmp_path, theme=replace(INKED, press=None))


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_a_photograph_is_in_the_inks_of_the_press(tmp_path: Path, name: str) -> None:
    photograph = read(saved(tmp_path / name, scene()), name)
    shown = Picture(rect=Rect(40, 100, 200, 150), name="photo", photograph=photograph)
    path = pressed(tmp_path, shown)
    (image,) = opened(path).pages[0]["/Resources"]["/XObject"].values()
    assert image["/ColorSpace"] == "/DeviceCMYK"
    with pypdfium2.PdfDocument(path) as document:
        drawn: Image.Image = document[0].render(scale=2).to_pil().convert("RGB")
    x, y = 2 * (29 + 40), 2 * (29 + 100)
    found = corners(drawn.crop((x, y, x + 400, y + 300)))
    # inks reach less far than light: what must be the same is which colour is where
    assert [max(c) == c[i] for c, i in zip(found, (0, 1, 2, 0), strict=True)] == [True] * 4
    assert alike(found, CORNERS, tolerance=110)
    assert not alike(found, CORNERS[::-1], tolerance=110)


def test_black_is_told_from_rich_black() -> None:
    rich = Colour("rich", (0.0, 0.0, 0.0), (0.4, 0.3, 0.3, 1.0))
    theme = replace(
        INKED, palette={**INKED.palette, "rich": rich}, roles={"a": "black", "b": "rich"}
    )
    inks = ProcessInks(theme, 0.25)
    assert (inks.overprints("a"), inks.overprints("b")) == (True, False)


@pytest.mark.skipif(GS is None, reason="Ghostscript is not installed")
def test_black_type_leaves_the_other_plates_alone(tmp_path: Path) -> None:
    assert GS is not None
    band = Panel(rect=Rect(0, 40, 420, 60), name="band", colour="accent")
    big = replace(BODY, size=40.0)
    path = pressed(
        tmp_path, band, line("noir", style=big, baseline=80.0), line("noir", baseline=200.0)
    )
    out = tmp_path / "plate.tif"
    command = [GS, "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r144"]
    subprocess.run([*command, f"-sOutputFile={out}", str(path)], check=True, capture_output=True)
    plates = {
        ink: Image.open(tmp_path / f"plate({ink}).tif").convert("L")
        for ink in ("Cyan", "Magenta", "Yellow", "Black")
    }
    over, alone = (118, 148, 458, 248), (118, 428, 458, 468)
    assert plates["Black"].crop(over).getextrema()[0] == 0
    for ink in ("Cyan", "Magenta", "Yellow"):
        low, high = plates[ink].crop(over).getextrema()
        assert low == high  # the band goes on below the letters
        paper = plates[ink].crop(alone).getextrema()
        assert paper[0] == paper[1]
    assert plates["Black"].crop(alone).getextrema()[0] == 0


def test_a_profile_that_was_kept_is_the_profile(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    for name in ("first", "second"):
        standing = Standing(cache)
        write(publication(page(line("texte"))), INKED, tmp_path / name, standing.rack)
        standing.put_away()
    assert list((tmp_path / "cache").iterdir())
    assert (tmp_path / "first").read_bytes() == (tmp_path / "second").read_bytes()
    (intent,) = opened(tmp_path / "second").root_object["/OutputIntents"]
    kept = intent.get_object()["/DestOutputProfile"].get_object()
    assert kept.get_data() == PRESS.profile.read_bytes()
