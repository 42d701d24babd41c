"""The products: what each is called, which publication it shows, and who writes it.

A new paged format is one writer and one line here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from restitution.page.items import Publication
from restitution.rack import Rack
from restitution.theme.tokens import Theme

Writer = Callable[[Publication, Theme, Path, Rack], None]


@dataclass(frozen=True, slots=True)
class Product:
    """A file in the output folder: the publication it shows and the writer that makes it.

    ``hint`` is a code for what people must know who print it.
    """

    file: str
    publication: str
    writer: str
    hint: str = ""

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
    "deck": Product("deck.pptx", "deck", "pptx"),
    "deck-pdf": Product("deck.pdf", "deck", "pdf"),
    "deck-handout": Product("deck-handout.pdf", "handout", "pdf"),
    "newsletter": Product("newsletter.pdf", "newsletter", "pdf"),
    "press": Product("newsletter-press.pdf", "newsletter", "pdf.press"),
    "booklet": Product("newsletter-booklet.pdf", "newsletter", "booklet", "short_edge"),
    "qr": Product("qr", "codes", "codes"),
}
