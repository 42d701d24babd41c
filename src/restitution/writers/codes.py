"""The QR codes as files of their own: an SVG and a PNG for each, named after its visit."""

from __future__ import annotations

from pathlib import Path

from restitution.page.items import Publication, Symbol
from restitution.rack import Rack
from restitution.theme.tokens import Theme
from restitution.writers import png, svg


def write(publication: Publication, theme: Theme, path: Path, _rack: Rack | None = None) -> None:
    """Write every code of the publication into the folder ``path``; none is worth keeping."""
    path.mkdir(parents=True, exist_ok=True)
    for page in publication.pages:
        for item in page.items:
            if isinstance(item, Symbol):
                colour = f"#{theme.colour(item.colour).hex}"
                svg.write_symbol(
                    item.matrix, path / f"{page.name}.svg", colour=colour, address=item.address
                )
                png.write_symbol(item.matrix, path / f"{page.name}.png")
