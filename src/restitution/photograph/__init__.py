"""Photographs as composition knows them: how large they are, and where that is too little.

A file's head is enough to compose with; its pixels are read when a product is written. Files are a
door of their own, ``photograph.files``: most editions have none, and the library takes its time.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from restitution.errors import Problem, Severity
from restitution.geometry import Size
from restitution.source import Source

LEAST_PPI: Final = 150
"""Below this a photograph looks coarse on paper."""

POINTS_PER_INCH: Final = 72


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture file: its name as the content gives it, and its size in pixels, seen upright.

    ``changed`` is the time of its last change in nanoseconds, ``weight`` its size in bytes: a file
    that was exchanged is another photograph.
    """

    path: Path
    file: str
    width: int
    height: int
    changed: int
    weight: int
    source: Source | None = None

    @property
    def ratio(self) -> float:
        """Width by height."""
        return self.width / self.height

    def ppi(self, width: float) -> float:
        """Pixels an inch when it is placed at a width in points."""
        return self.width * POINTS_PER_INCH / width


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture ready to be embedded, in 8 bits a channel, without any metadata.

    ``kind`` is jpeg, png (RGB both), or for the press jpeg-cmyk and rows-cmyk: a JPEG whose values
    are inverted, as is the habit of that format, or the bare rows, deflated.
    """

    data: bytes
    kind: str
    width: int
    height: int


def coarse(placed: Iterable[tuple[Photograph, Size]]) -> list[Problem]:
    """A warning for each photograph that is below 150 ppi at the largest of its places."""
    largest: dict[Photograph, float] = {}
    for photograph, size in placed:
        width = max(size.width, size.height * photograph.ratio)
        largest[photograph] = max(width, largest.get(photograph, 0.0))
    return [
        _coarse(photograph, width)
        for photograph, width in largest.items()
        if round(photograph.ppi(width), 3) < LEAST_PPI
    ]


def _coarse(photograph: Photograph, width: float) -> Problem:
    needed = math.ceil(round(width * LEAST_PPI / POINTS_PER_INCH, 3))
    values = {
        "file": photograph.file,
        "dpi": str(int(photograph.ppi(width))),
        "least": str(LEAST_PPI),
        "width": str(needed),
        "height": str(math.ceil(round(needed / photograph.ratio, 3))),
    }
    return Problem("image_coarse", photograph.source, values, Severity.WARNING)
