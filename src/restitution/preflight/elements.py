"""The structure tree of a file (ISO 32000-1, 14.7), read into elements."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from restitution.frozen import Changing, Frozen, field

Key = tuple[int, int]
"""What tells an indirect object from others in a file."""


class Mark(Frozen):
    """A marked sequence as a part of an element: its page (from 1) and number."""

    page: int
    number: int


class Annotated(Frozen):
    """An annotation as a part of an element."""

    key: Key


class Element(Changing):
    """A node of the tree. ``role`` is the standard type that its own is mapped to."""

    role: str
    object: Object
    parent: Element | None
    kids: list[Element | Mark | Annotated] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """The element's object in the file."""
        return self.object.objgen

    @property
    def below(self) -> list[Element]:
        """The elements that it holds itself."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def all(self) -> Iterator[Element]:
        """The element and everything below it, in reading order."""
        yield self
        for kid in self.below:
            yield from kid.all()

    @property
    def page(self) -> int:
        """The page (from 1) of its first content; 0 if it has none."""
        return next(self._pages(), 0)

    def _pages(self) -> Iterator[int]:
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid.page
            elif isinstance(kid, Element):
                yield from kid._pages()  # noqa: SLF001 - its own


def read(pdf: Pdf) -> Element | None:
    """The root of the tree, or None for a file without one."""
    root = pdf.Root.get(Name.StructTreeRoot)
    if not isinstance(root, Dictionary):
        return None
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    return _Reader(pages, root.get(Name.RoleMap, Dictionary())).element(root, None, 0)


class _Reader:
    def __init__(self, pages: dict[Key, int], mapped: Object) -> None:
        self._pages = pages
        self._mapped = mapped
        self._standards: dict[str, str] = {}

    def element(self, found: Object, parent: Element | None, page: int) -> Element:
        role = str(found.get("/S", "StructTreeRoot"))
        if role not in self._standards:
            self._standards[role] = self._standard(role.lstrip("/"))
        element = Element(self._standards[role], found, parent)
        at = found.get("/Pg")
        page = self._pages.get(at.objgen, 0) if at is not None else page
        kids = found.get("/K", Array())
        for kid in kids.as_list() if isinstance(kids, Array) else [kids]:
            element.kids.append(self._kid(kid, element, page))
        return element

    def _kid(self, kid: Object | int, parent: Element, page: int) -> Element | Mark | Annotated:
        if not isinstance(kid, Dictionary):
            return Mark(page, int(kid))
        kind = kid.get("/Type")
        if kind == Name.OBJR:
            return Annotated(kid.Obj.objgen)
        if kind == Name.MCR:
            at = kid.get("/Pg")
            return Mark(self._pages.get(at.objgen, 0) if at is not None else page, int(kid.MCID))
        return self.element(kid, parent, page)

    def _standard(self, role: str) -> str:
        """The type at the end of the role map; a circle leads back to where it began."""
        seen = [role]
        while f"/{seen[-1]}" in self._mapped:
            following = str(self._mapped[f"/{seen[-1]}"]).lstrip("/")
            if following in seen:
                break
            seen.append(following)
        return seen[-1]
