"""The visits side by side: one table, a row a visit, in as many slides as the rows ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose import speech
from restitution.compose.deck.desk import Desk
from restitution.compose.series import batches
from restitution.compose.speech import Notes
from restitution.compose.tables import Lines, Row, TablePlan, TableSetter, table
from restitution.content.edition import Comparison, Visit
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.markup import Span, Text
from restitution.page.items import Ruling
from restitution.page.structure import Role
from restitution.text.fit import Wording
from restitution.theme.tokens import Anchor

_FOOT = 24.0
"""Between the last row and the thread, in points: its knots stand free."""

_EMPTY = "–"
"""What a cell says that the content leaves out."""


def comparison(desk: Desk, section: str) -> None:
    """The cross-look over the visits, if the content has one; the notes say it line by line."""
    said = desk.compositor.edition.comparison
    if said is None:
        return
    area = _area(desk, said)
    visits = desk.compositor.edition.visits
    found = desk.compositor.rack.lasting(
        "comparison", _made_of(desk, said, area), lambda: _best(desk, said, area)
    )
    place = 0
    for number, group in enumerate(found.groups, start=1):
        shown = visits[place : place + len(group)]
        place += len(group)
        name = "comparison" if len(found.groups) == 1 else f"comparison.{number}"
        drawn = table(
            desk.compositor,
            _plan(desk),
            [found.head, *group],
            found.columns,
            (area.x, area.y),
            f"{name}/table",
            desk.path(name, Role.TABLE, "table"),
            _alt(desk, said, shown),
        )
        desk.add(
            name,
            "list",
            said.title,
            section=section,
            items=[drawn, *desk.rail.items(len(visits))],
            footer=desk.compositor.edition.publication.title.plain,
            part=desk.part(number, len(found.groups)),
            notes=Notes([speech.compared(said, visit) for visit in shown]),
            anchors=("comparison",) if number == 1 else (),
            source=said.origin,
        )


def _made_of(desk: Desk, said: Comparison, area: Rect) -> tuple[object, ...]:
    """All that the table is made of."""
    compositor = desk.compositor
    rows = [
        (visit.name, compositor.sector_role(visit), visit.comparison)
        for visit in compositor.edition.visits
    ]
    return said, area, rows, compositor.words, compositor.grid, compositor.typesetter


def _area(desk: Desk, said: Comparison) -> Rect:
    """From below the title to above the thread."""
    compositor = desk.compositor
    slots = compositor.layout("list").slots
    title, area = slots["title"], slots["table"].rect
    texts = compositor.fitted([compositor.wording(said.title, title.style)], title.rect, "title")
    top = title.rect.y + texts[0].height + compositor.length("gap")
    if title.anchor is not Anchor.TOP or top < area.y:
        top = area.y
    bottom = compositor.length("thread-y") - compositor.scaled(_FOOT)
    return Rect(area.x, top, area.width, bottom - top)


class _Setting(Frozen):
    """The table at one size: its columns, and the rows of each slide."""

    columns: tuple[float, ...]
    head: Lines
    groups: list[tuple[Lines, ...]]


def _best(desk: Desk, said: Comparison, area: Rect) -> _Setting:
    """The table at the largest size that needs no more slides than the smallest."""
    steps = range(len(desk.compositor.style("table-cell").sizes), -1, -1)
    best, *others = (found for step in steps for found in _at(desk, said, area, step))
    for other in others:
        if len(other.groups) <= len(best.groups):
            best = other
    return best


def _at(desk: Desk, said: Comparison, area: Rect, step: int) -> Iterator[_Setting]:
    """The table at a step of size, if its words allow; at the floor they must."""
    compositor = desk.compositor
    visits = enumerate(compositor.edition.visits, start=1)
    head, rows = _head(desk, said), [_row(desk, said, *visit) for visit in visits]
    setter = TableSetter(compositor, _plan(desk), head, rows, area.width, step)
    if step == len(compositor.style("table-cell").sizes) or setter.holds():
        columns = setter.columns()
        first, *lines = (setter.set(row, columns) for row in (head, *rows))
        groups = _groups(setter, first, lines, area.height)
        yield _Setting(columns, first, groups)


def _plan(desk: Desk) -> TablePlan:
    length = desk.compositor.length
    return TablePlan(
        gutter=length("table-gutter"),
        padding=length("table-padding"),
        below_head=Ruling("thread", length("thread-width")),
        below_row=Ruling("rule", length("table-rule")),
    )


def _head(desk: Desk, said: Comparison) -> Row:
    """The names of the columns; over those of the visits stands what they are."""
    compositor = desk.compositor
    labels: list[Text | str] = [compositor.words.visit, *said.columns.values()]
    return tuple(compositor.wording(label, "table-head") for label in labels)


def _row(desk: Desk, said: Comparison, number: int, visit: Visit) -> Row:
    compositor = desk.compositor
    style = compositor.style("table-name", compositor.sector_role(visit))
    spans = (Span(f"{number}\u2002"), *visit.name.spans)
    name = Wording(spans, style, visit.name.source)
    cells: list[Text | str] = [visit.comparison.get(key, _EMPTY) for key in said.columns]
    return (name, *(compositor.wording(cell, "table-cell") for cell in cells))


def _groups(
    setter: TableSetter, head: Lines, rows: Sequence[Lines], height: float
) -> list[tuple[Lines, ...]]:
    """The rows slide by slide: as few slides as hold them, about as many rows on each."""
    above, heights = setter.height(head), [setter.height(row) for row in rows]
    slides = max(1, int(sum(heights) // (height - above)))
    while True:
        most = -(-len(rows) // slides)
        if max(map(sum, batches(heights, most))) <= height - above or slides >= len(rows):
            return list(batches(rows, most))
        slides += 1


def _alt(desk: Desk, said: Comparison, visits: Sequence[Visit]) -> str:
    names = ", ".join(visit.name.plain for visit in visits)
    columns = ", ".join(label.plain for label in said.columns.values())
    return desk.compositor.words.table_alt.format(
        title=said.title.plain, rows=names, columns=columns
    )
