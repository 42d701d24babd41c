"""What pages are drawn from: one that is drawn from the same as before is not looked at again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from pikepdf import Dictionary, Name, Object, Page, Pdf

from restitution.frozen import Frozen
from restitution.preflight.objects import Objects
from restitution.rack import Rack

Found = TypeVar("Found")

_MOST_DEEP = 32
"""Nodes above a page; a file that goes deeper turns in a circle."""


class _Prints(Frozen):
    """Fingerprints of what a page is drawn from: without its fonts, and of its fonts."""

    drawing: bytes
    fonts: bytes


class Looks:
    """The pages of one file, and what was found before on pages drawn from the same.

    ``data`` are the bytes of the file, ``name`` tells it from others, ``rack`` is where it stands
    what was found.
    """

    def __init__(self, pdf: Pdf, data: bytes, name: str, rack: Rack) -> None:
        self.objects = Objects(data, name, rack)
        self.pages = [page.obj.objgen for page in pdf.pages]
        """The numbers of the pages' objects."""
        self.notes = [list(page.obj.get(Name.Annots, ())) for page in pdf.pages]
        """The annotations of every page."""
        self._fonts: dict[bytes, tuple[bytes, set[int]]] = {}
        self._numbers = {number for number, _ in self.pages}
        self._prints = [*map(self._print, pdf.pages, self.notes)]
        self._name, self._rack = name, rack

    def found(
        self,
        rule: str,
        number: int,
        look: Callable[[], Found],
        meant: object = None,
        *,
        lettered: bool = True,
    ) -> Found:
        """What a rule finds on a page, from what it is drawn from and what it is meant to be.

        ``number`` is the page's, from 1; ``lettered`` is whether it matters what its fonts are.
        """
        prints = self._prints[number - 1]
        return self.stands(
            f"{rule}/{number}", (prints if lettered else prints.drawing, meant), look
        )

    def stands(self, rule: str, made_of: tuple[object, ...], look: Callable[[], Found]) -> Found:
        """What a rule finds in the file, from what it looks at."""
        return self._rack.lasting(f"{rule}/{self._name}", made_of, look)

    def _print(self, page: Page, notes: Sequence[Object]) -> _Prints:
        """Of its annotations, how they look."""
        fonts, letters = self._lettering(page.resources.get(Name.Font, Dictionary()))
        inherited = (page.resources, page.mediabox, page.cropbox, page.trimbox)
        own = (
            page.obj.unparse(resolved=True),
            *(one.unparse() for one in inherited),
            *map(as_written, _turns(page.obj)),
        )
        drawn = (as_written(note.AP) for note in notes if Name.AP in note)
        others = self._numbers.union(letters, _led_to(page, notes))
        return _Prints(self.objects.print_of(*own, *drawn, without=others), fonts)

    def _lettering(self, fonts: Object) -> tuple[bytes, set[int]]:
        """A fingerprint of fonts, and their numbers; most pages share them."""
        written = fonts.unparse()
        if written not in self._fonts:
            numbers = {font.objgen[0] for font in (fonts, *dict(fonts).values())}
            found = self.objects.print_of(written, without=self._numbers)
            self._fonts[written] = found, numbers
        return self._fonts[written]


def _turns(node: Object) -> Iterator[object]:
    """By how much a page is turned, and all above it, from whom it inherits that (7.7.3.4)."""
    for _ in range(_MOST_DEEP):
        yield node.get(Name.Rotate, 0)
        if Name.Parent not in node:
            return
        node = node.Parent


def as_written(value: object) -> bytes:
    """A value as it stands in a file: an object by its number, if it has one."""
    return value.unparse() if isinstance(value, Object) else repr(value).encode()


def _led_to(page: Page, notes: Sequence[Object]) -> Iterator[int]:
    """What a page leads to, and is not drawn from (ISO 32000-1, 7.7.3.3): above it, beside it."""
    for value in (page.obj.get(Name.Parent), page.obj.get(Name.Annots), *notes):
        if isinstance(value, Object):
            yield value.objgen[0]
