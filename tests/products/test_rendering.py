"""Another program shows our deck as we drew it: nothing shrinks, moves or breaks elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from products import built, stress
from products.built import boxes
from products.lent import lent
from products.rendered import NEEDS_OFFICE, Glyph, by_libreoffice, in_lines, lines, sheets
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import Chart, Page, Table, TextBox
from restitution.writers.pptx.archive import zipped
from writers.pptx.package_checks import opened

RAISED = 0.58
"""The share of the size at which LibreOffice draws what is raised."""

NEAR = 1.0
"""Points: what a program may round."""


class Show(Frozen):
    """A deck on disk and the pages that it was written from."""

    folder: Path
    pages: tuple[Page, ...]

    @property
    def theirs(self) -> tuple[tuple[Glyph, ...], ...]:
        return sheets(by_libreoffice(self.folder / "deck.pptx"))

    @property
    def ours(self) -> tuple[tuple[Glyph, ...], ...]:
        return sheets(self.folder / "deck.pdf")


def on_template(name: str) -> Show:
    return Show(lent(name).folder / "output", lent(name).publication.pages)


SHOWS: dict[str, Callable[[], Show]] = {
    "real": lambda: Show(built.output(), built.workshop().publication("deck").pages),
    "stress": lambda: Show(stress.output(), stress.workshop().publication("deck").pages),
    "wide": lambda: on_template("wide"),
    "dark": lambda: on_template("dark"),
}

pytestmark = NEEDS_OFFICE


@pytest.fixture(params=SHOWS)
def show(request: pytest.FixtureRequest) -> Show:
    return SHOWS[request.param]()


def test_every_slide_is_shown(show: Show) -> None:
    assert len(show.theirs) == len(show.ours) == len(show.pages)


def test_every_glyph_has_the_size_asked_for(show: Show) -> None:
    """What does not fit its box is shrunk by LibreOffice: any other size is an overflow."""
    for page, glyphs in zip(show.pages, show.theirs, strict=True):
        assert shrunk(page, glyphs) == [], page.name


def test_a_text_that_overflows_would_be_seen(tmp_path: Path) -> None:
    """It shrinks where a box lets it, and leaves its box where not."""
    deck, pages = built.output() / "deck.pptx", built.workshop().publication("deck").pages
    shrinking, leaving = [page for page in pages if _is_full(page)][:2]
    members = opened(deck).members
    for page, asked in ((shrinking, "<a:bodyPr><a:normAutofit/></a:bodyPr>"), (leaving, "")):
        name = f"ppt/slides/slide{page.number}.xml"
        members[name] = _said_twice(members[name].decode(), asked).encode()
    spoilt = tmp_path / "deck.pptx"
    spoilt.write_bytes(zipped(members))
    shown = sheets(by_libreoffice(spoilt))
    assert shrunk(shrinking, shown[shrinking.number - 1]) != []
    assert misplaced(leaving, shown[leaving.number - 1]) != []


def test_every_text_lies_in_its_box_and_is_all_there(show: Show) -> None:
    for page, glyphs in zip(show.pages, show.theirs, strict=True):
        for box in _texts(page):
            found = (glyph for line in in_lines(_inside(box.rect, glyphs)) for glyph in line)
            assert _said(box) in "".join(glyph.text for glyph in found), (page.name, box.name)


def test_no_glyph_lies_outside_all_boxes(show: Show) -> None:
    for page, glyphs in zip(show.pages, show.theirs, strict=True):
        assert misplaced(page, glyphs) == [], page.name


def test_lines_break_where_our_drawing_breaks_them(show: Show) -> None:
    total = agreed = 0
    for page, ours, theirs in zip(show.pages, show.ours, show.theirs, strict=True):
        for place in _places(page):
            own, other = lines(_inside(place, ours)), lines(_inside(place, theirs))
            total += sum(own.values())
            agreed += sum((own & other).values())
    print(f"{agreed} of {total} lines agree")  # noqa: T201 - the figure is wanted in the log
    assert agreed / total >= 0.985


def shrunk(page: Page, glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs that have none of the sizes that their page asks for."""
    passages = [passage for box in boxes(page) for passage in box.passages]
    asked = {passage.style.size * share for passage in passages for share in (1, RAISED)}
    return [glyph for glyph in glyphs if min(abs(glyph.size - size) for size in asked) > 0.06]


def misplaced(page: Page, glyphs: Iterable[Glyph]) -> list[Glyph]:
    """The glyphs that lie in no box of their page."""
    held = {glyph for place in _places(page) for glyph in _inside(place, glyphs)}
    return [glyph for glyph in glyphs if glyph not in held]


def _said_twice(slide: str, area: str) -> str:
    """A slide whose body says everything twice; ``area`` is what its text area asks for."""
    head, body = slide.split('name="body"')
    text, rest = body.split("</p:sp>", 1)
    doubled = re.sub(r"(<a:p>.*</a:p>)", r"\1\1", text)
    return f'{head}name="body"{doubled.replace("<a:bodyPr/>", area or "<a:bodyPr/>")}</p:sp>{rest}'


def _is_full(page: Page) -> bool:
    """Whether the points of a page leave less than half of their place."""
    bodies = [item for item in page.items if item.name == "body" and isinstance(item, TextBox)]
    lines_ = [slug for box in bodies for passage in box.passages for slug in passage.slugs]
    return bool(lines_) and lines_[-1].baseline > bodies[0].rect.y + bodies[0].rect.height / 2


def _texts(page: Page) -> list[TextBox]:
    """The texts of a page, those in the cells of its tables too; charts set their own."""
    tables = [item for item in page.items if isinstance(item, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row]
    return [*(item for item in page.items if isinstance(item, TextBox)), *cells]


def _places(page: Page) -> list[Rect]:
    charts = [item.rect for item in page.items if isinstance(item, Chart)]
    return [*charts, *(box.rect for box in _texts(page))]


def _inside(rect: Rect, glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    for glyph in glyphs:
        across = rect.x - NEAR <= glyph.x and glyph.right <= rect.right + NEAR
        if across and rect.y - NEAR <= glyph.baseline <= rect.bottom + NEAR:
            yield glyph


def _said(box: TextBox) -> str:
    """The words of a box as drawn, without spaces."""
    parts = []
    for passage in box.passages:
        text = "".join(span.text for span in passage.spans)
        mark = passage.style.bullet.character if passage.style.bullet else ""
        parts.append(mark + (text.upper() if passage.style.capitals else text))
    return "".join(sign for sign in "".join(parts) if not sign.isspace())
