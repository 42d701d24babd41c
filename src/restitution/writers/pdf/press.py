"""The newsletter for the print shop: PDF/X-4 (ISO 15930-7), in four inks, with bleed and marks.

Lines break where they do on the screen: the pages are the same, and only what touches the edge is
drawn further. There are no tags and no links, for nobody reads this file but a machine.
"""

from __future__ import annotations

from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from restitution.errors import Problem, ThemeError
from restitution.geometry import Rect
from restitution.page.items import Page, Publication
from restitution.theme.tokens import Press, Theme
from restitution.writers.pdf import marks, metadata, syntax
from restitution.writers.pdf.bleed import bled
from restitution.writers.pdf.fonts import FontShelf
from restitution.writers.pdf.images import ImageShelf
from restitution.writers.pdf.ink import Inks, ProcessInks
from restitution.writers.pdf.reportlab_slots import Document
from restitution.writers.pdf.sheet import PlainSheet

__all__ = ["write"]

_CLAIMS = """<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
</rdf:Description>
"""


def write(publication: Publication, theme: Theme, path: Path) -> None:
    """Write a publication as PDF/X-4: the same publication and theme give the same bytes.

    Raises ThemeError for a theme that says nothing of print, and what the writer for screens does.
    """
    if theme.press is None:
        raise ThemeError(Problem("theme_value", values={"path": "print", "detail": ""}))
    path.write_bytes(_data(publication, theme, theme.press))


def _data(publication: Publication, theme: Theme, press: Press) -> bytes:
    moment = metadata.moment(publication.date)
    document = Document(publication.language, moment, press=True)
    profile = press.profile.read_bytes()
    inks = ProcessInks(document.canvas, theme, press.hairline)
    fonts, images = FontShelf(), ImageShelf(document, profile)
    for page in publication.pages:
        PressSheet(document, inks, fonts, images, page, press).write()
    fonts.write(document)
    _write_intent(document, press, profile)
    metadata.write_information(document, publication)
    metadata.write_packet(document, publication, _claims(publication))
    return document.data()


class PressSheet(PlainSheet):
    """One page on a larger sheet: bleed around it, and marks around that."""

    def __init__(
        self,
        document: Document,
        inks: Inks,
        fonts: FontShelf,
        images: ImageShelf,
        page: Page,
        press: Press,
    ) -> None:
        super().__init__(document, inks, fonts, images, bled(page, press.bleed))
        self._press, bleed = press, press.bleed
        self._ground = self._ground.inset(-bleed, -bleed, -bleed, -bleed)

    def write(self) -> None:
        """Draw everything inside the bleed, then the marks, and end the page."""
        canvas, size, margin = self._document.canvas, self._page.size, marks.margin(self._press)
        self._set_boxes(margin)
        canvas.addLiteral(f"1 0 0 1 {syntax.numbers(margin, margin)} cm")
        ground = self._ground
        canvas.saveState()
        place = syntax.numbers(ground.x, ground.x, ground.width, ground.height)
        canvas.addLiteral(f"{place} re W n")
        self.paint()
        canvas.restoreState()
        if self._press.marks:
            marks.draw(canvas, size, self._press)
        self._document.end_page((), {})

    def _set_boxes(self, margin: float) -> None:
        """The sheet, what is printed and what is left of it (ISO 32000-1, 14.11.2)."""
        canvas, size, bleed = self._document.canvas, self._page.size, self._press.bleed
        canvas.setPageSize((size.width + 2 * margin, size.height + 2 * margin))
        trim = Rect(margin, margin, size.width, size.height)
        printed = trim.inset(-bleed, -bleed, -bleed, -bleed)
        canvas.setTrimBox((trim.x, trim.y, trim.right, trim.bottom))
        canvas.setBleedBox((printed.x, printed.y, printed.right, printed.bottom))


def _write_intent(document: Document, press: Press, profile: bytes) -> None:
    """The printing condition that the colours are meant for (ISO 15930-7, 6.2.2)."""
    stream = document.add_stream(profile, "/N 4", common=True)
    name = syntax.text(press.condition_name)
    intent = document.add(
        f"<< /Type /OutputIntent /S /GTS_PDFX /DestOutputProfile {stream} "
        f"/OutputConditionIdentifier {syntax.text(press.condition)} /OutputCondition {name} "
        f"/RegistryName {syntax.text(press.registry)} /Info {name} >>"
    )
    document.set_catalog(OutputIntents=f"[{intent}]")


def _claims(publication: Publication) -> str:
    """The standard, and who the document is whatever becomes of its file (ISO 15930-7, 6.7)."""
    named = f"{publication.author}/{publication.title}/{publication.date}"
    return _CLAIMS.format(identity=uuid5(NAMESPACE_URL, named))
