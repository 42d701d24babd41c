"""The contents: in the outer margin by the editorial, on pages of their own if they are long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose.newsletter.desk import Desk, Sheet
from restitution.compose.thread import visit_anchor
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import AnyItem
from restitution.page.structure import Role, Tag
from restitution.text.setting import SetText

_HEAD = 24.0
_GAP = 3.0
_TITLE = 50.0
"""What the head takes in the margin, the room between entries, and what the title takes."""

_NUMBER, _LONG_NUMBER = 16.0, 24.0
"""Room for a page number of three digits, and of four."""

_ANCHOR = "contents"


class _Entry(Frozen):
    """A line of the contents: what it names, set, where it leads, and how much it takes."""

    text: SetText
    anchor: str

    @property
    def height(self) -> float:
        return self.text.height + _GAP


def beside_editorial(desk: Desk, sheet: Sheet) -> Iterator[AnyItem]:
    """The contents, each entry a link, with computed pages; if they are long, where they are."""
    compositor, rect = desk.compositor, sheet.rect("side")
    room = Rect(rect.x, rect.y + _HEAD, rect.width, rect.height - _HEAD)
    entries, number = _entries(desk, _named(desk), room.width - _NUMBER), _NUMBER
    if not _holds(room, entries):
        named = [(compositor.words.contents, _ANCHOR), (compositor.words.programme, "programme")]
        entries, number = _entries(desk, named, room.width - _LONG_NUMBER), _LONG_NUMBER
    yield compositor.box(
        "contents/head",
        compositor.wording(compositor.words.contents, "side-head"),
        Rect(rect.x, rect.y + 6, rect.width, 12),
        structure=desk.path("contents", Role.H2, "head"),
    )
    yield from _column(desk, entries, room, number)


def contents_pages(desk: Desk) -> None:
    """The contents in the columns of as many pages as they need, if the margin is too short."""
    side = desk.sheet("inside").rect("side")
    margin = Rect(side.x, side.y, side.width, side.height - _HEAD)
    if _holds(margin, _entries(desk, _named(desk), side.width - _NUMBER)):
        return
    width = desk.columns(desk.sheet("inside").rect("text"))[0].width
    rest = _entries(desk, _named(desk), width - _LONG_NUMBER)
    first = True
    while rest:
        rest = _page(desk, rest, first=first)
        first = False


def _page(desk: Desk, entries: Sequence[_Entry], *, first: bool) -> list[_Entry]:
    """A page of entries; what is left over comes back."""
    compositor, sheet = desk.compositor, desk.sheet("inside")
    words, area = compositor.words, sheet.rect("text")
    found: list[AnyItem] = []
    if first:
        title = compositor.wording(words.contents, "page-title")
        path = desk.path("contents", Role.H2, "title")
        place = Rect(area.x, area.y, area.width, _TITLE - 10)
        found.append(compositor.box("contents/title", title, place, structure=path))
        area = area.inset(0, _TITLE, 0, 0)
    rest = list(entries)
    for column in desk.columns(area):
        count = _most(column, rest)
        found += _column(desk, rest[:count], column, _LONG_NUMBER)
        rest = rest[count:]
    desk.add(
        sheet,
        [*found, *desk.furniture(sheet, [(words.contents, "running-name")])],
        name=f"contents.{sheet.number}",
        title=words.contents,
        section=words.contents,
        anchors=(_ANCHOR,) if first else (),
    )
    return rest


def _named(desk: Desk) -> list[tuple[str, str]]:
    """What the contents name, and where it leads."""
    edition = desk.compositor.edition
    visits = [(visit.name.plain, visit_anchor(visit)) for visit in edition.visits]
    return [*visits, (desk.compositor.words.programme, "programme")]


def _entries(desk: Desk, named: Sequence[tuple[str, str]], width: float) -> list[_Entry]:
    """The entries, set to stand beside their numbers."""
    compositor, room = desk.compositor, Rect(0, 0, width - 2, 200)
    return [
        _Entry(
            compositor.fitted([compositor.wording(name, "contents")], room, "contents")[0], anchor
        )
        for name, anchor in named
    ]


def _holds(room: Rect, entries: Sequence[_Entry]) -> bool:
    return sum(entry.height for entry in entries) <= room.height


def _most(column: Rect, entries: Sequence[_Entry]) -> int:
    """How many of the entries a column holds; one at least."""
    y = column.y
    for count, entry in enumerate(entries):
        y += entry.height
        if y > column.bottom and count:
            return count
    return len(entries)


def _column(desk: Desk, entries: Sequence[_Entry], rect: Rect, number: float) -> Iterator[AnyItem]:
    """Entries one below the other, their pages at the right, in ``number`` points."""
    compositor, y = desk.compositor, rect.y
    for entry in entries:
        anchor = entry.anchor
        path = desk.path("contents", Role.CONTENTS, "list", Tag(Role.CONTENTS_ENTRY, anchor))
        yield compositor.place(
            f"contents/{anchor}",
            [entry.text],
            Rect(rect.x, y, rect.width - number - 2, entry.text.height),
            structure=path,
            link=f"#{anchor}",
        )
        yield compositor.box(
            f"contents/{anchor}/page",
            compositor.wording(f"{desk.page_of(anchor)}", "contents-page"),
            Rect(rect.right - number, y, number, 15),
            structure=path,
            link=f"#{anchor}",
        )
        y += entry.height
