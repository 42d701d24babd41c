"""The real content, composed and built once for all the tests of the products."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from restitution.build import build
from restitution.page.items import AnyItem, Chart, Page, Publication, SetPassage, Table, TextBox
from restitution.workshop import Workshop

PROJECT = Path(__file__).parents[2]
CONTENT = PROJECT / "content.yaml"


@cache
def workshop() -> Workshop:
    """The real content, read once."""
    return Workshop(CONTENT, "content.yaml")


@cache
def output() -> Path:
    """A folder with every product of the real content."""
    folder = Path(mkdtemp(prefix="restitution-test-"))
    build(CONTENT, folder, name="content.yaml")
    return folder


def overflows(publication: Publication) -> list[str]:
    """Every line of type that leaves its box or its sheet, in words."""
    return [fault for page in publication.pages for fault in _page_overflows(page)]


def boxes(page: Page) -> list[TextBox]:
    """Every text on a page, those of its charts too."""
    return [box for item in page.items for box in _boxes(item)]


def _boxes(item: AnyItem) -> list[TextBox]:
    if isinstance(item, Chart | Table):
        return [drawn for drawn in item.drawing if isinstance(drawn, TextBox)]
    return [item] if isinstance(item, TextBox) else []


def _page_overflows(page: Page) -> list[str]:
    found = []
    for box in boxes(page):
        for passage in box.passages:
            found += [
                f"page {page.number} {box.name}: {slug_text}"
                for slug_text in _leaving(page, box, passage)
            ]
    return found


def _leaving(page: Page, box: TextBox, passage: SetPassage) -> list[str]:
    style, tolerance = passage.style, 0.6
    faults = []
    for slug in passage.slugs:
        top, bottom = slug.baseline - 0.8 * style.size, slug.baseline + 0.2 * style.size
        inside = (
            slug.x >= box.rect.x - tolerance
            and slug.x + slug.width <= box.rect.right + tolerance
            and top >= box.rect.y - tolerance - max(0.0, style.size - style.leading)
            and bottom <= box.rect.bottom + tolerance
        )
        on_sheet = slug.x >= 0 and slug.x + slug.width <= page.size.width
        if not inside or not on_sheet or bottom > page.size.height:
            faults.append(slug.text)
    return faults


def words_of(publication: Publication) -> str:
    """All the words on the pages, without looks and places, hyphens of line ends undone."""
    return " ".join(
        "".join(span.text for span in passage.spans)
        for page in publication.pages
        for box in boxes(page)
        for passage in box.passages
    )
