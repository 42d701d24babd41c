"""The real content on two organisations' templates: one wide, one 4:3 and dark."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from openxml_audit import validate_pptx

from products.built import CONTENT, PROJECT, boxes, overflows, words_of, workshop
from products.rendering import OFFICE, agreement, rendered, sizes
from restitution.build import Report, build
from restitution.geometry import Rect
from restitution.page.items import Page, Picture, Publication, Symbol, TextBox
from restitution.workshop import Workshop
from templates import dark, wide
from writers.pptx.package_checks import faults


@dataclass(frozen=True)
class Built:
    """The deck on one template, in the folder that it was built in."""

    folder: Path
    publication: Publication
    report: Report


@pytest.fixture(params=[wide, dark], ids=["wide", "dark"], scope="module")
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    make: Callable[[Path], Path] = request.param
    folder = tmp_path_factory.mktemp("template")
    make(folder / "modele.pptx")
    said = CONTENT.read_text("utf-8").replace(
        "\ntheme: seminaire", "\ntheme: {name: seminaire, deck_template: modele.pptx}"
    )
    assert "modele.pptx" in said
    (folder / "content.yaml").write_text(said, encoding="utf-8")
    if (PROJECT / "images").is_dir():
        shutil.copytree(PROJECT / "images", folder / "images")
    report = build(folder / "content.yaml", folder / "output", only=["deck", "deck-pdf"])
    return Built(folder, Workshop(folder / "content.yaml").publication("deck"), report)


def test_validators_find_nothing(built: Built) -> None:
    deck = built.folder / "output" / "deck.pptx"
    assert [str(error) for error in validate_pptx(str(deck)).errors] == []
    assert faults(deck) == []


def test_nothing_is_noticed_of_a_template_in_arial(built: Built) -> None:
    assert [p.code for p in built.report.problems if p.code.startswith("template")] == []


def test_titles_are_unique(built: Built) -> None:
    titles = [page.title for page in built.publication.pages]
    assert len(titles) == len(set(titles))


def test_all_text_is_in_its_box_and_on_the_sheet(built: Built) -> None:
    assert overflows(built.publication) == []
    for page in built.publication.pages:
        sheet = Rect(0, 0, page.size.width, page.size.height)
        for item in page.items:
            assert sheet.contains(item.rect, 1.0), (page.name, item.name)


def test_all_text_of_the_deck_is_there(built: Built) -> None:
    said = words_of(built.publication)
    for page in workshop().publication("deck").pages:
        for box in boxes(page):
            for passage in box.passages:
                for word in "".join(span.text for span in passage.spans).split(" "):
                    assert word.isdecimal() or word in said, (page.name, word)


def meetings(page: Page) -> Iterator[tuple[str, str]]:
    """Lines of text that stand on each other, on a picture or on a code."""
    lines = [(box.name, line) for box in boxes(page) for line in _lines(box)]
    solid = [(i.name, i.rect) for i in page.items if isinstance(i, Picture | Symbol)]
    for number, (name, line) in enumerate(lines):
        for other, rect in (*lines[number + 1 :], *solid):
            if _meet(line, rect):
                yield name, other


def _lines(box: TextBox) -> Iterator[Rect]:
    for passage in box.passages:
        for slug in passage.slugs:
            top, height = slug.baseline - 0.7 * passage.style.size, 0.9 * passage.style.size
            yield Rect(slug.x, top, slug.width, height)


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right - 1
        and other.x < one.right - 1
        and one.y < other.bottom - 1
        and other.y < one.bottom - 1
    )


def test_no_text_stands_on_another_or_on_a_picture(built: Built) -> None:
    found = [(page.name, *pair) for page in built.publication.pages for pair in meetings(page)]
    assert found == []


def test_points_are_large_enough_to_read(built: Built) -> None:
    for page in built.publication.pages:
        for item in page.items:
            if isinstance(item, TextBox) and page.layout.slots.get(item.slot or "") is not None:
                style = page.layout.slots[item.slot or ""].style
                if style == "points":
                    assert all(passage.style.size >= 24 for passage in item.passages)


def test_the_newsletter_stays_as_it_was(built: Built) -> None:
    shop = Workshop(built.folder / "content.yaml")
    assert shop.theme_of("newsletter").palette == workshop().theme.palette
    assert shop.theme_of("deck").palette != workshop().theme.palette


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_it_as_we_drew_it_without_shrinking(built: Built, tmp_path: Path) -> None:
    ours = pdfium.PdfDocument(str(built.folder / "output" / "deck.pdf"))
    theirs = rendered(built.folder / "output" / "deck.pptx", tmp_path)
    agreed, total = agreement(ours, theirs)
    assert agreed / total >= 0.95, f"{agreed} of {total} lines"
    for number, (own, other) in enumerate(zip(ours, theirs, strict=True), start=1):
        asked = {near for size in sizes(own) for near in (size - 1, size, size + 1)}
        assert sizes(other) <= asked, number
