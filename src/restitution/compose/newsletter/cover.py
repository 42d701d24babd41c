"""The cover: masthead, title, the thread over a map of the places, teasers with their pages."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.compose.newsletter.desk import Desk, Sheet
from restitution.compose.places import places_map
from restitution.compose.thread import line, visit_anchor
from restitution.content.edition import Target, Teaser
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Panel
from restitution.page.structure import Role

_SECTION = "cover"


def cover_page(desk: Desk) -> None:
    """The first page."""
    sheet, compositor = desk.sheet("cover"), desk.compositor
    header = compositor.edition.publication
    date = compositor.language.month_year(header.date)
    said = [
        ("masthead", compositor.wording(header.name, "masthead"), Role.P),
        ("publisher", compositor.wording(header.publisher, "publisher"), Role.P),
        ("date", compositor.wording(date, "cover-date"), Role.P),
        ("title", compositor.wording(header.title, "cover-title"), Role.H1),
        ("tagline", compositor.wording(header.tagline, "cover-tagline"), Role.P),
    ]
    boxes = [
        desk.box(sheet, slot, wording, structure=desk.path(_SECTION, role, slot))
        for slot, wording, role in said
    ]
    desk.add(
        sheet,
        [
            Panel(rect=sheet.rect("band"), name="band", colour="title"),
            *boxes,
            *_map(desk, sheet),
            *_teasers(desk, sheet),
        ],
        name="cover",
        title=header.title.plain,
        section=header.name.plain,
        anchors=("cover",),
        source=header.origin,
    )


def _map(desk: Desk, sheet: Sheet) -> tuple[AnyItem, ...]:
    path = desk.path(_SECTION, Role.FIGURE, "map")
    return places_map(desk.compositor, sheet.rect("map"), path)


def _teasers(desk: Desk, sheet: Sheet) -> Iterator[AnyItem]:
    teasers = desk.compositor.edition.cover.teasers
    columns = sheet.rect("teasers").columns(max(3, len(teasers)), 22)
    width = desk.compositor.length("thread-width")
    for number, (teaser, rect) in enumerate(zip(teasers, columns, strict=False)):
        yield line(f"teaser{number}/rule", rect.x, rect.right, rect.y, "thread", width)
        yield _teaser(desk, teaser, number, rect)


def _teaser(desk: Desk, teaser: Teaser, number: int, rect: Rect) -> AnyItem:
    compositor, anchor = desk.compositor, _anchor(desk, teaser.target)
    wordings = [
        compositor.wording(_pages(desk, teaser.target), "teaser-page"),
        compositor.wording(teaser.title, "teaser-title"),
        compositor.wording(teaser.text, "teaser-text"),
    ]
    return compositor.box(
        f"teaser{number}",
        wordings,
        rect.inset(0, 8, 0, 0),
        structure=desk.path(_SECTION, Role.P, f"teaser{number}"),
        link=f"#{anchor}",
    )


def _anchor(desk: Desk, target: Target) -> str:
    if target is Target.VISITS:
        return visit_anchor(desk.compositor.edition.visits[0])
    return {Target.OVERVIEW: "editorial", Target.PROGRAMME: "programme"}[target]


def _pages(desk: Desk, target: Target) -> str:
    """The page or pages that a teaser leads to."""
    words = desk.compositor.words
    first = desk.page_of(_anchor(desk, target))
    last = first
    if target is Target.VISITS:
        last = max(first, desk.page_of("programme") - 1)
    if last > first:
        return words.pages_reference.format(first=first, last=last)
    return words.page_reference.format(page=first)
