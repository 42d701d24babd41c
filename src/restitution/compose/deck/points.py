"""Slides of points, with a figure beside them when there is one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from restitution.compose.deck.desk import Desk
from restitution.compose.deck.paging import over_slides
from restitution.content.edition import MAX_POINTS, Figure
from restitution.markup import Listing, Prose, Text
from restitution.page.items import AnyItem
from restitution.page.structure import Role
from restitution.text.cutting import first_sentence
from restitution.text.setting import SetText


def opening_sentences(prose: Prose) -> tuple[Text, ...]:
    """The first sentence of each of the first blocks: what serves when no points are written."""
    texts: list[Text] = []
    for block in prose.blocks:
        found = block.entries if isinstance(block, Listing) else (block.text,)
        texts.extend(Text(first_sentence(text.spans), text.source) for text in found)
    return tuple(texts[:MAX_POINTS])


def points_slides(
    desk: Desk,
    name: str,
    title: Text | str,
    points: Sequence[Text],
    *,
    overline: str,
    present: int,
    figure: Figure | None = None,
    anchors: tuple[str, ...] = (),
    level: Role = Role.H3,
    **slide: Any,
) -> None:
    """One slide of points, or as many as they need; a figure stands beside them on each.

    ``present`` is where we are on the thread; what else a slide has goes to ``Desk.add``.
    """
    compositor = desk.compositor
    kind = "points-figure" if figure else "points"
    slot = compositor.layout(kind).slots["body"]
    wordings = tuple(compositor.wording(point, slot.style) for point in points)
    slides = compositor.rack.lasting(
        f"{name}/points",
        (wordings, slot.rect, compositor.grid, compositor.typesetter),
        lambda: over_slides(compositor, wordings, slot.rect, name),
    )
    for number, texts in enumerate(slides, start=1):
        page = name if len(slides) == 1 else f"{name}.{number}"
        shown = _points_items(desk, page, kind, overline, texts, figure)
        desk.add(
            page,
            kind,
            title,
            items=[*shown, *desk.rail.items(present)],
            level=level,
            part=desk.part(number, len(slides)),
            anchors=anchors if number == 1 else (),
            **slide,
        )


def _points_items(
    desk: Desk,
    page: str,
    kind: str,
    overline: str,
    points: Sequence[SetText],
    figure: Figure | None,
) -> list[AnyItem]:
    compositor = desk.compositor
    layout = compositor.layout(kind)
    said = [("overline", compositor.wording(overline, "overline"))]
    if figure:
        said.append(("value", compositor.wording(figure.value, "card-value")))
        said.append(("label", compositor.wording(figure.label, "card-label")))
    boxes = [
        compositor.in_slot(layout, slot, wording, structure=desk.path(page, Role.P, slot))
        for slot, wording in said
    ]
    body = compositor.place(
        "body",
        points,
        layout.slots["body"].rect,
        structure=desk.points_paths(page, len(points)),
        slot="body",
    )
    return [boxes[0], body, *boxes[1:]]
