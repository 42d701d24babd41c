"""The PowerPoint writer: pages that are measured and placed become a native, editable deck.

Nothing is decided here. The template is made from the theme's slots, so a placeholder stands
exactly where its text was measured; text is never left to autofit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from restitution.page.items import Chart, Page, Picture, Publication
from restitution.page.record import Sheet
from restitution.rack import Rack
from restitution.source import Located
from restitution.theme.tokens import Theme
from restitution.writers.pptx.borrowed import Borrowed, borrowed
from restitution.writers.pptx.layouts import layout_name
from restitution.writers.pptx.media import Media
from restitution.writers.pptx.notes import MASTER as NOTES_MASTER_NAME
from restitution.writers.pptx.notes import notes_part
from restitution.writers.pptx.package import packed
from restitution.writers.pptx.parts import CUSTOM_XML, Part, Relations
from restitution.writers.pptx.presentation import lent_presentation, presentation_part
from restitution.writers.pptx.properties import property_parts
from restitution.writers.pptx.record import NAME as RECORD
from restitution.writers.pptx.record import record_parts, sheet_of
from restitution.writers.pptx.scheme import Scheme, scheme_of
from restitution.writers.pptx.slide import SlideWriter, slide_name
from restitution.writers.pptx.template import lent_parts, template_parts, used_layouts

__all__ = ["write"]

_RACK = Rack()
"""The slides of the deck that was written last."""


def write(publication: Publication, theme: Theme, path: Path, _rack: Rack | None = None) -> None:
    """Write the deck of a publication to a file; the same pages give the same bytes.

    Raises KeyError for a link to an anchor that no page holds, AssetError for a photograph that is
    damaged, OSError if the file cannot be written.
    """
    scheme = scheme_of(theme, publication.language)
    template = borrowed(theme.lent.file) if theme.lent else None
    if template is None:
        presentation = presentation_part(publication, scheme)
        parts = _template_and_slides(publication, scheme)
    else:
        presentation = lent_presentation(publication, scheme, template)
        parts = _on_template(publication, scheme, template)
    presentation.relations.to(CUSTOM_XML, RECORD)
    properties = list(property_parts(publication, scheme))
    roots = Relations()
    for part in (presentation, *properties):
        roots.to(part.kind, part.name)
    path.write_bytes(packed([presentation, *properties, *parts], roots))


def _template_and_slides(publication: Publication, scheme: Scheme) -> Iterable[Part]:
    layouts = used_layouts(publication, scheme)
    yield from template_parts(layouts, scheme)
    names = {layout.name: layout_name(number) for number, layout in enumerate(layouts, 1)}
    yield from _slides(publication, scheme, names, Numbers())


def _on_template(publication: Publication, scheme: Scheme, template: Borrowed) -> Iterable[Part]:
    """The slides on an organisation's template, which keeps its names and numbers."""
    yield from lent_parts(template, scheme)
    names = {page.layout.name: page.layout.part for page in publication.pages}
    media = template.last(r"/ppt/media/image(\d+)\.\w+") + 1
    charts = template.last(r"/ppt/(?:charts/chart|embeddings/Microsoft_Excel_Sheet)(\d+)\.\w+") + 1
    master = template.notes_master or NOTES_MASTER_NAME
    yield from _slides(publication, scheme, names, Numbers(media, charts, master))


@dataclass(frozen=True, slots=True)
class Numbers:
    """What parts of the slides are called: the first numbers that are free, the notes' master."""

    media: int = 1
    charts: int = 1
    notes_master: str = NOTES_MASTER_NAME


def _slides(
    publication: Publication, scheme: Scheme, names: Mapping[str, str], numbers: Numbers
) -> Iterable[Part]:
    """Every page as a slide with its notes; ``names`` are the parts of the layouts."""
    anchors = {
        anchor: slide_name(number)
        for number, page in enumerate(publication.pages, 1)
        for anchor in page.anchors
    }
    anchors, scheme = _RACK.same("anchors", anchors), _RACK.same("scheme", scheme)
    charts, media = count(numbers.charts), Media(numbers.media)
    sheets: list[Sheet] = []
    for number, page in enumerate(publication.pages, 1):
        layout, master = names[page.layout.name], numbers.notes_master
        writer = SlideWriter(page, number, layout, scheme, anchors, charts, media)
        # a note is equal to the same words said elsewhere
        places = [note.source for note in page.notes if isinstance(note, Located)]
        made_of = (anchors, scheme, number, layout, master, page, places)
        slide = partial(_slide, writer, page, number, scheme, master)
        parts, sheet = slide() if _counted(page) else _RACK.forme(page.name, made_of, slide)
        yield from parts
        sheets.append(sheet)
    _RACK.clear()
    yield from media.parts()
    yield from record_parts(publication.language, sheets)


def _counted(page: Page) -> bool:
    """Whether a page has parts of its own, which are numbered through the whole deck."""
    return any(isinstance(item, Chart | Picture) for item in page.items)


def _slide(
    writer: SlideWriter, page: Page, number: int, scheme: Scheme, master: str
) -> tuple[list[Part], Sheet]:
    """A page as a slide with its notes, and as it stands in the record."""
    notes = notes_part(page, number, slide_name(number), scheme, master)
    return [*writer.parts(), notes], sheet_of(page, writer.fields)
