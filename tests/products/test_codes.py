"""Every QR code that people see leads where it should."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
import zxingcpp
from PIL import Image, ImageFilter

from products.built import output, workshop
from products.rendered import NEEDS_OFFICE, by_libreoffice
from restitution.content.video import address_of
from restitution.page.items import Symbol

PROJECTOR = (1280, 800)


def addresses() -> list[str]:
    return [address_of(visit.video) for visit in workshop().edition.visits if visit.video]


def pictures(name: str, dots: float) -> list[Image.Image]:
    """The pages as a grey photograph sees them: not quite sharp."""
    document = pdfium.PdfDocument(str(output() / name))
    return [
        page.render(scale=dots / 72, grayscale=True).to_pil().filter(ImageFilter.GaussianBlur(1))
        for page in document
    ]


def decoded(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def expected(publication: str) -> list[list[str]]:
    return [
        [item.address for item in page.items if isinstance(item, Symbol)]
        for page in workshop().publication(publication).pages
    ]


@pytest.mark.parametrize(
    ("file", "publication", "dots"),
    [("newsletter.pdf", "newsletter", 150), ("deck.pdf", "deck", 96)],
)
def test_the_codes_of_every_page_are_read_back(file: str, publication: str, dots: float) -> None:
    found = [decoded(picture) for picture in pictures(file, dots)]

    assert [sorted(page) for page in found] == [sorted(page) for page in expected(publication)]
    assert {address for page in found for address in page} == set(addresses())


@pytest.mark.parametrize("blur", [1.0, 2.0])
@pytest.mark.parametrize("program", ["ours", pytest.param("libreoffice", marks=NEEDS_OFFICE)])
def test_the_codes_of_the_deck_are_read_from_a_projection(program: str, blur: float) -> None:
    """The video slides and the one of all videos, on a projector of 1280 by 800 out of focus."""
    deck = output() / "deck.pptx"
    shown = output() / "deck.pdf" if program == "ours" else by_libreoffice(deck)
    wanted = expected("deck")
    slides = [number for number, found in enumerate(wanted) if found]
    assert sorted(len(wanted[number]) for number in slides) == [1] * 6 + [6]
    with pdfium.PdfDocument(shown) as document:
        for number in slides:
            found = decoded(projected(document[number], blur))
            assert sorted(found) == sorted(wanted[number])


def projected(page: pdfium.PdfPage, blur: float) -> Image.Image:
    """A slide as a room sees it: as wide as the projector has pixels, with bars above and below."""
    wide, high = PROJECTOR
    picture = page.render(scale=wide / page.get_width(), grayscale=True).to_pil()
    wall = Image.new("L", PROJECTOR)
    wall.paste(picture, (0, (high - picture.height) // 2))
    return wall.filter(ImageFilter.GaussianBlur(blur))


def test_there_are_six_addresses() -> None:
    assert len(set(addresses())) == 6
    assert all(address.startswith("https://dai.ly/") for address in addresses())


def test_the_code_files_are_read_back() -> None:
    visits = workshop().edition.visits

    for visit in visits:
        assert visit.video
        folder: Path = output() / "qr"
        with Image.open(folder / f"{visit.id}.png") as picture:
            assert decoded(picture) == [address_of(visit.video)]
        assert address_of(visit.video) in (folder / f"{visit.id}.svg").read_text()


def test_print_modules_are_large_enough() -> None:
    smallest = 0.75 / 25.4 * 72

    for page in workshop().publication("newsletter").pages:
        for item in page.items:
            if isinstance(item, Symbol):
                assert item.rect.width / item.matrix.size >= smallest - 0.001


def test_codes_fill_three_fifths_of_their_slide() -> None:
    for page in workshop().publication("deck").pages:
        if page.layout.name == "video":
            (symbol,) = [item for item in page.items if isinstance(item, Symbol)]
            assert symbol.rect.height >= 0.6 * page.size.height
