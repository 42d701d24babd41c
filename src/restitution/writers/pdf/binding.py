"""Binding leaves into a file: what depends on all pages comes to each only here.

A leaf that stands on the rack from the last file is bound again as it is, if its glyphs have the
codes here that it was drawn with. They nearly always have; else its page is drawn anew, so that a
file never shows which one was written before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from restitution.page.items import Page
from restitution.rack import Rack
from restitution.writers.pdf.document import Document
from restitution.writers.pdf.fonts import write_fonts
from restitution.writers.pdf.images import ImageShelf
from restitution.writers.pdf.leaf import Leaf
from restitution.writers.pdf.sorts import Cases, FontShelf


class Binder:
    """Binds the leaves of one document; ``place`` is where those of its product stand."""

    def __init__(self, document: Document, rack: Rack, place: str) -> None:
        self._document, self._rack, self._place = document, rack, place
        self._shelf, self._images = FontShelf(), ImageShelf(document)

    def leaf(self, page: Page, look: object, draw: Callable[[Page, Cases], Leaf]) -> Leaf:
        """The leaf of the next page: ``look`` is what it is made of besides.

        Raises ThemeError for a font that cannot be embedded, AssetError for a photograph that is
        damaged.
        """

        def drawn() -> Leaf:
            return draw(page, Cases(self._shelf))

        leaf = self._rack.forme(f"{self._place}/{page.name}", (look, page), drawn)
        return leaf if self._shelf.takes(leaf.taken) else drawn()

    def bind(self, leaf: Leaf, annotations: Sequence[str] = (), **entries: str) -> None:
        """Put a leaf into the document as its next page, with its links and more entries of it."""
        linked = {"Annots": f"[{' '.join(annotations)}]"} if annotations else {}
        images = self._images.references(leaf.images)
        self._document.add_page(
            leaf.content, images, leaf.resources, {**leaf.entries, **linked, **entries}
        )

    def finish(self) -> None:
        """Put into the document what the pages share."""
        write_fonts(self._document, self._shelf.fonts, self._rack, self._place)
