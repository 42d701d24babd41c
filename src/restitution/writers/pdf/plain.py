"""The pages for machines that print them: in the colours of screens, without tags and links."""

from __future__ import annotations

from restitution.page.items import Publication
from restitution.theme.tokens import Theme
from restitution.writers.pdf import metadata
from restitution.writers.pdf.fonts import FontShelf
from restitution.writers.pdf.images import ImageShelf
from restitution.writers.pdf.ink import Light
from restitution.writers.pdf.reportlab_slots import Document
from restitution.writers.pdf.sheet import PlainSheet


def data(publication: Publication, theme: Theme) -> bytes:
    """A PDF of a publication that claims no standard: the same pages give the same bytes.

    Raises ThemeError for a font that cannot be embedded, AssetError for a photograph that is
    damaged, ValueError for a date that is not ISO 8601.
    """
    document = Document(publication.language, metadata.moment(publication.date))
    inks, fonts, images = Light(document.canvas, theme), FontShelf(), ImageShelf(document)
    for page in publication.pages:
        PlainSheet(document, inks, fonts, images, page).write()
    fonts.write(document)
    metadata.write_information(document, publication)
    metadata.write_packet(document, publication, "")
    return document.data()
