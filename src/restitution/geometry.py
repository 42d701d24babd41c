"""Sizes and rectangles in points, with the origin at the top left and y growing downwards."""

from __future__ import annotations

from restitution.frozen import Frozen

POINTS_PER_MM = 72 / 25.4


def mm(value: float) -> float:
    """Millimetres as points."""
    return value * POINTS_PER_MM


class Size(Frozen):
    """Width and height in points."""

    width: float
    height: float


class Rect(Frozen):
    """A rectangle in points; (x, y) is its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    def inset(self, left: float, top: float, right: float, bottom: float) -> Rect:
        """The rectangle that is left when each side moves inwards."""
        return Rect(
            self.x + left, self.y + top, self.width - left - right, self.height - top - bottom
        )

    def columns(self, count: int, gutter: float) -> tuple[Rect, ...]:
        """Equal columns, side by side, with a gutter between them."""
        width = (self.width - gutter * (count - 1)) / count
        return tuple(
            Rect(self.x + i * (width + gutter), self.y, width, self.height) for i in range(count)
        )

    def split_top(self, height: float, gap: float = 0.0) -> tuple[Rect, Rect]:
        """A strip of the given height at the top, and what is left below the gap."""
        return (
            Rect(self.x, self.y, self.width, height),
            Rect(self.x, self.y + height + gap, self.width, self.height - height - gap),
        )

    def contains(self, other: Rect, tolerance: float = 0.01) -> bool:
        """Whether the other rectangle lies inside, but for a tolerance in points."""
        return (
            other.x >= self.x - tolerance
            and other.y >= self.y - tolerance
            and other.right <= self.right + tolerance
            and other.bottom <= self.bottom + tolerance
        )
