"""A PDF is complete, with its fonts and links, and can be read aloud; a deck can be opened."""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from preflight.broken import Spoiler, annotation, codes, copied, draw, found, good, spoiled
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.page.items import Picture
from restitution.photograph import Photograph
from restitution.preflight.products import inspect
from restitution.products import PRODUCTS

PAGED = ["newsletter", "press", "deck-pdf"]


def fonts_of(pdf: pikepdf.Pdf, index: int = 0) -> list[pikepdf.Object]:
    return list(dict(pdf.pages[index].Resources.Font).values())


def loose_font(pdf: pikepdf.Pdf) -> None:
    descriptor = fonts_of(pdf)[0].DescendantFonts[0].FontDescriptor
    for key in ("/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


def mute_font(pdf: pikepdf.Pdf) -> None:
    del fonts_of(pdf)[0].ToUnicode


def missing_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def another_size(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].mediabox = pikepdf.Array([0, 0, 612, 792])
    pdf.pages[1].trimbox = pdf.pages[1].mediabox


def linked_page(pdf: pikepdf.Pdf) -> pikepdf.Page:
    for page in pdf.pages:
        for note in page.get("/Annots", ()):
            if "/URI" in note.get("/A", {}):
                return page
    raise AssertionError


def links_lost(pdf: pikepdf.Pdf) -> None:
    del linked_page(pdf).obj.Annots


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    wanted = pikepdf.Name(f"/{role}")
    return [
        thing
        for thing in pdf.objects
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == wanted and "/P" in thing
    ]


def no_alt(pdf: pikepdf.Pdf) -> None:
    figures = [figure for figure in elements(pdf, "Figure") if "/Alt" in figure]
    assert figures
    for figure in figures:
        del figure.Alt


def untagged(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    name = next(iter(dict(page.Resources.Font)))
    page.contents_add(f"BT {name} 12 Tf 100 100 Td <0001> Tj ET".encode())


def link_without_reference(pdf: pikepdf.Pdf) -> None:
    for link in elements(pdf, "Link"):
        kids = link.K if isinstance(link.K, pikepdf.Array) else [link.K]
        kept = [kid for kid in kids if getattr(kid, "Type", None) != Name.OBJR]
        link.K = pikepdf.Array(kept)


def coarse(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(
        b"\x55" * 3 * 200 * 200,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=200,
        Height=200,
        BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )
    draw(pdf, "144 0 0 144 200 300 cm /Picture Do", XObject={"/Picture": stream})


FAULTS: dict[str, tuple[str, Spoiler, str]] = {
    "missing alternative text": ("newsletter", no_alt, "structure"),
    "text outside the structure": ("newsletter", untagged, "structure"),
    "link unknown to the structure": ("newsletter", link_without_reference, "structure"),
    "links lost": ("newsletter", links_lost, "link_missing"),
    "link to nowhere of ours": (
        "deck-pdf",
        lambda pdf: annotation(pdf, 0, "https://a.org"),
        "link_stray",
    ),
    "coarse picture": ("newsletter", coarse, "ppi"),
    "page missing, sheet not full": ("newsletter", missing_page, "folds"),
    "side missing": ("booklet", missing_page, "page_count"),
    **{f"font not in {one}": (one, loose_font, "font_loose") for one in PAGED},
    **{f"font of {one} without meaning": (one, mute_font, "font_mute") for one in PAGED},
    **{f"page missing in {one}": (one, missing_page, "page_count") for one in PAGED},
    **{f"another size in {one}": (one, another_size, "page_size") for one in PAGED},
}


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_files_as_made_have_no_fault(product: str) -> None:
    assert found(product, good().file(product)) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_every_fault_is_caught_and_called_by_its_name(name: str, tmp_path: Path) -> None:
    product, spoil, expected = FAULTS[name]
    assert expected in codes(spoiled(product, tmp_path, spoil))


@pytest.mark.parametrize("product", PRODUCTS)
def test_a_file_cut_in_the_middle_is_told(product: str, tmp_path: Path) -> None:
    path = copied(product, tmp_path)
    for file in [path] if path.is_file() else path.glob("*.png"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2][64:])
    assert "unreadable" in codes(found(product, path))


def rewritten(path: Path, change: dict[str, bytes | None], twice: str = "") -> None:
    """The archive with entries changed, left out (None) or written twice."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in entries.items():
            kept = change.get(name, data)
            for _ in range(1 + (name == twice)):
                if kept is not None:
                    archive.writestr(name, kept)


@pytest.mark.parametrize(("pixels", "told"), [(200, set()), (2000, {"ppi"})])
def test_a_photograph_told_with_the_content_is_not_told_again(
    pixels: int, told: set[str], tmp_path: Path
) -> None:
    publication = good().publication("newsletter")
    photograph = Photograph(tmp_path / "a.jpg", "a.jpg", pixels, pixels, 0, 0)
    picture = Picture(rect=Rect(0, 0, 144, 144), name="picture", photograph=photograph)
    first = publication.pages[0]
    pages = (replace(first, items=(*first.items, picture)), *publication.pages[1:])
    spoiled("newsletter", tmp_path, coarse)
    faults = inspect("newsletter", tmp_path / "newsletter.pdf", replace(publication, pages=pages))
    assert codes(faults) == told


SLIDE = "ppt/slides/slide2.xml"


def test_a_slide_that_is_missing_or_has_no_title_is_told(tmp_path: Path) -> None:
    path = copied("deck", tmp_path)
    with zipfile.ZipFile(path) as archive:
        slide = archive.read(SLIDE)
    rewritten(path, {SLIDE: slide.replace(b'type="title"', b'type="body"')})
    assert ("slide_title", 2) in [(one.code, one.page) for one in found("deck", path)]
    rewritten(path, {SLIDE: None})
    assert "page_count" in codes(found("deck", path))


def test_an_entry_written_twice_is_told(tmp_path: Path) -> None:
    path = copied("deck", tmp_path)
    rewritten(path, {}, twice=SLIDE)
    assert [(one.code, one.detail) for one in found("deck", path)] == [("entry_twice", SLIDE)]
