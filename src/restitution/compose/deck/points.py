"""Slides of points: what fits stays together, what does not goes on, balanced, never cut off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from restitution.compose.deck.desk import Desk
from restitution.content.edition import MAX_POINTS, Figure
from restitution.markup import Listing, Prose, Text
from restitution.page.items import AnyItem
from restitution.page.structure import Role
from restitution.source import Source
from restitution.text.cutting import cut, first_sentence, lstrip, plain_of, sentence_ends
from restitution.text.fit import Wording, fits, height_of, indent_of, settings, stepped
from restitution.text.setting import SetText, Typesetter


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
    section: str,
    overline: str,
    present: int,
    footer: str,
    notes: Sequence[str],
    figure: Figure | None = None,
    source: Source | None = None,
    anchors: tuple[str, ...] = (),
) -> None:
    """One slide of points, or as many as they need; a figure stands beside them on each."""
    compositor = desk.compositor
    kind = "points-figure" if figure else "points"
    slot = compositor.layout(kind).slots["body"]
    wordings = [compositor.wording(point, slot.style) for point in points]
    width = slot.rect.width * compositor.grid.fit
    slides = over_slides(compositor.typesetter, wordings, width, slot.rect.height)
    for number, slide in enumerate(slides, start=1):
        part = compositor.words.slide_of.format(number=number, count=len(slides))
        page = name if len(slides) == 1 else f"{name}.{number}"
        desk.add(
            page,
            kind,
            title,
            section=section,
            items=[
                *_points_items(desk, page, kind, overline, slide, figure),
                *desk.rail.items(present),
            ],
            level=Role.H3,
            footer=footer,
            part=part if len(slides) > 1 else "",
            notes=notes,
            source=source,
            anchors=anchors if number == 1 else (),
        )


def _points_items(
    desk: Desk,
    page: str,
    kind: str,
    overline: str,
    points: Sequence[Wording],
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
    body = compositor.in_slot(
        layout, "body", points, structure=desk.points_paths(page, len(points))
    )
    return [boxes[0], body, *boxes[1:]]


def over_slides(
    typesetter: Typesetter, wordings: Sequence[Wording], width: float, height: float
) -> list[list[Wording]]:
    """The wordings slide by slide, as evenly as they go, in as few slides as hold them.

    On one slide they take the largest size that fits; over several, the smallest.
    """
    for texts in settings(typesetter, wordings, width):
        if fits(texts, width, height):
            return [[replace(w, style=t.style) for w, t in zip(wordings, texts, strict=True)]]
    wordings = [replace(w, style=stepped(w.style, len(w.style.sizes))) for w in wordings]
    pieces = [
        piece for wording in wordings for piece in _pieces(typesetter, wording, width, height)
    ]
    count = len(_filled(typesetter, pieces, width, height))
    low, high = 0.0, height
    while high - low > 1:
        middle = (low + high) / 2
        slides = _filled(typesetter, pieces, width, middle)
        if len(slides) <= count and all(_fits(typesetter, s, width, height) for s in slides):
            high = middle
        else:
            low = middle
    return _filled(typesetter, pieces, width, high)


def _filled(
    typesetter: Typesetter, wordings: Sequence[Wording], width: float, height: float
) -> list[list[Wording]]:
    """Slide after slide filled up to a height; one wording at least goes on each."""
    slides: list[list[Wording]] = []
    for wording in wordings:
        if slides and _fits(typesetter, [*slides[-1], wording], width, height):
            slides[-1].append(wording)
        else:
            slides.append([wording])
    return slides


def _fits(typesetter: Typesetter, wordings: Sequence[Wording], width: float, height: float) -> bool:
    return fits([_set(typesetter, wording, width) for wording in wordings], width, height)


def _set(typesetter: Typesetter, wording: Wording, width: float) -> SetText:
    style = wording.style
    return typesetter.set(wording.spans, style, width - indent_of(style), wording.source)


def _pieces(typesetter: Typesetter, wording: Wording, width: float, height: float) -> list[Wording]:
    """A wording, in parts if it is taller than a whole slide."""
    text = _set(typesetter, wording, width)
    if height_of([text]) <= height:
        return [wording]
    most = max(1, int(height / text.style.leading))
    offset = _offset_after(text, most)
    ends = [end for end in sentence_ends(wording.plain) if offset / 2 <= end <= offset]
    before, after = cut(wording.spans, ends[-1] if ends else offset)
    rest = replace(wording, spans=lstrip(after))
    return [replace(wording, spans=before), *_pieces(typesetter, rest, width, height)]


def _offset_after(text: SetText, count: int) -> int:
    """How many characters the first lines hold."""
    words, offset = plain_of(text.spans), 0
    for line in text.lines[:count]:
        offset = words.index(line.text.strip(" "), offset) + len(line.text.strip(" "))
    return offset
