"""What a deck remembers of its own making, so that edits made by hand can be told later.

A record travels inside the file. It says what every slide held when it was written: names, places,
words, and where in content.yaml the words stand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from restitution.frozen import Frozen, field
from restitution.geometry import Rect


class Said(Frozen):
    """A passage as it was written; ``path`` is its place in content.yaml, "" for our own words."""

    text: str
    path: str = ""


class Field(Frozen):
    """An item as it was written: its name in the file, its place, its words.

    ``kind`` is the type of the placeholder that holds it, "" for an item of its own; ``data`` is
    the digest of a picture's bytes; the passages of a ``chart`` are its values, one a bar.
    """

    name: str
    rect: Rect
    said: tuple[Said, ...] = ()
    kind: str = ""
    data: str = ""
    chart: bool = False


class Sheet(Frozen):
    """A slide as it was written: the page it shows, its fields in order, its speaker notes."""

    name: str
    title: str
    creation: int
    fields: tuple[Field, ...]
    notes: tuple[Said, ...] = ()


class Record(Frozen):
    """All slides of a deck in their order; ``language`` is a BCP 47 tag."""

    language: str
    sheets: tuple[Sheet, ...] = field(default=())


def digest_of(data: bytes) -> str:
    """What tells a picture from another."""
    return hashlib.sha256(data).hexdigest()[:32]


def creation_of(page: str) -> int:
    """A number that stays with a slide from build to build (MS-PPTX, creationId)."""
    return int(hashlib.sha256(page.encode()).hexdigest()[:8], 16) or 1


def bar_told(label: str, value: float) -> str:
    """A value of a chart as a passage; fifteen digits are what a double holds for sure."""
    return f"{label}\u00a0: {value:.15g}"


def seal_of(sums: Mapping[str, int]) -> str:
    """The mark of an untouched file: all its members with their checksums (ZIP, CRC-32)."""
    told = "\n".join(f"{name} {check:08x}" for name, check in sorted(sums.items()))
    return hashlib.sha256(told.encode()).hexdigest()
