"""A visit's photographs: the first across the page where it can be, the others in the columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from restitution.compose.newsletter.galleys import Galleys, Lead
from restitution.compose.pictures import credit_of, photograph_of, picture, within
from restitution.content.edition import Image, Visit
from restitution.flow.columns import Filled
from restitution.flow.galley import Block
from restitution.frozen import Frozen, replace
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Panel
from restitution.page.structure import Role
from restitution.photograph import LEAST_PPI, Photograph
from restitution.text.fit import height_of
from restitution.text.setting import SetText

_WIDE = 1.48
"""From this proportion on a picture may run across the columns; cameras give 1.5."""

_FREE = 0.33
"""The share of a page's text that stays free under a picture across the columns."""

_TALLEST = 0.43
"""The share of a page's text that a picture in a column may be high."""

_SHARES = (0.8, 0.65, 0.5)
"""How much of their usual height pictures may take, before one is left alone on a page."""

_TOP = 3.0
"""From the top of a line to the top of its capitals: pictures begin level with the type."""

_CAPTION_GAP = 4.0
_CREDIT_GAP = 12.0


class Plate(Frozen):
    """A photograph with its words, set for a width; ``size`` is the photograph's own place.

    ``beside`` says that the credit stands in the last line of the caption.
    """

    galleys: Galleys
    image: Image
    photograph: Photograph
    name: str
    width: float
    tallest: float
    caption: tuple[SetText, ...]
    credit: tuple[SetText, ...]
    beside: bool

    def block(self, below: float = 0.0) -> Block:
        """The plate as a block of whole grid units, with some room below it."""
        words = height_of(self.caption) + (0.0 if self.beside else height_of(self.credit))
        gap = _CAPTION_GAP if words else 0.0
        height = _TOP + within(self.photograph, self.width, self.tallest).height + gap + words
        room = self.galleys.space().height
        return Block(
            self.galleys.units(height + below), self.draw, source=self.image.origin, room=room
        )

    def draw(self, rect: Rect) -> tuple[AnyItem, ...]:
        """The picture at the top of a rectangle, on a ground if it is narrower, words below it."""
        size = within(self.photograph, self.width, self.tallest)
        mat = Rect(rect.x, rect.y + _TOP, rect.width, size.height)
        place = Rect(rect.x + (rect.width - size.width) / 2, mat.y, size.width, size.height)
        figure = self.galleys.path(Role.FIGURE, self.name)
        ground = Panel(rect=mat, name=f"{self.name}/ground", colour="paper")
        return (
            *([ground] if size.width < rect.width - 1 else []),
            picture(self.image, self.photograph, place, self.name, figure),
            *self._words(rect, mat.bottom + _CAPTION_GAP),
        )

    def _words(self, rect: Rect, y: float) -> list[AnyItem]:
        """The caption and the credit, from ``y`` on."""
        compositor, found = self.galleys.compositor, list[AnyItem]()
        path = self.galleys.path(Role.CAPTION, f"{self.name}/caption")
        below = y + height_of(self.caption)
        if self.caption:
            area = Rect(rect.x, y, rect.width, below - y)
            found.append(
                compositor.place(f"{self.name}/caption", self.caption, area, structure=path)
            )
        if self.credit:
            top = self._beside(y) if self.beside else below
            area = Rect(rect.x, top, rect.width, height_of(self.credit))
            found.append(compositor.place(f"{self.name}/credit", self.credit, area, structure=path))
        return found

    def _beside(self, y: float) -> float:
        """The top of a credit that stands on the last line of a caption that begins at ``y``."""
        return self.caption[0].slugs(0, y)[-1].baseline - self.credit[0].slugs(0, 0)[0].baseline


def plate(galleys: Galleys, image: Image, name: str, width: float, tallest: float) -> Plate:
    """A picture for a width, not higher than ``tallest``."""
    compositor, rough = galleys.compositor, Rect(0, 0, width, tallest)
    caption = [compositor.wording(image.caption, "caption")] if image.caption else []
    credit, source = credit_of(compositor, image), image.place_of("credit")
    said = compositor.fitted(caption, rough, name)
    ends = [compositor.wording(credit, "credit-end", source=source)] if credit else []
    signed = compositor.fitted(ends, rough, name)
    beside = _goes_beside(said, signed, width)
    if credit and not beside:
        alone = compositor.wording(credit, "credit", source=source)
        signed = compositor.fitted([alone], rough, name)
    photograph = photograph_of(compositor, image)
    return Plate(galleys, image, photograph, name, width, tallest, said, signed, beside)


def _goes_beside(caption: Sequence[SetText], credit: Sequence[SetText], width: float) -> bool:
    if not caption or not credit or len(credit[0].lines) > 1:
        return False
    taken = caption[0].lines[-1].width + credit[0].lines[0].width
    return taken + _CREDIT_GAP <= width


def modest(
    galleys: Galleys, poured: Callable[[Galleys], tuple[Filled, ...]]
) -> tuple[Galleys, tuple[Filled, ...]]:
    """The galleys with pictures low enough that none is left alone on a last page, as poured.

    If that cannot be had, the pictures keep their usual height.
    """
    usual = poured(galleys)
    if not _left_over(usual):
        return galleys, usual
    for share in _SHARES:
        lower = replace(galleys, pictures=share)
        pages = poured(lower)
        if not _left_over(pages):
            return lower, pages
    return galleys, usual


def _left_over(pages: Sequence[Filled]) -> bool:
    """Whether there is nothing but pictures on the last of several pages."""
    pieces = [placed.piece for column in pages[-1].columns for placed in column] if pages else []
    alone = all(isinstance(piece, Block) and piece.room is not None for piece in pieces)
    return len(pages) > 1 and alone


def opens_alike(one: Lead | None, other: Lead | None) -> bool:
    """Whether both leads have a picture below them, or neither has."""
    return bool(one and one.below) == bool(other and other.below)


def with_picture(galleys: Galleys, visit: Visit, lead: Lead | None, area: Rect) -> Lead | None:
    """The lead with the visit's first picture below it, if that is wide, fine, and leaves room."""
    if lead is None or not visit.images:
        return lead
    across = plate(galleys, visit.images[0], f"{visit.id}.picture0", area.width, area.height)
    block = across.block(below=galleys.space().height / 2)
    free = area.height - lead.height - block.height
    large = across.photograph.ppi(area.width) >= LEAST_PPI
    if not large or across.photograph.ratio < _WIDE or free < _FREE * area.height:
        return lead
    return replace(lead, height=lead.height + block.height, below=block)


def column_pictures(
    galleys: Galleys, visit: Visit, lead: Lead | None, places: int
) -> tuple[tuple[Block, ...], ...]:
    """The pictures that are left for the columns, spread over places in the order of the text.

    The first place is the top of the text, right under the lead: no second picture goes there.
    """
    first = 1 if lead and lead.below else 0
    page = galleys.desk.sheet("inside").rect("text").height
    tallest = page * _TALLEST * galleys.pictures
    spread: list[list[Block]] = [[] for _ in range(places)]
    rest = visit.images[first:]
    for number, image in enumerate(rest):
        made = plate(galleys, image, f"{visit.id}.picture{first + number}", galleys.width, tallest)
        spread[first + number * (places - first) // len(rest)].append(made.block())
    return tuple(tuple(blocks) for blocks in spread)
