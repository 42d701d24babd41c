"""What every PDF of ours must be: complete, with its fonts inside, its links and its sizes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Final
from urllib.parse import quote

import pikepdf

from restitution.page.items import AnyItem, Chart, Page, Picture, Table, TextBox
from restitution.photograph import LEAST_PPI
from restitution.preflight.fault import Fault
from restitution.preflight.looks import Looks
from restitution.preflight.marks import MOST_DEEP, Kind, marks

FOLDED: Final = 4
"""A folded sheet has four pages."""

_SPARE: Final = 0.1
_PROGRAMS: Final = ("/FontFile", "/FontFile2", "/FontFile3")


def page_count(pdf: Any, wanted: int, *, folded: bool) -> Iterator[Fault]:
    """As many pages as were composed, and whole sheets where they are folded."""
    count = len(pdf.pages)
    if count != wanted:
        yield Fault("page_count", 0, f"{count} / {wanted}")
    if folded and count % FOLDED:
        yield Fault("folds", 0, str(count))


def page_sizes(pdf: Any, pages: Sequence[Page]) -> Iterator[Fault]:
    """Every sheet has the size of its page: its TrimBox, which is the MediaBox if unsaid."""
    for number, (sheet, page) in enumerate(zip(pdf.pages, pages, strict=False), start=1):
        left, bottom, right, top = (float(value) for value in sheet.trimbox)
        width, height = right - left, top - bottom
        if abs(width - page.size.width) > _SPARE or abs(height - page.size.height) > _SPARE:
            yield Fault("page_size", number, f"{_mm(width)} × {_mm(height)} mm")


def _mm(points: float) -> str:
    return f"{points * 25.4 / 72:.1f}"


def fonts(pdf: Any, looks: Looks) -> Iterator[Fault]:
    """Every font is embedded and says what its glyphs mean (ISO 32000-1, 9.9 and 9.10.3)."""
    told: set[tuple[str, str]] = set()
    for number, page in enumerate(pdf.pages, start=1):
        look = partial(_faulty_fonts, page)
        forms = "/XObject" in page.get("/Resources", {})
        shown = looks.found if forms else looks.lettered
        for code, name in shown("fonts", number, look):
            if (code, name) not in told:
                told.add((code, name))
                yield Fault(code, number, name)


def _faulty_fonts(page: Any) -> tuple[tuple[str, str], ...]:
    """What is wrong with the fonts of a page, with their names."""
    return tuple(
        (code, str(font.get("/BaseFont", "/?"))[1:])
        for font in _fonts(page.get("/Resources"), 0)
        for code in _font_faults(font)
    )


def _fonts(resources: Any, depth: int) -> Iterator[Any]:
    """The fonts of a page and of the forms on it."""
    if resources is None or depth > MOST_DEEP:
        return
    yield from dict(resources.get("/Font", {})).values()
    for thing in dict(resources.get("/XObject", {})).values():
        if thing.get("/Subtype") == pikepdf.Name.Form:
            yield from _fonts(thing.get("/Resources"), depth + 1)


def _font_faults(font: Any) -> Iterator[str]:
    drawn = font.get("/Subtype") == pikepdf.Name.Type3
    parts = font.get("/DescendantFonts", [font])
    if not drawn and not all(_has_program(part) for part in parts):
        yield "font_loose"
    if "/ToUnicode" not in font:
        yield "font_mute"


def _has_program(font: Any) -> bool:
    descriptor = font.get("/FontDescriptor", {})
    return any(key in descriptor for key in _PROGRAMS)


def links(pages: Sequence[Page], looks: Looks) -> Iterator[Fault]:
    """Every address that can be clicked on the page as composed can be clicked, and no other."""
    for number, (notes, page) in enumerate(zip(looks.notes, pages, strict=False), start=1):
        found = set(_addresses(notes))
        wanted = looks.stands(f"links/{number}", (page,), partial(_all_wanted, page))
        yield from (Fault("link_missing", number, one) for one in sorted(wanted - found))
        yield from (Fault("link_stray", number, one) for one in sorted(found - wanted))


def _all_wanted(page: Page) -> frozenset[str]:
    return frozenset(_wanted(page.items))


def _addresses(notes: Iterable[Any]) -> Iterator[str]:
    for note in notes:
        if "/A" in note and "/URI" in note.A:
            yield str(note.A.URI)


def _wanted(items: Sequence[AnyItem]) -> Iterator[str]:
    for item in items:
        links = [item.link]
        if isinstance(item, TextBox):
            links += [string.link for string in _strings(item)]
        if isinstance(item, Chart | Table):
            yield from _wanted(item.drawing)
        yield from (_as_written(link) for link in links if link and not link.startswith("#"))


def _as_written(address: str) -> str:
    """A URI in ASCII (ISO 32000-1, 12.6.4.7): what is escaped already stays so."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~-._")


def _strings(box: TextBox) -> Iterator[Any]:
    for passage in box.passages:
        for slug in passage.slugs:
            yield from slug.strings


def images(pdf: Any, pages: Sequence[Page], least: int, looks: Looks) -> Iterator[Fault]:
    """Pictures of fewer pixels an inch than ``least``, but for those told with the content."""
    for number, (sheet, page) in enumerate(zip(pdf.pages, pages, strict=False), start=1):
        if "/XObject" not in sheet.get("/Resources", {}) or _has_told_picture(page):
            continue
        finenesses = looks.found("images", number, partial(_finenesses, sheet), lettered=False)
        yield from (Fault("ppi", number, str(ppi)) for ppi in finenesses if 0 < ppi < least)


def _finenesses(sheet: Any) -> tuple[int, ...]:
    """Of all pictures of a page, in pixels an inch."""
    return tuple(round(mark.ppi) for mark in marks(sheet) if mark.kind is Kind.IMAGE)


def _has_told_picture(page: Page) -> bool:
    pictures = (item for item in page.items if isinstance(item, Picture))
    return any(one.photograph.ppi(one.rect.width) < LEAST_PPI for one in pictures)
