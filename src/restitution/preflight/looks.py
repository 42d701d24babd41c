"""What pages are drawn from: one that is drawn from the same as before is not looked at again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from pikepdf import Dictionary, Name, Object, Page, Pdf

from restitution.frozen import Frozen
from restitution.preflight.groups import groups
from restitution.preflight.matrix import Box
from restitution.preflight.objects import Objects
from restitution.rack import Rack

Found = TypeVar("Found")

_NAMED = {"/Font", "/XObject"}
"""Resources of which it is known which are used."""


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
        self._sheets = list(pdf.pages)
        self.pages = [page.obj.objgen for page in self._sheets]
        """The numbers of the pages' objects."""
        self.notes = [list(page.obj.get(Name.Annots, ())) for page in self._sheets]
        """The annotations of every page."""
        self.noted = {note.objgen[0] for notes in self.notes for note in notes}
        """The numbers of their objects."""
        self._fonts: dict[bytes, tuple[bytes, set[int]]] = {}
        self._beside = self.noted.union(number for number, _ in self.pages)
        self._prints = [*map(self._print, self._sheets)]
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

    def found_in(
        self, place: Box, rule: str, number: int, look: Callable[[], Found], meant: object
    ) -> Found:
        """The same in a place of a page, from what may be seen there."""
        made_of = (self._print_in(place, self._sheets[number - 1]), self.letters(number), meant)
        return self.stands(f"{rule}/{number}", made_of, look)

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

    def _print_in(self, place: Box, page: Page) -> bytes:
        """Of the groups that may be seen in a place, the page that they are on, and resources."""
        _, letters = self._lettering(page.resources.get(Name.Font, Dictionary()))
        seen = [group for group in groups(page) if group.is_in(place)]
        things = page.resources.get(Name.XObject, Dictionary())
        values = (
            # its own object is not looked into: that would lead to all that it draws
            hashlib.sha256(page.obj.unparse(resolved=True)).hexdigest().encode(),
            as_written(page.obj.get(Name.Parent)),
            *(group.content for group in seen),
            *(as_written(things.get(name)) for group in seen for name in group.shown),
            *(as_written(page.resources[key]) for key in sorted(page.resources.keys() - _NAMED)),
            *(as_written(note.AP) for note in page.obj.get(Name.Annots, ()) if Name.AP in note),
        )
        return self.objects.print_of(*values, without=self._beside | letters)

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
