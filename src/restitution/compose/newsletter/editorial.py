"""The second page: the editorial with its signature, the steps along the thread, the contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose.newsletter.contents import beside_editorial
from restitution.compose.newsletter.desk import Desk, Sheet
from restitution.compose.newsletter.galleys import Galleys
from restitution.compose.thread import disc, line
from restitution.content.edition import Step
from restitution.flow.columns import Filled, items, pour
from restitution.flow.galley import Block, Note, Piece, Space
from restitution.geometry import Rect
from restitution.page.items import AnyItem
from restitution.page.structure import Role, Structure
from restitution.text.fit import height_of
from restitution.text.setting import SetText
from restitution.theme.tokens import Anchor

_SECTION = "editorial"
_STEP_GAP = 14.0
_BADGE = 24.0


def editorial_pages(desk: Desk) -> None:
    """The editorial, over as many pages as it needs, and the overview under its end."""
    sheet = desk.sheet("inside")
    galleys = Galleys(desk, _SECTION, desk.columns(sheet.rect("text"))[0].width)
    title = _title(desk, sheet)
    text = desk.compositor.edition.editorial.text
    lead = galleys.lead(text, "editorial", sheet.rect("text"))
    pieces = [
        *galleys.prose(text, "editorial", first=1 if lead else 0),
        *_signature(desk, galleys),
    ]
    overview = _Overview(desk, sheet.rect("text").width)
    head = galleys.units(height_of(title) + 10)
    used = head + (lead.height if lead else 0.0)
    pages = _poured(desk, pieces, used, galleys.units(overview.height + 24), galleys.note_rule)
    for index, page in enumerate(pages):
        sheet = desk.sheet("inside")
        last = index == len(pages) - 1
        found = [item for column in page.columns for item in items(column)]
        if index == 0:
            leading = list(lead.items(sheet.rect("text").split_top(head)[1])) if lead else []
            found = [
                *_placed_title(desk, sheet, title),
                *leading,
                *found,
                *beside_editorial(desk, sheet),
            ]
        if last:
            found += overview.items(sheet)
        desk.add(
            sheet,
            [*found, *desk.furniture(sheet, _running(desk))],
            name=f"editorial.{index + 1}",
            title=desk.compositor.edition.editorial.title.plain,
            section=desk.compositor.words.editorial,
            anchors=(*(("editorial",) if index == 0 else ()), *(("overview",) if last else ())),
            source=desk.compositor.edition.editorial.origin,
        )


def _running(desk: Desk) -> list[tuple[str, str]]:
    words = desk.compositor.words
    return [(words.editorial, "running-name"), (f"\u2002{words.overview}", "running")]


def _title(desk: Desk, sheet: Sheet) -> tuple[SetText, ...]:
    wording = desk.compositor.wording(desk.compositor.edition.editorial.title, "page-title")
    return desk.compositor.fitted([wording], sheet.rect("text"), "editorial")


def _placed_title(desk: Desk, sheet: Sheet, title: tuple[SetText, ...]) -> list[AnyItem]:
    path = desk.path(_SECTION, Role.H2, "title")
    return [desk.compositor.place("editorial/title", title, sheet.rect("text"), structure=path)]


def _signature(desk: Desk, galleys: Galleys) -> list[Piece]:
    compositor, author = desk.compositor, desk.compositor.edition.editorial.author
    rough = Rect(0, 0, galleys.width, 200)
    texts = compositor.fitted(
        [
            compositor.wording(author.name, "signature"),
            compositor.wording(author.role, "signature-role"),
        ],
        rough,
        "signature",
    )

    def draw(rect: Rect) -> tuple[AnyItem, ...]:
        paths = [desk.path(_SECTION, Role.P, f"signature/{part}") for part in ("name", "role")]
        return (compositor.place("editorial/signature", texts, rect, structure=paths),)

    unit = compositor.length("unit")
    return [Space(unit), Block(galleys.units(height_of(texts)), draw, source=author.origin)]


def _poured(
    desk: Desk, pieces: Sequence[Piece], head: float, foot: float, rule: Note
) -> tuple[Filled, ...]:
    """The editorial's columns: full pages, and on the last one room left for the overview."""
    area = desk.sheet("inside").rect("text")
    start = desk.last
    for full in range(8):

        def columns(page: int, full: int = full) -> tuple[Rect, ...]:
            sheet = desk.sheet_at(start + page + 1, "inside")
            rect = sheet.rect("text")
            top = head if page == 0 else 0.0
            bottom = foot if page >= full else 0.0
            return desk.columns(rect.inset(0, top, 0, bottom))

        pages = pour(pieces, columns, rule)
        if len(pages) <= full + 1:
            return pages
    return pour(pieces, lambda _: desk.columns(area), rule)


