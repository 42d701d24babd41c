"""What pages are drawn from: one that is drawn from the same as before is not looked at again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from pikepdf import Dictionary, Name, Object, Page, Pdf

from restitution.frozen import Frozen
from restitution.preflight.objects import Objects
from restitution.rack import Rack

Found = TypeVar("Found")


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
        self.objects = Objects(data)
        self.pages = [page.obj.objgen for page in pdf.pages]
        """The numbers of the pages' objects."""
        self.notes = [list(page.obj.get(Name.Annots, ())) for page in pdf.pages]
        """The annotations of every page."""
        self.noted = {note.objgen[0] for notes in self.notes for note in notes}
        """The numbers of their objects."""
        self._fonts: dict[bytes, tuple[bytes, set[int]]] = {}
        self._beside = self.noted.union(number for number, _ in self.pages)
        self._prints = [*map(self._print, pdf.pages)]
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

    def lettered(self, rule: str, number: int, look: Callable[[], Found]) -> Found:
        """What a rule finds in nothing but the fonts of a page, which most pages share."""
        return self.stands(rule, (self.letters(number),), look)

    def letters(self, number: int) -> bytes:
        """A fingerprint of the fonts of a page, whose number is from 1."""
        return self._prints[number - 1].fonts

    def _print(self, page: Page) -> _Prints:
        """Of its object, of those above it, from which it inherits, and of what they refer to.

        Not of what it leads to; of its annotations, how they look.
        """
        fonts, letters = self._lettering(page.resources.get(Name.Font, Dictionary()))
        (own, _), notes = page.obj.objgen, page.obj.get(Name.Annots)
        drawn = (as_written(note.AP) for note in notes or () if Name.AP in note)
        others = (self._beside | letters) - {own}
        if notes is not None:
            others.add(notes.objgen[0])
        return _Prints(self.objects.print_of(as_written(page.obj), *drawn, without=others), fonts)

    def _lettering(self, fonts: Object) -> tuple[bytes, set[int]]:
        """A fingerprint of fonts, and their numbers; most pages share them."""
        written = fonts.unparse()
        if written not in self._fonts:
            numbers = {font.objgen[0] for font in (fonts, *dict(fonts).values())}
            found = self.objects.print_of(written, without=self._beside)
            self._fonts[written] = found, numbers
        return self._fonts[written]


def as_written(value: object) -> bytes:
    """A value as it stands in a file: an object by its number, if it has one."""
    return value.unparse() if isinstance(value, Object) else repr(value).encode()
