"""Drawing guides on the master: presenters' own boxes snap to the edges that ours stand on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import count

from restitution.geometry import Rect
from restitution.theme.tokens import Layout, SlotKind
from restitution.writers.pptx.elements import NOTHING, Xml, element
from restitution.writers.pptx.scheme import Scheme

_SPACE = "http://schemas.microsoft.com/office/powerpoint/2012/main"
_OF_MASTER = "{27BBF7A9-308A-43DC-89C8-2F10F3537804}"
"""The extension that holds a master's guides (MS-PPTX, 2.4.1.6)."""

_EIGHTHS = 8
"""Guides stand in eighths of a point."""

_CONTENT = {SlotKind.TITLE, SlotKind.BODY, SlotKind.CHART, SlotKind.PICTURE}
_SHARED = 2
"""How many layouts make an edge one of the grid's."""


def guides(layouts: Sequence[Layout], scheme: Scheme) -> Xml:
    """The edges that the content of several layouts shares, as an extension of the master."""
    numbers = count(1)
    colour = element("p15:clr", scheme.colour("accent"))
    lines = [
        element(
            "p15:guide",
            colour,
            id=next(numbers),
            orient=orient,
            pos=round(edge * _EIGHTHS),
            userDrawn=True,
        )
        for orient, ends in (("horz", _heights), (None, _sides))
        for edge in _edges(layouts, ends)
    ]
    if not lines:
        return NOTHING
    listed = element("p15:sldGuideLst", *lines, xmlns_p15=_SPACE)
    return element("p:extLst", element("p:ext", listed, uri=_OF_MASTER))


def _edges(layouts: Iterable[Layout], ends: Callable[[Rect], tuple[float, float]]) -> list[float]:
    counted = Counter(
        edge
        for layout in layouts
        for edge in {
            edge
            for slot in layout.slots.values()
            if slot.kind in _CONTENT
            for edge in ends(slot.rect)
        }
    )
    return sorted(edge for edge, times in counted.items() if times >= _SHARED)


def _sides(rect: Rect) -> tuple[float, float]:
    return rect.x, rect.right


def _heights(rect: Rect) -> tuple[float, float]:
    return rect.y, rect.bottom
