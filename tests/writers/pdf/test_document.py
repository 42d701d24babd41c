"""The file around the pages: its objects, and the table that says where they are."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from restitution.writers.pdf import syntax
from restitution.writers.pdf.document import Document, deflated


def sample() -> Document:
    document = Document("fr-FR")
    document.set_fonts({})
    document.add_stream(b"\x00\xff endstream\n", "/Kind /Odd")
    page = document.add_page()
    entries = {"MediaBox": "[0 0 9 9]"}
    document.put_page(page, deflated(["0 0 m", "9 9 l", "S"]), {}, "", entries)
    return document


def test_every_object_is_where_the_table_says() -> None:
    data = sample().data()
    start = int(data.rpartition(b"startxref\n")[2].split()[0])
    assert data[start:].startswith(b"xref\n0 ")
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n ", data[start:])]
    assert len(places) > 5
    for number, place in enumerate(places, 1):
        assert data[place:].startswith(f"{number} 0 obj\n".encode())


def test_what_is_put_is_read() -> None:
    reader = pypdf.PdfReader(io.BytesIO(sample().data()), strict=True)
    assert reader.pages[0].get_contents().get_data() == b"0 0 m\n9 9 l\nS"  # type: ignore[union-attr]
    assert reader.get_object(3).get_data() == b"\x00\xff endstream\n"  # type: ignore[union-attr]


def test_an_object_that_nobody_puts_is_nothing() -> None:
    document = sample()
    number = int(document.reserve().partition(" ")[0])
    assert isinstance(
        pypdf.PdfReader(io.BytesIO(document.data())).get_object(number), pypdf.generic.NullObject
    )


@pytest.mark.parametrize("name", ["Arial-400", "Œuvre & Cie", "a#b/c", "(x) y"])
def test_any_name_can_be_written(name: str) -> None:
    document = sample()
    document.set_catalog(Odd=f"/{syntax.name(name)}")
    root = pypdf.PdfReader(io.BytesIO(document.data())).root_object
    assert str(root["/Odd"]) == f"/{name}"
