"""What lies under text on a template: its backgrounds, and the rectangles drawn on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.template import Sheet
from restitution.template.model import Rgb
from restitution.theme.adoption.arrangement import FEET, HEADS, OVERLINE
from restitution.theme.adoption.matching import Match, order
from restitution.theme.luminance import ratio
from restitution.theme.tokens import Layout


class Grounds(Frozen):
    """The grounds of the layouts in use; ``plain`` are the scheme's own, for want of better."""

    found: Sequence[Match]
    layouts: Mapping[str, Layout]
    plain: Sequence[Rgb]

    def of_content(self) -> tuple[Rgb, ...]:
        """The colours under what slides say, that of the main layout first."""
        main = order(self.found)
        inside = [main, *(match for match in self.found if not match.is_cover)]
        return tuple(dict.fromkeys(rgb for match in inside for rgb in self._under_content(match)))

    def of_style(self, style: str) -> tuple[Rgb, ...]:
        """The colours under the slots of a style."""
        return tuple(
            self._under(match.sheet, slot.rect)
            for match in self.found
            for slot in self.layouts[match.layout.name].slots.values()
            if slot.style == style
        )

    def unknown(self) -> list[str]:
        """The layouts whose text may stand on a picture, by their names in the template."""
        pictured = (match.sheet for match in self.found if self._pictured(match))
        return list(dict.fromkeys(sheet.name for sheet in pictured))

    def _pictured(self, match: Match) -> bool:
        """Whether text of a layout stands on a background or on artwork that is not plain."""
        if match.sheet.background is None:
            return True
        uneven = [each.rect for each in match.sheet.artwork if each.colour is None]
        slots = self.layouts[match.layout.name].slots.values()
        return any(_holds_middle(rect, slot.rect) for rect in uneven for slot in slots)

    def background(self, sheet: Sheet) -> Rgb:
        """The colour of a layout's background; of a picture, what its title can be read on."""
        if sheet.background is not None:
            return sheet.background
        ink = sheet.title.writing.colour if sheet.title else None
        return self.plain[0] if ink is None else max(self.plain, key=lambda rgb: ratio(rgb, ink))

    def _under_content(self, match: Match) -> Iterator[Rgb]:
        for name, slot in self.layouts[match.layout.name].slots.items():
            if slot.kind not in HEADS | FEET and name != OVERLINE:
                yield self._under(match.sheet, slot.rect)

    def _under(self, sheet: Sheet, rect: Rect) -> Rgb:
        """The colour at the middle of a place: of what is drawn there last, if it is plain."""
        for each in reversed(sheet.artwork):
            if each.colour and _holds_middle(each.rect, rect):
                return each.colour
        return self.background(sheet)


def _holds_middle(area: Rect, rect: Rect) -> bool:
    """Whether the middle of a place lies in an area."""
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    return area.x <= x <= area.right and area.y <= y <= area.bottom
