"""Sheets as they come out of the printer: which page is where, and what folding makes of them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pdf_pages import THEME, line, page, publication
from restitution.imposition import Binding, Side, sides
from restitution.page.items import Page, Publication
from restitution.writers.pdf import folded, write

WIDTH, HEIGHT = 420.0, 595.0
THIN = Binding(paper=0.0, fold_mark=0.0, hairline=0.25)
THICK = Binding(paper=10.0, fold_mark=14.0, hairline=0.25)


def numbered(count: int) -> Publication:
    pages: list[Page] = [page(line(f"page {n}", x=40.0), name=f"p{n}") for n in range(1, count + 1)]
    return publication(*pages)


def impose(pages: Publication, binding: Binding) -> bytes:
    return folded.data(pages, THEME, binding)


def halves(data: bytes) -> list[tuple[str, str]]:
    """What is to be read on the left and right half of each side."""
    found = []
    with pypdfium2.PdfDocument(data) as document:
        for sheet in document:
            text = sheet.get_textpage()
            left = text.get_text_bounded(0, 0, WIDTH, HEIGHT)
            right = text.get_text_bounded(WIDTH, 0, 2 * WIDTH, HEIGHT)
            found.append((left.strip(" \r\n"), right.strip(" \r\n")))
    return found


def read(laid: list[tuple[str, str]]) -> list[str]:
    """The pages in the order of reading: from the outer right half inwards, and out again."""
    fronts, backs = laid[::2], laid[1::2]
    pairs = list(zip(fronts, backs, strict=True))
    first = [half for front, back in pairs for half in (front[1], back[0])]
    second = [half for front, back in pairs for half in (front[0], back[1])]
    return [*first, *reversed(second)]


@pytest.mark.parametrize("count", [4, 8, 12, 16, 40])
def test_folded_sheets_are_read_in_order(count: int) -> None:
    laid = halves(impose(numbered(count), THIN))
    assert len(laid) == count // 2
    assert read(laid) == [f"page {n}" for n in range(1, count + 1)]


def test_the_sides_of_twelve_pages_are_those_of_the_trade() -> None:
    found = [(side.left, side.right, side.depth) for side in sides(12)]
    assert found == [(11, 0, 0), (1, 10, 0), (9, 2, 1), (3, 8, 1), (7, 4, 2), (5, 6, 2)]


@given(st.integers(0, 400))
def test_every_page_has_one_place_and_neighbours_share_their_paper(count: int) -> None:
    laid = sides(count)
    placed = [number for side in laid for number in (side.left, side.right) if number is not None]
    assert sorted(placed) == list(range(count))
    assert len(laid) % 2 == 0
    places = sides(len(laid) * 2)  # the same sheets, all full
    for front, back in zip(places[::2], places[1::2], strict=True):
        assert front.right is not None
        assert front.left is not None
        assert (back.left, back.right) == (front.right + 1, front.left - 1)


@given(st.integers(1, 400))
def test_the_last_page_is_on_the_back_and_the_first_in_front(count: int) -> None:
    outer = sides(count)[0]
    assert outer == Side(count - 1 if count > 1 else None, 0, 0)


def test_empty_pages_are_before_the_last() -> None:
    assert read(halves(impose(numbered(6), THIN))) == [
        *(f"page {n}" for n in range(1, 6)),
        "",
        "",
        "page 6",
    ]


def test_a_sheet_is_two_pages_wide_and_every_page_upright() -> None:
    reader = pypdf.PdfReader(io.BytesIO(impose(numbered(8), THIN)))
    for sheet in reader.pages:
        assert [float(v) for v in sheet.mediabox] == [0, 0, 2 * WIDTH, HEIGHT]
        assert sheet.rotation == 0
        ups: list[bool] = []
        sheet.extract_text(visitor_text=lambda _t, _c, matrix, _f, _s: ups.append(matrix[3] >= 0))  # noqa: B023 - read at once
        assert all(ups)


def test_deeper_pages_stand_nearer_to_the_fold() -> None:
    starts: dict[int, list[float]] = {}
    with pypdfium2.PdfDocument(impose(numbered(12), THICK)) as document:
        for sheet, side in zip(document, sides(12), strict=True):
            text = sheet.get_textpage()
            boxes = [text.get_rect(i) for i in range(text.count_rects())]
            starts |= {side.depth: sorted(left for left, *_ in boxes)}
    lefts = [starts[depth][0] for depth in range(3)]
    rights = [starts[depth][-1] for depth in range(3)]
    assert [round(x - lefts[0]) for x in lefts] == [0, 10, 20]
    assert [round(x - rights[0]) for x in rights] == [0, -10, -20]


def test_the_fold_is_marked_at_head_and_foot() -> None:
    def at_fold(binding: Binding) -> list[bool]:
        with pypdfium2.PdfDocument(impose(numbered(4), binding)) as document:
            image = document[0].render(scale=4).to_pil().convert("L")
        xs, edges = range(4 * 418, 4 * 422), (range(100, 130), range(4 * 300, 4 * 310))
        paper = image.getpixel((4 * 200, 4 * 300))
        return [any(image.getpixel((x, y)) != paper for x in xs for y in ys) for ys in edges]

    long = Binding(paper=0.0, fold_mark=60.0, hairline=1.0)
    assert at_fold(long) == [True, False]
    assert at_fold(THIN) == [False, False]


def programs(reader: Any) -> set[bytes]:
    """The font files that the pages of a PDF, or the pages laid on them, are set in."""
    drawn = [
        form.get_object()
        for page in reader.pages
        for form in (page, *page["/Resources"].get("/XObject", {}).values())
    ]
    return {
        descendant.get_object()["/FontDescriptor"]["/FontFile2"].get_data()
        for one in drawn
        for font in one["/Resources"].get("/Font", {}).values()
        for descendant in font.get_object()["/DescendantFonts"]
    }


def test_fonts_and_what_the_file_says_of_itself_are_those_of_the_pages(tmp_path: Path) -> None:
    laid = impose(numbered(8), THICK)
    write(numbered(8), THEME, tmp_path / "pages.pdf")
    before: Any = pypdf.PdfReader(tmp_path / "pages.pdf")
    after: Any = pypdf.PdfReader(io.BytesIO(laid))
    assert after.metadata == before.metadata
    assert after.root_object["/Lang"] == before.root_object["/Lang"] == "fr-FR"
    assert b"La lettre" in after.root_object["/Metadata"].get_data()
    assert programs(after) == programs(before) != set()


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = impose(numbered(8), THICK), impose(numbered(8), THICK)
    assert first == second
    (tmp_path / "a.pdf").write_bytes(first)
    assert pypdf.PdfReader(tmp_path / "a.pdf").pages[3].extract_text()
