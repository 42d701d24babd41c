"""A quiet map: numbered knots tied by one thread, or a dot a visit where they are many."""

from __future__ import annotations

from restitution.compose.map.dots import draw_dots
from restitution.compose.map.drawing import Spot, draw_map

__all__ = ["Spot", "draw_dots", "draw_map"]
