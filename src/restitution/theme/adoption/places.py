"""Where our slots stand on a template's layouts: in its placeholders, or where it leaves room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from restitution.geometry import Rect
from restitution.template import Artwork, Holder, Sheet, Template
from restitution.template.model import CONTENTS
from restitution.theme.adoption.matching import Match, order
from restitution.theme.tokens import Anchor, Decoration, Grid, Layout, Slot, SlotKind

_ANCHORS = {"t": Anchor.TOP, "ctr": Anchor.MIDDLE, "b": Anchor.BOTTOM}
_HEADS = {SlotKind.TITLE, SlotKind.SUBTITLE}
_FEET = {SlotKind.FOOTER, SlotKind.NUMBER}
_OVERLINE = "overline"
_SCALED = {
    *("thread-width", "knot", "knot-present", "map-knot", "map-border", "gap"),
}
"""Lengths that grow with the sheet."""

_LOW = 0.75
"""What a template draws below this share of a sheet's height is its foot."""

_GAP = 14.0
_FOOT = 20.0
"""What is kept free above the thread, for its knots."""

_NUMBER_SHARE = 0.15
"""The share of the width that a slide's number takes when it has no placeholder."""


@dataclass(frozen=True)
class Room:
    """The sheets of a template as places for our slots. Lengths are points on its sheet."""

    grid: Grid
    template: Template
    found: Sequence[Match]

    @cached_property
    def main(self) -> Match:
        """The layout that the others go by."""
        return order(self.found)

    @cached_property
    def scale(self) -> float:
        """How high its sheet is beside ours."""
        return self.template.size.height / self.grid.size.height

    @cached_property
    def thread(self) -> float:
        """Where the thread runs: where ours does, but clear of what stands at the foot."""
        usual = self.grid.lengths.get("thread-y", self.grid.size.height) * self.scale
        radius = self.grid.lengths.get("knot-present", 0.0) * self.scale
        return min([usual, *(top - radius - 3 * self.scale for top in self._tops())])

    def lengths(self) -> Mapping[str, float]:
        """Our lengths on its sheet."""
        scaled = {
            name: value * self.scale if name in _SCALED else value
            for name, value in self.grid.lengths.items()
        }
        return scaled | {"thread-y": self.thread}

    def layout(self, match: Match) -> Layout:
        """One of our layouts with its slots on the template's."""
        return _Placing(self, match).layout()

    def _tops(self) -> Iterator[float]:
        """Where the feet of its layouts begin."""
        low = self.template.size.height * _LOW
        for match in self.found:
            if match.is_cover:
                continue
            feet = [
                each.rect for each in match.sheet.holders if each.type in {"ftr", "sldNum", "dt"}
            ]
            drawn = [each.rect for each in match.sheet.artwork if not self.covers(each)]
            yield from (rect.y for rect in (*feet, *drawn) if rect.y > low)

    def covers(self, artwork: Artwork) -> bool:
        """Whether something drawn is a ground for all, and not in the way of anything."""
        size = self.template.size
        return artwork.rect.height > size.height * _LOW or artwork.rect.y > size.height


