"""A visit's pages: its head, its presentation, its key questions, and its side column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from restitution.compose.charts import digits
from restitution.compose.newsletter.apart import add_apart
from restitution.compose.newsletter.desk import Desk, Sheet, Spent
from restitution.compose.newsletter.galleys import Galleys, Lead
from restitution.compose.newsletter.levers import lead_of, levers_of, visit_pieces
from restitution.compose.newsletter.pictures import modest, opens_alike
from restitution.compose.newsletter.side import side_column
from restitution.compose.pictures import photograph_of
from restitution.compose.thread import disc, visit_anchor
from restitution.content.edition import Edition, Visit
from restitution.flow.columns import Filled, items, pour
from restitution.flow.galley import Piece
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Panel
from restitution.page.structure import Role
from restitution.theme.tokens import Anchor


def visit_pages(desk: Desk, shared: Edition, visit: Visit, number: int) -> None:
    """The pages of one visit, given what fills them without asking for a page more.

    They are composed apart, of what all visits share and what is named here alone.
    """
    photographs = tuple(photograph_of(desk.compositor, image) for image in visit.images)
    compose = partial(_compose, visit=visit, number=number)
    name, made_of = f"{visit.id}/pages", (visit, digits(visit), number, photographs)
    add_apart(desk, name, shared, compose, *made_of)


def _compose(desk: Desk, visit: Visit, number: int) -> None:
    galleys = _galleys(desk, visit)
    lead, filled, levers = _fitted(desk, visit, galleys)
    if desk.sparing:
        desk.count(len(filled) or 1)
        return
    for index, page in enumerate(filled or (Filled((), 0.0),)):
        if index == 0:
            _opening(desk, visit, number, lead, page, goes_on=len(filled) > 1)
        else:
            _following(desk, visit, page, goes_on=index < len(filled) - 1)
    layout = "opening" if len(filled) == 1 else "inside"
    area = desk.sheet_at(desk.last, layout).rect("text")
    fill = (filled[-1].bottom - area.y) / area.height if filled else 0.0
    desk.spent.append(Spent(visit.name.plain, levers, fill))


Fitted = tuple[Lead | None, tuple[Filled, ...], tuple[str, ...]]


def _fitted(desk: Desk, visit: Visit, galleys: Galleys) -> Fitted:
    """The visit's lead and columns with every lever that its pages have room for."""
    area = desk.sheet("opening").rect("text")
    chosen: tuple[str, ...] = ()
    lead = lead_of(galleys, visit, chosen, area)
    galleys, filled = modest(
        galleys, lambda each: _poured(desk, each, visit_pieces(each, visit, (), lead), lead)
    )
    if desk.sparing:
        return lead, filled, chosen
    for lever in levers_of(visit, desk.compositor.grid):
        more = (*chosen, lever)
        larger = lead_of(galleys, visit, more, area)
        richer = _poured(desk, galleys, visit_pieces(galleys, visit, more, larger), larger)
        if len(richer) == len(filled) and opens_alike(larger, lead):
            lead, chosen = larger, more
    pieces = visit_pieces(galleys, visit, chosen, lead)
    return lead, _poured(desk, galleys, pieces, lead, level=True), chosen


def _galleys(desk: Desk, visit: Visit) -> Galleys:
    width = desk.columns(desk.sheet("opening").rect("text"))[0].width
    return Galleys(desk, visit_anchor(visit), width)


def _poured(
    desk: Desk,
    galleys: Galleys,
    pieces: Sequence[Piece],
    lead: Lead | None,
    *,
    level: bool = False,
) -> tuple[Filled, ...]:
    """The columns of a visit; those of its last page end level once the levers are spent."""
    start = desk.last

    def columns(page: int) -> tuple[Rect, ...]:
        layout = "opening" if page == 0 else "inside"
        sheet = desk.sheet_at(start + page + 1, layout)
        area = sheet.rect("text")
        if page == 0:
            area = area.split_top(lead.height if lead else 0.0)[1]
        return desk.columns(area)

    return pour(pieces, columns, galleys.note_rule, level=level)


