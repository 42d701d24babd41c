"""The pages for machines that print them: in the colours of screens, without tags and links."""

from __future__ import annotations

from restitution.page.items import Page, Publication
from restitution.rack import Rack
from restitution.theme.tokens import Theme
from restitution.writers.pdf import metadata
from restitution.writers.pdf.binding import Binder
from restitution.writers.pdf.document import Document
from restitution.writers.pdf.ink import Light
from restitution.writers.pdf.leaf import Draft, Leaf
from restitution.writers.pdf.sheet import PlainSheet
from restitution.writers.pdf.sorts import Cases


def data(
    publication: Publication, theme: Theme, rack: Rack | None = None, place: str = ""
) -> bytes:
    """A PDF of a publication that claims no standard: the same pages give the same bytes.

    The pages that were drawn last stand in a place of the rack. Raises ThemeError for a font that
    cannot be embedded, AssetError for a photograph that is damaged, ValueError for a date that is
    not ISO 8601.
    """
    document = Document(publication.language)
    binder = Binder(document, rack or Rack(), place)
    inks, look = Light(theme), (theme.palette, theme.roles)

    def draw(page: Page, cases: Cases) -> Leaf:
        return PlainSheet(Draft(inks, cases), page).leaf()

    for page in publication.pages:
        binder.bind(document.add_page(), binder.leaf(page, look, draw))
    binder.finish()
    metadata.write_information(document, publication)
    metadata.write_packet(document, publication, "")
    return document.data()
