"""What the file says of itself: title, author, dates (ECMA-376-2, 11; 22.2 and 22.3)."""

from __future__ import annotations

from collections.abc import Iterable

from restitution.page.items import Publication
from restitution.writers.pptx.elements import NOTHING, Xml, document, element, words
from restitution.writers.pptx.parts import APPLICATION, CORE, CUSTOM, Part
from restitution.writers.pptx.scheme import Scheme

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CORE_SPACES = {
    "xmlns_cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns_dc": "http://purl.org/dc/elements/1.1/",
    "xmlns_dcterms": "http://purl.org/dc/terms/",
    "xmlns_xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_FIRST_INSTANT = "0001-01-01T00:00:00Z"
_FIRST_PROPERTY = 2
"""Ids of custom properties begin here (MS-OLEPS, 2.18.2)."""


def property_parts(publication: Publication, scheme: Scheme) -> Iterable[Part]:
    """Core and application properties, and the publication's own if it has any."""
    yield Part("/docProps/core.xml", CORE, _core(publication, scheme))
    yield Part("/docProps/app.xml", APPLICATION, _application(publication))
    if publication.properties:
        yield Part("/docProps/custom.xml", CUSTOM, _custom(publication))


def instant(date: str) -> str:
    """A year, month, day or instant of ISO 8601 as the instant at which it begins."""
    return date if "T" in date else date + _FIRST_INSTANT[len(date) :]


def _core(publication: Publication, scheme: Scheme) -> str:
    said = {
        "dc:title": publication.title,
        "dc:subject": publication.subject,
        "dc:creator": publication.author,
        "dc:language": scheme.language,
        "cp:lastModifiedBy": publication.author,
        "cp:revision": "1",
    }
    entries = [element(name, words(value)) for name, value in said.items() if value]
    dates = [_date(name, publication.date) for name in ("created", "modified")]
    return document(element("cp:coreProperties", *entries, *dates, **_CORE_SPACES))


def _date(name: str, date: str) -> Xml:
    if not date:
        return NOTHING
    return element(f"dcterms:{name}", words(instant(date)), xsi_type="dcterms:W3CDTF")


def _application(publication: Publication) -> str:
    said = {
        "Application": "Microsoft Office PowerPoint",
        "Slides": len(publication.pages),
        "Notes": len(publication.pages),
        "HiddenSlides": 0,
    }
    entries = [element(name, words(str(value))) for name, value in said.items()]
    return document(element("Properties", *entries, xmlns=f"{_OFFICE}/extended-properties"))


def _custom(publication: Publication) -> str:
    entries = [
        element(
            "property",
            element("vt:lpwstr", words(value)),
            fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
            pid=number,
            name=name,
        )
        for number, (name, value) in enumerate(publication.properties.items(), _FIRST_PROPERTY)
    ]
    spaces = {"xmlns": f"{_OFFICE}/custom-properties", "xmlns_vt": f"{_OFFICE}/docPropsVTypes"}
    return document(element("Properties", *entries, **spaces))
