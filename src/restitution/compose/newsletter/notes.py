"""A page of lines to write on, where the number of pages asks for one more."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.compose.newsletter.desk import Desk
from restitution.compose.thread import line
from restitution.geometry import Rect
from restitution.page.items import AnyItem
from restitution.page.structure import Role


def notes_page(desk: Desk) -> None:
    """A page headed « Notes », ruled on every second grid unit."""
    sheet, compositor = desk.sheet("inside"), desk.compositor
    words, area = compositor.words, sheet.rect("text")
    title = compositor.box(
        "notes/title",
        compositor.wording(words.notes_page, "page-title"),
        Rect(area.x, area.y, area.width, 40),
        structure=desk.path(f"notes{sheet.number}", Role.H2, "title"),
    )
    desk.add(
        sheet,
        [title, *ruled(desk, area.inset(0, 50, 0, 0)), *desk.furniture(sheet)],
        name=f"notes.{sheet.number}",
        title=words.notes_page,
        section=words.notes_page,
    )


def ruled(desk: Desk, area: Rect) -> Iterator[AnyItem]:
    """Lines on every second grid unit of a place."""
    step = 2 * desk.compositor.length("unit")
    for number in range(1, int(area.height // step) + 1):
        y = area.y + number * step
        yield line(f"notes/line{number}", area.x, area.right, y, "rule", 0.5)
