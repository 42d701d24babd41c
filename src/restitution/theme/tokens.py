"""How things look, as values: colours, type styles, grids, layouts and their slots.

A theme is one YAML file in assets/themes; the loader fills these types from it.
All lengths are points.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from restitution.frozen import Frozen, field, replace
from restitution.geometry import Rect, Size
from restitution.template.model import Holder
from restitution.theme.lending import Borrowing, Lent

BOLD = 600
"""From this weight on a face is bold to programs that know only two weights."""


SYMBOL_GROUND = "symbol-ground"
"""The role of the light ground that codes need where the background is dark."""


class Colour(Frozen):
    """One palette entry: sRGB in 0..1 for screens, CMYK in 0..1 for the print shop."""

    name: str
    rgb: tuple[float, float, float]
    cmyk: tuple[float, float, float, float]

    @property
    def hex(self) -> str:
        """The sRGB value as six capital hexadecimal digits."""
        return "".join(f"{round(channel * 255):02X}" for channel in self.rgb)


class Align(StrEnum):
    """How lines stand in their measure."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"
    JUSTIFY = "justify"


class Anchor(StrEnum):
    """Where text stands in a rectangle that is taller than it."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Bullet(Frozen):
    """The mark before a list entry; ``indent`` is where the text starts."""

    character: str
    indent: float
    colour: str


class TextStyle(Frozen):
    """How a passage is set. ``colour`` is a role; ``tracking`` is in thousandths of the size.

    ``sizes`` below ``size`` are the steps a text may take when it does not fit; the last is its
    floor. The leading steps down in proportion. Justified text may draw its glyphs wider or
    narrower by ``expansion`` (a share of their width) to even its spaces, and ``hang`` lets
    hyphens, stops and guillemets stand partly outside the measure.
    """

    name: str
    family: str
    size: float
    leading: float
    colour: str
    weight: int = 400
    strong_weight: int = 700
    italic: bool = False
    align: Align = Align.LEFT
    hyphenate: bool = False
    expansion: float = 0.0
    hang: bool = False
    capitals: bool = False
    balance: bool = False
    tracking: float = 0.0
    space_before: float = 0.0
    first_indent: float = 0.0
    sizes: tuple[float, ...] = ()
    features: tuple[str, ...] = ()
    bullet: Bullet | None = None

    def __hash__(self) -> int:
        """Of what nearly always tells two styles apart: set text is looked up by its style."""
        return hash((self.name, self.family, self.size, self.colour, self.weight))


class SlotKind(StrEnum):
    """What a slot is for; PowerPoint's placeholder types are made from it.

    An area is drawn in: several items share it, and it is never a placeholder.
    """

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"
    CHART = "chart"
    SYMBOL = "symbol"
    PICTURE = "picture"
    FOOTER = "footer"
    NUMBER = "number"
    AREA = "area"


class Slot(Frozen):
    """A named place of a layout. ``prompt`` is what an empty placeholder asks for.

    ``holder`` is the placeholder of an organisation's template that it is.
    """

    name: str
    kind: SlotKind
    rect: Rect
    style: str
    anchor: Anchor = Anchor.TOP
    prompt: str = ""
    holder: Holder | None = None


class Decoration(Frozen):
    """A filled rectangle that belongs to a layout and not to its content."""

    name: str
    rect: Rect
    colour: str


class Layout(Frozen):
    """A kind of page: its name for people, its background role, its slots in reading order.

    ``part`` is the layout of an organisation's template that it is, in that file; it has its own
    decorations, and pages bring those of ours: ``carried``.
    """

    name: str
    label: str
    background: str
    slots: Mapping[str, Slot] = field(default_factory=dict)
    decorations: tuple[Decoration, ...] = ()
    part: str = ""
    carried: tuple[Decoration, ...] = ()


class TypeStep(Frozen):
    """A size and a leading that running text may be set in, in points."""

    size: float
    leading: float


class Copyfit(Frozen):
    """What may be changed so that a publication fills its pages.

    ``steps`` go from the widest to the tightest and hold for all running text (``styles``);
    ``levers`` are what a piece may be given, in this order, while it stays on its pages.
    """

    steps: tuple[TypeStep, ...]
    styles: tuple[str, ...]
    levers: tuple[str, ...] = ()


class Grid(Frozen):
    """What one product is made on: the sheet, its type scale and its layouts.

    ``fit`` is the share of a slot's width that text is measured against (1 = all of it);
    ``scale`` is how large the sheet is beside the one that the theme describes.
    """

    size: Size
    fit: float
    styles: Mapping[str, TextStyle]
    layouts: Mapping[str, Layout]
    lengths: Mapping[str, float] = field(default_factory=dict)
    copyfit: Copyfit | None = None
    scale: float = 1.0
    template: Borrowing | None = None

    def stepped(self, step: TypeStep) -> Grid:
        """The grid with its running text at another size and leading."""
        assert self.copyfit is not None
        body = self.styles[self.copyfit.styles[0]]
        changed = {
            name: replace(
                self.styles[name],
                size=self.styles[name].size * step.size / body.size,
                leading=step.leading,
            )
            for name in self.copyfit.styles
        }
        lengths = {**self.lengths, "unit": step.leading}
        return replace(self, styles={**self.styles, **changed}, lengths=lengths)


class Family(Frozen):
    """A type family: the name that Office knows, and the files that measure and draw it.

    ``bold`` and ``bold_italic`` are for families whose weights have files of their own; ``twin``
    says that the files have the very widths of the font that Office knows.
    """

    name: str
    office_name: str
    upright: str
    italic: str
    axes: Mapping[str, float] = field(default_factory=dict)
    optical: bool = False
    bold: str = ""
    bold_italic: str = ""
    twin: bool = False

    def file(self, weight: int, *, italic: bool) -> str:
        """The file that has a weight."""
        if weight >= BOLD and self.bold:
            return self.bold_italic or self.bold if italic else self.bold
        return self.italic if italic else self.upright


class Press(Frozen):
    """What the print shop asks for: lengths in points, ink as a share (3 is 300 %).

    ``condition`` names the printing condition in the registry of characterisations, and
    ``profile`` is the ICC file that describes it. ``paper`` is the thickness of a sheet.
    """

    profile: Path
    condition: str
    condition_name: str
    registry: str
    ink: float
    bleed: float
    marks: bool
    mark_length: float
    mark_gap: float
    hairline: float
    paper: float
    fold_mark: float


class Theme(Frozen):
    """A brand: palette, roles, families, and one grid a product.

    The grids are ``deck``, ``handout`` and ``newsletter``; ``speech`` is how many words a minute
    its presenters say, by language.
    """

    name: str
    palette: Mapping[str, Colour]
    roles: Mapping[str, str]
    families: Mapping[str, Family]
    grids: Mapping[str, Grid]
    press: Press | None = None
    speech: Mapping[str, float] = field(default_factory=dict)
    lent: Lent | None = None

    def colour(self, role: str) -> Colour:
        """The palette colour that plays a role."""
        return self.palette[self.roles[role]]
