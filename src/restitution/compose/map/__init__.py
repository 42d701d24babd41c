"""A quiet map: the places of the visits as numbered knots, tied by one thread."""

from __future__ import annotations

from restitution.compose.map.drawing import Spot, draw_map

__all__ = ["Spot", "draw_map"]
