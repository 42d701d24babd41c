"""The tree of what a file means (ISO 32000-1, 14.7): its elements, and the way back to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from restitution.page.structure import Role
from restitution.writers.pdf import syntax
from restitution.writers.pdf.document import Document
from restitution.writers.pdf.leaf import Box, Described
from restitution.writers.pdf.paths import LINK, Branch, Step


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked content sequence: its page (counted from 0) and its number on the page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link annotation as a part of an element: its page (from 0) and reference."""

    page: int
    reference: str


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree. ``alt`` and ``box`` (PDF coordinates) are for figures."""

    role: str
    id: str
    parent: Element | None
    reference: str
    kids: list[Element | Mark | Annotated] = field(default_factory=list)
    by_step: dict[Step, Element] = field(default_factory=dict)
    alt: str = ""
    box: Box | None = None


class Tree:
    """The document's structure. Elements are told apart by their path from the root."""

    def __init__(self, document: Document, pages: int, top: Branch) -> None:
        self.top = top
        """The path of the element that holds what nothing else holds on the present page."""
        self._document = document
        self._root = Element("StructTreeRoot", "", None, document.reserve())
        self._pages: list[list[Element]] = [[] for _ in range(pages)]
        self._annotations: list[Element] = []

    def element(self, path: Branch, page: int) -> Element:
        """The element at a path, made where it is missing, after the siblings made before it.

        A link belongs to its page alone, and hangs at the page's top if it is in nothing else.
        """
        element = self._root
        for name in path if path[0][0] != LINK else (*self.top, *path):
            step = name if name[0] != LINK else (LINK, f"{page}-{name[1]}")
            below = element.by_step.get(step)
            if below is None:
                below = Element(*step, element, self._document.reserve())
                element.by_step[step] = below
                element.kids.append(below)
            element = below
        return element

    def mark(self, path: Branch, page: int) -> int:
        """A new mark at the end of an element; returns its number on the page."""
        element, number = self.element(path, page), len(self._pages[page])
        element.kids.append(Mark(page, number))
        self._pages[page].append(element)
        return number

    def annotate(self, path: Branch, page: int, reference: str) -> int:
        """Make an annotation a part of an element; returns its key in the parent tree."""
        element = self.element(path, page)
        element.kids.append(Annotated(page, reference))
        self._annotations.append(element)
        return len(self._pages) + len(self._annotations) - 1

    def describe(self, figure: Described, page: int) -> None:
        """A figure's alternative text and its place (ISO 14289-1, 7.3)."""
        element = self.element(figure.path, page)
        element.alt = element.alt or figure.alt
        element.box = _around(element.box, figure.box) if element.box else figure.box

    def write(self) -> bool:
        """Put the tree into the document; False, and nothing, if there is no element at all."""
        if not self._root.kids:
            self._document.put(self._root.reference, "null")
            return False
        for kid in self._root.by_step.values():
            self._write(kid)
        kids = " ".join(element.reference for element in self._root.by_step.values())
        self._document.put(
            self._root.reference,
            f"<< /Type /StructTreeRoot /K [{kids}] /ParentTree {self._parent_tree()} "
            f"/ParentTreeNextKey {len(self._pages) + len(self._annotations)} >>",
        )
        self._document.set_catalog(StructTreeRoot=self._root.reference, MarkInfo="<</Marked true>>")
        return True

    def _parent_tree(self) -> str:
        """From page and mark, or from annotation, back to the element (14.7.4.4)."""
        pages = [
            f"{key} [{' '.join(element.reference for element in elements)}]"
            for key, elements in enumerate(self._pages)
        ]
        links = [
            f"{key} {element.reference}"
            for key, element in enumerate(self._annotations, len(self._pages))
        ]
        return self._document.add(f"<< /Nums [{' '.join(pages + links)}] >>")

    def _write(self, element: Element) -> None:
        assert element.parent is not None
        page = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
        kids = " ".join(self._kid(kid, page) for kid in element.kids)
        self._document.put(
            element.reference,
            f"<< /Type /StructElem /S /{element.role} /P {element.parent.reference} /K [{kids}]"
            f"{'' if page is None else f' /Pg {self._document.pages[page]}'}"
            f"{_attributes(element)} >>",
        )
        for kid in element.by_step.values():
            self._write(kid)

    def _kid(self, kid: Element | Mark | Annotated, page: int | None) -> str:
        if isinstance(kid, Element):
            return kid.reference
        at = self._document.pages[kid.page]
        if isinstance(kid, Annotated):
            return f"<< /Type /OBJR /Obj {kid.reference} /Pg {at} >>"
        if kid.page == page:
            return str(kid.number)
        return f"<< /Type /MCR /MCID {kid.number} /Pg {at} >>"


def _attributes(element: Element) -> str:
    parts: Sequence[str] = (
        f" /Alt {syntax.text(element.alt)}" if element.alt else "",
        f" /A << /O /Layout /BBox [{syntax.numbers(*element.box)}] >>" if element.box else "",
        # ISO 14289-1, 7.6: a list with marks says of which kind they are
        " /A << /O /List /ListNumbering /Disc >>" if _has_marks(element) else "",
        # ISO 14289-1, 7.5: a head says what it heads
        f" /A << /O /Table /Scope /{_scope(element)} >>" if element.role == Role.HEAD else "",
        # ISO 14289-1, 7.9: every note has an id of its own
        f" /ID {syntax.raw(_trail(element).encode())}" if element.role == Role.NOTE else "",
    )
    return "".join(parts)


def _has_marks(element: Element) -> bool:
    entries = element.by_step.values() if element.role == Role.LIST else ()
    return any(role == Role.LABEL for entry in entries for role, _ in entry.by_step)


def _scope(head: Element) -> str:
    """A head in the first row of a table heads its column, any other its row."""
    row = head.parent
    assert row is not None
    assert row.parent is not None
    return "Column" if row is row.parent.kids[0] else "Row"


def _trail(element: Element) -> str:
    return element.id if element.parent is None else f"{_trail(element.parent)}/{element.id}"


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
