"""QR codes as PNG: the only file that imports Pillow."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from restitution.qr import QUIET_ZONE, Matrix

MODULE = 16
"""Pixels a module: 41 modules with their quiet zone make 784 pixels, 66 mm at 300 a inch."""


def write_symbol(matrix: Matrix, path: Path) -> None:
    """Write the code with its quiet zone, black on white, one bit a pixel.

    Raises OSError when that cannot be done.
    """
    side = matrix.size + 2 * QUIET_ZONE
    modules = Image.new("1", (side, side), 1)
    for y, row in enumerate(matrix.rows, QUIET_ZONE):
        for x, dark in enumerate(row, QUIET_ZONE):
            if dark:
                modules.putpixel((x, y), 0)
    modules.resize((side * MODULE,) * 2, Image.Resampling.NEAREST).save(path, "PNG", optimize=True)
