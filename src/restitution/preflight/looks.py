"""What pages are drawn from: one that is drawn from the same as before is not looked at again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from pikepdf import Array, Dictionary, Object, Page, Pdf, Stream

from restitution.rack import Rack

Found = TypeVar("Found")

_ELSEWHERE = {"/Parent", "/Annots"}
"""Entries of a page (ISO 32000-1, 7.7.3.3) that lead to other pages."""


class Looks:
    """The pages of one file, and what was found before on pages drawn from the same.

    ``name`` tells files apart, ``rack`` is where it stands what was found.
    """

    def __init__(self, pdf: Pdf, name: str, rack: Rack) -> None:
        known: dict[tuple[int, int], bytes] = {}
        self._prints = [_print(page, known) for page in pdf.pages]
        self._name, self._rack = name, rack

    def found(
        self, rule: str, number: int, look: Callable[[], Found], meant: object = None
    ) -> Found:
        """What a rule finds on a page, from what it is drawn from and what it is meant to be.

        ``number`` is the page's, from 1.
        """
        made_of = (self._prints[number - 1], meant)
        return self._rack.forme(f"{rule}/{self._name}/{number}", made_of, look)


def _print(page: Page, known: dict[tuple[int, int], bytes]) -> bytes:
    """A fingerprint of all that a page is drawn from; of its annotations, how they look."""
    inherited = (page.resources, page.mediabox, page.cropbox, page.trimbox)
    own = (page.obj[key] for key in page.obj.keys() if key not in _ELSEWHERE)  # noqa: SIM118
    drawn = (note.get("/AP", "") for note in page.obj.get("/Annots", ()))
    keys = " ".join(key for key in page.obj.keys() if key not in _ELSEWHERE)  # noqa: SIM118
    parts = (_digest(part, known) for part in (*inherited, *own, *drawn))
    return hashlib.sha256(b"".join((keys.encode(), *parts))).digest()


def _digest(value: Any, known: dict[tuple[int, int], bytes]) -> bytes:
    """Of a value with all that it refers to; ``known`` are the objects that were met."""
    if not isinstance(value, Object):
        return hashlib.sha256(repr(value).encode()).digest()
    key = value.objgen
    if key != (0, 0) and key in known:
        return known[key]
    known[key] = str(key).encode()  # for what refers to itself
    known[key] = found = hashlib.sha256(b"".join(_parts(value, known))).digest()
    return found


def _parts(value: Object, known: dict[tuple[int, int], bytes]) -> Iterator[bytes]:
    if isinstance(value, Stream):
        yield value.read_raw_bytes()
        yield _digest(Dictionary(dict(value.stream_dict)), known)
        return
    written = value.unparse(resolved=True)
    yield written
    if b" R" not in written:
        return
    if isinstance(value, Dictionary):
        for name in value.keys():  # noqa: SIM118 - not a mapping
            yield _digest(value[name], known)
    elif isinstance(value, Array):
        for entry in list(value):
            yield _digest(entry, known)
