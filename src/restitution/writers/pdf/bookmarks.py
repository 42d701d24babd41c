"""The outline that readers show beside the pages (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.page.items import Publication
from restitution.writers.pdf.links import Places
from restitution.writers.pdf.reportlab_slots import Document

_Entry = tuple[int, str, str]


def write_bookmarks(document: Document, publication: Publication, places: Places) -> None:
    """Put the outline into the document; raises KeyError for an anchor no page has."""
    for depth, (_, title, anchor) in _levelled(publication.bookmarks):
        document.add_bookmark(title, depth, places.top(document, anchor))


def _levelled(entries: Sequence[_Entry]) -> Iterator[tuple[int, _Entry]]:
    """The entries with their levels, which count from the lowest and never jump."""
    lowest, depth = min((level for level, _, _ in entries), default=0), -1
    for entry in entries:
        depth = min(entry[0] - lowest, depth + 1)
        yield depth, entry
