"""A page of lines to write on, where the number of pages asks for one more."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.compose.newsletter.desk import Desk, Sheet
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
        structure=desk.path(f"notes{sheet.number}", Role.H1, "title"),
    )
    desk.add(
        sheet,
        [title, *_lines(desk, sheet), *desk.furniture(sheet)],
        name=f"notes.{sheet.number}",
        title=words.notes_page,
        section=words.notes_page,
    )


def _lines(desk: Desk, sheet: Sheet) -> Iterator[AnyItem]:
    area, step = sheet.rect("text"), 2 * desk.compositor.length("unit")
    count = int((area.height - 50) // step)
    for number in range(1, count + 1):
        y = area.y + 50 + number * step
        yield line(f"notes/line{number}", area.x, area.right, y, "rule", 0.5)
