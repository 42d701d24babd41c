"""The waist of the house: a page is a sheet of fixed size with items at fixed places.

Composition makes pages; writers draw them and decide nothing. Lengths are points, the origin is
the top left corner of the trimmed sheet, y grows downwards.
"""

from __future__ import annotations

from collections.abc import Mapping

from restitution.frozen import Frozen, field, replace
from restitution.geometry import Rect, Size
from restitution.markup import Span
from restitution.page.structure import ARTIFACT, Structure
from restitution.photograph import Photograph
from restitution.qr import Matrix
from restitution.source import Source
from restitution.text.slug import Slug
from restitution.theme.tokens import Anchor, Layout, TextStyle


class SetPassage(Frozen):
    """A passage as said (spans, style) and as set (slugs at their places on the page).

    ``slugs`` are for writers that draw, ``spans`` for writers whose reader breaks lines itself.
    ``mark`` is the slug of the bullet or number before a list entry.
    """

    spans: tuple[Span, ...]
    style: TextStyle
    slugs: tuple[Slug, ...]
    structure: Structure = ARTIFACT
    source: Source | None = None
    mark: Slug | None = None
    level: int = 0


class Item(Frozen, kw_only=True):
    """What every item has. ``link`` is an address, or ``#`` and the name of an anchor.

    ``slot`` names the place of the page's layout that the item fills, if it fills one;
    ``name`` identifies the item on its page and stays the same from build to build.
    """

    rect: Rect
    name: str
    structure: Structure = ARTIFACT
    source: Source | None = None
    alt: str = ""
    link: str | None = None
    slot: str | None = None


class TextBox(Item, kw_only=True):
    """Passages in a rectangle.

    ``measure`` is the width that gives these lines with the most room for another program's
    rounding on both sides: a writer narrows the text area to it.
    """

    passages: tuple[SetPassage, ...]
    measure: float
    anchor: Anchor = Anchor.TOP


class Panel(Item, kw_only=True):
    """A filled rectangle, with rounded corners if ``radius`` is not 0."""

    colour: str
    radius: float = 0.0


class Disc(Item, kw_only=True):
    """A circle or ellipse that fills its rectangle; without ``colour`` only the line is drawn."""

    colour: str | None
    line_colour: str | None = None
    line_width: float = 0.0


class Move(Frozen):
    """Start a new contour at a point."""

    x: float
    y: float


class LineTo(Frozen):
    """Draw a straight line to a point."""

    x: float
    y: float


class CurveTo(Frozen):
    """Draw a cubic Bézier curve to (x, y) with two control points."""

    x1: float
    y1: float
    x2: float
    y2: float
    x: float
    y: float


Step = Move | LineTo | CurveTo


class Stroke(Item, kw_only=True):
    """A line through points, drawn with round joins and caps. ``dash`` is on, off in points."""

    steps: tuple[Step, ...]
    colour: str
    line_width: float
    dash: tuple[float, float] | None = None


class Outline(Item, kw_only=True):
    """A filled area with closed contours (even-odd rule)."""

    steps: tuple[Step, ...]
    colour: str


class Symbol(Item, kw_only=True):
    """A QR code that fills ``rect``, quiet zone outside it; ``address`` is what it says."""

    matrix: Matrix
    colour: str
    address: str


class Bar(Frozen):
    """One value of a chart: its label, its value, the value as printed, and its colour role."""

    label: str
    value: float
    printed: str
    colour: str


class Chart(Item, kw_only=True):
    """Horizontal bars. Writers with charts of their own use the data, the others ``drawing``."""

    bars: tuple[Bar, ...]
    maximum: float
    stacked: bool
    label_style: TextStyle
    value_style: TextStyle
    label_width: float
    gap: float
    series: str
    drawing: tuple[Drawn, ...]


class Ruling(Frozen):
    """A line between two rows of a table: its colour role and its width."""

    colour: str
    width: float


class Table(Item, kw_only=True):
    """Cells in rows and columns; the first row heads the columns, the first column the rows.

    ``columns`` are widths and ``heights`` those of the rows; a cell's rectangle is that of its
    text, inside the cell. ``below_head`` is under the first row, ``below_row`` under the others.
    Writers with tables of their own use these, the others ``drawing``.
    """

    columns: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[TextBox, ...], ...]
    below_head: Ruling
    below_row: Ruling
    drawing: tuple[Drawn, ...]


class Picture(Item, kw_only=True):
    """A photograph, whole: ``rect`` has its proportions, and nothing of it is cropped."""

    photograph: Photograph


class Miniature(Item, kw_only=True):
    """Another page, whole and small: ``rect`` has its proportions. Its links lead nowhere."""

    page: Page


Drawn = TextBox | Panel | Disc | Stroke | Outline
AnyItem = Drawn | Symbol | Chart | Table | Picture | Miniature


class Page(Frozen, kw_only=True):
    """A sheet with its items in reading order; what is painted first comes first.

    ``section`` groups pages (a bookmark, a PowerPoint section); ``anchors`` are the names that
    links may lead to; ``notes`` is what a presenter says and looks up, one string a passage (a
    Located where the content says it); ``seconds`` is how long it takes to say it, as estimated.
    """

    name: str
    size: Size
    layout: Layout
    title: str
    section: str
    items: tuple[AnyItem, ...]
    number: int = 0
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    anchors: tuple[str, ...] = ()
    source: Source | None = None

    def unspoken(self) -> Page:
        """The page as it is looked at: without what is said to it."""
        if not self.notes and not self.seconds:
            return self
        return replace(self, notes=(), seconds=0.0)


class Lever(Frozen):
    """What was done so that pages are full: where (a title, or "" for all), what, how full."""

    where: str
    names: tuple[str, ...]
    fill: float = 1.0


class Publication(Frozen, kw_only=True):
    """A finished product before it is written: its pages and what the file says of itself.

    ``bookmarks`` are (level, title, anchor); ``date`` is ISO 8601 and comes from the content.
    """

    title: str
    author: str
    subject: str
    language: str
    date: str
    pages: tuple[Page, ...]
    bookmarks: tuple[tuple[int, str, str], ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    spent: tuple[Lever, ...] = ()

    def unspoken(self) -> Publication:
        """The publication as it is looked at: without what is said to its pages."""
        pages = tuple(page.unspoken() for page in self.pages)
        spoken = any(page is not silent for page, silent in zip(self.pages, pages, strict=True))
        return replace(self, pages=pages) if spoken else self
