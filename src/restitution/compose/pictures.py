"""What both products make of a picture of the content: the photograph, its words, its size."""

from __future__ import annotations

from restitution.compose.compositor import Compositor
from restitution.content.edition import Image
from restitution.geometry import Rect, Size
from restitution.page.items import Picture
from restitution.page.structure import Structure
from restitution.photograph import Photograph


def photograph_of(compositor: Compositor, image: Image) -> Photograph:
    """The photograph of a picture; raises AssetError when its file is none."""
    from restitution.photograph.files import read  # noqa: PLC0415 - few editions have pictures

    return read(compositor.folder / image.file, image.file, image.place_of("file"))


def credit_of(compositor: Compositor, image: Image) -> str:
    """« Photo : » and the name; "" when nobody is named."""
    if image.credit is None:
        return ""
    return compositor.words.photo_credit.format(name=image.credit.plain)


def within(photograph: Photograph, width: float, height: float) -> Size:
    """The largest size in points that a photograph has inside a width and a height."""
    wide = min(width, height * photograph.ratio)
    return Size(wide, wide / photograph.ratio)


def picture(
    image: Image,
    photograph: Photograph,
    rect: Rect,
    name: str,
    structure: Structure,
    slot: str | None = None,
) -> Picture:
    """The photograph in its place, with its description for who does not see it."""
    return Picture(
        rect=rect,
        name=name,
        structure=structure,
        source=image.origin,
        alt=image.alt.plain,
        slot=slot,
        photograph=photograph,
    )
