"""The PowerPoint writer: pages that are measured and placed become a native, editable deck.

Nothing is decided here. The template is made from the theme's slots, so a placeholder stands
exactly where its text was measured; text is never left to autofit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from restitution.frozen import Frozen, as_tuple
from restitution.page.items import Chart, Page, Picture, Publication
from restitution.page.record import digest_of
from restitution.rack import Rack
from restitution.source import Located
from restitution.theme.tokens import Theme
from restitution.writers.pptx.borrowed import Borrowed, borrowed
from restitution.writers.pptx.elements import Xml
from restitution.writers.pptx.layouts import layout_name
from restitution.writers.pptx.media import Media
from restitution.writers.pptx.notes import MASTER as NOTES_MASTER_NAME
from restitution.writers.pptx.notes import notes_part
from restitution.writers.pptx.packing import Packed, packed, ready
from restitution.writers.pptx.parts import CUSTOM_XML, Part, Relations
from restitution.writers.pptx.presentation import lent_presentation, presentation_part
from restitution.writers.pptx.properties import property_parts
from restitution.writers.pptx.record import NAME as RECORD
from restitution.writers.pptx.record import record_parts, sheet_of
from restitution.writers.pptx.scheme import Scheme, scheme_of
from restitution.writers.pptx.slide import SlideWriter, in_order, slide_name
from restitution.writers.pptx.template import lent_parts, template_parts, used_layouts

__all__ = ["write"]


def write(publication: Publication, theme: Theme, path: Path, rack: Rack | None = None) -> None:
    """Write the deck of a publication to a file; the same pages give the same bytes.

    On the rack stand the slides and members of the last file. Raises KeyError for a link to an
    anchor that no page holds, AssetError for a photograph that is damaged, OSError if the file
    cannot be written.
    """
    rack = rack or Rack()
    scheme = rack.same("scheme", scheme_of(theme, publication.language))
    template = borrowed(theme.lent.file) if theme.lent else None
    if template is None:
        presentation = presentation_part(publication, scheme)
        parts = _template_and_slides(publication, scheme, rack)
    else:
        presentation = lent_presentation(publication, scheme, template)
        parts = _on_template(publication, scheme, template, rack)
    presentation.relations.to(CUSTOM_XML, RECORD)
    properties = list(property_parts(publication, scheme))
    roots = Relations()
    for part in (presentation, *properties):
        roots.to(part.kind, part.name)
    path.write_bytes(packed([presentation, *properties, *parts], roots, rack))


def _template_and_slides(
    publication: Publication, scheme: Scheme, rack: Rack
) -> Iterable[Part | Packed]:
    layouts = used_layouts(publication, scheme)
    yield from rack.lasting(
        "template",
        (layouts, scheme),
        lambda: tuple(ready(part, rack) for part in template_parts(layouts, scheme)),
    )
    names = {layout.name: layout_name(number) for number, layout in enumerate(layouts, 1)}
    yield from _slides(publication, scheme, names, Numbers(), rack)


def _on_template(
    publication: Publication, scheme: Scheme, template: Borrowed, rack: Rack
) -> Iterable[Part | Packed]:
    """The slides on an organisation's template, which keeps its names and numbers."""
    yield from lent_parts(template, scheme)
    names = {page.layout.name: page.layout.part for page in publication.pages}
    media = template.last(r"/ppt/media/image(\d+)\.\w+") + 1
    charts = template.last(r"/ppt/(?:charts/chart|embeddings/Microsoft_Excel_Sheet)(\d+)\.\w+") + 1
    master = template.notes_master or NOTES_MASTER_NAME
    yield from _slides(publication, scheme, names, Numbers(media, charts, master), rack)


class Numbers(Frozen):
    """What parts of the slides are called: the first numbers that are free, the notes' master."""

    media: int = 1
    charts: int = 1
    notes_master: str = NOTES_MASTER_NAME


def _slides(
    publication: Publication,
    scheme: Scheme,
    names: Mapping[str, str],
    numbers: Numbers,
    rack: Rack,
) -> Iterable[Part | Packed]:
    """Every page as a slide with its notes; ``names`` are the parts of the layouts."""
    anchors = {
        anchor: slide_name(number)
        for number, page in enumerate(publication.pages, 1)
        for anchor in page.anchors
    }
    anchors = rack.same("anchors", anchors)
    charts, media = numbers.charts, Media(numbers.media)
    sheets: list[Xml] = []
    for number, page in enumerate(publication.pages, 1):
        slide = _Slide(
            page, number, names[page.layout.name], scheme, anchors, charts, numbers.notes_master
        )
        parts, sheet = slide.made([media.part(each) for each in slide.pictures], rack)
        charts += slide.own_charts
        yield from parts
        sheets.append(sheet)
    yield from media.parts()
    yield from record_parts(publication.language, sheets)


class _Slide(Frozen):
    """A page as a slide, and all that it is made of but its photographs.

    ``charts`` is the number of its first chart, ``master`` the part of the notes' master.
    """

    page: Page
    number: int
    layout: str
    scheme: Scheme
    anchors: Mapping[str, str]
    charts: int
    master: str

    @property
    def own_charts(self) -> int:
        """How many charts it has."""
        return sum(isinstance(item, Chart) for item in self.page.items)

    @property
    def pictures(self) -> list[Picture]:
        """Its photographs, in the order in which they are written."""
        if not any(isinstance(item, Picture) for item in self.page.items):
            return []
        return [item for item in in_order(self.page) if isinstance(item, Picture)]

    def made(self, media: Sequence[Part], rack: Rack) -> tuple[Sequence[Packed], Xml]:
        """The slide with its notes, packed, and its entry in the record; they may stand."""
        # a note is equal to the same words said elsewhere
        places = [note.source for note in self.page.notes if isinstance(note, Located)]
        shown = [(part.name, digest_of(part.blob)) for part in media]
        place = f"slide/{self.page.name}"
        made_of = (*as_tuple(self), places, shown)
        return rack.lasting(place, made_of, partial(self._make, media, rack))

    def _make(self, media: Sequence[Part], rack: Rack) -> tuple[Sequence[Packed], Xml]:
        page, number, scheme = self.page, self.number, self.scheme
        charts = count(self.charts)
        writer = SlideWriter(page, number, self.layout, scheme, self.anchors, charts, iter(media))
        notes = notes_part(page, number, slide_name(number), scheme, self.master)
        parts = tuple(ready(part, rack) for part in (*writer.parts(), notes))
        return parts, sheet_of(page, writer.fields)
