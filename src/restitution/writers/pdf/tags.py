"""Tagged PDF (ISO 32000-1, 14.6 to 14.8): marked content, and the tree of what it means.

Marks are opened and closed here and nowhere else, so that every drawn thing is either in the tree
or an artifact, as PDF/UA-1 (ISO 14289-1, 7.1) asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from restitution.geometry import Rect
from restitution.page.structure import Role, Structure
from restitution.writers.pdf import syntax
from restitution.writers.pdf.reportlab_slots import Document

Step = tuple[str, str]
Branch = tuple[Step, ...]

LINK = "Link"
_REFERENCE = "Reference"


class Artifact(StrEnum):
    """What kind of decoration something is (ISO 32000-1, 14.8.2.2)."""

    LAYOUT = "Layout"
    PAGINATION = "Pagination"


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
    box: tuple[float, float, float, float] | None = None


class Tree:
    """The document's structure. Elements are told apart by their path from the root."""

    def __init__(self, document: Document, pages: int, top: Branch) -> None:
        self.top = top
        """The path of the element that holds what nothing else holds on the present page."""
        self._document = document
        self._root = Element("StructTreeRoot", "", None, document.reserve())
        self._pages: list[list[Element]] = [[] for _ in range(pages)]
        self._annotations: list[Element] = []

    def element(self, path: Branch) -> Element:
        """The element at a path, made where it is missing, after the siblings made before it."""
        element = self._root
        for step in path:
            below = element.by_step.get(step)
            if below is None:
                below = Element(*step, element, self._document.reserve())
                element.by_step[step] = below
                element.kids.append(below)
            element = below
        return element

    def mark(self, path: Branch, page: int) -> int:
        """A new mark at the end of an element; returns its number on the page."""
        element, number = self.element(path), len(self._pages[page])
        element.kids.append(Mark(page, number))
        self._pages[page].append(element)
        return number

    def annotate(self, path: Branch, page: int, reference: str) -> int:
        """Make an annotation a part of an element; returns its key in the parent tree."""
        element = self.element(path)
        element.kids.append(Annotated(page, reference))
        self._annotations.append(element)
        return len(self._pages) + len(self._annotations) - 1

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


class Marker:
    """Opens and closes the marks of one page, in the page's own stream."""

    def __init__(self, document: Document, tree: Tree, page: int) -> None:
        self._emit = document.canvas.addLiteral
        self._tree = tree
        self._page = page
        self._open: Branch | Artifact | None = None
        self._held = False

    def is_in(self, what: Branch | Artifact) -> bool:
        """Whether what is drawn now is marked as that, or as something that holds it all."""
        return self._held or what == self._open

    def enter(self, what: Branch | Artifact) -> None:
        """What is drawn from here on belongs to an element, or is an artifact."""
        if self.is_in(what):
            return
        self.leave()
        self._open = what
        if isinstance(what, Artifact):
            self._emit(f"/Artifact <</Type /{what}>> BDC")
        else:
            self._emit(f"/{what[-1][0]} <</MCID {self._tree.mark(what, self._page)}>> BDC")

    def leave(self) -> None:
        """Close what is open."""
        if self._open is not None and not self._held:
            self._emit("EMC")
            self._open = None

    @contextmanager
    def hold(self, what: Branch | Artifact) -> Iterator[None]:
        """Everything drawn inside is one mark, whatever it says of itself."""
        self.enter(what)
        self._held = True
        yield
        self._held = False
        self.leave()


def path_of(structure: Structure) -> Branch:
    """A structure path as roles and ids."""
    return tuple((tag.role.value, tag.id) for tag in structure)


def linked(path: Branch, key: str) -> Branch:
    """The path of a link: around a figure, inside anything else (ISO 14289-1, 7.18.5)."""
    if path and path[-1][0] == Role.FIGURE:
        return (*path[:-1], (LINK, key), path[-1])
    return (*path, (LINK, key))


def referring(path: Branch, note: str | None) -> Branch:
    """The path of the mark of a note, if it is one (ISO 32000-1, 14.8.4.4.1)."""
    return (*path, (_REFERENCE, note)) if path and note else path


def labelled(path: Branch) -> tuple[Branch, Branch]:
    """The paths of a list entry's mark and of its text, both below the entry.

    Outside a list the mark belongs to the text.
    """
    entries = [i for i, (role, _) in enumerate(path) if role == Role.ENTRY]
    if not entries:
        return path, path
    entry = path[: entries[-1] + 1]
    body = path if len(path) > len(entry) else (*entry, (Role.ENTRY_BODY.value, "body"))
    return (*entry, (Role.LABEL.value, "label")), body


def box(rect: Rect, height: float) -> tuple[float, float, float, float]:
    """A rectangle of a page as PDF wants it: left, bottom, right, top, from the bottom left."""
    return rect.x, height - rect.bottom, rect.right, height - rect.y


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
