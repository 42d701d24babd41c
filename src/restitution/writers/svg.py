"""QR codes as SVG: one path in module units, sharp at any size."""

from __future__ import annotations

from html import escape

from restitution.qr import QUIET_ZONE, Matrix, contours


def symbol(matrix: Matrix, *, colour: str, address: str) -> str:
    """The code with its quiet zone on white; ``colour`` is any CSS colour, the title the address.

    One unit of the view box is one module, and the dark area is one path: no seams.
    """
    side = matrix.size + 2 * QUIET_ZONE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img">\n'
        f"<title>{escape(address, quote=False)}</title>\n"
        f'<rect width="{side}" height="{side}" fill="white"/>\n'
        f'<path fill="{escape(colour)}" d="{_path(matrix)}"/>\n'
        "</svg>\n"
    )


def _path(matrix: Matrix) -> str:
    return "".join(_contour(contour) for contour in contours(matrix))


def _contour(corners: tuple[tuple[int, int], ...]) -> str:
    """A polygon of upright and level sides as relative steps; closing draws the last side."""
    (x, y), *others = corners
    steps = [f"M{x + QUIET_ZONE} {y + QUIET_ZONE}"]
    for across, down in others:
        steps.append(f"v{down - y}" if across == x else f"h{across - x}")
        x, y = across, down
    return "".join(steps) + "z"
