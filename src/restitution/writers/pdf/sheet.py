"""One page: its background, its layout's decorations, then its items in order."""

from __future__ import annotations

from typing import assert_never

from restitution.geometry import Rect
from restitution.page.items import (
    AnyItem,
    Chart,
    Disc,
    Item,
    Miniature,
    Outline,
    Page,
    Panel,
    Picture,
    Stroke,
    Symbol,
    Table,
    TextBox,
)
from restitution.page.structure import Role
from restitution.writers.pdf import syntax
from restitution.writers.pdf.drawing import Brush
from restitution.writers.pdf.fonts import FontShelf
from restitution.writers.pdf.images import ImageShelf
from restitution.writers.pdf.ink import Inks
from restitution.writers.pdf.links import Linker, Places
from restitution.writers.pdf.reportlab_slots import Document
from restitution.writers.pdf.tags import (
    LINK,
    Artifact,
    Branch,
    Marker,
    Tree,
    box,
    linked,
    path_of,
)
from restitution.writers.pdf.text import TypeWriter
from restitution.writers.pdf.untagged import Unlinked, Unmarked

_PLAIN_TYPE = "100 Tz 0 Ts 0 Tc"
"""Type as a page begins with it (ISO 32000-1, 9.3): neither wider, raised nor spaced."""


class Painting:
    """Draws one page where the canvas is: without tags and links, and without a sheet."""

    def __init__(
        self,
        document: Document,
        inks: Inks,
        fonts: FontShelf,
        images: ImageShelf,
        page: Page,
        marker: Marker | None = None,
        linker: Linker | None = None,
    ) -> None:
        size = page.size
        self._document, self._images, self._page = document, images, page
        self._inks, self._fonts = inks, fonts
        self._ground = Rect(0, 0, size.width, size.height)
        self._brush = Brush(document.canvas, inks, size.height)
        self._marker, self._linker = marker or Unmarked(), linker or Unlinked()
        self._type = TypeWriter(
            document, fonts, self._brush, self._marker, self._linker, size.height
        )

    def paint(self) -> None:
        """Draw everything."""
        layout = self._page.layout
        with self._marker.hold(Artifact.LAYOUT):
            self._brush.area(self._ground, layout.background)
            for decoration in layout.decorations:
                self._brush.area(decoration.rect, decoration.colour)
        for item in self._page.items:
            self._item(item)

    def _item(self, item: AnyItem) -> None:
        self._draw(item)

    def _draw(self, item: AnyItem) -> None:
        match item:
            case Panel():
                self._brush.panel(item)
            case Disc():
                self._brush.disc(item)
            case Stroke():
                self._brush.stroke(item)
            case Outline():
                self._brush.outline(item)
            case Symbol():
                self._brush.symbol(item)
            case Picture():
                self._images.show(item, self._page.size.height)
            case Miniature():
                self._miniature(item)
            case Chart() | Table():
                self._parts(item)
            case TextBox():
                self._text(item, ())
            case _:
                assert_never(item)

    def _text(self, item: TextBox, path: Branch) -> None:
        for passage in item.passages:
            self._type.passage(passage, path, item.name)

    def _parts(self, whole: Chart | Table) -> None:
        for part in whole.drawing:
            self._draw(part)

    def _miniature(self, item: Miniature) -> None:
        """Another page in the place of the item, cut at its edge."""
        canvas, rect, size = self._document.canvas, item.rect, item.page.size
        scale = f"{rect.width / size.width:.6f}"
        place = syntax.numbers(rect.x, self._page.size.height - rect.bottom)
        edge = syntax.numbers(0, 0, size.width, size.height)
        canvas.addLiteral(f"q {scale} 0 0 {scale} {place} cm {edge} re W n {_PLAIN_TYPE}")
        Painting(self._document, self._inks, self._fonts, self._images, item.page).paint()
        canvas.addLiteral("Q")


class PlainSheet(Painting):
    """Draws one page on a sheet of its size, and no more: for machines that print it."""

    def __init__(
        self,
        document: Document,
        inks: Inks,
        fonts: FontShelf,
        images: ImageShelf,
        page: Page,
        marker: Marker | None = None,
        linker: Linker | None = None,
    ) -> None:
        super().__init__(document, inks, fonts, images, page, marker, linker)
        document.canvas.setPageSize((page.size.width, page.size.height))

    def write(self) -> None:
        """Draw everything and end the page."""
        self.paint()
        self._document.end_page((), {})


class Sheet(PlainSheet):
    """Draws one page with its tags and links, and finishes it."""

    def __init__(
        self,
        document: Document,
        inks: Inks,
        fonts: FontShelf,
        images: ImageShelf,
        tree: Tree,
        places: Places,
        page: Page,
        number: int,
    ) -> None:
        marker = Marker(document, tree, number)
        linker = Linker(document, tree, places, page, number)
        super().__init__(document, inks, fonts, images, page, marker, linker)
        self._tree, self._number = tree, number

    def write(self) -> None:
        """Draw everything and end the page."""
        self.paint()
        # Tabs: links are reached in the order of the structure (ISO 14289-1, 7.18.3)
        self._document.end_page(
            self._linker.annotations, {"StructParents": str(self._number), "Tabs": "/S"}
        )

    def _item(self, item: AnyItem) -> None:
        path = path_of(item.structure)
        if isinstance(item, TextBox):
            self._text(item, path)
            return
        if item.link:
            path = self._link(item, path)
        if path and path[-1][0] == Role.FIGURE:
            self._describe(item, path)
        if isinstance(item, Chart | Table) and not path:
            for part in item.drawing:
                self._item(part)
            return
        with self._marker.hold(path or Artifact.LAYOUT):
            self._draw(item)

    def _text(self, item: TextBox, path: Branch) -> None:
        """The passages, each in its element, or else in that of the box."""
        within: dict[Branch, Branch] = {}
        for index, passage in enumerate(item.passages):
            own = path_of(passage.structure) or path
            if item.link and own and not within:
                within[own] = self._link(item, own)
            self._type.passage(passage, within.get(own, own), f"{self._key(item)}-{index}")
        if item.link and not within:
            self._link(item, ())

    def _link(self, item: Item, path: Branch) -> Branch:
        """Make the item's rectangle a link; returns the path of what is drawn in it.

        What is drawn stays an artifact if it was one; then its link hangs at the top of the tree.
        """
        assert item.link is not None
        # neighbours that lead to the same place are one link: an entry of the contents, its page
        at = linked(path or self._tree.top, f"{self._number}-{item.link}")
        element = at if at[-1][0] == LINK else at[:-1]
        self._linker.add(item.link, item.rect, element, item.alt or _words(item))
        return at if path else path

    def _describe(self, item: Item, path: Branch) -> None:
        """A figure's alternative text and its place (ISO 14289-1, 7.3)."""
        figure = self._tree.element(path)
        figure.alt = figure.alt or item.alt
        left, bottom, right, top = box(item.rect, self._page.size.height)
        if figure.box:
            left, bottom = min(left, figure.box[0]), min(bottom, figure.box[1])
            right, top = max(right, figure.box[2]), max(top, figure.box[3])
        figure.box = (left, bottom, right, top)

    def _key(self, item: Item) -> str:
        return f"{self._number}-{item.name}"


def _words(item: Item) -> str:
    passages = item.passages if isinstance(item, TextBox) else ()
    return " ".join(slug.text for passage in passages for slug in passage.slugs)