class _Overview:
    """The steps of the project, side by side along a stretch of the thread."""

    def __init__(self, desk: Desk, width: float) -> None:
        compositor = self._compositor = desk.compositor
        self._desk, self._overview = desk, compositor.edition.overview
        steps = self._overview.steps
        per_row = len(steps) if len(steps) <= 4 else 3  # noqa: PLR2004 - more would be too narrow
        self._rows = [steps[i : i + per_row] for i in range(0, len(steps), per_row)]
        self._width, self._per_row = width, per_row
        column = Rect(0, 0, width, 1000).columns(per_row, _STEP_GAP)[0]
        self._title = compositor.fitted(
            [compositor.wording(self._overview.title, "section-title")],
            Rect(0, 0, width, 200),
            "overview",
        )
        self._texts = {step.id: self._step_texts(step, column) for step in steps}

    @property
    def height(self) -> float:
        """How tall the whole is."""
        return self._title[0].height + 14 + sum(self._row_height(row) for row in self._rows)

    def _row_height(self, row: Sequence[Step]) -> float:
        return _BADGE + 10 + max(height_of(self._texts[step.id]) for step in row) + 6

    def _step_texts(self, step: Step, column: Rect) -> tuple[SetText, ...]:
        compositor = self._compositor
        said = [(step.title, "step-title"), (step.dates, "step-date")]
        if step.place:
            said.append((step.place, "step-date"))
        said.append((step.text, "step-text"))
        return compositor.fitted(
            [compositor.wording(text, style) for text, style in said], column, step.id
        )

    def items(self, sheet: Sheet) -> Iterator[AnyItem]:
        """The items, standing on the foot of the text area."""
        area = sheet.rect("text")
        y = area.bottom - self.height
        path = self._desk.path("overview", Role.H2, "title")
        head = Rect(area.x, y, area.width, self._title[0].height)
        yield self._compositor.place("overview/title", self._title, head, structure=path)
        y = head.bottom + 14
        order = 1
        for row in self._rows:
            yield from self._row(
                sheet, row, Rect(area.x, y, area.width, self._row_height(row)), order
            )
            y += self._row_height(row)
            order += len(row)

    def _row(self, sheet: Sheet, row: Sequence[Step], area: Rect, order: int) -> Iterator[AnyItem]:
        compositor = self._compositor
        columns = area.columns(self._per_row, _STEP_GAP)
        middle, thread = area.y + _BADGE / 2, sheet.rect("thread").x
        far = columns[0].x if thread > area.x else columns[len(row) - 1].right
        width = compositor.length("thread-width")
        yield line(f"overview/thread{order}", far, thread, middle, "thread", width)
        for number, (step, column) in enumerate(zip(row, columns, strict=False), start=order):
            badge = Rect(column.x, area.y, _BADGE, _BADGE)
            yield disc(
                f"overview/{step.id}/knot", badge.x + _BADGE / 2, middle, _BADGE / 2, "thread"
            )
            yield compositor.box(
                f"overview/{step.id}/number",
                compositor.wording(str(number), "step-number"),
                badge,
                anchor=Anchor.MIDDLE,
            )
            texts = self._texts[step.id]
            below = Rect(column.x, badge.bottom + 10, column.width, height_of(texts))
            yield compositor.place(
                f"overview/{step.id}", texts, below, structure=self._paths(step, len(texts))
            )

    def _paths(self, step: Step, count: int) -> list[Structure]:
        """A step's heading, and a passage for each text below it."""
        roles = [Role.H3, *[Role.P] * (count - 1)]
        return [
            self._desk.path("overview", role, f"{step.id}/{number}")
            for number, role in enumerate(roles)
        ]
