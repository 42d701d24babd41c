"""The QR codes as files of their own: an SVG and a PNG for each, named after its visit."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from restitution.page.items import Publication, Symbol
from restitution.qr import Matrix
from restitution.rack import Rack
from restitution.theme.tokens import Theme
from restitution.writers import png, svg


def write(publication: Publication, theme: Theme, path: Path, rack: Rack | None = None) -> None:
    """Write every code of the publication into the folder ``path``.

    On the rack stand the files as they were written last. Raises OSError when one cannot be.
    """
    rack = rack or Rack()
    path.mkdir(parents=True, exist_ok=True)
    for page in publication.pages:
        for item in page.items:
            if isinstance(item, Symbol):
                shown = (item.matrix, f"#{theme.colour(item.colour).hex}", item.address)
                drawn = rack.lasting(f"code/{page.name}", shown, partial(_drawn, *shown))
                for ending, data in zip(("svg", "png"), drawn, strict=True):
                    (path / f"{page.name}.{ending}").write_bytes(data)


def _drawn(matrix: Matrix, colour: str, address: str) -> tuple[bytes, bytes]:
    """A code as SVG and as PNG."""
    return svg.symbol(matrix, colour=colour, address=address).encode(), png.symbol(matrix)
