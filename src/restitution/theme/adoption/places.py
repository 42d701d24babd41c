"""Where our slots stand on a template's layout: in its placeholders, or where it leaves room."""

from __future__ import annotations

from functools import cached_property

from restitution.frozen import Frozen, replace
from restitution.geometry import Rect
from restitution.template import Holder
from restitution.template.model import SLACK
from restitution.theme.adoption.arrangement import FEET, HEADS, OVERLINE, Arrangement, meet
from restitution.theme.adoption.matching import Match
from restitution.theme.adoption.room import Room, contents
from restitution.theme.tokens import Anchor, Layout, Slot, SlotKind

_ANCHORS = {"t": Anchor.TOP, "ctr": Anchor.MIDDLE, "b": Anchor.BOTTOM}
_DRAWN = {SlotKind.CHART, SlotKind.PICTURE}

_GAP = 14.0
_FOOT = 20.0
"""What is kept free above the thread, for its knots."""

_EDGE = 24.0
"""What is kept free above a line over the title."""

_LINE_GAP = 3.0
_NUMBER_SHARE = 0.15
"""The share of the width that a slide's number takes when it has no placeholder."""


def placed(room: Room, match: Match) -> Layout:
    """One of our layouts with its slots on the template's: lengths are points on its sheet."""
    return _Placing(room, match).layout()


