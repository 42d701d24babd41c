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
from restitution.writers.pdf import operators, syntax
from restitution.writers.pdf.drawing import Brush
from restitution.writers.pdf.leaf import Described, Draft, Leaf
from restitution.writers.pdf.links import Linker, box
from restitution.writers.pdf.paths import LINK, Branch, linked, path_of
from restitution.writers.pdf.tags import Artifact, Marker
from restitution.writers.pdf.text import TypeWriter
from restitution.writers.pdf.untagged import Unlinked, Unmarked

_PLAIN_TYPE = "100 Tz 0 Ts 0 Tc"
"""Type as a page begins with it (ISO 32000-1, 9.3): neither wider, raised nor spaced."""


class Painting:
    """Draws one page on a draft: without tags and links, and without a sheet."""

    def __init__(
        self,
        draft: Draft,
        page: Page,
        marker: Marker | None = None,
        linker: Linker | None = None,
    ) -> None:
        size = page.size
        self._draft, self._page = draft, page
        self._ground = Rect(0, 0, size.width, size.height)
        self._brush = Brush(draft.emit, draft.inks, size.height)
        self._marker, self._linker = marker or Unmarked(), linker or Unlinked()
        self._type = TypeWriter(draft, self._brush, self._marker, self._linker, size.height)

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
                self._picture(item)
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

    def _picture(self, item: Picture) -> None:
        rect, name = item.rect, self._draft.image(item)
        bottom = self._page.size.height - rect.bottom
        place = syntax.numbers(rect.width, 0, 0, rect.height, rect.x, bottom)
        self._draft.emit(f"q {place} cm /{name} Do Q")

    def _miniature(self, item: Miniature) -> None:
        """Another page in the place of the item, cut at its edge."""
        rect, size, emit = item.rect, item.page.size, self._draft.emit
        scale = f"{rect.width / size.width:.6f}"
        place = syntax.numbers(rect.x, self._page.size.height - rect.bottom)
        edge = operators.rectangle(0, 0, size.width, size.height)
        emit(f"q {scale} 0 0 {scale} {place} cm {edge} W n {_PLAIN_TYPE}")
        Painting(self._draft, item.page).paint()
        emit("Q")


class PlainSheet(Painting):
    """Draws one page on a sheet of its size, and no more: for machines that print it."""

    def leaf(self) -> Leaf:
        """The page, drawn."""
        self.paint()
        size = self._page.size
        return self._draft.leaf(MediaBox=f"[{syntax.numbers(0, 0, size.width, size.height)}]")


class Sheet(PlainSheet):
    """Draws one page with its tags and links, and finishes it."""

    def __init__(self, draft: Draft, page: Page) -> None:
        super().__init__(draft, page, Marker(draft), Linker(draft, page.size.height))

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
            self._type.passage(passage, within.get(own, own), f"{item.name}-{index}")
        if item.link and not within:
            self._link(item, ())

    def _link(self, item: Item, path: Branch) -> Branch:
        """Make the item's rectangle a link; returns the path of what is drawn in it.

        What is drawn stays an artifact if it was one; then its link hangs at the top of the tree.
        """
        assert item.link is not None
        # neighbours that lead to the same place are one link: an entry of the contents, its page
        at = linked(path, item.link)
        element = at if at[-1][0] == LINK else at[:-1]
        self._linker.add(item.link, item.rect, element, item.alt or _words(item))
        return at if path else path

    def _describe(self, item: Item, path: Branch) -> None:
        where = box(item.rect, self._page.size.height)
        self._draft.events.append(Described(path, item.alt, where))


def _words(item: Item) -> str:
    passages = item.passages if isinstance(item, TextBox) else ()
    return " ".join(slug.text for passage in passages for slug in passage.slugs)
