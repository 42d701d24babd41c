"""A QR code counts only if a telephone reads it, on its page, with its margin."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from preflight.broken import (
    coded_page,
    codes,
    copied,
    draw,
    found,
    good,
    rectangle,
    spoiled,
)
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.imposition import Binding
from restitution.page.items import Page, Publication, Symbol
from restitution.preflight.codes import imposed
from restitution.preflight.products import inspect
from restitution.qr import QUIET_ZONE, encode
from restitution.writers.pdf import folded

PRINTED = ["newsletter", "press"]
ELSEWHERE = "https://dai.ly/elsewhere"


def covered(rect: Rect, product: str, folder: Path, colour: str) -> set[str]:
    """What is found when a rectangle lies over the page with the first code."""
    index, _, _ = coded_page()

    def spoil(pdf: pikepdf.Pdf) -> None:
        draw(pdf, f"{colour} {rectangle(pdf, rect, index)} f", index)

    return codes(spoiled(product, folder, spoil))


@pytest.mark.parametrize("product", PRINTED)
@pytest.mark.parametrize("corner", ["finder", "data"])
def test_a_covered_corner_is_seen_even_if_a_telephone_would_forgive(
    product: str, corner: str, tmp_path: Path
) -> None:
    _, _, symbol = coded_page()
    module = symbol.rect.width / symbol.matrix.size
    start = 0 if corner == "finder" else symbol.matrix.size - 4
    place = Rect(
        symbol.rect.x + start * module, symbol.rect.y + start * module, 4 * module, 4 * module
    )
    assert "code_damaged" in covered(place, product, tmp_path, "0 0 0 0 k")


def test_pages_that_are_moved_for_thick_paper_keep_their_codes(tmp_path: Path) -> None:
    binding = Binding(paper=150.0, fold_mark=0.0, hairline=0.25)
    file = tmp_path / "newsletter-booklet.pdf"
    made = good().workshop
    file.write_bytes(folded.data(made.publication("newsletter"), made.theme, binding))
    assert codes(found("booklet", file)) == set()


@pytest.mark.parametrize("product", PRINTED)
@pytest.mark.parametrize("side", [(-1, 0), (1, 0), (0, -1), (0, 1)])
def test_nothing_may_stand_in_the_quiet_zone(
    product: str, side: tuple[int, int], tmp_path: Path
) -> None:
    _, _, symbol = coded_page()
    rect, module = symbol.rect, symbol.rect.width / symbol.matrix.size
    x = rect.x + side[0] * rect.width + (-3 if side[0] > 0 else 3) * module * -abs(side[0])
    y = rect.y + side[1] * rect.height + (-3 if side[1] > 0 else 3) * module * -abs(side[1])
    across = Rect(x, y, rect.width, rect.height)
    found_codes = covered(across, product, tmp_path, "0 0 0 1 k")
    assert "code_crowded" in found_codes
    assert "code_damaged" not in found_codes


@pytest.mark.parametrize("product", PRINTED)
def test_what_stands_beyond_the_quiet_zone_does_no_harm(product: str, tmp_path: Path) -> None:
    _, _, symbol = coded_page()
    module = symbol.rect.width / symbol.matrix.size
    beside = Rect(symbol.rect.x, symbol.rect.bottom + (QUIET_ZONE + 0.2) * module, 20, 3)
    assert "code_crowded" not in covered(beside, product, tmp_path, "0 0 0 1 k")


def moved(publication: Publication, symbol: Symbol | None) -> Publication:
    """The newsletter with another code on its page, or with none expected there."""
    index, page, old = coded_page()
    items = tuple(symbol if item is old else item for item in page.items if symbol or item != old)
    changed: Page = replace(page, items=items)
    pages = (*publication.pages[:index], changed, *publication.pages[index + 1 :])
    return replace(publication, pages=pages)


@pytest.mark.parametrize("product", [*PRINTED, "booklet"])
def test_a_code_that_leads_elsewhere_is_told_twice(product: str) -> None:
    _, _, symbol = coded_page()
    meant = replace(symbol, address=ELSEWHERE, matrix=encode(ELSEWHERE))
    publication = moved(good().publication(product), meant)
    faults = inspect(product, good().file(product), publication)
    told = {(fault.code, fault.detail) for fault in faults}
    assert {("code_unread", ELSEWHERE), ("code_stray", symbol.address)} <= told


def test_a_code_too_near_to_the_edge_has_no_margin() -> None:
    _, _, symbol = coded_page()
    rect = Rect(2.0, symbol.rect.y, symbol.rect.width, symbol.rect.height)
    publication = moved(good().publication("newsletter"), replace(symbol, rect=rect))
    faults = inspect("newsletter", good().file("newsletter"), publication)
    assert "code_crowded" in codes(faults)


@pytest.mark.parametrize("product", [*PRINTED, "booklet"])
def test_a_code_that_stands_elsewhere_on_its_page_is_missed(product: str) -> None:
    _, page, symbol = coded_page()
    far = page.size.height - symbol.rect.height - symbol.rect.y
    assert abs(far - symbol.rect.y) > 2 * symbol.rect.width
    rect = Rect(symbol.rect.x, far, symbol.rect.width, symbol.rect.height)
    publication = moved(good().publication(product), replace(symbol, rect=rect))
    faults = inspect(product, good().file(product), publication)
    assert ("code_unread", symbol.address) in {(fault.code, fault.detail) for fault in faults}


def test_a_booklet_out_of_order_is_seen_by_its_codes(tmp_path: Path) -> None:
    def swap(pdf: pikepdf.Pdf) -> None:
        pdf.pages[:] = list(pdf.pages)[::-1]

    assert codes(spoiled("booklet", tmp_path, swap)) >= {"code_unread"}


def test_a_code_on_the_other_half_of_a_side_is_told_of_both() -> None:
    index, _, symbol = coded_page()
    publication = good().publication("booklet")
    (facing,) = (
        pair[1 - pair.index(index)] for pair in imposed(len(publication.pages)) if index in pair
    )
    page = publication.pages[facing]
    page = replace(page, items=(*page.items, symbol))
    pages = [*moved(publication, None).pages]
    pages[facing] = page
    faults = inspect("booklet", good().file("booklet"), replace(publication, pages=tuple(pages)))
    told = {(fault.code, fault.detail) for fault in faults}
    assert {("code_unread", symbol.address), ("code_stray", symbol.address)} <= told


def test_what_only_a_machine_takes_for_a_code_is_none(tmp_path: Path) -> None:
    folder = copied("qr", tmp_path)
    (picture,) = folder.glob("*.png")
    code = zxingcpp.create_barcode("4584", zxingcpp.BarcodeFormat.MicroQRCode)
    micro = Image.fromarray(code.to_image(scale=8))
    with Image.open(picture) as image:
        wide = Image.new("L", (2 * image.width, max(image.height, micro.height)), 255)
        wide.paste(image.convert("L"))
    wide.paste(micro, (wide.width // 2, 0))
    wide.save(picture)
    assert [code.text for code in zxingcpp.read_barcodes(wide)].count("4584") == 1
    assert found("qr", folder) == ()


def test_the_code_files_are_read_back_and_missed(tmp_path: Path) -> None:
    folder = copied("qr", tmp_path)
    assert found("qr", folder) == ()
    (picture,), (drawing,) = folder.glob("*.png"), folder.glob("*.svg")
    with Image.open(picture) as image:
        blank = Image.new("L", image.size, 255)
    blank.save(picture)
    drawing.write_text("<svg/>", encoding="utf-8")
    assert [fault.code for fault in found("qr", folder)] == ["code_unread", "code_unread"]
    picture.unlink()
    drawing.unlink()
    assert [fault.detail for fault in found("qr", folder)] == [picture.name, drawing.name]


@given(st.integers(1, 40).map(lambda sheets: 4 * sheets))
def test_a_folded_booklet_reads_in_order(count: int) -> None:
    sides = imposed(count)
    assert sorted(page for side in sides for page in side) == list(range(count))
    # a leaf's two pages are back to back: the left of the back is behind the right of the front
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        assert (back[0], front[0]) == (front[1] + 1, back[1] + 1)
