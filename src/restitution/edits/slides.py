"""The slides of a deck as they are now: every item with its name, its place and its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from restitution.edits.package import CHART, DRAWING, LINK, SLIDE, Package, whole
from restitution.edits.record import EMU_PER_POINT, presentation_of
from restitution.frozen import Frozen, replace
from restitution.geometry import Rect
from restitution.page.record import bar_told, digest_of

LINE_END: Final = "\v"
"""A line that somebody ended by hand inside a passage, as PowerPoint gives it to other programs."""

_ALTERNATE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_OFFICE_2010: Final = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"


class Found(Frozen):
    """An item on a slide.

    ``kind`` is the type of the placeholder that holds it, "" without one; ``rect`` is None where
    the layout gives the place.
    """

    name: str
    rect: Rect | None
    said: tuple[str, ...] = ()
    kind: str = ""
    data: str = ""


class Slide(Frozen):
    """A slide: its number from 1, its items in reading order, what is said with it."""

    number: int
    creation: int
    items: tuple[Found, ...]
    notes: tuple[str, ...]
    hidden: bool = False

    @property
    def title(self) -> str:
        """Its title, "" without one."""
        return next((" ".join(item.said) for item in self.items if item.kind == "title"), "")


def slides_of(package: Package) -> list[Slide]:
    """The slides in the order in which they are shown."""
    presentation = presentation_of(package)
    parts = {each.id: each.target for each in package.relations(presentation)}
    entries = package.xml(presentation).iter(f"{SLIDE}sldId")
    names = [parts.get(entry.get(f"{LINK}id", ""), "") for entry in entries]
    return [_slide(package, name, number) for number, name in enumerate(names, 1)]


def _slide(package: Package, name: str, number: int) -> Slide:
    root = package.xml(name)
    creation = root.find(f".//{_OFFICE_2010}creationId")
    tree = root.find(f"{SLIDE}cSld/{SLIDE}spTree")
    return Slide(
        number=number,
        creation=whole(creation.get("val")) if creation is not None else 0,
        items=tuple(_items(tree, package, name)) if tree is not None else (),
        notes=_notes(package, name),
        hidden=root.get("show") in {"0", "false"},
    )


def _notes(package: Package, slide: str) -> tuple[str, ...]:
    """What is said with a slide: the passages of the notes' body."""
    for name in package.related(slide, "notesSlide"):
        for entry in package.xml(name).iter(f"{SLIDE}sp"):
            if _kind(entry) == "body":
                return _passages(entry)
    return ()


def _items(tree: Element, package: Package, slide: str) -> Iterator[Found]:
    """The items of a tree; what somebody grouped stays what it was, at its place on the slide."""
    for entry in tree:
        names = entry.find(f".//{SLIDE}cNvPr")
        if entry.tag == f"{SLIDE}grpSp":
            moved = _Shift.of(entry)
            for item in _items(entry, package, slide):
                yield replace(item, rect=moved.applied(item.rect))
        elif entry.tag == _ALTERNATE:
            yield from _items(entry[0], package, slide)
        elif names is not None and entry.tag != f"{SLIDE}nvGrpSpPr":
            yield _item(entry, names.get("name", ""), package, slide)


def _item(entry: Element, name: str, package: Package, slide: str) -> Found:
    said, data = _passages(entry), ""
    chart = entry.find(f".//{CHART}chart")
    if chart is not None:
        said = tuple(_bars(package, package.target(slide, chart.get(f"{LINK}id", ""))))
    picture = entry.find(f"{SLIDE}blipFill/{DRAWING}blip")
    if picture is not None:
        member = package.target(slide, picture.get(f"{LINK}embed", ""))
        data = digest_of(package.members.get(member, b""))
    return Found(name, _rect(entry), said, _kind(entry), data)


def _kind(entry: Element) -> str:
    """The type of the placeholder that an item fills (ECMA-376-1, 19.3.1.36); "" for none.

    A title in the middle is a title; LibreOffice leaves the type of a body out.
    """
    mark = entry.find(f".//{SLIDE}nvPr/{SLIDE}ph")
    if mark is None:
        return ""
    return plain_kind(mark.get("type", "body"))


def plain_kind(kind: str) -> str:
    """A type of placeholder without what programs change in it."""
    return {"ctrTitle": "title", "obj": "body"}.get(kind, kind)


def _rect(entry: Element) -> Rect | None:
    place = entry.find(f"{SLIDE}xfrm")
    if place is None:
        place = entry.find(f"{SLIDE}spPr/{DRAWING}xfrm")
    return _box(place, "off", "ext") if place is not None else None


def _box(place: Element, corner: str, extent: str) -> Rect | None:
    at, size = place.find(f"{DRAWING}{corner}"), place.find(f"{DRAWING}{extent}")
    if at is None or size is None:
        return None
    sides = (at.get("x"), at.get("y"), size.get("cx"), size.get("cy"))
    return Rect(*(whole(side) / EMU_PER_POINT for side in sides))


class _Shift(Frozen):
    """How a group shows its own plane on the slide (ECMA-376-1, 20.1.7.5)."""

    shown: Rect
    plane: Rect

    @classmethod
    def of(cls, group: Element) -> _Shift:
        place = group.find(f"{SLIDE}grpSpPr/{DRAWING}xfrm")
        if place is None:
            return cls(_UNIT, _UNIT)
        shown = _box(place, "off", "ext") or _UNIT
        return cls(shown, _box(place, "chOff", "chExt") or shown)

    def applied(self, rect: Rect | None) -> Rect | None:
        if rect is None:
            return None
        wide = self.shown.width / self.plane.width if self.plane.width else 1.0
        high = self.shown.height / self.plane.height if self.plane.height else 1.0
        return Rect(
            self.shown.x + (rect.x - self.plane.x) * wide,
            self.shown.y + (rect.y - self.plane.y) * high,
            rect.width * wide,
            rect.height * high,
        )


_UNIT: Final = Rect(0, 0, 1, 1)


def _passages(entry: Element) -> tuple[str, ...]:
    """The passages of an item, of the cells of a table too; none where nothing is written."""
    found = tuple("".join(_pieces(passage)) for passage in entry.iter(f"{DRAWING}p"))
    return found if any(found) else ()


def _pieces(passage: Element) -> Iterator[str]:
    for piece in passage:
        if piece.tag == f"{DRAWING}br":
            yield LINE_END
        elif piece.tag in (f"{DRAWING}r", f"{DRAWING}fld"):
            yield "".join(words.text or "" for words in piece.iter(f"{DRAWING}t"))


def _bars(package: Package, chart: str) -> Iterator[str]:
    """The values of a chart: one series of several bars, or a series a part."""
    series = list(package.xml(chart).iter(f"{CHART}ser"))
    for one in series:
        labels, values = _cached(one, "cat"), _cached(one, "val")
        if len(series) > 1:
            labels = _cached(one, "tx") * len(values)
        for label, value in zip(labels, values, strict=False):
            yield bar_told(label, _value(value))


def _value(text: str) -> float:
    """A value of a chart; what is no number (#N/A) shows no bar."""
    try:
        return float(text)
    except ValueError:
        return 0.0


def _cached(series: Element, what: str) -> list[str]:
    held = series.find(f"{CHART}{what}")
    if held is None:
        return []
    return [point.text or "" for point in held.iter(f"{CHART}v")]
