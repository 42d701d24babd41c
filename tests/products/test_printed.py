"""The newsletter for the print shop and for the stapler, beside the one for screens."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image

from products.built import output, workshop
from restitution.imposition import sides

GS = shutil.which("gs")
QPDF = shutil.which("qpdf")


def lines(name: str) -> list[list[str]]:
    """The lines of type of every page of a newsletter, as another program finds them."""
    with pdfium.PdfDocument(output() / name) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [[line.rstrip(" ") for line in text.splitlines()] for text in texts]


def test_lines_break_for_the_press_where_they_do_on_the_screen() -> None:
    screen = lines("newsletter.pdf")
    assert lines("newsletter-press.pdf") == screen
    assert sum(map(len, screen)) > 500


def test_the_booklet_has_every_page_once_and_whole() -> None:
    screen = [set(page) for page in lines("newsletter.pdf")]
    sheets = [set(sheet) for sheet in lines("newsletter-booklet.pdf")]
    for sheet, side in zip(sheets, sides(len(screen)), strict=True):
        shown = [screen[number] for number in (side.left, side.right) if number is not None]
        assert sheet == set().union(*shown)


def test_the_booklet_is_printed_on_paper_twice_as_wide() -> None:
    size = workshop().theme.grids["newsletter"].size
    with pdfium.PdfDocument(output() / "newsletter-booklet.pdf") as document:
        for sheet in document:
            assert sheet.get_size() == pytest.approx((2 * size.width, size.height), abs=0.01)


@pytest.mark.skipif(QPDF is None, reason="qpdf is not installed")
@pytest.mark.parametrize("name", ["newsletter-press.pdf", "newsletter-booklet.pdf"])
def test_qpdf_finds_nothing(name: str) -> None:
    assert QPDF is not None
    checked = subprocess.run(
        [QPDF, "--check", str(output() / name)], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, "WARNING" in checked.stdout + checked.stderr) == (0, False)


@pytest.mark.skipif(GS is None, reason="Ghostscript is not installed")
def test_no_place_of_the_trimmed_sheet_has_too_much_ink(tmp_path: Path) -> None:
    assert GS is not None
    press = workshop().theme.press
    assert press is not None
    command = [GS, "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc", "-r36"]
    sheets = [f"-sOutputFile={tmp_path / 'sheet-%02d.tif'}", "-dUseTrimBox"]
    path = output() / "newsletter-press.pdf"
    subprocess.run([*command, *sheets, str(path)], check=True, capture_output=True)
    found = [most_ink(Image.open(file)) for file in sorted(tmp_path.glob("sheet-*.tif"))]
    assert len(found) == len(workshop().publication("newsletter").pages)
    assert max(found) <= press.ink
    assert max(found) > 1.5  # the bands are there


def most_ink(sheet: Image.Image) -> float:
    """The most ink on one place, where 1 is all of one ink."""
    assert sheet.mode == "CMYK"
    plates = (plate.tobytes() for plate in sheet.split())
    return max(map(sum, zip(*plates, strict=True))) / 255
