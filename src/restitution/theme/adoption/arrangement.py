"""How a layout of ours is arranged below its title, and the same in another room."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.template import Holder
from restitution.theme.adoption.matching import Match
from restitution.theme.tokens import Decoration, Slot, SlotKind

HEADS = {SlotKind.TITLE, SlotKind.SUBTITLE}
FEET = {SlotKind.FOOTER, SlotKind.NUMBER}
OVERLINE = "overline"

_SLACK = 0.5
"""Places overlap only by more than rounding."""


class Arrangement(Frozen, dict=True):
    """The content of a layout of ours, on the sheet that our theme describes."""

    match: Match
    height: float

    @cached_property
    def loose(self) -> Mapping[str, Rect]:
        """Where slots of content stand; on a cover, those without a placeholder."""
        return {
            name: slot.rect
            for name, slot in self.match.layout.slots.items()
            if slot.kind not in HEADS | FEET
            and name != OVERLINE
            and not (self.match.is_cover and name in self.match.holders)
        }

    @cached_property
    def only_areas(self) -> bool:
        """Whether all is drawn in areas, each for a slide of its own."""
        kinds = {self.match.layout.slots[name].kind for name in self.loose}
        return kinds == {SlotKind.AREA} and not self.match.is_cover

    @cached_property
    def bounds(self) -> Rect | None:
        """What the content takes of our sheet, from the first that stands below the title on."""
        rects = [*self.loose.values(), *(each.rect for each in self.match.layout.decorations)]
        if not rects:
            return None
        left, right = min(rect.x for rect in rects), max(rect.right for rect in rects)
        edge = self.match.layout.slots[self.match.title].rect.bottom if self.match.title else 0.0
        top = min([rect.y for rect in rects if rect.y >= edge] or [rect.y for rect in rects])
        ends = [rect.bottom for rect in rects if rect.height < self.height]
        return Rect(left, top, right - left, max([*ends, top]) - top)

    def stretched(self, rect: Rect, room: Rect) -> Rect:
        """A place on our sheet, in another room: what reaches beyond it is cut off."""
        bounds = self.bounds
        assert bounds is not None
        wide = room.width / bounds.width if bounds.width else 1.0
        high = room.height / bounds.height if bounds.height else 0.0
        top, bottom = (
            min(room.bottom, max(room.y, room.y + (y - bounds.y) * high))
            for y in (rect.y, rect.bottom)
        )
        left = room.x + (rect.x - bounds.x) * wide
        return Rect(left, top, rect.width * wide, bottom - top)

    def arranged(self, slot: Slot, room: Rect) -> Rect:
        """A slot in another room: what stands on a panel stays on it, a symbol stays square."""
        if slot.kind is SlotKind.SYMBOL:
            return _square(self.stretched(slot.rect, room))
        panels = [
            other.rect
            for other in self.match.layout.slots.values()
            if other.kind is SlotKind.AREA and slot.kind is not SlotKind.AREA
        ]
        around = [panel for panel in panels if panel.height and panel.contains(slot.rect)]
        if not around:
            return self.stretched(slot.rect, room)
        return _within(slot.rect, around[0], self.stretched(around[0], room))

    def carried(self, decoration: Decoration, room: Rect) -> Rect:
        """A decoration of ours in another room; one around a symbol is as square as it is."""
        symbols = [s.rect for s in self.match.layout.slots.values() if s.kind is SlotKind.SYMBOL]
        rect = self.stretched(decoration.rect, room)
        return _square(rect) if decoration.rect in symbols else rect

    def in_the_way(self, name: str, slot: Slot, holder: Holder, room: Rect) -> bool:
        """Whether a placeholder takes the place of a slot that has none, or of a decoration.

        What lies over the slot on our sheet already is meant to.
        """
        ours = [
            *(
                rect
                for other, rect in self.loose.items()
                if other != name and other not in self.match.holders
            ),
            *(each.rect for each in self.match.layout.decorations),
        ]
        return any(
            meet(holder.area, self.stretched(rect, room)) and not meet(slot.rect, rect)
            for rect in ours
        )


def meet(one: Rect, other: Rect) -> bool:
    """Whether two places overlap."""
    return (
        one.x < other.right - _SLACK
        and other.x < one.right - _SLACK
        and one.y < other.bottom - _SLACK
        and other.y < one.bottom - _SLACK
    )


def _within(rect: Rect, ours: Rect, theirs: Rect) -> Rect:
    """A place on a panel of ours, on the same panel elsewhere."""
    wide, high = theirs.width / ours.width, theirs.height / ours.height
    left, top = theirs.x + (rect.x - ours.x) * wide, theirs.y + (rect.y - ours.y) * high
    return Rect(left, top, rect.width * wide, rect.height * high)


def _square(rect: Rect) -> Rect:
    side = min(rect.width, rect.height)
    return Rect(rect.x, rect.y + (rect.height - side) / 2, side, side)
