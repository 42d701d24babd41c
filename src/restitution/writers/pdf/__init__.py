"""The PDF of a publication: vectors, embedded subsets, links, bookmarks and tags.

This package is the only importer of reportlab, and uses its canvas alone.
"""

from __future__ import annotations

from pathlib import Path

from restitution.page.items import Page, Publication
from restitution.page.structure import Role
from restitution.theme.tokens import Theme
from restitution.writers.pdf import metadata
from restitution.writers.pdf.fonts import FontShelf
from restitution.writers.pdf.images import ImageShelf
from restitution.writers.pdf.ink import Light
from restitution.writers.pdf.intents import write_screen_intent
from restitution.writers.pdf.links import Bookmarks, Places, write_labels
from restitution.writers.pdf.reportlab_slots import Document
from restitution.writers.pdf.sheet import Sheet
from restitution.writers.pdf.tags import Branch, Tree, path_of

__all__ = ["write"]

_DOCUMENT: Branch = ((Role.DOCUMENT, "document"),)
_SECTION_DEPTH = 2


def write(publication: Publication, theme: Theme, path: Path) -> None:
    """Write a publication as a PDF: the same publication and theme give the same bytes.

    Raises ThemeError for a font that cannot be embedded, KeyError for a link or bookmark to an
    anchor that no page has, AssetError for a photograph that is damaged, ValueError for a date that
    is not ISO 8601, OSError when the file cannot be written.
    """
    path.write_bytes(_data(publication, theme))


def _data(publication: Publication, theme: Theme) -> bytes:
    document = Document(publication.language, metadata.moment(publication.date))
    places, fonts, images = Places(publication), FontShelf(), ImageShelf(document)
    outermost = next((found[:1] for page in publication.pages if (found := _top(page))), _DOCUMENT)
    inks = Light(document.canvas, theme)
    tree = Tree(document, len(publication.pages), outermost)
    bookmarks = Bookmarks(document, publication, places)
    for number, page in enumerate(publication.pages):
        bookmarks.place(page, number)
        tree.top = _top(page) or tree.top
        Sheet(document, inks, fonts, images, tree, places, page, number).write()
    fonts.write(document)
    bookmarks.write()
    places.write(document)
    write_labels(document, publication)
    tagged = tree.write()
    write_screen_intent(document)
    metadata.write_information(document, publication)
    metadata.write_xmp(document, publication, tagged=tagged)
    return document.data()


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
