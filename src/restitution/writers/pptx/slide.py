"""A page as a slide: its placeholders, its items in reading order, its links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from restitution.geometry import Rect
from restitution.markup import Span
from restitution.page.items import (
    AnyItem,
    Chart,
    Miniature,
    Page,
    Picture,
    SetPassage,
    Table,
    TextBox,
)
from restitution.page.record import Field, creation_of, digest_of
from restitution.page.structure import Role, Tag
from restitution.template.model import SLACK
from restitution.theme.tokens import Anchor
from restitution.writers.pptx.chart import chart_parts
from restitution.writers.pptx.drawing import Drawing, drawn, identity, preset, transform
from restitution.writers.pptx.elements import NOTHING, Xml, element, joined, presentation_ml
from restitution.writers.pptx.links import Links
from restitution.writers.pptx.media import filling
from restitution.writers.pptx.notes import notes_name
from restitution.writers.pptx.parts import CHART, LAYOUT, NOTES, SLIDE, Part, Relations
from restitution.writers.pptx.placeholders import (
    TREE,
    Placeholder,
    above,
    holding,
    placeholders,
    title_of,
)
from restitution.writers.pptx.plot import plot_of
from restitution.writers.pptx.record import field_of
from restitution.writers.pptx.scheme import Scheme
from restitution.writers.pptx.table import TABLE_URI, table_of
from restitution.writers.pptx.text import Setter

_CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_FADE = element("p:transition", element("p:fade"), spd="med")


def slide_name(number: int) -> str:
    """The part name of the slide with a number from 1."""
    return f"/ppt/slides/slide{number}.xml"


class SlideWriter:
    """Writes one page as a slide.

    ``charts`` numbers the charts of the whole deck, ``media`` are the parts of the page's own
    photographs, as they come.
    """

    def __init__(
        self,
        page: Page,
        number: int,
        layout: str,
        scheme: Scheme,
        anchors: Mapping[str, str],
        charts: Iterator[int],
        media: Iterator[Part],
    ) -> None:
        self._page = page
        self._number = number
        self._scheme = scheme
        self._charts = charts
        self._media = media
        self._relations = Relations()
        self._relations.to(LAYOUT, layout)
        self._relations.to(NOTES, notes_name(number))
        self._links = Links(self._relations, anchors)
        self._setter = Setter(scheme, self._links)
        self._free = dict(placeholders(page.layout))
        self._ids = count(2)
        self._extra: list[Part] = []
        self.fields: list[Field] = []

    def parts(self) -> list[Part]:
        """The slide, and the charts on it with their workbooks."""
        data = element("p:cSld", element("p:spTree", TREE, self._tree()), self._creation())
        content = presentation_ml(
            "p:sld", data, element("p:clrMapOvr", element("a:masterClrMapping")), _FADE
        )
        return [Part(slide_name(self._number), SLIDE, content, self._relations), *self._extra]

    def _tree(self) -> Xml:
        """The items, the title first: that is what a screen reader says first."""
        hidden = [] if _title_of(self._page) else [self._hidden_title()]
        items = [self._item(item) for item in in_order(self._page)]
        return joined([*hidden, *items, self._folio()])

    def _item(self, item: AnyItem) -> Xml:
        if isinstance(item, Chart):
            return self._chart(item)
        if isinstance(item, Table):
            return self._table(item)
        if isinstance(item, Picture):
            return self._picture(item)
        if isinstance(item, TextBox):
            return self._box(item)
        assert not isinstance(item, Miniature), "only pages to print show other pages"
        return self._drawing(item, NOTHING, element("p:cNvSpPr"))

    def _drawing(self, item: Drawing, body: Xml, kind: Xml) -> Xml:
        names = element("p:nvSpPr", self._identity(item), kind, element("p:nvPr"))
        return element("p:sp", names, drawn(item, self._scheme), body)

    def _box(self, box: TextBox) -> Xml:
        """A text box: its slot's placeholder if that is free, else a box of its own."""
        placeholder = self._taken(box.slot)
        if placeholder is None:
            return self._drawing(box, self._setter.box(box), element("p:cNvSpPr", txBox=True))
        return self._filled(placeholder, box)

    def _taken(self, slot: str | None, kind: str = "") -> Placeholder | None:
        """The placeholder of a slot, if it is free and of the right kind; then no other has it.

        Without a kind it is one for text.
        """
        if slot is None or slot not in self._free:
            return None
        return self._free.pop(slot) if self._free[slot].takes(kind) else None

    def _filled(self, placeholder: Placeholder, box: TextBox) -> Xml:
        """A placeholder with its text; its place only where it differs from the layout's."""
        slot = placeholder.slot
        field = str(self._number) if placeholder.type == "sldNum" else ""
        setter = replace(self._setter, field=field)
        if slot.holder is not None:
            own = box.rect != slot.holder.area.inset(0, SLACK, 0, SLACK)
            body = setter.lent(box, None if own else slot.holder.insets)
            place = transform(_slackened(box)) if own else NOTHING
        else:
            body = setter.placeholder(box, self._scheme.style(slot.style), slot.anchor)
            place = NOTHING if box.rect == slot.rect else transform(box.rect)
        return holding(placeholder.tag(), self._identity(box, placeholder.type), place, body)

    def _identity(self, item: AnyItem, kind: str = "", data: str = "") -> Xml:
        """The names of an item, and its entry in the record.

        One that no placeholder holds bears the page's name: it tells whose slide a copy is, after
        programs that keep nothing else (LibreOffice).
        """
        key = item.name
        if key.partition("/")[0] != self._page.name:
            key = f"{self._page.name}/{key}"
        name = item.name if kind else key
        self.fields.append(field_of(item, name, kind=kind, data=data))
        return identity(item, next(self._ids), name, key, self._links.of_item(item.link))

    def _hidden_title(self) -> Xml:
        """The title of a page that shows none, where PowerPoint's own command puts it."""
        placeholder = title_of(self._page.layout, self._scheme.grid.size.width)
        self._free = {name: each for name, each in self._free.items() if not each.is_title}
        rect, style = placeholder.slot.rect, self._scheme.style(placeholder.slot.style)
        passage = SetPassage((Span(self._page.title),), style, ())
        structure = (Tag(Role.H1, self._page.name),)
        rect = rect if rect.bottom <= 0 else above(rect)
        box = TextBox(
            rect=rect, name="title", structure=structure, passages=(passage,), measure=rect.width
        )
        return self._filled(placeholder, box)

    def _folio(self) -> Xml:
        """The slide's number, where the layout has a place for it and no item took it."""
        free = [each for each in self._free.values() if each.type == "sldNum"]
        if not free or not self._page.number:
            return NOTHING
        slot = free[0].slot
        digits = SetPassage((Span(str(self._number)),), self._scheme.style(slot.style), ())
        box = TextBox(
            rect=slot.rect,
            name=slot.name,
            passages=(digits,),
            measure=slot.rect.width,
            anchor=slot.anchor,
        )
        return self._filled(free[0], box)

    def _chart(self, chart: Chart) -> Xml:
        part, sheet = chart_parts(chart, next(self._charts), self._scheme)
        self._extra += [part, sheet]
        placeholder = self._taken(chart.slot, "chart")
        locks = element("a:graphicFrameLocks", noGrp=True)
        names = element(
            "p:nvGraphicFramePr",
            self._identity(chart, placeholder.type if placeholder else ""),
            element("p:cNvGraphicFramePr", locks),
            element("p:nvPr", placeholder.tag() if placeholder else NOTHING),
        )
        place = transform(plot_of(chart).whole, "p:xfrm")
        id_ = self._relations.to(CHART, part.name)
        shown = element("c:chart", xmlns_c=_CHART_URI, r_id=id_)
        data = element("a:graphic", element("a:graphicData", shown, uri=_CHART_URI))
        return element("p:graphicFrame", names, place, data)

    def _table(self, table: Table) -> Xml:
        locks = element("a:graphicFrameLocks", noGrp=True)
        names = element(
            "p:nvGraphicFramePr",
            self._identity(table),
            element("p:cNvGraphicFramePr", locks),
            element("p:nvPr"),
        )
        grid = table_of(table, self._scheme, self._setter)
        data = element("a:graphic", element("a:graphicData", grid, uri=TABLE_URI))
        return element("p:graphicFrame", names, transform(table.rect, "p:xfrm"), data)

    def _picture(self, picture: Picture) -> Xml:
        """A photograph; who moves it keeps its proportions."""
        placeholder = self._taken(picture.slot, "pic")
        locks = element("a:picLocks", noGrp=True if placeholder else None, noChangeAspect=True)
        part = next(self._media)
        kind = placeholder.type if placeholder else ""
        names = element(
            "p:nvPicPr",
            self._identity(picture, kind, digest_of(part.blob)),
            element("p:cNvPicPr", locks),
            element("p:nvPr", placeholder.tag() if placeholder else NOTHING),
        )
        look = element("p:spPr", transform(picture.rect), preset("rect"))
        return element("p:pic", names, filling(part, self._relations), look)

    def _creation(self) -> Xml:
        """A number that stays with the slide from build to build (MS-PPTX, creationId)."""
        space = "http://schemas.microsoft.com/office/powerpoint/2010/main"
        mark = element("p14:creationId", xmlns_p14=space, val=creation_of(self._page.name))
        uri = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"
        return element("p:extLst", element("p:ext", mark, uri=uri))


def _slackened(box: TextBox) -> Rect:
    """The place of a box that may shrink its text, a little higher than that, where it is free."""
    rect, more = box.rect, 2 * SLACK
    above = {Anchor.TOP: 0.0, Anchor.MIDDLE: SLACK, Anchor.BOTTOM: more}[box.anchor]
    return rect.inset(0, -above, 0, above - more)


def in_order(page: Page) -> Sequence[AnyItem]:
    """The items of a page in the order in which a slide holds them."""
    title = _title_of(page)
    return _title_first(page.items, title) if title else page.items


def _title_of(page: Page) -> AnyItem | None:
    """The text that a page shows as its title."""
    titles = {name for name, each in placeholders(page.layout).items() if each.is_title}
    texts = (item for item in page.items if isinstance(item, TextBox))
    return next((item for item in texts if item.slot in titles), None)


def _title_first(items: Sequence[AnyItem], title: AnyItem) -> list[AnyItem]:
    """The items with the title before all others but those it must be painted over."""
    place = next(index for index, item in enumerate(items) if item is title)
    below = [item for item in items[:place] if _meet(item.rect, title.rect)]
    kept = {id(item) for item in (*below, title)}
    return [*below, title, *(item for item in items if id(item) not in kept)]


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )
