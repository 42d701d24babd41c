"""A page shown small on another page looks as it does alone, and disturbs nothing."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pypdfium2
from PIL import Image, ImageChops, ImageStat

from pdf_pages import DOCUMENT, line, page, publication, save
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Miniature, Page, Panel
from restitution.page.structure import Role, Tag

HALF = Rect(100, 200, 210, 297.5)
INNER = page(
    Panel(rect=Rect(300, 400, 400, 100), name="over the edge", colour="accent"),
    line("Un texte qui mène ailleurs", link="https://example.org/"),
    name="inner",
)


def small(shown: Page) -> Miniature:
    path = (DOCUMENT, Tag(Role.FIGURE, "small"))
    return Miniature(rect=HALF, name="small", structure=path, alt="Une page", page=shown)


def drawn(folder: Path, *items: AnyItem, scale: float) -> Image.Image:
    path = save(publication(page(*items)), folder)
    with pypdfium2.PdfDocument(path) as document:
        found: Image.Image = document[0].render(scale=scale).to_pil()
        return found.convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are apart on average, of 255."""
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def test_it_looks_like_the_page_itself_and_ends_at_its_edge(tmp_path: Path) -> None:
    before = line("Large", expansion=1.5, tracking=300, rise=5.0, baseline=100.0)
    outer = drawn(tmp_path, before, small(INNER), scale=4)
    box = (HALF.x * 4, HALF.y * 4, HALF.right * 4, HALF.bottom * 4)
    alone = drawn(tmp_path, *INNER.items, scale=2)
    assert difference(outer.crop(tuple(map(round, box))), alone) < 1  # type: ignore[arg-type]
    without = drawn(tmp_path, before, scale=4)
    right = (round(HALF.right * 4) + 2, 0, *outer.size)
    assert difference(outer.crop(right), without.crop(right)) == 0


def test_what_comes_after_it_is_set_as_before(tmp_path: Path) -> None:
    spread = {"expansion": 1.2, "tracking": 100}
    first = line("Avant", baseline=100.0, **spread)
    after = line("Après", baseline=150.0, **spread)
    with_it = drawn(tmp_path, first, small(INNER), after, scale=4)
    without = drawn(tmp_path, first, after, scale=4)
    top = (0, 0, with_it.width, round(HALF.y * 4) - 2)
    assert difference(with_it.crop(top), without.crop(top)) == 0


def test_its_links_lead_nowhere(tmp_path: Path) -> None:
    path = save(publication(page(small(INNER))), tmp_path)
    assert not pypdf.PdfReader(path).pages[0].get("/Annots")
