"""Slots as PowerPoint knows them: placeholders, with their types and indexes."""

from __future__ import annotations

from collections.abc import Mapping

from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.template import Holder
from restitution.theme.tokens import Layout, Slot, SlotKind
from restitution.writers.pptx.elements import Xml, element, joined

_FIRST_BODY = 10
_ANYTHING = "obj"
"""The type that is not written: such a placeholder holds text, a chart or a picture."""

_FOR_ONE_THING = {"chart", "pic", "tbl", "dgm", "media", "clipArt"}

TREE = joined(
    (
        element(
            "p:nvGrpSpPr",
            element("p:cNvPr", id=1, name=""),
            element("p:cNvGrpSpPr"),
            element("p:nvPr"),
        ),
        element(
            "p:grpSpPr",
            element(
                "a:xfrm",
                element("a:off", x=0, y=0),
                element("a:ext", cx=0, cy=0),
                element("a:chOff", x=0, y=0),
                element("a:chExt", cx=0, cy=0),
            ),
        ),
    )
)
"""How every tree of items begins."""


class Placeholder(Frozen):
    """A slot as PowerPoint knows it: its type, and its index among its layout's placeholders.

    One that is ``lent`` belongs to an organisation's template: its look is not ours.
    """

    type: str
    index: int | None
    slot: Slot
    lent: bool = False

    @property
    def is_title(self) -> bool:
        """Whether it holds the slide's title."""
        return self.type in {"title", "ctrTitle"}

    def tag(self, *, prompt: bool = False) -> Xml:
        """The mark that ties an item on a slide to its layout (``p:ph``)."""
        type_ = None if self.type == _ANYTHING else self.type
        return element("p:ph", type=type_, idx=self.index, hasCustomPrompt=prompt or None)

    def takes(self, kind: str) -> bool:
        """Whether it may hold a ``chart``, a ``pic``, or text ("")."""
        if self.type == _ANYTHING:
            return True
        return kind == (self.type if self.type in _FOR_ONE_THING else "")


def placeholders(layout: Layout) -> Mapping[str, Placeholder]:
    """The placeholders of a layout by slot: one title, subtitle, footer and number at most.

    A second slot of such a kind is a body; a symbol and an area are never placeholders.
    """
    if layout.part:
        return {
            name: _lent(slot, slot.holder) for name, slot in layout.slots.items() if slot.holder
        }
    taken: set[str] = set()
    made: dict[str, Placeholder] = {}
    for index, (name, slot) in enumerate(layout.slots.items(), _FIRST_BODY):
        if slot.kind in {SlotKind.SYMBOL, SlotKind.AREA}:
            continue
        type_ = _type(slot.kind, layout)
        if type_ in taken and type_ not in {"chart", "pic"}:
            type_ = "body"
        taken.add(type_)
        made[name] = Placeholder(type_, _index(type_, index), slot)
    return made


def _lent(slot: Slot, holder: Holder) -> Placeholder:
    return Placeholder(holder.type, holder.index, slot, lent=True)


def title_of(layout: Layout, sheet_width: float) -> Placeholder:
    """The layout's title; one above the sheet if it has none, for outline and screen readers.

    That is where PowerPoint's own command for a hidden title puts it.
    """
    for placeholder in placeholders(layout).values():
        if placeholder.is_title:
            return placeholder
    rect = above(Rect(0, 0, sheet_width, 36))
    return Placeholder("title", None, Slot("title", SlotKind.TITLE, rect, "title"))


def above(rect: Rect) -> Rect:
    """The same place above the sheet."""
    return Rect(rect.x, -rect.height - 12, rect.width, rect.height)


def holding(tag: Xml, names: Xml, place: Xml, text: Xml) -> Xml:
    """A placeholder: its mark, its names, its place if it has one of its own, its text."""
    locks = element("p:cNvSpPr", element("a:spLocks", noGrp=True))
    return element(
        "p:sp",
        element("p:nvSpPr", names, locks, element("p:nvPr", tag)),
        element("p:spPr", place),
        text,
    )


def body(area: Xml, style: Xml, passages: Xml) -> Xml:
    """The text of a placeholder: its area, its list style, its passages."""
    return element("p:txBody", area, element("a:lstStyle", style), passages)


def _type(kind: SlotKind, layout: Layout) -> str:
    if kind is SlotKind.TITLE:
        opening = any(slot.kind is SlotKind.SUBTITLE for slot in layout.slots.values())
        return "ctrTitle" if opening else "title"
    return {
        SlotKind.SUBTITLE: "subTitle",
        SlotKind.CHART: "chart",
        SlotKind.PICTURE: "pic",
        SlotKind.FOOTER: "ftr",
        SlotKind.NUMBER: "sldNum",
    }.get(kind, "body")


def _index(type_: str, index: int) -> int | None:
    if type_ in {"title", "ctrTitle"}:
        return None
    return 1 if type_ == "subTitle" else index
