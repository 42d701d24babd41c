"""The programme page: beautiful while the sessions are not known, right when they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose.newsletter.desk import Desk, Sheet
from restitution.compose.newsletter.galleys import Galleys
from restitution.compose.newsletter.notes import ruled
from restitution.compose.thread import disc
from restitution.content.edition import ProgrammeDay, Session, SessionKind
from restitution.flow.columns import Filled, items, pour
from restitution.flow.galley import Block, Piece, Space
from restitution.geometry import Rect
from restitution.markup import Span
from restitution.page.items import AnyItem
from restitution.page.structure import Role
from restitution.text.fit import Wording, height_of

_SECTION = "programme"
_INDENT = 12.0
_KNOT = 2.2
_SESSION_GAP = 8.0


def programme_pages(desk: Desk) -> None:
    """The programme, over as many pages as it needs."""
    first = desk.sheet("inside")
    head = list(_head(desk, first))
    head_height = max(item.rect.bottom for item in head) - first.rect("text").y
    columns_at = desk.columns(first.rect("text"))
    galleys = Galleys(desk, _SECTION, columns_at[0].width)
    pieces = list(_pieces(desk, galleys))
    start, used = desk.last, galleys.units(head_height + 14)

    def columns(page: int) -> tuple[Rect, ...]:
        sheet = desk.sheet_at(start + page + 1, "inside")
        area = sheet.rect("text")
        return desk.columns(area.inset(0, used if page == 0 else 0.0, 0, 0))

    known = any(day.sessions for day in desk.compositor.edition.programme.days)
    for index, page in enumerate(pour(pieces, columns, galleys.note_rule)):
        lined = () if known else tuple(_notes(desk, first, page.bottom))
        _add(desk, page, index, [*head, *lined])


def _notes(desk: Desk, sheet: Sheet, top: float) -> Iterator[AnyItem]:
    """Lines to write one's own programme on, down to the foot of the page."""
    area = sheet.rect("text")
    room = Rect(area.x, top + 3 * desk.compositor.length("unit"), area.width, 0)
    label = desk.compositor.wording(desk.compositor.words.notes_page, "side-head")
    head = Rect(room.x, room.y, room.width, 12)
    yield desk.compositor.box("programme/notes", label, head)
    yield from ruled(desk, Rect(room.x, head.bottom, room.width, area.bottom - head.bottom))


def _add(desk: Desk, page: Filled, index: int, head: Sequence[AnyItem]) -> None:
    sheet, edition = desk.sheet("inside"), desk.compositor.edition
    running = [(desk.compositor.words.programme, "running-name")]
    found = [item for column in page.columns for item in items(column)]
    desk.add(
        sheet,
        [*(head if index == 0 else ()), *found, *desk.furniture(sheet, running)],
        name=f"programme.{index + 1}",
        title=edition.programme.title.plain,
        section=desk.compositor.words.programme,
        anchors=("programme",) if index == 0 else (),
        source=edition.programme.origin,
    )


def _head(desk: Desk, sheet: Sheet) -> Iterator[AnyItem]:
    """The title, where and when, and the figures, large, each a knot's width apart."""
    compositor, said = desk.compositor, desk.compositor.edition.programme
    area = sheet.rect("text")
    city = said.place.city.plain if said.place else ""
    dates = said.dates.plain if said.dates else ""
    where = ", ".join(part for part in (city, dates) if part)
    wordings = [compositor.wording(said.title, "page-title")]
    if where:
        wordings.append(compositor.wording(where, "cover-tagline", source=said.origin))
    texts = compositor.fitted(wordings, Rect(area.x, area.y, area.width, 200), _SECTION)
    rect = Rect(area.x, area.y, area.width, height_of(texts))
    paths = [desk.path(_SECTION, Role.H2, "title"), desk.path(_SECTION, Role.P, "where")]
    yield compositor.place("programme/title", texts, rect, structure=paths[: len(texts)])
    y = rect.bottom + 22
    if not said.figures:
        return
    columns = Rect(area.x, y, area.width, 130).columns(max(3, len(said.figures)), 18)
    for number, (figure, column) in enumerate(zip(said.figures, columns, strict=False)):
        value, label = column.split_top(58, 2)
        path = desk.path(_SECTION, Role.P, f"figure{number}")
        yield compositor.box(
            f"programme/figure{number}/value",
            compositor.wording(figure.value, "big-figure"),
            value,
            structure=path,
        )
        texts = compositor.fitted([compositor.wording(figure.label, "big-label")], label, "figure")
        below = Rect(label.x, label.y, label.width, texts[0].height)
        yield compositor.place(f"programme/figure{number}/label", texts, below, structure=path)


