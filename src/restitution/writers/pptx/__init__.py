"""The PowerPoint writer: pages that are measured and placed become a native, editable deck.

Nothing is decided here. The template is made from the theme's slots, so a placeholder stands
exactly where its text was measured; text is never left to autofit.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from restitution.page.items import Publication
from restitution.page.record import Sheet
from restitution.theme.tokens import Theme
from restitution.writers.pptx.layouts import layout_name
from restitution.writers.pptx.media import Media
from restitution.writers.pptx.notes import notes_part
from restitution.writers.pptx.package import packed
from restitution.writers.pptx.parts import CUSTOM_XML, Part, Relations
from restitution.writers.pptx.presentation import presentation_part
from restitution.writers.pptx.properties import property_parts
from restitution.writers.pptx.record import NAME as RECORD
from restitution.writers.pptx.record import record_parts, sheet_of
from restitution.writers.pptx.scheme import Scheme, scheme_of
from restitution.writers.pptx.slide import SlideWriter, slide_name
from restitution.writers.pptx.template import template_parts, used_layouts

__all__ = ["write"]


def write(publication: Publication, theme: Theme, path: Path) -> None:
    """Write the deck of a publication to a file; the same pages give the same bytes.

    Raises KeyError for a link to an anchor that no page holds, AssetError for a photograph that is
    damaged, OSError if the file cannot be written.
    """
    scheme = scheme_of(theme, publication.language)
    presentation = presentation_part(publication, scheme)
    presentation.relations.to(CUSTOM_XML, RECORD)
    properties = list(property_parts(publication, scheme))
    roots = Relations()
    for part in (presentation, *properties):
        roots.to(part.kind, part.name)
    parts = [presentation, *properties, *_template_and_slides(publication, scheme)]
    path.write_bytes(packed(parts, roots))


def _template_and_slides(publication: Publication, scheme: Scheme) -> Iterable[Part]:
    layouts = used_layouts(publication, scheme)
    yield from template_parts(layouts, scheme)
    names = {layout.name: layout_name(number) for number, layout in enumerate(layouts, 1)}
    anchors = {
        anchor: slide_name(number)
        for number, page in enumerate(publication.pages, 1)
        for anchor in page.anchors
    }
    charts, media = count(1), Media()
    sheets: list[Sheet] = []
    for number, page in enumerate(publication.pages, 1):
        layout = names[page.layout.name]
        writer = SlideWriter(page, number, layout, scheme, anchors, charts, media)
        yield from writer.parts()
        yield notes_part(page, number, slide_name(number), scheme)
        sheets.append(sheet_of(page, writer.fields))
    yield from media.parts()
    yield from record_parts(publication.language, sheets)
