"""Addresses as QR codes: the only file that imports qrcode."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from restitution.frozen import Frozen

QUIET_ZONE = 4
"""Modules of white that a code needs on every side (ISO/IEC 18004, 6.3.8)."""

READ_FROM = 250
"""How far a code is read, in widths of one of its modules.

A code of 25 modules, as short addresses make, is read from ten times its width: the rule of those
who print codes. What the camera must see is the module, so that a code of more modules must be
larger (qrstuff.com, "QR Code Minimum Size"). At that distance a camera of 68 degrees, which
telephones have, sees a module 3.8 pixels wide in a picture 1280 wide; ML Kit asks for 2 ("Input
image guidelines"), and readers were seen to give up between 1.8 and 2.2. The rest is for hands
that shake and seats at the side.
"""

_LEVELS = "HQML"
"""The levels of error correction, the highest first (ISO/IEC 18004, 6.5.1)."""


class Matrix(Frozen):
    """A QR code: square rows of dark (True) and light modules, without the quiet zone."""

    rows: tuple[tuple[bool, ...], ...]
    level: str

    @property
    def size(self) -> int:
        """Modules a side."""
        return len(self.rows)


@lru_cache(maxsize=4096)
def encode(address: str) -> Matrix:
    """The smallest code that holds the address, at the highest error correction of that size.

    Raises ValueError when the address is too long for any code (2 953 bytes).
    """
    versions = {level: _version(address, level) for level in _LEVELS}
    smallest = min((version for version in versions.values() if version), default=None)
    if smallest is None:
        msg = "too long for a QR code"
        raise ValueError(msg)
    level = next(level for level in _LEVELS if versions[level] == smallest)
    code = _code(address, level, smallest)
    code.make(fit=False)
    rows = tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
    return Matrix(rows, level)


def _version(address: str, level: str) -> int | None:
    from qrcode.exceptions import DataOverflowError  # noqa: PLC0415 - heavy

    try:
        return int(_code(address, level).best_fit())
    except (DataOverflowError, ValueError):
        return None


def _code(address: str, level: str, version: int | None = None) -> Any:
    """A code that is to hold an address; the library is heavy, and codes are seldom new."""
    from qrcode import QRCode, constants  # noqa: PLC0415 - heavy

    correction = getattr(constants, f"ERROR_CORRECT_{level}")
    code = QRCode(version=version, error_correction=correction, border=0)
    code.add_data(address)
    return code


Point = tuple[int, int]


@lru_cache(maxsize=1024)
def contours(matrix: Matrix) -> tuple[tuple[Point, ...], ...]:
    """The outline of the dark area as closed polygons in module units; holes turn the other way.

    One path drawn with these has no seams between modules. Every product draws the same codes.
    """
    edges = _edges(matrix)
    polygons: list[tuple[Point, ...]] = []
    while edges:
        polygons.append(_walk(edges))
    return tuple(polygons)


def _edges(matrix: Matrix) -> dict[Point, list[Point]]:
    """Every side between a dark and a light module, directed with the dark module on its right."""
    edges: dict[Point, list[Point]] = {}
    light = (False,) * (matrix.size + 1)
    # light all round: the row above the first, and the module before the first of a row, are last
    rows = [*((*row, False) for row in matrix.rows), light]
    for y, row in enumerate(matrix.rows):
        for x, dark in enumerate(row):
            if not dark:
                continue
            if not rows[y - 1][x]:
                edges.setdefault((x, y), []).append((x + 1, y))
            if not rows[y][x + 1]:
                edges.setdefault((x + 1, y), []).append((x + 1, y + 1))
            if not rows[y + 1][x]:
                edges.setdefault((x + 1, y + 1), []).append((x, y + 1))
            if not rows[y][x - 1]:
                edges.setdefault((x, y + 1), []).append((x, y))
    return edges


def _walk(edges: dict[Point, list[Point]]) -> tuple[Point, ...]:
    """Take one closed polygon out of the edges, keeping only its corners."""
    start = next(iter(edges))
    corner, heading = start, (0, 0)
    polygon: list[Point] = []
    while not polygon or corner != start:
        following = _turn(edges, corner, heading)
        step = (following[0] - corner[0], following[1] - corner[1])
        if step != heading:
            polygon.append(corner)
        corner, heading = following, step
    return tuple(polygon)


def _turn(edges: dict[Point, list[Point]], corner: Point, heading: Point) -> Point:
    """The next corner; where two modules touch by a corner, turn right and keep them apart."""
    ways = edges[corner]
    right = (corner[0] - heading[1], corner[1] + heading[0])
    following = right if right in ways else ways[0]
    ways.remove(following)
    if not ways:
        del edges[corner]
    return following
