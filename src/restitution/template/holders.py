"""Placeholders of a layout, with what they take from their master's (ECMA-376-1, 19.3.1.36)."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.template.archive import A, Element, P
from restitution.template.colours import Colours, colour_in
from restitution.template.drawing import EMU_PER_POINT, place
from restitution.template.model import CONTENTS, TITLES, Holder, Insets, Writing

_INSETS: Insets = (7.2, 3.6, 7.2, 3.6)
"""What a box keeps free when nothing is said (ECMA-376-1, 21.1.2.1.1)."""

_SIDES = ("lIns", "tIns", "rIns", "bIns")


class Inheritance(Frozen):
    """A master as its layouts see it."""

    root: Element
    colours: Colours

    def holder(self, type_: str) -> Element | None:
        """The master's placeholder that one of a type inherits from."""
        wanted = _kind(type_)
        for item in self.root.iter(f"{P}sp"):
            tag = item.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
            if tag is not None and _kind(tag.get("type", "obj")) == wanted:
                return item
        return None

    def levels(self, type_: str) -> Element | None:
        """The list style of the master for text of a type."""
        names = {"title": "titleStyle", "body": "bodyStyle"}
        return self.root.find(f"{P}txStyles/{P}{names.get(_kind(type_), 'otherStyle')}")


def holders(layout: Element, master: Inheritance) -> Iterator[Holder]:
    """The placeholders of a layout that have a place, in their order."""
    tree = layout.find(f"{P}cSld/{P}spTree")
    for item in tree if tree is not None else ():
        tag = item.find(f".//{P}nvPr/{P}ph")
        if tag is None:
            continue
        above = master.holder(tag.get("type", "obj"))
        rect = place(item) or (place(above) if above is not None else None)
        if rect is not None:
            yield _holder(item, tag, above, rect, master)


def _holder(
    item: Element, tag: Element, above: Element | None, rect: Rect, master: Inheritance
) -> Holder:
    type_, index = tag.get("type", "obj"), tag.get("idx")
    areas = [
        area
        for each in (item, above)
        if each is not None and (area := each.find(f"{P}txBody/{A}bodyPr")) is not None
    ]
    named = item.find(f".//{P}cNvPr")
    return Holder(
        name=named.get("name", "") if named is not None else "",
        type=type_,
        index=None if index is None else int(index),
        rect=rect,
        insets=_insets(areas),
        anchor=_said(areas, "anchor") or "t",
        upright=tag.get("orient") != "vert" and (_said(areas, "vert") or "horz") == "horz",
        writing=_writing(item, above, type_, master),
    )


def _kind(type_: str) -> str:
    """The placeholder of a master that a type inherits from."""
    if type_ in TITLES:
        return "title"
    return "body" if type_ in CONTENTS | {"subTitle"} else type_


def _said(elements: list[Element], name: str) -> str | None:
    """The first of the elements' attributes that says something."""
    return next((value for each in elements if (value := each.get(name)) is not None), None)


def _insets(areas: list[Element]) -> Insets:
    left, top, right, bottom = (
        usual if (value := _said(areas, side)) is None else int(value) / EMU_PER_POINT
        for side, usual in zip(_SIDES, _INSETS, strict=True)
    )
    return left, top, right, bottom


def _writing(item: Element, above: Element | None, type_: str, master: Inheritance) -> Writing:
    """The look of the first level: the layout's, else the master's placeholder's or list style."""
    styles = [each.find(f"{P}txBody/{A}lstStyle") for each in (item, above) if each is not None]
    found = [each for each in (*styles, master.levels(type_)) if each is not None]
    levels = [level for each in found if (level := each.find(f"{A}lvl1pPr")) is not None]
    looks = [look for level in levels if (look := level.find(f"{A}defRPr")) is not None]
    size, bold, capitals = (_said(looks, name) for name in ("sz", "b", "cap"))
    inks = (colour_in(look.find(f"{A}solidFill"), master.colours) for look in looks)
    return Writing(
        size=None if size is None else int(size) / 100,
        bold=None if bold is None else bold in {"1", "true"},
        capitals=None if capitals is None else capitals == "all",
        align=_said(levels, "algn"),
        colour=next((ink for ink in inks if ink is not None), None),
    )