def _pieces(desk: Desk, galleys: Galleys) -> Iterator[Piece]:
    said = desk.compositor.edition.programme
    yield from galleys.prose(said.text, "programme.text")
    if not any(day.sessions for day in said.days):
        yield from _to_come(desk, galleys)
        return
    for day in said.days:
        yield from _day(desk, galleys, day)


def _to_come(desk: Desk, galleys: Galleys) -> Iterator[Piece]:
    """Lines to write the sessions on, as the programme itself is not known yet."""
    compositor = desk.compositor
    rough = Rect(0, 0, galleys.width, 300)
    text = compositor.fitted(
        [compositor.wording(compositor.words.programme_to_come, "pull")], rough, _SECTION
    )

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        path = desk.path(_SECTION, Role.P, "to-come")
        return (compositor.place("programme/to-come", text, rect, structure=path),)

    yield Space(compositor.length("unit"))
    yield Block(galleys.units(text[0].height), draw)


def _day(desk: Desk, galleys: Galleys, day: ProgrammeDay) -> Iterator[Piece]:
    compositor = desk.compositor
    date = compositor.language.day(day.date)
    title = f"{date} – {day.title.plain}" if day.title else date
    rough = Rect(0, 0, galleys.width, 300)
    texts = compositor.fitted(
        [compositor.wording(title, "day-title", source=day.origin)], rough, _SECTION
    )

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        path = desk.path(_SECTION, Role.H3, day.date)
        return (compositor.place(f"programme/{day.date}", texts, rect, structure=path),)

    yield Space(compositor.length("unit") * 2)
    yield Block(galleys.units(texts[0].height + 4), draw, tied=True, source=day.origin)
    for number, session in enumerate(day.sessions):
        yield from _session(desk, galleys, session, f"{day.date}/{number}")


def _session(desk: Desk, galleys: Galleys, session: Session, name: str) -> Iterator[Piece]:
    """The hours and the kind beside a knot, and below them what happens."""
    compositor = desk.compositor
    rough = Rect(0, 0, galleys.width - _INDENT, 2000)
    texts = compositor.fitted(_said(desk, session), rough, name)
    height = height_of(texts)

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        roles = [Role.P, Role.H4, *[Role.P] * (len(texts) - 2)]
        paths = [desk.path(_SECTION, role, f"{name}/{i}") for i, role in enumerate(roles)]
        area = Rect(rect.x + _INDENT, rect.y, rough.width, height)
        return (
            disc(f"{name}/knot", rect.x + _KNOT, rect.y + 6.5, _KNOT, "thread"),
            compositor.place(f"{name}/text", texts, area, structure=paths),
        )

    yield Block(height + _SESSION_GAP, draw, source=session.origin)


def _said(desk: Desk, session: Session) -> list[Wording]:
    compositor, words = desk.compositor, desk.compositor.words
    kinds = {SessionKind.PLENARY: words.plenary, SessionKind.WORKSHOP: words.workshop}
    room = session.room.plain if session.room else ""
    detail = ", ".join(part for part in (kinds.get(session.kind, ""), room) if part)
    after = (Span(f"\u2002{detail}"),) if detail else ()
    when = (Span(compositor.hours(session), strong=True), *after)
    names = ", ".join(speaker.plain for speaker in session.speakers)
    return [
        Wording(when, compositor.style("session-time"), session.origin),
        compositor.wording(session.title, "session-title"),
        *([compositor.wording(names, "session-text")] if names else []),
        *([compositor.wording(session.text, "session-text")] if session.text else []),
    ]
