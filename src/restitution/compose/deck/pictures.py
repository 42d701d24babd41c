"""A visit's photographs as slides: each large on its own, two portraits side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose import speech
from restitution.compose.compositor import Compositor
from restitution.compose.deck.desk import Desk
from restitution.compose.pictures import credit_of, photograph_of, picture, within
from restitution.compose.speech import Notes
from restitution.compose.thread import visit_anchor
from restitution.content.edition import Image, Visit
from restitution.geometry import Rect
from restitution.markup import Span, Text
from restitution.page.items import AnyItem, Panel
from restitution.page.structure import Role
from restitution.text.fit import Wording, fits, settings

_LAYOUT = "picture"
_GUTTER = 20.0
_LEAST = 100.0
"""The height that words have at least, however flat the pictures are."""

_MAT = 20.0
_FILLS = 0.8
"""A picture that fills less of its place than this stands on a ground of its own."""


def picture_slides(desk: Desk, visit: Visit, number: int) -> None:
    """The slides of a visit's pictures; raises AssetError for a file that is no photograph."""
    batches = list(_batches(desk.compositor, visit.images))
    untitled = [batch for batch in batches if _title(desk.compositor, batch) is None]
    for order, batch in enumerate(batches):
        part = ""
        if batch in untitled and len(untitled) > 1:
            place = untitled.index(batch) + 1
            part = desk.compositor.words.slide_of.format(number=place, count=len(untitled))
        _slide(desk, visit, number, batch, f"{visit.id}.picture{order}", part)


def _batches(compositor: Compositor, images: Sequence[Image]) -> Iterator[tuple[Image, ...]]:
    """Picture by picture, but two neighbouring portraits together."""
    rest = list(images)
    while rest:
        both = rest[:2]
        upright = all(photograph_of(compositor, image).ratio < 1 for image in both)
        size = len(both) if upright else 1
        yield tuple(rest[:size])
        rest = rest[size:]


def _title(compositor: Compositor, images: Sequence[Image]) -> Text | None:
    """The caption of a picture alone on its slide, if the place of the title holds it."""
    caption = images[0].caption
    if caption is None or len(images) > 1:
        return None
    slot = compositor.layout(_LAYOUT).slots["title"]
    width, height = slot.rect.width * compositor.grid.fit, slot.rect.height
    wording = compositor.wording(caption, slot.style)
    tries = settings(compositor.typesetter, [wording], width)
    return caption if any(fits(texts, width, height) for texts in tries) else None


def _slide(
    desk: Desk, visit: Visit, number: int, images: Sequence[Image], name: str, part: str
) -> None:
    title = _title(desk.compositor, images)
    shown = _single(desk, images[0], name, titled=title is not None)
    desk.add(
        name,
        _LAYOUT,
        title or visit.title,
        section=visit.name.plain,
        items=[
            *(_pair(desk, images, name) if len(images) > 1 else shown),
            *desk.rail.items(number),
        ],
        level=Role.H3,
        footer=visit.name.plain,
        see=visit_anchor(visit),
        part=part,
        notes=_notes(desk.compositor, images),
        source=images[0].origin,
    )


def _notes(compositor: Compositor, images: Sequence[Image]) -> Notes:
    """What a presenter says of pictures, and who took them."""
    said = [line for image in images for line in speech.picture(image)]
    return Notes(said, after=[credit for i in images if (credit := credit_of(compositor, i))])


def _single(desk: Desk, image: Image, name: str, *, titled: bool) -> Iterator[AnyItem]:
    """One picture as large as its place allows; its words stand below the title."""
    compositor = desk.compositor
    layout = compositor.layout(_LAYOUT)
    slot, photograph = layout.slots["picture"].rect, photograph_of(compositor, image)
    size = within(photograph, slot.width, slot.height)
    if size.width * size.height < _FILLS * slot.width * slot.height:
        yield Panel(rect=slot, name=f"{name}/ground", colour="paper")
        mat = compositor.scaled(_MAT)
        area = slot.inset(mat, mat, mat, mat)
        size = within(photograph, area.width, area.height)
        x, y = slot.x + (slot.width - size.width) / 2, slot.y + (slot.height - size.height) / 2
        place = Rect(x, y, size.width, size.height)
    else:
        place = Rect(slot.right - size.width, slot.y, size.width, size.height)
    figure = desk.path(name, Role.FIGURE, "picture")
    yield picture(image, photograph, place, "picture", figure, slot="picture")
    words = list(_words(compositor, image, captioned=not titled))
    yield from _beside(desk, words, name, slot.bottom if place.y > slot.y else place.bottom)


def _pair(desk: Desk, images: Sequence[Image], name: str) -> Iterator[AnyItem]:
    """Two portraits equally high; their words stand below the title."""
    compositor = desk.compositor
    slot = compositor.layout(_LAYOUT).slots["picture"].rect
    photographs = [photograph_of(compositor, image) for image in images]
    shares, gutter = sum(each.ratio for each in photographs), compositor.scaled(_GUTTER)
    height = min(slot.height, (slot.width - gutter) / shares)
    x = slot.right - shares * height - gutter
    for number, (image, photograph) in enumerate(zip(images, photographs, strict=True)):
        place = Rect(x, slot.y, photograph.ratio * height, height)
        figure = desk.path(name, Role.FIGURE, f"picture{number}")
        slot_name = None if number else "picture"
        yield picture(image, photograph, place, f"picture{number}", figure, slot=slot_name)
        x = place.right + gutter
    sides = (compositor.words.on_the_left, compositor.words.on_the_right)
    words = [
        wording
        for image, side in zip(images, sides, strict=True)
        for wording in _words(compositor, image, captioned=True, side=side)
    ]
    yield from _beside(desk, list(dict.fromkeys(words)), name, slot.y + height)


def _beside(desk: Desk, words: Sequence[Wording], name: str, bottom: float) -> Iterator[AnyItem]:
    """The words of a slide, in the place of its body, level with the foot of the pictures."""
    slot = desk.compositor.layout(_LAYOUT).slots["body"]
    least = min(desk.compositor.scaled(_LEAST), slot.rect.height)
    area = Rect(slot.rect.x, slot.rect.y, slot.rect.width, max(bottom - slot.rect.y, least))
    if words:
        path = desk.path(name, Role.CAPTION, "caption")
        yield desk.compositor.box(
            "body", words, area, anchor=slot.anchor, structure=path, slot="body"
        )


def _words(
    compositor: Compositor, image: Image, *, captioned: bool, side: str = "{text}"
) -> Iterator[Wording]:
    """The caption, unless the title says it, and the credit; ``side`` says which picture's."""
    if captioned and image.caption:
        before, after = side.split("{text}")
        spans = (Span(before), *image.caption.spans, Span(after))
        style = compositor.style("picture-caption")
        yield Wording(tuple(span for span in spans if span.text), style, image.caption.source)
    credit = credit_of(compositor, image)
    if credit:
        yield compositor.wording(credit, "picture-credit")
