"""Binding leaves into a file: what depends on all pages comes to each only here.

A leaf is drawn with the codes that its glyphs have in every file. Where two glyphs of a file would
have the same one, the later has another, and its page is drawn again for that file.
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
        place = f"{self._place}/{page.name}"
        leaf = self._rack.forme(place, (look, page), lambda: draw(page, Cases()))
        if self._shelf.takes(leaf.taken):
            return leaf
        made_of = (look, page, self._shelf.codes(leaf.taken))
        return self._rack.forme(f"{place}/again", made_of, lambda: draw(page, Cases(self._shelf)))

    def bind(self, page: str, leaf: Leaf, annotations: Sequence[str] = (), **entries: str) -> None:
        """Put a leaf into the document as a page, with its links and more entries of it."""
        linked = {"Annots": f"[{' '.join(annotations)}]"} if annotations else {}
        images = self._images.references(leaf.images)
        more = {**leaf.entries, **linked, **entries}
        self._document.put_page(page, leaf.content, images, leaf.resources, more)

    def finish(self) -> None:
        """Put into the document what the pages share."""
        write_fonts(self._document, self._shelf.fonts, self._rack, self._place)
