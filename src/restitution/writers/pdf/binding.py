"""Binding leaves into a file: what depends on all pages comes to each only here.

A leaf is drawn with the codes that its glyphs have in every file. Where two glyphs of a file would
have the same one, the later has another, and its page is drawn again for that file.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from restitution.page.items import Page
from restitution.rack import Rack
from restitution.writers.pdf.fonts import write_fonts
from restitution.writers.pdf.images import ImageShelf
from restitution.writers.pdf.leaf import Leaf
from restitution.writers.pdf.reportlab_slots import Document
from restitution.writers.pdf.sorts import Cases, FontShelf


class Manner(Protocol):
    """How pages are drawn; ``look`` is what a leaf is made of besides its page."""

    name: str
    look: object

    def draw(self, page: Page, cases: Cases) -> Leaf:
        """The leaf of a page."""


class Binder:
    """Binds the leaves of one document.

    They stand on the rack by their manner, for all files that show them; those that were drawn
    again for this file stand by its ``place``.
    """

    def __init__(self, document: Document, manner: Manner, rack: Rack, place: str) -> None:
        self._document, self._manner = document, manner
        self._rack, self._place = rack, place
        self._shelf, self._images = FontShelf(), ImageShelf(document)

    def leaf(self, page: Page) -> Leaf:
        """The leaf of the next page.

        Raises ThemeError for a font that cannot be embedded, AssetError for a photograph that is
        damaged.
        """
        manner, shelf = self._manner, self._shelf
        place, made_of = f"{manner.name}/{page.name}", (manner.look, page)
        leaf = self._rack.lasting(place, made_of, lambda: manner.draw(page, Cases()))
        if shelf.takes(leaf.taken):
            return leaf
        place, codes = f"{self._place}/{place}", shelf.codes(leaf.taken)
        return self._rack.lasting(place, (made_of, codes), lambda: manner.draw(page, Cases(shelf)))

    def bind(self, page: str, leaf: Leaf, annotations: Sequence[str] = (), **entries: str) -> None:
        """Put a leaf into the document as a page, with its links and more entries of it."""
        linked = {"Annots": f"[{' '.join(annotations)}]"} if annotations else {}
        images = self._images.references(leaf.images)
        more = {**leaf.entries, **linked, **entries}
        self._document.put_page(page, leaf.content, images, leaf.resources, more)

    def form(self, leaf: Leaf) -> str:
        """Put a leaf into the document as something that pages show; returns its reference."""
        images = self._images.references(leaf.images)
        return self._document.add_form(
            leaf.content, images, leaf.resources, leaf.entries["MediaBox"]
        )

    def finish(self) -> None:
        """Put into the document what the pages share."""
        write_fonts(self._document, self._shelf.fonts, self._rack)
