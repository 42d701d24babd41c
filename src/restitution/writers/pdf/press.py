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
from restitution.rack import Rack
from restitution.theme.tokens import Press, Theme
from restitution.writers.pdf import marks, metadata, operators, syntax
from restitution.writers.pdf.binding import Binder
from restitution.writers.pdf.bleed import bled
from restitution.writers.pdf.ink import ProcessInks
from restitution.writers.pdf.intents import write_profile
from restitution.writers.pdf.leaf import Draft, Leaf
from restitution.writers.pdf.reportlab_slots import PRESS_VERSION, Document
from restitution.writers.pdf.sheet import Painting
from restitution.writers.pdf.sorts import Cases

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


def write(publication: Publication, theme: Theme, path: Path, rack: Rack | None = None) -> None:
    """Write a publication as PDF/X-4: the same publication and theme give the same bytes.

    On the rack stand the pages that were drawn last. Raises ThemeError for a theme that
    says nothing of print, and what the writer for screens does.
    """
    if theme.press is None:
        raise ThemeError(Problem("theme_value", values={"path": "print", "detail": ""}))
    path.write_bytes(_data(publication, theme, theme.press, rack or Rack(), path.name))


def _data(publication: Publication, theme: Theme, press: Press, rack: Rack, place: str) -> bytes:
    document = Document(publication.language, PRESS_VERSION)
    profile = rack.same("press/profile", press.profile.read_bytes())
    binder = Binder(document, Printed(theme, press, profile), rack, place)
    for page in publication.pages:
        binder.bind(document.add_page(), binder.leaf(page))
    binder.finish()
    _write_intent(document, press, profile, rack)
    metadata.write_information(document, publication)
    metadata.write_packet(document, publication, _claims(publication))
    return document.data()


class Printed:
    """How pages are drawn for the press; ``profile`` describes its inks."""

    name = "press"

    def __init__(self, theme: Theme, press: Press, profile: bytes) -> None:
        self.look: object = (theme.palette, theme.roles, press, profile)
        self._inks = ProcessInks(theme, press.hairline)
        self._press, self._profile = press, profile

    def draw(self, page: Page, cases: Cases) -> Leaf:
        """A page on a larger sheet."""
        return PressSheet(Draft(self._inks, cases, self._profile), page, self._press).leaf()


class PressSheet(Painting):
    """One page on a larger sheet: bleed around it, and marks around that."""

    def __init__(self, draft: Draft, page: Page, press: Press) -> None:
        super().__init__(draft, bled(page, press.bleed))
        self._press, bleed = press, press.bleed
        self._ground = self._ground.inset(-bleed, -bleed, -bleed, -bleed)

    def leaf(self) -> Leaf:
        """Everything inside the bleed, then the marks."""
        emit, ground, margin = self._draft.emit, self._ground, marks.margin(self._press)
        inside = operators.rectangle(ground.x, ground.x, ground.width, ground.height)
        emit(f"1 0 0 1 {syntax.numbers(margin, margin)} cm q {inside} W n")
        self.paint()
        emit("Q")
        marked = self._press.marks
        for drawn in marks.drawn(self._page.size, self._press) if marked else ():
            emit(drawn)
        return self._draft.leaf(marks.RESOURCES if marked else "", **self._boxes(margin))

    def _boxes(self, margin: float) -> dict[str, str]:
        """The sheet, what is printed and what is left of it (ISO 32000-1, 14.11.2)."""
        size, bleed = self._page.size, self._press.bleed
        paper = Rect(0, 0, size.width + 2 * margin, size.height + 2 * margin)
        trim = paper.inset(margin, margin, margin, margin)
        printed = trim.inset(-bleed, -bleed, -bleed, -bleed)
        boxes = {"MediaBox": paper, "BleedBox": printed, "TrimBox": trim}
        return {
            name: f"[{syntax.numbers(box.x, box.y, box.right, box.bottom)}]"
            for name, box in boxes.items()
        }


def _write_intent(document: Document, press: Press, profile: bytes, rack: Rack) -> None:
    """The printing condition that the colours are meant for (ISO 15930-7, 6.2.2)."""
    stream = write_profile(document, profile, 4, rack)
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
