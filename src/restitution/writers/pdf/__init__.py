"""The PDF of a publication: vectors, embedded subsets, links, bookmarks and tags.

Drawing a page and binding pages into a file are apart: a page that is as it was is not drawn again.
"""

from __future__ import annotations

from pathlib import Path

from restitution.page.items import Page, Publication
from restitution.page.structure import Role
from restitution.rack import Rack
from restitution.theme.tokens import Theme
from restitution.writers.pdf import metadata
from restitution.writers.pdf.binding import Binder
from restitution.writers.pdf.bookmarks import write_bookmarks
from restitution.writers.pdf.intents import write_screen_intent
from restitution.writers.pdf.links import Places, write_labels, write_links
from restitution.writers.pdf.paths import Branch, path_of
from restitution.writers.pdf.reportlab_slots import Document
from restitution.writers.pdf.screen import Screen
from restitution.writers.pdf.tree import Tree

__all__ = ["write"]

_DOCUMENT: Branch = ((Role.DOCUMENT, "document"),)
_SECTION_DEPTH = 2


def write(publication: Publication, theme: Theme, path: Path, rack: Rack | None = None) -> None:
    """Write a publication as a PDF: the same publication and theme give the same bytes.

    On the rack stand the pages that were drawn last. Raises ThemeError for a font that
    cannot be embedded, KeyError for a link or bookmark to an anchor that no page has, AssetError
    for a photograph that is damaged, ValueError for a date that is not ISO 8601, OSError when the
    file cannot be written.
    """
    path.write_bytes(_data(publication, theme, rack or Rack(), path.name))


def _data(publication: Publication, theme: Theme, rack: Rack, place: str) -> bytes:
    document = Document(publication.language)
    places = Places(publication)
    binder = Binder(document, Screen(theme), rack, place)
    tagged = _bind_pages(document, publication, binder, places)
    write_bookmarks(document, publication, places)
    places.write(document)
    write_labels(document, publication)
    write_screen_intent(document, rack)
    metadata.write_information(document, publication)
    metadata.write_xmp(document, publication, tagged=tagged)
    return document.data()


def _bind_pages(
    document: Document, publication: Publication, binder: Binder, places: Places
) -> bool:
    """Put the pages into the document, and what they mean; whether they mean anything."""
    tops = [_top(page) for page in publication.pages]
    tree = Tree(document, len(tops), next((top[:1] for top in tops if top), _DOCUMENT))
    for number, (page, top) in enumerate(zip(publication.pages, tops, strict=True)):
        leaf = binder.leaf(page)
        sheet = document.add_page()
        tree.turn(sheet, top)
        links = write_links(document, tree, places, leaf.events)
        # Tabs: links are reached in the order of the structure (ISO 14289-1, 7.18.3)
        binder.bind(sheet, leaf, links, StructParents=str(number), Tabs="/S")
    binder.finish()
    return tree.write()


def _top(page: Page) -> Branch:
    """The path of the section that a page begins with, or of the outermost element it names."""
    structures = (
        structure
        for item in page.items
        for structure in (
            item.structure,
            *(passage.structure for passage in getattr(item, "passages", ())),
        )
    )
    first = next((path_of(structure[:_SECTION_DEPTH]) for structure in structures if structure), ())
    return first if first[-1:] and first[-1][0] == Role.SECTION else first[:1]