def _opening(
    desk: Desk,
    visit: Visit,
    number: int,
    lead: Lead | None,
    page: Filled,
    *,
    goes_on: bool,
) -> None:
    sheet = desk.sheet("opening")
    found: list[AnyItem] = [*_head(desk, sheet, visit, number)]
    # figures and video before the text: they are read with the head, not inside a passage that
    # goes on overleaf
    found += side_column(desk, sheet, visit)
    if lead:
        found += lead.items(sheet.rect("text"))
    found += [item for column in page.columns for item in items(column)]
    found += [desk.continued(sheet)] if goes_on else []
    desk.add(
        sheet,
        [*found, *desk.foot(sheet)],
        name=visit.id,
        title=visit.title.plain,
        section=visit.name.plain,
        anchors=(visit_anchor(visit), *_question_anchors(visit, page)),
        source=visit.origin,
    )


def _following(desk: Desk, visit: Visit, page: Filled, *, goes_on: bool) -> None:
    sheet, compositor = desk.sheet("inside"), desk.compositor
    questions = compositor.plain_label("questions")
    running = [(visit.name.plain, "running-name"), (f"\u2002{questions}", "running")]
    found = [item for column in page.columns for item in items(column)]
    found += [desk.continued(sheet)] if goes_on else []
    desk.add(
        sheet,
        [*found, *desk.furniture(sheet, running)],
        name=f"{visit.id}.{sheet.number}",
        title=visit.title.plain,
        section=visit.name.plain,
        anchors=_question_anchors(visit, page),
        source=visit.origin,
    )


def _question_anchors(visit: Visit, page: Filled) -> tuple[str, ...]:
    """The anchors of the questions whose head stands on this page."""
    places = {
        placed.piece.source
        for column in page.columns
        for placed in column
        if hasattr(placed.piece, "source")
    }
    return tuple(
        f"question.{visit.id}.{question.id}"
        for question in visit.questions
        if question.origin in places
    )


def _head(desk: Desk, sheet: Sheet, visit: Visit, number: int) -> Iterator[AnyItem]:
    """The band: rubric and sector, the name, the place, and the visit's number on the thread."""
    compositor, section = desk.compositor, visit_anchor(visit)
    sectors = compositor.edition.sectors
    band = sheet.rect("band")
    yield Panel(rect=band, name=f"{visit.id}/band", colour=compositor.sector_role(visit))
    yield desk.box(sheet, "rubric", compositor.wording(compositor.label("visits"), "overline"))
    yield desk.box(
        sheet,
        "name",
        compositor.wording(visit.name, "visit-name"),
        structure=desk.path(section, Role.H2, "name"),
    )
    yield desk.box(
        sheet,
        "sector",
        compositor.wording(sectors[visit.sector].running, "overline-end"),
        structure=desk.path(section, Role.P, "sector"),
    )
    where = f"{compositor.words.direction}\u00a0: {visit.place.named}"
    text = f"{visit.title.plain} – {where}"
    yield desk.box(
        sheet,
        "place",
        compositor.wording(text, "visit-place", source=visit.place.origin),
        structure=desk.path(section, Role.P, "place"),
    )
    yield from _band_thread(desk, sheet, visit, number)


def _band_thread(desk: Desk, sheet: Sheet, visit: Visit, number: int) -> Iterator[AnyItem]:
    compositor = desk.compositor
    band, x = sheet.rect("band"), sheet.rect("thread").x
    yield replace(desk.thread(sheet, 0.0, band.bottom, "thread/band"), colour="highlight")
    yield desk.thread(sheet, band.bottom, compositor.grid.size.height)
    yield disc(f"{visit.id}/knot", x, band.bottom, compositor.length("knot-present") / 2, "thread")
    slot = sheet.rect("number")
    digits = compositor.wording(str(number + 1), "visit-number")
    yield compositor.box(f"{visit.id}/number", digits, slot, anchor=Anchor.MIDDLE)