class _Placing(Frozen, dict=True):
    room: Room
    match: Match

    def layout(self) -> Layout:
        """Our layout, every slot with its place and its placeholder."""
        ours = self.match.layout
        slots = {name: self._slot(name, slot) for name, slot in ours.slots.items()}
        carried = tuple(
            replace(each, rect=self._ours.carried(each, self.content)) for each in ours.decorations
        )
        part = self.match.sheet.part
        return replace(ours, part=part, slots=slots, decorations=(), carried=carried)

    def _slot(self, name: str, slot: Slot) -> Slot:
        holder = self.match.holders.get(name)
        rect = self._rect(name, slot, holder)
        if holder is None or slot.kind in _DRAWN:
            return replace(slot, rect=rect, holder=holder)
        if rect == holder.area:
            rect = rect.inset(0, SLACK, 0, SLACK)
        return replace(
            slot, rect=rect, holder=holder, anchor=_ANCHORS.get(holder.anchor, slot.anchor)
        )

    def _rect(self, name: str, slot: Slot, holder: Holder | None) -> Rect:
        if name == OVERLINE or slot.kind is SlotKind.TITLE:
            return self._title if name != OVERLINE else self._overline
        if slot.kind in FEET:
            return self._held_foot(slot, holder) if holder else self._foot(slot)
        if slot.kind is SlotKind.SUBTITLE or (holder and self.match.is_cover):
            return self._below_title(holder)
        if self._ours.only_areas:
            return self.content
        if holder is None or self._in_the_way(name, slot, holder):
            return self._ours.arranged(slot, self.content)
        return self._trimmed(holder.area)

    def _in_the_way(self, name: str, slot: Slot, holder: Holder) -> bool:
        return self._ours.in_the_way(name, slot, holder, self.content)

    def _trimmed(self, area: Rect) -> Rect:
        """A placeholder's area as far as the thread leaves it."""
        return area.inset(0, 0, 0, max(0.0, area.bottom - self._bottom))

    @cached_property
    def _ours(self) -> Arrangement:
        return Arrangement(self.match, self.room.grid.size.height)

    def _scaled(self, length: float) -> float:
        return length * self.room.scale

    # title and overline

    @property
    def _head(self) -> Holder:
        title = self.match.holders.get(self.match.title) or self.match.sheet.title
        assert title is not None
        return title

    @cached_property
    def _strip(self) -> float:
        """How high the line above the title is, with the gap below it."""
        slot = self.match.layout.slots.get(OVERLINE)
        return 0.0 if slot is None else self._scaled(slot.rect.height + _LINE_GAP)

    @property
    def _title(self) -> Rect:
        """The title's place; where the line above it has no room over its box, they share that."""
        area, box = self._head.area, self._head.rect
        if self._above_fits:
            return area
        y = box.y + self._strip
        return Rect(area.x, y, area.width, box.bottom - y)

    @property
    def _overline(self) -> Rect:
        area, box = self._head.area, self._head.rect
        y = area.y - self._strip if self._above_fits else box.y
        return Rect(area.x, y, area.width, self._strip - self._scaled(_LINE_GAP))

    @property
    def _above_fits(self) -> bool:
        """Whether the line above the title stands over its box, clear of edge and artwork."""
        area = self._head.area
        above = Rect(area.x, area.y - self._strip, area.width, self._strip)
        clear = not any(meet(above, each.rect) for each in self.room.obstacles(self.match.sheet))
        return not self._strip or (above.y >= self._scaled(_EDGE) and clear)

    # content

    @cached_property
    def content(self) -> Rect:
        """The room for what a slide says: below its title, above the thread."""
        left, right = self._sides
        top, bottom = self._top, self._bottom
        if self.match.is_cover:
            top = min(self._lowest + self._scaled(_GAP), bottom - self._needed)
        return Rect(left, top, right - left, max(bottom - top, 1.0))

    @property
    def _sides(self) -> tuple[float, float]:
        """From where to where the template's text goes."""
        areas = [self._head.area, *(each.area for each in contents(self.match.sheet))]
        if not self.match.is_cover:
            areas += [each.area for each in contents(self.room.main.sheet)]
        return min(area.x for area in areas), max(area.right for area in areas)

    @property
    def _top(self) -> float:
        """Where content begins: where the template's does, else a gap below the title's box."""
        title, main = self._head.rect, self.room.main.sheet
        tops = [each.area.y for each in contents(self.match.sheet)]
        alike = main.title and abs(main.title.rect.bottom - title.bottom) < self.room.scale
        if not tops and alike:
            tops = [each.area.y for each in contents(main)]
        below = [top for top in tops if top >= title.bottom - self._scaled(_GAP)]
        return min(below, default=title.bottom + self._scaled(_GAP / 2))

    @property
    def _bottom(self) -> float:
        """Where content ends: above the thread, or above what is drawn at the foot of a cover."""
        if self.match.is_cover:
            drawn = [each.rect.y for each in self.room.obstacles(self.match.sheet)]
            tops = [top - self._scaled(_GAP / 2) for top in drawn if top > self.room.low]
            return min([self.room.template.size.height - self._scaled(2 * _GAP), *tops])
        limit = self.room.thread - self._scaled(_FOOT)
        ends = [each.area.bottom for each in contents(self.match.sheet)]
        return min(limit, max(ends)) if ends else limit

    @property
    def _lowest(self) -> float:
        """Where the title and the subtitle of a cover end."""
        heads = [name for name, slot in self.match.layout.slots.items() if slot.kind in HEADS]
        held = [self.match.holders[name] for name in heads if name in self.match.holders]
        return max(each.rect.bottom for each in (self._head, *held))

    @property
    def _needed(self) -> float:
        """How high what has no placeholder on a cover is."""
        return self._scaled(self._ours.bounds.height) if self._ours.bounds else 0.0

    def _below_title(self, holder: Holder | None) -> Rect:
        """The subtitle of a cover, which leaves room for what stands below it."""
        if holder is None:
            return self.content
        area, end = holder.area, self.room.thread - self._scaled(_FOOT)
        if self._ours.bounds:
            end = min(end, self.content.y - self._scaled(_GAP / 2))
        end = max(end, area.y + area.height / 3)
        return area.inset(0, 0, 0, max(0.0, area.bottom - end))

    # foot

    def _held_foot(self, slot: Slot, holder: Holder) -> Rect:
        """A footer's placeholder, with the insets above and below it where it is too low for them.

        Office lets a line stand over them in silence.
        """
        leading = self._scaled(self.room.grid.styles[slot.style].leading)
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
        y, height = self.room.thread + self._scaled(_GAP), self._scaled(slot.rect.height)
        share = (right - left) * _NUMBER_SHARE
        if slot.kind is SlotKind.NUMBER:
            return Rect(right - share, y, share, height)
        return Rect(left, y, right - left - share - self._scaled(_GAP), height)


def _beside(one: Rect, other: Rect) -> bool:
    """Whether one place stands left of another, on its line."""
    return one.right <= other.x and abs(one.y - other.y) < one.height / 2
