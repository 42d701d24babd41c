"""Photographs as media parts: each in the file once, however often it is shown."""

from __future__ import annotations

from restitution.page.items import Picture
from restitution.writers.pptx.elements import Xml, element
from restitution.writers.pptx.parts import JPEG, PNG, Part, Relations


class Media:
    """The media parts of one deck, by their bytes; ``first`` is the number of the first."""

    def __init__(self, first: int = 1) -> None:
        self._first = first
        self._parts: dict[bytes, Part] = {}

    def parts(self) -> tuple[Part, ...]:
        """The parts, in the order in which they were first shown."""
        return tuple(self._parts.values())

    def part(self, picture: Picture) -> Part:
        """The part that holds a picture's pixels.

        Raises AssetError for a file that breaks off or is damaged inside.
        """
        from restitution.photograph.files import pixels  # noqa: PLC0415 - few decks have pictures

        found = pixels(picture.photograph, picture.rect.width, picture.rect.height)
        if found.data not in self._parts:
            name = f"/ppt/media/image{len(self._parts) + self._first}.{found.kind}"
            kind = JPEG if found.kind == "jpeg" else PNG
            self._parts[found.data] = Part(name, kind, found.data)
        return self._parts[found.data]


def filling(part: Part, relations: Relations) -> Xml:
    """The pixels of a part, stretched over the whole of a picture (``p:blipFill``)."""
    shown = element("a:blip", r_embed=relations.to(part.kind, part.name))
    return element("p:blipFill", shown, element("a:stretch", element("a:fillRect")))
