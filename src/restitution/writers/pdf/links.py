"""Links, and the places they lead to (ISO 32000-1, 12.3.2 and 12.5.6.5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import assert_never

from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import Publication
from restitution.writers.pdf import syntax
from restitution.writers.pdf.leaf import Box, Described, Draft, Event, Linked, Marked
from restitution.writers.pdf.paths import Branch
from restitution.writers.pdf.reportlab_slots import Document
from restitution.writers.pdf.tree import Tree


class Target(Frozen):
    """Where a link leads, as an action, and a name for it if nothing else is: in PDF notation."""

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
        self._targets: dict[str, Target] = {}

    def target(self, link: str) -> Target:
        """An address, or ``#`` and an anchor; raises KeyError for an anchor no page has."""
        if link not in self._targets:
            self._targets[link] = self._target(link)
        return self._targets[link]

    def _target(self, link: str) -> Target:
        if not link.startswith("#"):
            return Target(f"<< /S /URI /URI {syntax.address(link)} >>", syntax.text(link))
        anchor = link[1:]
        title = self._sheets[self.pages[anchor]].title
        return Target(f"<< /S /GoTo /D {syntax.raw(anchor.encode())} >>", syntax.text(title))

    def write(self, document: Document) -> None:
        """Put the destinations into the document: the top of the page, at the reader's zoom."""
        places = " ".join(
            f"{syntax.raw(anchor.encode())} {self.top(document, anchor)}"
            for anchor in sorted(self.pages, key=str.encode)
        )
        if places:
            document.set_catalog(Names=f"<< /Dests << /Names [{places}] >> >>")

    def top(self, document: Document, anchor: str) -> str:
        """The top of an anchor's page as a destination; raises KeyError for one no page has."""
        number = self.pages[anchor]
        height = syntax.number(self._sheets[number].size.height)
        return f"[{document.pages[number]} /XYZ 0 {height} null]"


class Linker:
    """Notes the links of one page."""

    def __init__(self, draft: Draft, height: float) -> None:
        self._events, self._height = draft.events, height

    def add(self, link: str, rect: Rect, path: Branch, says: str) -> None:
        """Make a rectangle of the page lead somewhere; ``path`` is the link's element."""
        where = syntax.numbers(*box(rect, self._height))
        self._events.append(Linked(path, link, where, syntax.text(says) if says else ""))


def write_links(
    document: Document, tree: Tree, places: Places, events: Iterable[Event]
) -> list[str]:
    """Put what a page means into the tree that has turned to it; returns its annotations."""
    annotations: list[str] = []
    for event in events:
        match event:
            case Marked(path):
                tree.mark(path)
            case Described():
                tree.describe(event)
            case Linked():
                annotations.append(_annotation(document, tree, places, event))
            case _:
                assert_never(event)
    return annotations


def _annotation(document: Document, tree: Tree, places: Places, link: Linked) -> str:
    """A link annotation (12.5.6.5)."""
    target = places.target(link.link)
    reference = document.reserve()
    key = tree.annotate(link.path, reference)
    # flag 4: printed as well (PDF/A); a border of no width, or readers draw one
    document.put(
        reference,
        f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /StructParent {key} "
        f"/Rect [{link.box}] /Contents {link.says or target.name} /A {target.action} >>",
    )
    return reference


def write_labels(document: Document, publication: Publication) -> None:
    """Page labels (12.4.2): the printed number, or the title of a page without one."""
    expected = None
    labels: list[str] = []
    for index, page in enumerate(publication.pages):
        if not page.number:
            labels.append(f"{index} << /P {syntax.text(page.title)} >>")
        elif page.number != expected:
            labels.append(f"{index} << /S /D /St {page.number} >>")
        expected = page.number + 1 if page.number else None
    document.set_catalog(PageLabels=f"<< /Nums [{' '.join(labels)}] >>")


def box(rect: Rect, height: float) -> Box:
    """A rectangle of a page as PDF wants it, from the bottom left."""
    return rect.x, height - rect.bottom, rect.right, height - rect.y
