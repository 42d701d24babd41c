"""The record that a deck carries of itself, read back by the room that compares decks."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pptx
from pptx.util import Emu

from restitution.edits.package import opened
from restitution.edits.record import is_untouched, record_of
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.page.items import Chart, TextBox
from restitution.page.record import Record
from restitution.source import Located, Source
from restitution.writers.pptx import write
from writers.pptx.pages import THEME, publication


def record(deck: Path) -> Record:
    found = record_of(opened(deck))
    assert found is not None
    return found


def test_every_page_is_recorded_with_its_words(deck: Path) -> None:
    pages = publication().pages
    sheets = record(deck).sheets
    assert [sheet.name for sheet in sheets] == [page.name for page in pages]
    assert [sheet.title for sheet in sheets] == [page.title for page in pages]
    for sheet, page in zip(sheets, pages, strict=True):
        assert tuple(said.text for said in sheet.notes) == page.notes
        told = {field.name.rpartition("/")[2]: field.said for field in sheet.fields}
        for item in page.items:
            if isinstance(item, TextBox):
                words = ["".join(s.text for s in passage.spans) for passage in item.passages]
                found = [said.text for said in told[item.name.rpartition("/")[2]]]
                assert found == [re.sub("[\x00\x0b]", "", text) for text in words]


def test_places_and_names_are_those_in_the_file(deck: Path) -> None:
    presentation: Any = pptx.Presentation(str(deck))
    for sheet, slide in zip(record(deck).sheets, presentation.slides, strict=True):
        shapes = list(slide.shapes)
        assert [field.name for field in sheet.fields] == [shape.name for shape in shapes]
        for field, shape in zip(sheet.fields, shapes, strict=True):
            sides = (Emu(n).pt for n in (shape.left, shape.top, shape.width, shape.height))
            assert field.rect == Rect(*sides)
            assert bool(field.kind) == shape.is_placeholder


def test_a_chart_is_recorded_bar_by_bar(deck: Path) -> None:
    charts = [
        item for page in publication().pages for item in page.items if isinstance(item, Chart)
    ]
    fields = [field for sheet in record(deck).sheets for field in sheet.fields if field.chart]
    assert [len(field.said) for field in fields] == [len(chart.bars) for chart in charts]
    assert fields


def test_words_know_their_place_in_the_content(tmp_path: Path) -> None:
    made = publication()
    source = Source("content.yaml", 7, 3, "visits[0].text")
    first = replace(made.pages[0], notes=(Located("Le bois.", source), "Nos mots."))
    write(replace(made, pages=(first, *made.pages[1:])), THEME, tmp_path / "deck.pptx")
    notes = record(tmp_path / "deck.pptx").sheets[0].notes
    assert [(said.text, said.path) for said in notes] == [
        ("Le bois.", "visits[0].text"),
        ("Nos mots.", ""),
    ]


def test_the_seal_breaks_with_any_part(deck: Path, tmp_path: Path) -> None:
    assert is_untouched(deck)
    other = tmp_path / "other.pptx"
    with zipfile.ZipFile(deck) as old, zipfile.ZipFile(other, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            new.writestr(member, data + b" " if member == "docProps/app.xml" else data)
    assert not is_untouched(other)
