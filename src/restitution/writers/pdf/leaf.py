"""A drawn page, before it is bound into a file: all that drawing it has given.

A leaf knows no number of an object or a page: what is the same page is the same leaf in whatever
file it is bound. It holds nothing but plain data, and faces.
"""

from __future__ import annotations

from collections.abc import Mapping

from restitution.frozen import Changing, Frozen, field
from restitution.page.items import Picture
from restitution.photograph import Pixels
from restitution.writers.pdf.ink import Inks
from restitution.writers.pdf.operators import deflated
from restitution.writers.pdf.paths import Branch
from restitution.writers.pdf.sorts import Cases, Taken

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, from the bottom left."""


class Marked(Frozen):
    """The next marked content sequence belongs to the element at a path."""

    path: Branch


class Described(Frozen):
    """A figure with its alternative text, and where on the page it is."""

    path: Branch
    alt: str
    box: Box


class Linked(Frozen):
    """A link on the page: its element, and where it leads.

    Its place and what it says, if it says anything, are in PDF notation.
    """

    path: Branch
    link: str
    box: str
    says: str


Event = Marked | Described | Linked


class Leaf(Frozen):
    """One page: its content, deflated, the entries of its dictionary, and what it takes and means.

    ``resources`` are entries beside its fonts and ``images``, which it shows as Im1, Im2 and so on;
    ``events`` are what its structure and links are made of, in order.
    """

    content: bytes
    entries: Mapping[str, str]
    resources: str
    taken: tuple[Taken, ...]
    images: tuple[Pixels, ...]
    events: tuple[Event, ...]


class Draft(Changing):
    """A leaf in the making; with a ``profile`` its photographs are in the inks it describes."""

    inks: Inks
    cases: Cases
    profile: bytes | None = None
    lines: list[str] = field(default_factory=list)
    images: dict[Pixels, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)

    def emit(self, operators: str) -> None:
        """Go on with the content stream."""
        self.lines.append(operators)

    def image(self, picture: Picture) -> str:
        """The name under which the page shows a picture.

        Raises AssetError for a file that breaks off or is damaged inside.
        """
        from restitution.photograph.files import pixels  # noqa: PLC0415 - few issues have pictures

        rect = picture.rect
        found = pixels(picture.photograph, rect.width, rect.height, profile=self.profile)
        return self.images.setdefault(found, image_name(len(self.images)))

    def leaf(self, resources: str = "", **entries: str) -> Leaf:
        """What has been drawn."""
        return Leaf(
            deflated(self.lines),
            entries,
            f"{self.inks.resources}{resources}",
            self.cases.taken(),
            tuple(self.images),
            tuple(self.events),
        )


def image_name(index: int) -> str:
    """What the image of an index is called in the content of its page."""
    return f"Im{index + 1}"
