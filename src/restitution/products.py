"""The products: what each is called, which publication it shows, and who writes it.

A new paged format is one writer and one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from restitution.frozen import Frozen
from restitution.page.items import Publication
from restitution.rack import Rack
from restitution.theme.tokens import Theme

Writer = Callable[[Publication, Theme, Path, Rack], None]


class Product(Frozen):
    """A file in the output folder: the publication it shows and the writer that makes it.

    ``hint`` is a code for what people must know who print it; ``spoken`` is whether the file holds
    what a presenter says.
    """

    file: str
    publication: str
    writer: str
    hint: str = ""
    spoken: bool = False

    def shown(self, publication: Publication) -> Publication:
        """What the file holds of the publication."""
        return publication if self.spoken else publication.unspoken()

    def write(
        self, publication: Publication, theme: Theme, path: Path, rack: Rack | None = None
    ) -> None:
        """Write the file; what was drawn for the last one may stand on a rack."""
        self.prepare()(publication, theme, path, rack or Rack())

    def prepare(self) -> Writer:
        """The writer; imported only now, because it is heavy."""
        writer: Writer = import_module(f"restitution.writers.{self.writer}").write
        return writer


PRODUCTS = {
    "deck": Product("deck.pptx", "deck", "pptx", spoken=True),
    "deck-pdf": Product("deck.pdf", "deck", "pdf"),
    "deck-handout": Product("deck-handout.pdf", "handout", "pdf"),
    "newsletter": Product("newsletter.pdf", "newsletter", "pdf"),
    "press": Product("newsletter-press.pdf", "newsletter", "pdf.press"),
    "booklet": Product("newsletter-booklet.pdf", "newsletter", "booklet", "short_edge"),
    "qr": Product("qr", "codes", "codes"),
}
