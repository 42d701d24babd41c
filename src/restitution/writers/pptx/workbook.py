"""The workbook behind a chart, so that a presenter can change its numbers in PowerPoint.

Written here and not by XlsxWriter, which puts the clock into the file and takes a label that
begins with an equals sign for a formula.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from restitution.writers.pptx.archive import zipped
from restitution.writers.pptx.elements import RELATIONSHIPS, Xml, document, element, words

SHEET = "Sheet1"

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument"

Cell = str | float


def workbook(rows: Sequence[Sequence[Cell]], theme: str) -> bytes:
    """A workbook of one sheet with these rows, from cell A1 on, in the deck's own theme."""
    texts = dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str))
    places = {text: place for place, text in enumerate(texts)}
    book = (
        ("worksheet", "worksheets/sheet1.xml"),
        ("sharedStrings", "sharedStrings.xml"),
        ("styles", "styles.xml"),
        ("theme", "theme/theme1.xml"),
    )
    members = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _book(),
        "xl/_rels/workbook.xml.rels": _relations(*book),
        "xl/worksheets/sheet1.xml": _sheet(rows, places),
        "xl/sharedStrings.xml": _strings(texts),
        "xl/styles.xml": _styles(),
        "xl/theme/theme1.xml": theme,
    }
    return zipped({name: content.encode() for name, content in members.items()})


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
    kinds = {
        "workbook.xml": "spreadsheetml.sheet.main",
        "worksheets/sheet1.xml": "spreadsheetml.worksheet",
        "sharedStrings.xml": "spreadsheetml.sharedStrings",
        "styles.xml": "spreadsheetml.styles",
        "theme/theme1.xml": "theme",
    }
    named = [
        element("Override", PartName=f"/xl/{name}", ContentType=f"{_CONTENT}.{kind}+xml")
        for name, kind in kinds.items()
    ]
    usual = element("Default", Extension="rels", ContentType=relations)
    return document(element("Types", usual, *named, xmlns=_TYPES))


def _relations(*targets: tuple[str, str]) -> str:
    entries = [
        element("Relationship", Id=f"rId{n}", Type=f"{RELATIONSHIPS}/{kind}", Target=target)
        for n, (kind, target) in enumerate(targets, 1)
    ]
    return document(element("Relationships", *entries, xmlns=_RELATIONS))


def _book() -> str:
    sheet = element("sheet", name=SHEET, sheetId=1, r_id="rId1")
    book = element("workbook", element("sheets", sheet), xmlns=_MAIN, xmlns_r=RELATIONSHIPS)
    return document(book)


def _sheet(rows: Iterable[Sequence[Cell]], places: Mapping[str, int]) -> str:
    written = [
        element("row", *(_cell(cell, f"{column(x)}{y}", places) for x, cell in enumerate(row)), r=y)
        for y, row in enumerate(rows, 1)
    ]
    return document(element("worksheet", element("sheetData", *written), xmlns=_MAIN))


def _cell(cell: Cell, place: str, places: Mapping[str, int]) -> Xml:
    if isinstance(cell, str):
        return element("c", element("v", words(str(places[cell]))), r=place, t="s")
    return element("c", element("v", words(f"{cell:.15g}")), r=place)


def _strings(texts: Iterable[str]) -> str:
    entries = [element("si", element("t", words(text), xml_space="preserve")) for text in texts]
    return document(element("sst", *entries, xmlns=_MAIN))


def _styles() -> str:
    """One plain style: a workbook without any is not a whole one for some readers."""
    plain = element("xf", numFmtId=0, fontId=0, fillId=0, borderId=0)
    return document(
        element(
            "styleSheet",
            element("fonts", element("font"), count=1),
            element("fills", element("fill"), count=1),
            element("borders", element("border"), count=1),
            element("cellStyleXfs", plain, count=1),
            element("cellXfs", plain, count=1),
            xmlns=_MAIN,
        )
    )
