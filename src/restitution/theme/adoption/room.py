"""The room that a template's layouts leave: how large its sheet is, what stands at its foot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from restitution.frozen import Frozen
from restitution.template import Artwork, Holder, Sheet, Template
from restitution.template.model import CONTENTS
from restitution.theme.adoption.matching import Match, order
from restitution.theme.tokens import Grid

_COUNTED = {"symbol-quiet"}
"""What is counted in modules, and does not grow with the sheet."""

_FEET = {"ftr", "sldNum", "dt"}
_LOW = 0.75
"""What a template draws below this share of a sheet's height is its foot."""

_CLEAR = 3.0
"""What is kept free between the thread's knots and the foot."""


class Room(Frozen, dict=True):
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
    def low(self) -> float:
        """Where the foot of a sheet begins at the highest."""
        return self.template.size.height * _LOW

    @cached_property
    def thread(self) -> float:
        """Where the thread runs: where ours does, but clear of what stands at the foot."""
        usual = self.grid.lengths.get("thread-y", self.grid.size.height) * self.scale
        clear = (self.grid.lengths.get("knot-present", 0.0) + _CLEAR) * self.scale
        return min([usual, *(top - clear for top in self._tops())])

    def lengths(self) -> Mapping[str, float]:
        """Our lengths on its sheet."""
        scaled = {
            name: value if name in _COUNTED else value * self.scale
            for name, value in self.grid.lengths.items()
        }
        return scaled | {"thread-y": self.thread}

    def obstacles(self, sheet: Sheet) -> list[Artwork]:
        """What is drawn on a layout and not to be covered: all but grounds for the whole sheet."""
        size = self.template.size
        return [
            each
            for each in sheet.artwork
            if each.rect.height <= self.low and each.rect.y <= size.height
        ]

    def _tops(self) -> Iterator[float]:
        """Where the feet of its layouts begin: what only edges text is no part of them."""
        for match in self.found:
            if match.is_cover:
                continue
            areas = [each.area for each in (match.sheet.title, *contents(match.sheet)) if each]
            left, right = min(area.x for area in areas), max(area.right for area in areas)
            feet = [each.rect for each in match.sheet.holders if each.type in _FEET]
            drawn = [each.rect for each in self.obstacles(match.sheet)]
            across = [rect for rect in drawn if rect.x < right and rect.right > left]
            yield from (rect.y for rect in (*feet, *across) if rect.y > self.low)


def contents(sheet: Sheet) -> list[Holder]:
    """The placeholders for what a slide says below its title."""
    return [each for each in sheet.holders if each.type in CONTENTS and each.upright]
