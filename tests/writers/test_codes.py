"""A folder of codes: an SVG and a PNG for each, the same whatever was written before."""

from __future__ import annotations

from pathlib import Path

from restitution.geometry import Rect, Size
from restitution.page.items import Page, Publication, Symbol
from restitution.qr import encode
from restitution.rack import Rack
from restitution.theme.tokens import Layout, Theme
from restitution.writers.codes import write

ADDRESS, OTHER = "https://dai.ly/xf058f", "https://dai.ly/xf058g"


def sheet(address: str, colour: str = "symbol") -> Page:
    symbol = Symbol(
        rect=Rect(0, 0, 100, 100),
        name="terre",
        link=address,
        matrix=encode(address),
        colour=colour,
        address=address,
    )
    layout = Layout("code", "Code", "surface")
    return Page(
        name="terre",
        size=Size(100, 100),
        layout=layout,
        title="TERRE",
        section="TERRE",
        items=(symbol,),
    )


def files(page: Page, theme: Theme, folder: Path, rack: Rack | None = None) -> dict[str, bytes]:
    shown = Publication(
        title="Codes",
        author="Nous",
        subject="Codes",
        language="fr-BE",
        date="2010-10-01",
        pages=(page,),
    )
    write(shown, theme, folder, rack)
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_every_code_is_there_in_both_kinds(theme: Theme, tmp_path: Path) -> None:
    made = files(sheet(ADDRESS), theme, tmp_path / "qr")
    assert made.keys() == {"terre.svg", "terre.png"}
    assert ADDRESS.encode() in made["terre.svg"]
    assert theme.colour("symbol").hex.encode() in made["terre.svg"]


def test_what_stands_never_takes_the_place_of_another_code(theme: Theme, tmp_path: Path) -> None:
    page, rack = sheet(ADDRESS), Rack()
    other = next(role for role in theme.roles if theme.colour(role) != theme.colour("symbol"))
    for number, one in enumerate([page, page, sheet(OTHER), sheet(ADDRESS, other), page]):
        kept = files(one, theme, tmp_path / f"kept{number}", rack)
        assert kept == files(one, theme, tmp_path / f"anew{number}")
