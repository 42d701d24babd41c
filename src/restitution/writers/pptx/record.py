"""The record of a deck as a custom XML part (ECMA-376-1, 15.2.5), which every program keeps.

PowerPoint and LibreOffice carry such a part along without looking into it; LibreOffice hangs it on
the package instead of the presentation.
"""

from __future__ import annotations

from collections.abc import Iterable

from restitution.page.items import AnyItem, Chart, Page, SetPassage, Table, TextBox
from restitution.page.record import Field, Said, Sheet, bar_told, creation_of, seal_of
from restitution.source import Located
from restitution.writers.pptx.archive import Member
from restitution.writers.pptx.drawing import place_of
from restitution.writers.pptx.elements import Xml, document, element, emu, guid, words
from restitution.writers.pptx.parts import CUSTOM_XML, CUSTOM_XML_PROPERTIES, Part, Relations
from restitution.writers.pptx.plot import plot_of

NAME = "/customXml/item1.xml"
SPACE = "urn:restitution:record:1"

_PROPERTIES = "/customXml/itemProps1.xml"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_OPEN_SEAL = "0" * 64
_EMPTY = Said("")
"""What a cell without words says: every cell has a passage (ECMA-376-1, 21.1.3.16)."""


def record_parts(language: str, sheets: Iterable[Xml]) -> tuple[Part, Part]:
    """The record of sheets as they are written in it.

    And the properties that make it a part which programs keep.
    """
    relations = Relations()
    relations.to(CUSTOM_XML_PROPERTIES, _PROPERTIES)
    marks = {"xmlns": SPACE, "language": language, "seal": _OPEN_SEAL}
    content = document(element("record", *sheets, **marks))
    return (
        Part(NAME, CUSTOM_XML, content, relations),
        Part(_PROPERTIES, CUSTOM_XML_PROPERTIES, _properties()),
    )


def sheet_of(page: Page, fields: Iterable[Field]) -> Xml:
    """A page with its fields, as it is written in the record."""
    notes = tuple(Said(note, _path(note)) for note in page.notes)
    return _sheet(Sheet(page.name, page.title, creation_of(page.name), tuple(fields), notes))


def field_of(item: AnyItem, name: str, *, kind: str = "", data: str = "") -> Field:
    """An item under the name that it has in the file."""
    chart = isinstance(item, Chart)
    place = plot_of(item).whole if isinstance(item, Chart) else place_of(item)
    return Field(name, place, _said(item), kind, data, chart)


def sealed(record: bytes, others: Iterable[Member]) -> bytes:
    """A record closed with the mark of all the other members of its file."""
    seal = seal_of({other.name: other.check for other in others})
    return record.replace(_OPEN_SEAL.encode(), seal.encode(), 1)


def _said(item: AnyItem) -> tuple[Said, ...]:
    if isinstance(item, TextBox):
        return tuple(map(_passage_said, item.passages))
    if isinstance(item, Table):
        cells = (cell for row in item.rows for cell in row)
        return tuple(said for cell in cells for said in _said(cell) or (_EMPTY,))
    if isinstance(item, Chart):
        return tuple(Said(bar_told(bar.label, bar.value)) for bar in item.bars)
    return ()


def _passage_said(passage: SetPassage) -> Said:
    text = "".join(span.text for span in passage.spans)
    return Said(text, passage.source.path if passage.source else "")


def _path(note: str) -> str:
    return note.source.path if isinstance(note, Located) else ""


def _sheet(sheet: Sheet) -> Xml:
    fields = (_field(field) for field in sheet.fields)
    notes = element("notes", *map(_passage, sheet.notes))
    marks = {"name": sheet.name, "title": sheet.title, "creation": str(sheet.creation)}
    return element("slide", *fields, notes, **marks)


def _field(field: Field) -> Xml:
    rect = field.rect
    left, top = emu(rect.x), emu(rect.y)
    return element(
        "field",
        *map(_passage, field.said),
        name=field.name,
        kind=field.kind or None,
        data=field.data or None,
        chart=field.chart or None,
        x=str(left),
        y=str(top),
        cx=str(emu(rect.right) - left),
        cy=str(emu(rect.bottom) - top),
    )


def _passage(said: Said) -> Xml:
    return element("p", words(said.text), path=said.path or None)


def _properties() -> str:
    schema = element("ds:schemaRef", ds_uri=SPACE)
    root = element(
        "ds:datastoreItem",
        element("ds:schemaRefs", schema),
        ds_itemID=guid(SPACE),
        xmlns_ds=_STORE,
    )
    return document(root)
