"""The tree of what a file means (ISO 32000-1, 14.7): its elements, and the way back to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from restitution.frozen import Changing, field
from restitution.page.structure import Role
from restitution.writers.pdf import syntax
from restitution.writers.pdf.leaf import Box, Described
from restitution.writers.pdf.paths import LINK, Branch, Step
from restitution.writers.pdf.reportlab_slots import Document


class Element(Changing):
    """A node of the tree; ``kids`` are in PDF notation.

    ``page`` refers to the page that its marks are on, if nothing else is said of them; ``alt`` and
    ``box`` (PDF coordinates) are for figures.
    """

    role: str
    id: str
    parent: Element | None
    reference: str
    kids: list[str] = field(default_factory=list)
    by_step: dict[Step, Element] = field(default_factory=dict)
    page: str = ""
    alt: str = ""
    box: Box | None = None


class Tree:
    """The document's structure. Elements are told apart by their path from the root.

    ``top`` is the path of the element that holds what nothing else holds, until a page says more.
    """

    def __init__(self, document: Document, pages: int, top: Branch) -> None:
        self._document, self._count, self._top = document, pages, top
        self._root = Element("StructTreeRoot", "", None, document.reserve())
        self._elements: list[Element] = []
        self._pages: list[list[str]] = []
        self._annotations: list[str] = []
        self._page = ""
        self._known: dict[Branch, Element] = {}

    def turn(self, page: str, top: Branch) -> None:
        """Go on with the next page: a reference to it, and the top of what is on it, if it has one.

        Until the next one all marks, figures and links are those of that page.
        """
        self._page, self._top = page, top or self._top
        self._pages.append([])
        self._known = {(): self._root}

    def mark(self, path: Branch) -> None:
        """A new mark at the end of an element; marks are numbered on their page."""
        element, marks = self._element(path), self._pages[-1]
        if not element.page:
            element.page = self._page
        number = str(len(marks))
        here = element.page == self._page
        element.kids.append(number if here else f"<< /Type /MCR /MCID {number} /Pg {self._page} >>")
        marks.append(element.reference)

    def annotate(self, path: Branch, reference: str) -> int:
        """Make an annotation a part of an element; returns its key in the parent tree."""
        element = self._element(path)
        element.kids.append(f"<< /Type /OBJR /Obj {reference} /Pg {self._page} >>")
        self._annotations.append(element.reference)
        return self._count + len(self._annotations) - 1

    def describe(self, figure: Described) -> None:
        """A figure's alternative text and its place (ISO 14289-1, 7.3)."""
        element = self._element(figure.path)
        element.alt = element.alt or figure.alt
        element.box = _around(element.box, figure.box) if element.box else figure.box

    def write(self) -> bool:
        """Put the tree into the document; False, and nothing, if there is no element at all."""
        document, root = self._document, self._root
        if not root.kids:
            return False
        for element in self._elements:
            document.put(element.reference, _written(element))
        document.put(
            root.reference,
            f"<< /Type /StructTreeRoot /K [{' '.join(root.kids)}] "
            f"/ParentTree {self._parent_tree()} "
            f"/ParentTreeNextKey {self._count + len(self._annotations)} >>",
        )
        document.set_catalog(StructTreeRoot=root.reference, MarkInfo="<</Marked true>>")
        return True

    def _element(self, path: Branch) -> Element:
        """The element at a path, made where it is missing, after the siblings made before it.

        A link belongs to its page alone, and hangs at the page's top if it is in nothing else.
        """
        known = self._known.get(path)
        if known is None:
            *above, step = path
            if not above and step[0] == LINK:
                above = [*self._top]
            known = self._known[path] = self._below(self._element(tuple(above)), step)
        return known

    def _below(self, element: Element, step: Step) -> Element:
        role, name = step
        own = step if role != LINK else (role, f"{len(self._pages)}-{name}")
        below = element.by_step.get(own)
        if below is None:
            below = Element(*own, element, self._document.reserve())
            element.by_step[own] = below
            element.kids.append(below.reference)
            self._elements.append(below)
        return below

    def _parent_tree(self) -> str:
        """From page and mark, or from annotation, back to the element (14.7.4.4)."""
        pages = [f"{key} [{' '.join(marks)}]" for key, marks in enumerate(self._pages)]
        links = [f"{key} {one}" for key, one in enumerate(self._annotations, self._count)]
        return self._document.add(f"<< /Nums [{' '.join(pages + links)}] >>")


def _written(element: Element) -> str:
    assert element.parent is not None
    special = _SPECIAL.get(element.role)
    return (
        f"<< /Type /StructElem /S /{element.role} /P {element.parent.reference} "
        f"/K [{' '.join(element.kids)}]{element.page and f' /Pg {element.page}'}"
        f"{element.alt and f' /Alt {syntax.text(element.alt)}'}"
        f"{_layout(element.box) if element.box else ''}{special(element) if special else ''} >>"
    )


def _layout(box: Box) -> str:
    return f" /A << /O /Layout /BBox [{syntax.numbers(*box)}] >>"


def _numbering(element: Element) -> str:
    """A list with marks says of which kind they are (ISO 14289-1, 7.6)."""
    entries = element.by_step.values()
    marked = any(role == Role.LABEL for entry in entries for role, _ in entry.by_step)
    return " /A << /O /List /ListNumbering /Disc >>" if marked else ""


def _scope(head: Element) -> str:
    """A head says what it heads (ISO 14289-1, 7.5).

    In the first row of a table that is its column, in any other its row.
    """
    row = head.parent
    assert row is not None
    assert row.parent is not None
    scope = "Column" if row.reference == row.parent.kids[0] else "Row"
    return f" /A << /O /Table /Scope /{scope} >>"


def _identity(note: Element) -> str:
    """Every note has an id of its own (ISO 14289-1, 7.9)."""
    return f" /ID {syntax.raw(_trail(note).encode())}"


_SPECIAL: Mapping[str, Callable[[Element], str]] = {
    Role.LIST.value: _numbering,
    Role.HEAD.value: _scope,
    Role.NOTE.value: _identity,
}
"""What elements of some roles say of themselves."""


def _trail(element: Element) -> str:
    return element.id if element.parent is None else f"{_trail(element.parent)}/{element.id}"


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
