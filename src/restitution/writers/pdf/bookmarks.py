"""The outline that readers show beside the pages (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from restitution.page.items import Publication
from restitution.writers.pdf import syntax
from restitution.writers.pdf.document import Document
from restitution.writers.pdf.links import Places

_Entry = tuple[int, str, str]


@dataclass(slots=True, eq=False)
class _Bookmark:
    """One bookmark, or the outline itself, with those below it."""

    reference: str
    title: str = ""
    destination: str = ""
    below: list[_Bookmark] = field(default_factory=list)

    def count(self) -> int:
        """How many there are below it, all open."""
        return sum(1 + one.count() for one in self.below)


def write_bookmarks(document: Document, publication: Publication, places: Places) -> None:
    """Put the outline into the document; raises KeyError for an anchor no page has."""
    if not publication.bookmarks:
        return
    outline = _Bookmark(document.reserve())
    above = [outline]
    for depth, (_, title, anchor) in _levelled(publication.bookmarks):
        made = _Bookmark(document.reserve(), title, places.top(document, anchor))
        above[depth].below.append(made)
        above[depth + 1 :] = [made]
    document.put(outline.reference, f"<< /Type /Outlines {_ends(outline)} >>")
    _write(document, outline)
    document.set_catalog(Outlines=outline.reference, PageMode="/UseOutlines")


def _levelled(entries: Sequence[_Entry]) -> Iterator[tuple[int, _Entry]]:
    """The entries with their levels, which count from the lowest and never jump."""
    lowest, depth = min(level for level, _, _ in entries), -1
    for entry in entries:
        depth = min(entry[0] - lowest, depth + 1)
        yield depth, entry


def _write(document: Document, above: _Bookmark) -> None:
    for before, one, after in zip(
        [None, *above.below], above.below, [*above.below[1:], None], strict=False
    ):
        document.put(
            one.reference,
            f"<< /Title {syntax.text(one.title)} /Parent {above.reference} "
            f"/Dest {one.destination}{_to('Prev', before)}{_to('Next', after)}{_ends(one)} >>",
        )
        _write(document, one)


def _to(name: str, other: _Bookmark | None) -> str:
    return f" /{name} {other.reference}" if other else ""


def _ends(bookmark: _Bookmark) -> str:
    """The first and last below one, and how many there are."""
    if not bookmark.below:
        return ""
    first, last = bookmark.below[0].reference, bookmark.below[-1].reference
    return f" /First {first} /Last {last} /Count {bookmark.count()}"
