"""The native table: what PowerPoint's own reader finds in it."""

from __future__ import annotations

from functools import cache
from typing import Any

from pptx import Presentation
from pptx.util import Emu

from products.built import output, workshop
from restitution.page.items import Table

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@cache
def frame() -> Any:
    deck = Presentation(str(output() / "deck.pptx"))
    (found,) = (shape for slide in deck.slides for shape in slide.shapes if shape.has_table)
    return found


@cache
def composed() -> Table:
    pages = workshop().publication("deck").pages
    (found,) = (item for page in pages for item in page.items if isinstance(item, Table))
    return found


def test_cells_say_what_was_composed() -> None:
    said = [[cell.text for cell in row.cells] for row in frame().table.rows]
    assert said == [
        ["".join(span.text for p in cell.passages for span in p.spans) for cell in row]
        for row in composed().rows
    ]


def test_the_first_row_and_column_are_heads_and_the_frame_is_described() -> None:
    assert frame().table.first_row
    assert frame().table.first_col
    assert frame()._element.nvGraphicFramePr.cNvPr.get("descr") == composed().alt


def test_the_grid_fills_the_frame_to_the_unit() -> None:
    table = frame().table
    assert sum(column.width for column in table.columns) == frame().width
    assert sum(row.height for row in table.rows) == frame().height


def test_text_has_the_room_that_it_was_measured_in() -> None:
    table, rows = frame().table, composed().rows
    for row, boxes in zip(table.rows, rows, strict=True):
        for cell, box, column in zip(row.cells, boxes, table.columns, strict=True):
            room = column.width - cell.margin_left - cell.margin_right
            assert abs(room - Emu(round(box.measure * 12700))) <= 2


def test_every_word_has_its_size_and_language() -> None:
    looks = list(frame()._element.iter(f"{A}rPr"))
    assert {look.get("lang") for look in looks} == {"fr-FR"}
    assert min(int(look.get("sz")) for look in looks) >= 1800