@dataclass(frozen=True)
class _Placing:
    """One layout on one sheet of the template."""

    room: Room
    match: Match

    def layout(self) -> Layout:
        """Our layout, every slot with its place and its placeholder."""
        ours = self.match.layout
        slots = {name: self._slot(name, slot) for name, slot in ours.slots.items()}
        carried = tuple(replace(each, rect=self._carried(each)) for each in ours.decorations)
        return replace(
            ours, part=self.match.sheet.part, slots=slots, decorations=(), carried=carried
        )

    def _slot(self, name: str, slot: Slot) -> Slot:
        holder = self.match.holders.get(name)
        rect = self._rect(name, slot, holder)
        if holder is None:
            anchor = slot.anchor if slot.kind is not SlotKind.TITLE else Anchor.TOP
            return replace(slot, rect=rect, anchor=anchor)
        anchor = _ANCHORS.get(holder.anchor, slot.anchor)
        if slot.kind is SlotKind.CHART or slot.kind is SlotKind.PICTURE:
            anchor = slot.anchor
        return replace(slot, rect=rect, anchor=anchor, holder=holder)

    def _rect(self, name: str, slot: Slot, holder: Holder | None) -> Rect:
        if name == _OVERLINE or slot.kind is SlotKind.TITLE:
            return self._title if name != _OVERLINE else self._overline
        if slot.kind in _FEET:
            return self._held_foot(slot, holder) if holder else self._foot(slot)
        if slot.kind is SlotKind.SUBTITLE or (holder and self.match.is_cover):
            return self._below_title(holder)
        return self._content_place(name, slot, holder)

    def _content_place(self, name: str, slot: Slot, holder: Holder | None) -> Rect:
        """The place of what a slide says below its title."""
        if self._only_areas:
            return self.content
        if slot.kind is SlotKind.SYMBOL:
            return _square(self._stretched(slot.rect))
        if holder is None or self._in_the_way(name, slot, holder):
            return self._arranged(slot)
        return self._trimmed(holder.area)

    def _arranged(self, slot: Slot) -> Rect:
        """A place of ours in the room for content: what stands on a panel stays on it."""
        panels = [
            other.rect
            for other in self.match.layout.slots.values()
            if other.kind is SlotKind.AREA and slot.kind is not SlotKind.AREA
        ]
        around = [panel for panel in panels if panel.contains(slot.rect) and panel.height]
        if not around:
            return self._stretched(slot.rect)
        panel = around[0]
        theirs = self._stretched(panel)
        wide, high = theirs.width / panel.width, theirs.height / panel.height
        left = theirs.x + (slot.rect.x - panel.x) * wide
        top = theirs.y + (slot.rect.y - panel.y) * high
        return Rect(left, top, slot.rect.width * wide, slot.rect.height * high)

    # -- title and overline

    @property
    def _holder(self) -> Holder:
        title = self.match.holders.get(self._title_name) or self.match.sheet.title
        assert title is not None
        return title

    @property
    def _title_name(self) -> str:
        slots = self.match.layout.slots.items()
        return next((name for name, slot in slots if slot.kind is SlotKind.TITLE), "")

    @cached_property
    def _strip(self) -> float:
        """How high the line above the title is, with the gap below it."""
        slot = self.match.layout.slots.get(_OVERLINE)
        return 0.0 if slot is None else (slot.rect.height + 3) * self.room.scale

    @property
    def _title(self) -> Rect:
        """The title's place; where the line above it has no room over its box, they share that."""
        area, box = self._holder.area, self._holder.rect
        if self._above_fits:
            return area
        y = box.y + self._strip
        return Rect(area.x, y, area.width, box.bottom - y)

    @property
    def _overline(self) -> Rect:
        area = self._holder.area
        y = area.y - self._strip if self._above_fits else self._holder.rect.y
        return Rect(area.x, y, area.width, self._strip - 3 * self.room.scale)

    @property
    def _above_fits(self) -> bool:
        """Whether the line above the title stands over its box, clear of edge and artwork."""
        area, least = self._holder.area, 24 * self.room.scale
        above = Rect(area.x, area.y - self._strip, area.width, self._strip)
        clear = not any(_meet(above, each.rect) for each in self._obstacles)
        return not self._strip or (above.y >= least and clear)

    @property
    def _obstacles(self) -> list[Artwork]:
        return [each for each in self.match.sheet.artwork if not self.room.covers(each)]

    # -- content

    @cached_property
    def content(self) -> Rect:
        """The room for what a slide says: below its title, above the thread."""
        left, right = self._sides
        top, bottom = self._top, self._bottom
        if self.match.is_cover:
            top = min(self._lowest + _GAP * self.room.scale, bottom - self._needed)
        return Rect(left, top, right - left, max(bottom - top, 1.0))

    @property
    def _sides(self) -> tuple[float, float]:
        """From where to where the template's text goes."""
        areas = [self._holder.area, *(each.area for each in self._contents(self.match.sheet))]
        if not self.match.is_cover:
            areas += [each.area for each in self._contents(self.room.main.sheet)]
        return min(area.x for area in areas), max(area.right for area in areas)

    @staticmethod
    def _contents(sheet: Sheet) -> list[Holder]:
        return [each for each in sheet.holders if each.type in CONTENTS and each.upright]

    @property
    def _top(self) -> float:
        """Where content begins: where the template's does, else a gap below the title's box."""
        title = self._holder.rect
        tops = [each.area.y for each in self._contents(self.match.sheet)]
        if not tops and self.room.main.sheet.title is not None:
            like = self.room.main.sheet.title.rect
            contents = self._contents(self.room.main.sheet)
            if abs(like.bottom - title.bottom) < self.room.scale:
                tops = [each.area.y for each in contents]
        below = [top for top in tops if top >= title.bottom - _GAP * self.room.scale]
        return min(below, default=title.bottom + _GAP * self.room.scale / 2)

    @property
    def _bottom(self) -> float:
        """Where content ends: above the thread, or above what is drawn at the foot of a cover."""
        if self.match.is_cover:
            low = self.room.template.size.height
            tops = [each.rect.y for each in self._obstacles if each.rect.y > low * _LOW]
            return min([low - 2 * _GAP * self.room.scale, *(top - 6 for top in tops)])
        limit = self.room.thread - _FOOT * self.room.scale
        ends = [each.area.bottom for each in self._contents(self.match.sheet)]
        return min(limit, max(ends)) if ends else limit

    @property
    def _lowest(self) -> float:
        """Where the title and the subtitle of a cover end."""
        heads = [name for name, slot in self.match.layout.slots.items() if slot.kind in _HEADS]
        held = [
            self.match.holders[name].rect.bottom for name in heads if name in self.match.holders
        ]
        return max([*held, self._holder.rect.bottom])

    @property
    def _needed(self) -> float:
        """How high what has no placeholder on a cover is."""
        bounds = self._bounds
        return bounds.height * self.room.scale if bounds else 0.0

    def _below_title(self, holder: Holder | None) -> Rect:
        """The subtitle of a cover, which leaves room for what stands below it."""
        if holder is None:
            return self.content
        area = holder.area
        room = self.room.thread - _FOOT * self.room.scale
        if self._bounds:
            room = min(room, self.content.y - _GAP * self.room.scale / 2)
        return area.inset(0, 0, 0, max(0.0, area.bottom - max(room, area.y + area.height / 3)))

    # -- our own arrangement, in that room

    @cached_property
    def _loose(self) -> dict[str, Rect]:
        """Where our slots of content stand on our own sheet; on a cover, those without a holder."""
        return {
            name: slot.rect
            for name, slot in self.match.layout.slots.items()
            if slot.kind not in _HEADS | _FEET
            and name != _OVERLINE
            and not (self.match.is_cover and name in self.match.holders)
        }

    @cached_property
    def _only_areas(self) -> bool:
        """Whether all is drawn in areas, each for a slide of its own."""
        kinds = {self.match.layout.slots[name].kind for name in self._loose}
        return kinds == {SlotKind.AREA} and not self.match.is_cover

    @cached_property
    def _bounds(self) -> Rect | None:
        """What our content takes of our own sheet."""
        rects = [*self._loose.values(), *(each.rect for each in self.match.layout.decorations)]
        if not rects:
            return None
        left, right = min(rect.x for rect in rects), max(rect.right for rect in rects)
        title = self.match.layout.slots[self._title_name].rect if self._title_name else None
        edge = title.bottom if title else 0.0
        tops = [rect.y for rect in rects if rect.y >= edge] or [rect.y for rect in rects]
        sheet = self.room.grid.size.height
        ends = [rect.bottom for rect in rects if rect.height < sheet]
        top = min(tops)
        return Rect(left, top, right - left, max([*ends, top]) - top)

    def _stretched(self, rect: Rect) -> Rect:
        """A place on our sheet, in the room for content: what reaches beyond it is cut off."""
        bounds, room = self._bounds, self.content
        assert bounds is not None
        wide = room.width / bounds.width if bounds.width else 1.0
        high = room.height / bounds.height if bounds.height else 0.0
        top, bottom = (
            min(room.bottom, max(room.y, room.y + (y - bounds.y) * high))
            for y in (rect.y, rect.bottom)
        )
        left = room.x + (rect.x - bounds.x) * wide
        return Rect(left, top, rect.width * wide, bottom - top)

    def _carried(self, decoration: Decoration) -> Rect:
        """A decoration of ours; one around a symbol is as square as it is."""
        symbols = [s.rect for s in self.match.layout.slots.values() if s.kind is SlotKind.SYMBOL]
        rect = self._stretched(decoration.rect)
        return _square(rect) if decoration.rect in symbols else rect

    def _trimmed(self, area: Rect) -> Rect:
        """A placeholder's area as far as the thread leaves it."""
        return area.inset(0, 0, 0, max(0.0, area.bottom - self._bottom))

    def _in_the_way(self, name: str, slot: Slot, holder: Holder) -> bool:
        """Whether a placeholder takes the place of a slot that has none, or of a decoration."""
        if self.match.is_cover:
            return False
        loose = [
            (rect, self._stretched(rect))
            for other, rect in self._loose.items()
            if other != name and other not in self.match.holders
        ]
        loose += [(each.rect, self._stretched(each.rect)) for each in self.match.layout.decorations]
        return any(
            _meet(holder.area, theirs) and not _meet(slot.rect, ours) for ours, theirs in loose
        )

    def _held_foot(self, slot: Slot, holder: Holder) -> Rect:
        """A footer's placeholder, with the insets above and below it where it is too low for them.

        Office lets a line stand over them in silence.
        """
        leading = self.room.grid.styles[slot.style].leading * self.room.scale
        left, _, right, _ = holder.insets
        low = holder.area.height < leading
        area = holder.rect.inset(left, 0, right, 0) if low else holder.area
        return self._with_date(area, holder) if slot.kind is SlotKind.FOOTER else area

    def _with_date(self, area: Rect, holder: Holder) -> Rect:
        """The footer's place, with that of the date before it, which no slide of ours has."""
        dates = [each for each in self.match.sheet.holders if each.type == "dt"]
        before = [each.area for each in dates if _beside(each.rect, holder.rect)]
        return replace(area, x=before[0].x, width=area.right - before[0].x) if before else area

    def _foot(self, slot: Slot) -> Rect:
        """The footer or the number where the template has none: below the thread."""
        left, right = self._sides
        scale = self.room.scale
        y = self.room.thread + 14 * scale
        share = (right - left) * _NUMBER_SHARE
        if slot.kind is SlotKind.NUMBER:
            return Rect(right - share, y, share, slot.rect.height * scale)
        return Rect(left, y, right - left - share - _GAP * scale, slot.rect.height * scale)


def _square(rect: Rect) -> Rect:
    side = min(rect.width, rect.height)
    return Rect(rect.x, rect.y + (rect.height - side) / 2, side, side)


def _beside(one: Rect, other: Rect) -> bool:
    """Whether one place stands left of another, on its line."""
    return one.right <= other.x and abs(one.y - other.y) < one.height / 2


def _meet(one: Rect, other: Rect) -> bool:
    """Whether two places overlap by more than rounding."""
    slack = 0.5
    return (
        one.x < other.right - slack
        and other.x < one.right - slack
        and one.y < other.bottom - slack
        and other.y < one.bottom - slack
    )
