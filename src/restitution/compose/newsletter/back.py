"""The last page: every video once more, what comes next, who made this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose.newsletter.desk import Desk, Sheet
from restitution.compose.newsletter.galleys import Galleys
from restitution.compose.newsletter.side import symbol, symbol_side
from restitution.compose.series import batches
from restitution.compose.thread import line, visit_anchor
from restitution.content.edition import Imprint, VideoStatus, Visit
from restitution.content.video import address_of, shown
from restitution.errors import LayoutError, Problem
from restitution.flow.columns import Filled, items, pour
from restitution.flow.galley import Block, Piece, Space
from restitution.geometry import Rect
from restitution.markup import Text
from restitution.page.items import AnyItem, Panel
from restitution.page.structure import Role, Structure, Tag
from restitution.qr import QUIET_ZONE
from restitution.source import Source
from restitution.text.fit import Wording, height_of

_SECTION = "back"
_COLUMNS = 3
_ROWS = 3
_CARD_GAP = 14.0


def back_pages(desk: Desk) -> None:
    """The back: the codes of all videos, the closing text, the imprint."""
    sheets = list(batches(_shown(desk), _COLUMNS * _ROWS)) or [()]
    for index, batch in enumerate(sheets):
        _page(desk, batch, index, last=index == len(sheets) - 1)


def pages_needed(desk: Desk) -> int:
    """How many pages the back takes."""
    return max(1, -(-len(_shown(desk)) // (_COLUMNS * _ROWS)))


def _shown(desk: Desk) -> list[Visit]:
    """The visits whose videos can be seen."""
    return [
        visit
        for visit in desk.compositor.edition.visits
        if visit.video and visit.video.status is not VideoStatus.WITHDRAWN
    ]


def _page(desk: Desk, visits: Sequence[Visit], index: int, *, last: bool) -> None:
    sheet, compositor = desk.sheet("back"), desk.compositor
    title = compositor.wording(compositor.words.all_videos, "back-title")
    path = desk.path(_SECTION, Role.H2, f"title{index}")
    found: list[AnyItem] = [
        Panel(rect=sheet.rect("band"), name="band", colour="title"),
        desk.box(sheet, "title", title, structure=path),
        *_videos(desk, sheet, visits),
    ]
    if last:
        found += [*_closing(desk, sheet), *_imprint(desk, sheet)]
    desk.add(
        sheet,
        found,
        name=f"back.{index + 1}",
        title=compositor.words.all_videos,
        section=compositor.words.all_videos,
        anchors=(*(("videos",) if index == 0 else ()), *(("closing",) if last else ())),
        source=compositor.edition.closing.origin,
    )


def _videos(desk: Desk, sheet: Sheet, visits: Sequence[Visit]) -> Iterator[AnyItem]:
    area = sheet.rect("videos")
    columns = area.columns(_COLUMNS, 16)
    rows = max(2, -(-len(visits) // _COLUMNS))
    height = area.height / rows
    for number, visit in enumerate(visits):
        column = columns[number % _COLUMNS]
        y = area.y + (number // _COLUMNS) * height
        yield from _video(desk, visit, Rect(column.x, y, column.width, height))


def _video(desk: Desk, visit: Visit, rect: Rect) -> Iterator[AnyItem]:
    """A code as large as its cell allows, and below it where it leads to."""
    assert visit.video is not None
    compositor, address = desk.compositor, address_of(visit.video)
    page = compositor.words.page_reference.format(page=desk.page_of(visit_anchor(visit)))
    wordings = [
        compositor.wording(visit.name, "video-name"),
        compositor.wording(shown(address), "address", source=visit.video.origin),
        compositor.wording(page, "side-text"),
    ]
    texts = compositor.fitted(wordings, rect, visit.id)
    needed = symbol_side(compositor, address)
    side = max(needed, min(rect.width, rect.height - height_of(texts) - _CARD_GAP))
    quiet = side * QUIET_ZONE / (compositor.code(address).size + 2 * QUIET_ZONE)
    card = Rect(rect.x - quiet, rect.y - quiet, side, side)
    yield symbol(desk, visit, visit.video, card, f"back/{visit.id}", _SECTION)
    yield compositor.place(
        f"back/{visit.id}/text",
        texts,
        Rect(rect.x, card.bottom, rect.width, height_of(texts)),
        structure=desk.path(_SECTION, Role.P, f"{visit.id}/text"),
        link=address,
    )


def _closing(desk: Desk, sheet: Sheet) -> Iterator[AnyItem]:
    """What comes next, standing on the foot of its place, under the end of the thread."""
    compositor, closing = desk.compositor, desk.compositor.edition.closing
    area = sheet.rect("text")
    title = compositor.fitted([compositor.wording(closing.title, "page-title")], area, "closing")
    columns = _closing_columns(desk, area)
    text_height = columns.bottom - area.y
    above = title[0].height + 26
    if above + text_height > area.height:
        raise LayoutError(_too_tall(closing.origin, above + text_height, area.height))
    head = Rect(area.x, area.bottom - text_height - title[0].height - 10, area.width, 0)
    width = compositor.length("thread-width")
    yield line("back/thread", 0.0, area.right, head.y - 16, "thread", width)
    yield compositor.place(
        "closing/title",
        title,
        Rect(head.x, head.y, head.width, title[0].height),
        structure=desk.path("closing", Role.H2, "title"),
    )
    at = area.split_top(area.height - text_height)[1]
    for column in _closing_columns(desk, at).columns:
        yield from items(column)


def _too_tall(source: Source, height: float, most: float) -> Problem:
    values = {"height": f"{height:.0f}", "most": f"{most:.0f}"}
    return Problem("block_too_tall", source, values)


def _closing_columns(desk: Desk, area: Rect) -> Filled:
    compositor, closing = desk.compositor, desk.compositor.edition.closing
    columns = area.columns(2, compositor.length("column-gutter"))
    galleys = Galleys(desk, "closing", columns[0].width)
    pieces = galleys.prose(closing.text, "closing.text")
    for number, step in enumerate(closing.next_steps):
        pieces += _step(desk, galleys, step, number)
    if closing.thanks:
        pieces += _passage(desk, galleys, closing.thanks, "signature-role", "thanks")
    filled = pour(pieces, lambda _: columns, galleys.note_rule)
    if len(filled) > 1:
        raise LayoutError(_too_tall(closing.origin, 2 * area.height, area.height))
    return filled[0]


def _step(desk: Desk, galleys: Galleys, step: Text, number: int) -> list[Piece]:
    path = desk.path(
        "closing", Role.LIST, "steps", Tag(Role.ENTRY, str(number)), Tag(Role.ENTRY_BODY, "")
    )
    wording = desk.compositor.wording(step, "list")
    return _block(desk, galleys, wording, f"closing/step{number}", path, space=number == 0)


def _passage(desk: Desk, galleys: Galleys, text: Text, style: str, name: str) -> list[Piece]:
    wording = desk.compositor.wording(text, style)
    path = desk.path("closing", Role.P, name)
    return _block(desk, galleys, wording, f"closing/{name}", path, space=True)


def _block(
    desk: Desk, galleys: Galleys, wording: Wording, name: str, path: Structure, *, space: bool
) -> list[Piece]:
    compositor = desk.compositor
    texts = compositor.fitted([wording], Rect(0, 0, galleys.width, 1000), name)

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        return (compositor.place(name, texts, rect, structure=path),)

    block = Block(galleys.units(height_of(texts)), draw, source=wording.source)
    return [Space(compositor.length("unit")), block] if space else [block]


def _imprint(desk: Desk, sheet: Sheet) -> Iterator[AnyItem]:
    compositor, header = desk.compositor, desk.compositor.edition.publication
    words = compositor.words
    parts = [f"{words.published_by} {header.publisher.plain}", _issue(desk)]
    parts += _legal(desk, header.imprint)
    yield desk.box(
        sheet,
        "imprint",
        compositor.wording(" · ".join(parts), "imprint", source=header.origin),
        structure=desk.path("imprint", Role.P, "imprint"),
    )


def _issue(desk: Desk) -> str:
    header = desk.compositor.edition.publication
    date = desk.compositor.language.month_year(header.date)
    return f"{header.name.plain}, {header.title.plain}, {date}"


def _legal(desk: Desk, imprint: Imprint | None) -> list[str]:
    if imprint is None:
        return []
    words = desk.compositor.words
    said = [
        (words.director, imprint.director),
        (words.printer, imprint.printer),
        (words.legal_deposit, imprint.legal_deposit),
        (words.issn, imprint.issn),
    ]
    return [f"{label}\u00a0: {text.plain}" for label, text in said if text]
