"""QR codes as PNG: the only file that imports Pillow."""

from __future__ import annotations

import io

from restitution.qr import QUIET_ZONE, Matrix

MODULE = 16
"""Pixels a module: 41 modules with their quiet zone make 784 pixels, 66 mm at 300 a inch."""


def symbol(matrix: Matrix) -> bytes:
    """The code with its quiet zone, black on white, one bit a pixel."""
    from PIL import Image  # noqa: PLC0415 - heavy, and codes are seldom new

    side = matrix.size + 2 * QUIET_ZONE
    modules = Image.new("1", (side, side), 1)
    for y, row in enumerate(matrix.rows, QUIET_ZONE):
        for x, dark in enumerate(row, QUIET_ZONE):
            if dark:
                modules.putpixel((x, y), 0)
    picture, data = modules.resize((side * MODULE,) * 2, Image.Resampling.NEAREST), io.BytesIO()
    picture.save(data, "PNG", optimize=True)
    return data.getvalue()
