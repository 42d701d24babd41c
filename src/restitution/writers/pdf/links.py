"""Links, and the places they lead to (ISO 32000-1, 12.3.2 and 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from restitution.geometry import Rect
from restitution.page.items import Page, Publication
from restitution.writers.pdf import syntax
from restitution.writers.pdf.reportlab_slots import Document
from restitution.writers.pdf.tags import Branch, Tree, box


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link leads, as an action in PDF notation, and a name for it if nothing else is."""

    action: str
    name: str


class Places:
    """The anchors of a publication, as named destinations: ``file.pdf#nameddest=terre`` works."""

    def __init__(self, publication: Publication) -> None:
        self.pages: Mapping[str, int] = {
            anchor: number
            for number, page in enumerate(publication.pages)
            for anchor in page.anchors
        }
        self._sheets = publication.pages

    def target(self, link: str) -> Target:
        """An address, or ``#`` and an anchor; raises KeyError for an anchor no page has."""
        if not link.startswith("#"):
            return Target(f"<< /S /URI /URI {syntax.address(link)} >>", link)
        anchor = link[1:]
        title = self._sheets[self.pages[anchor]].title
        return Target(f"<< /S /GoTo /D {syntax.raw(anchor.encode())} >>", title)

    def write(self, document: Document) -> None:
        """Put the destinations into the document: the top of the page, at the reader's zoom."""
        places = " ".join(
            f"{syntax.raw(anchor.encode())} "
            f"[{document.pages[number]} /XYZ 0 {syntax.number(self._top(number))} null]"
            for anchor, number in sorted(self.pages.items(), key=lambda pair: pair[0].encode())
        )
        if places:
            document.set_catalog(Names=f"<< /Dests << /Names [{places}] >> >>")

    def _top(self, number: int) -> float:
        return self._sheets[number].size.height


class Linker:
    """Makes the link annotations of one page."""

    def __init__(
        self, document: Document, tree: Tree, places: Places, page: Page, number: int
    ) -> None:
        self._document, self._tree, self._places = document, tree, places
        self._height = page.size.height
        self._number = number
        self.annotations: list[str] = []

    def add(self, link: str, rect: Rect, path: Branch, says: str) -> None:
        """Make a rectangle of the page lead somewhere; ``path`` is the link's element."""
        target = self._places.target(link)
        reference = self._document.reserve()
        key = self._tree.annotate(path, self._number, reference)
        # flag 4: printed as well (PDF/A); a border of no width, or readers draw one
        self._document.put(
            reference,
            f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /StructParent {key} "
            f"/Rect [{syntax.numbers(*box(rect, self._height))}] "
            f"/Contents {syntax.text(says or target.name)} /A {target.action} >>",
        )
        self.annotations.append(reference)


class Bookmarks:
    """The outline. Raises KeyError for an anchor no page has."""

    def __init__(self, document: Document, publication: Publication, places: Places) -> None:
        self._canvas = document.canvas
        self._entries = publication.bookmarks
        self._by_page: dict[int, list[int]] = {}
        for key, (_, _, anchor) in enumerate(self._entries):
            self._by_page.setdefault(places.pages[anchor], []).append(key)

    def place(self, page: Page, number: int) -> None:
        """Let the bookmarks of the page being drawn lead to its top."""
        for key in self._by_page.get(number, ()):
            self._canvas.bookmarkPage(_bookmark(key), fit="XYZ", left=0, top=page.size.height)

    def write(self) -> None:
        """Put the outline into the document; levels count from the lowest and never jump."""
        lowest = min((level for level, _, _ in self._entries), default=0)
        depth = -1
        for key, (level, title, _) in enumerate(self._entries):
            depth = min(level - lowest, depth + 1)
            self._canvas.addOutlineEntry(title, _bookmark(key), level=depth)
        if self._entries:
            self._canvas.showOutline()


def write_labels(document: Document, publication: Publication) -> None:
    """Page labels (12.4.2): the printed number, or the title of a page without one."""
    expected = None
    for index, page in enumerate(publication.pages):
        if not page.number:
            document.canvas.addPageLabel(index, prefix=page.title)
        elif page.number != expected:
            document.canvas.addPageLabel(index, style="ARABIC", start=page.number)
        expected = page.number + 1 if page.number else None


def _bookmark(key: int) -> str:
    return f"bookmark-{key}"
