"""The workbook behind a chart, so that a presenter can change its numbers in PowerPoint.

Written here and not by XlsxWriter, which puts the clock into the file and takes a label that
begins with an equals sign for a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from restitution.writers.pptx.archive import zipped
from restitution.writers.pptx.elements import RELATIONSHIPS, Xml, document, element, words

SHEET = "Sheet1"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Cell = str | float


def workbook(rows: Sequence[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet with these rows, from cell A1 on."""
    return zipped(
        {
            "[Content_Types].xml": _content_types().encode(),
            "_rels/.rels": _relation("officeDocument", "xl/workbook.xml").encode(),
            "xl/workbook.xml": _book().encode(),
            "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml").encode(),
            "xl/worksheets/sheet1.xml": _sheet(rows).encode(),
        }
    )


def column(number: int) -> str:
    """The letters of a column, counted from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _content_types() -> str:
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    book = element(
        "Override", PartName="/xl/workbook.xml", ContentType=f"{_CONTENT}.sheet.main+xml"
    )
    sheet = element(
        "Override", PartName="/xl/worksheets/sheet1.xml", ContentType=f"{_CONTENT}.worksheet+xml"
    )
    usual = element("Default", Extension="rels", ContentType=relations)
    return document(element("Types", usual, book, sheet, xmlns=_TYPES))


def _relation(kind: str, target: str) -> str:
    relation = element("Relationship", Id="rId1", Type=f"{RELATIONSHIPS}/{kind}", Target=target)
    return document(element("Relationships", relation, xmlns=_RELATIONS))


def _book() -> str:
    sheet = element("sheet", name=SHEET, sheetId=1, r_id="rId1")
    book = element("workbook", element("sheets", sheet), xmlns=_MAIN, xmlns_r=RELATIONSHIPS)
    return document(book)


def _sheet(rows: Iterable[Sequence[Cell]]) -> str:
    written = [
        element("row", *(_cell(cell, column(x), y) for x, cell in enumerate(row)), r=y)
        for y, row in enumerate(rows, 1)
    ]
    return document(element("worksheet", element("sheetData", *written), xmlns=_MAIN))


def _cell(cell: Cell, letters: str, row: int) -> Xml:
    if isinstance(cell, str):
        text = element("t", words(cell), xml_space="preserve")
        return element("c", element("is", text), r=f"{letters}{row}", t="inlineStr")
    return element("c", element("v", words(f"{cell:.15g}")), r=f"{letters}{row}")
