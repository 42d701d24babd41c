"""Where pages are put together: right pages as the theme says, left pages as their mirror."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from restitution.compose.compositor import Compositor
from restitution.frozen import Changing, Frozen, field, replace
from restitution.geometry import Rect
from restitution.page.items import AnyItem, LineTo, Move, Page, Stroke, TextBox
from restitution.page.structure import ARTIFACT, Role, Structure, Tag
from restitution.source import Source
from restitution.text.fit import Wording
from restitution.theme.tokens import Anchor, Layout

_DOCUMENT = Tag(Role.DOCUMENT, "newsletter")


class Spent(Frozen):
    """What a visit was given to fill its pages, and how full its last page is (0 to 1)."""

    visit: str
    levers: tuple[str, ...]
    fill: float


class Sheet(Frozen):
    """One page being composed: its number and its layout, mirrored on the left of a spread."""

    number: int
    layout: Layout
    width: float
    unit: float
    origin: float

    @property
    def is_left(self) -> bool:
        """Whether the page lies on the left of a spread."""
        return self.number % 2 == 0

    def rect(self, slot: str) -> Rect:
        """The place of a slot on this page.

        On a left page the columns change sides; what stands over the text goes with the text.
        """
        rect = self.layout.slots[slot].rect
        if slot == "text":
            rect = self._on_grid(rect)
        text = self.layout.slots.get("text")
        if not self.is_left or "side" not in self.layout.slots or text is None:
            return rect
        if text.rect.x <= rect.x and rect.right <= text.rect.right:
            return replace(rect, x=rect.x + self.width - text.rect.x - text.rect.right)
        return replace(rect, x=self.width - rect.right)

    def _on_grid(self, rect: Rect) -> Rect:
        """A rectangle from the first line of the page's grid in it to its foot."""
        lines = math.ceil(round((rect.y - self.origin) / self.unit, 3))
        top = self.origin + lines * self.unit
        return Rect(rect.x, top, rect.width, rect.bottom - top)


class Desk(Changing):
    """The pages made so far, and the page numbers that were found in the round before.

    A ``sparing`` desk spends no levers: its pages are only counted. ``before`` is how many pages
    there are before the first of this desk.
    """

    compositor: Compositor
    references: Mapping[str, int]
    pages: list[Page] = field(default_factory=list)
    spent: list[Spent] = field(default_factory=list)
    sparing: bool = False
    before: int = 0

    @property
    def last(self) -> int:
        """The number of the last page."""
        return self.before + len(self.pages)

    def sheet(self, layout: str) -> Sheet:
        """The page that comes next."""
        return self.sheet_at(self.last + 1, layout)

    def path(self, section: str, role: Role, name: str, *more: Tag) -> Structure:
        """The structure path of something in a section."""
        return (_DOCUMENT, Tag(Role.SECTION, section), Tag(role, name), *more)

    def box(
        self,
        sheet: Sheet,
        slot: str,
        wordings: Wording | Iterable[Wording],
        *,
        structure: Structure | Sequence[Structure] = ARTIFACT,
        link: str | None = None,
    ) -> TextBox:
        """Texts in a slot of a page."""
        anchor: Anchor = sheet.layout.slots[slot].anchor
        rect = sheet.rect(slot)
        return self.compositor.box(
            slot, wordings, rect, anchor=anchor, structure=structure, link=link
        )

    def add(
        self,
        sheet: Sheet,
        items: Iterable[AnyItem],
        *,
        name: str,
        title: str,
        section: str,
        anchors: tuple[str, ...] = (),
        source: Source | None = None,
    ) -> None:
        """Add a finished page."""
        self.pages.append(
            Page(
                name=name,
                size=self.compositor.grid.size,
                layout=sheet.layout,
                title=title,
                section=section,
                items=tuple(items),
                number=sheet.number,
                anchors=(f"page.{sheet.number}", *anchors),
                source=source,
            )
        )

    def columns(self, area: Rect) -> tuple[Rect, ...]:
        """The text columns of an area."""
        count, gutter = self.compositor.length("columns"), self.compositor.length("column-gutter")
        return area.columns(int(count), gutter)

    def sheet_at(self, number: int, layout: str) -> Sheet:
        """The page with a number, before it is made."""
        compositor = self.compositor
        return Sheet(
            number,
            compositor.layout(layout),
            compositor.grid.size.width,
            compositor.length("unit"),
            compositor.layout("inside").slots["text"].rect.y,
        )

    def page_of(self, anchor: str) -> int:
        """The page that an anchor was on in the round before."""
        return self.references.get(anchor, len(self.references) + 1)

    def continued(self, sheet: Sheet) -> TextBox:
        """« Suite… » at the foot of a page whose text goes on overleaf."""
        said = self.compositor.wording(self.compositor.words.continued, "continued")
        return self.box(sheet, "continued", said)

    def count(self, pages: int) -> None:
        """Add pages without anything on them, when pages are only counted."""
        for _ in range(pages):
            self.add(self.sheet("inside"), (), name="", title="", section="")

    def furniture(self, sheet: Sheet, running: Sequence[tuple[str, str]] = ()) -> list[AnyItem]:
        """What every inside page has: the thread, the running head, the folio, the issue's name."""
        return [
            *self._running(sheet, running),
            self.thread(sheet, 0.0, self.compositor.grid.size.height),
            *self.foot(sheet),
        ]

    def thread(self, sheet: Sheet, top: float, bottom: float, name: str = "thread") -> Stroke:
        """The thread down the outer margin, from ``top`` to ``bottom``."""
        x = sheet.rect("thread").x
        width = self.compositor.length("thread-width")
        return Stroke(
            rect=Rect(x - width / 2, top, width, bottom - top),
            name=name,
            steps=(Move(x, top), LineTo(x, bottom)),
            colour="thread",
            line_width=width,
        )

    def foot(self, sheet: Sheet) -> list[AnyItem]:
        """The folio beside the thread, and the name of the issue."""
        compositor, header = self.compositor, self.compositor.edition.publication
        page = compositor.words.page_reference.format(page=sheet.number)
        folio = compositor.wording(
            f"{header.name.plain.upper()} {page}", "folio-end" if sheet.is_left else "folio"
        )
        issue = f"{header.title.plain} – {header.tagline.plain}"
        return [
            self.box(sheet, "folio", folio),
            self.box(sheet, "imprint", compositor.wording(issue, "running")),
        ]

    def _running(self, sheet: Sheet, running: Sequence[tuple[str, str]]) -> list[AnyItem]:
        if not running:
            return []
        spans: list[Wording] = [self.compositor.wording(text, style) for text, style in running]
        joined = tuple(
            replace(span, strong=wording.style.weight > 600)  # noqa: PLR2004 - a bold style
            for wording in spans
            for span in wording.spans
        )
        return [self.box(sheet, "running", Wording(joined, self.compositor.style("running")))]
