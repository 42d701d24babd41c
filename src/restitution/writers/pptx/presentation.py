"""The presentation part: the list of slides, their sections, the sheet."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from restitution.page.items import Publication
from restitution.writers.pptx.borrowed import Borrowed
from restitution.writers.pptx.elements import Xml, element, emu, guid, presentation_ml
from restitution.writers.pptx.layouts import master_id
from restitution.writers.pptx.notes import MASTER as NOTES_MASTER_NAME
from restitution.writers.pptx.notes import SHEET
from restitution.writers.pptx.parts import (
    MASTER,
    NOTES_MASTER,
    PRESENTATION,
    SLIDE,
    THEME,
    Part,
    Relations,
)
from restitution.writers.pptx.scheme import Scheme
from restitution.writers.pptx.slide import slide_name
from restitution.writers.pptx.template import MASTER_NAME, THEME_NAME, lent_settings, settings
from restitution.writers.pptx.text import plain_levels

NAME = "/ppt/presentation.xml"

_FIRST_SLIDE = 256
"""Ids of slides begin here (ECMA-376-1, 19.7.13)."""


def lent_presentation(publication: Publication, scheme: Scheme, template: Borrowed) -> Part:
    """The presentation of all pages on an organisation's template."""
    relations = Relations()
    masters = template.masters(relations)
    if not template.notes_master:
        notes = element("p:notesMasterId", r_id=relations.to(NOTES_MASTER, NOTES_MASTER_NAME))
        masters.insert(1, element("p:notesMasterIdLst", notes))
    content = presentation_ml(
        "p:presentation",
        *masters,
        element("p:sldIdLst", *_slides(publication, relations)),
        *template.sizes(),
        template.text_style() or _text_style(scheme),
        element("p:extLst", _sections(publication)),
        saveSubsetFonts=True,
        autoCompressPictures=False,
    )
    template.settings(relations)
    for part in lent_settings(template):
        relations.to(part.kind, part.name)
    return Part(NAME, PRESENTATION, content, relations)


def _text_style(scheme: Scheme) -> Xml:
    """How text in boxes of a presenter's own looks."""
    return element("p:defaultTextStyle", *plain_levels(scheme.style("body").size, scheme))


def presentation_part(publication: Publication, scheme: Scheme) -> Part:
    """The presentation of all pages."""
    relations = Relations()
    size = scheme.grid.size
    content = presentation_ml(
        "p:presentation",
        element(
            "p:sldMasterIdLst",
            element("p:sldMasterId", id=master_id(), r_id=relations.to(MASTER, MASTER_NAME)),
        ),
        element(
            "p:notesMasterIdLst",
            element("p:notesMasterId", r_id=relations.to(NOTES_MASTER, NOTES_MASTER_NAME)),
        ),
        element("p:sldIdLst", *_slides(publication, relations)),
        element("p:sldSz", cx=emu(size.width), cy=emu(size.height)),
        element("p:notesSz", cx=emu(SHEET[0]), cy=emu(SHEET[1])),
        _text_style(scheme),
        element("p:extLst", _sections(publication)),
        saveSubsetFonts=True,
        autoCompressPictures=False,
    )
    relations.to(THEME, THEME_NAME)
    for part in settings():
        relations.to(part.kind, part.name)
    return Part(NAME, PRESENTATION, content, relations)


def _slides(publication: Publication, relations: Relations) -> Iterable[Xml]:
    for number in range(1, len(publication.pages) + 1):
        id_ = relations.to(SLIDE, slide_name(number))
        yield element("p:sldId", id=_FIRST_SLIDE + number - 1, r_id=id_)


def _sections(publication: Publication) -> Xml:
    """Neighbouring pages of the same section; every slide stands in exactly one (MS-PPTX)."""
    pages = enumerate(publication.pages, _FIRST_SLIDE)
    groups = groupby(pages, key=lambda numbered: numbered[1].section)
    sections = [
        _section(name or publication.title, place, [id_ for id_, _ in group])
        for place, (name, group) in enumerate(groups)
    ]
    space = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    listed = element("p14:sectionLst", *sections, xmlns_p14=space)
    return element("p:ext", listed, uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}")


def _section(name: str, place: int, ids: Iterable[int]) -> Xml:
    slides = element("p14:sldIdLst", *(element("p14:sldId", id=id_) for id_ in ids))
    return element("p14:section", slides, name=name, id=guid(f"section/{place}/{name}"))
