"""The file around the pages, and the contract with reportlab that it stands on."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pypdf
import pytest
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.rl_codecs import RL_Codecs
from reportlab.pdfgen.pathobject import PDFPathObject

from restitution.writers.pdf import syntax
from restitution.writers.pdf.operators import deflated
from restitution.writers.pdf.reportlab_slots import Document, _codec, digits, path

MOMENT = datetime(2010, 10, 1, tzinfo=UTC)
TITLES = ["La lettre — été", "a\u00adb", "a\u202fb\u00a0!", "(a\\b", "č\r\n)", "\U0001f600"]
"""Signs that PDFDocEncoding lacks, and those that a string in parentheses has to escape."""


def sample() -> Document:
    document = Document("fr-FR")
    document.set_fonts({})
    document.set_information(MOMENT, title="La lettre")
    document.add_stream(b"\x00\xff endstream\n", "/Kind /Odd")
    page = document.add_page()
    entries = {"MediaBox": "[0 0 9 9]"}
    document.put_page(page, deflated(["0 0 m", "9 9 l", "S"]), {}, "", entries)
    return document


def test_every_object_is_where_the_table_says() -> None:
    data = sample().data()
    start = int(data.rpartition(b"startxref\n")[2].split()[0])
    assert data[start:].startswith(b"xref\n0 ")
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n ", data[start:])]
    assert len(places) > 5
    for number, place in enumerate(places, 1):
        assert data[place:].startswith(f"{number} 0 obj\n".encode())


def test_what_is_put_is_read() -> None:
    reader = pypdf.PdfReader(io.BytesIO(sample().data()), strict=True)
    assert reader.pages[0].get_contents().get_data() == b"0 0 m\n9 9 l\nS"  # type: ignore[union-attr]
    assert reader.get_object(3).get_data() == b"\x00\xff endstream\n"  # type: ignore[union-attr]


def test_an_object_that_nobody_puts_is_nothing() -> None:
    document = sample()
    number = int(document.reserve().partition(" ")[0])
    assert isinstance(
        pypdf.PdfReader(io.BytesIO(document.data())).get_object(number), pypdf.generic.NullObject
    )


@pytest.mark.parametrize("name", ["Arial-400", "Œuvre & Cie", "a#b/c", "(x) y"])
def test_any_name_can_be_written(name: str) -> None:
    document = sample()
    document.set_catalog(Odd=f"/{syntax.name(name)}")
    root = pypdf.PdfReader(io.BytesIO(document.data())).root_object
    assert str(root["/Odd"]) == f"/{name}"


@pytest.mark.parametrize("title", TITLES)
def test_titles_come_out_as_they_went_in(title: str) -> None:
    document = sample()
    document.set_information(MOMENT, title=title, author="č")
    document.add_bookmark(title, 0, f"[{document.pages[0]} /Fit]")
    reader: Any = pypdf.PdfReader(io.BytesIO(document.data()), strict=True)
    assert reader.trailer["/Info"]["/Title"] == title
    assert reader.trailer["/Info"]["/CreationDate"] == "D:20101001000000Z"
    assert [one["/Title"] for one in reader.outline] == [title]


def test_a_file_without_bookmarks_has_no_outline() -> None:
    root: Any = pypdf.PdfReader(io.BytesIO(sample().data())).root_object
    assert "/Outlines" not in root
    assert root["/PageMode"] == "/UseNone"


@pytest.mark.parametrize("moment", ["0", "1234567890"])
def test_the_environment_changes_no_byte(moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sample().data()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    assert sample().data() == before


def test_whatever_differs_gives_another_identity() -> None:
    one, other = sample(), sample()
    other.set_catalog(PageLayout="/SinglePage")
    ids: list[Any] = [
        pypdf.PdfReader(io.BytesIO(made.data())).trailer["/ID"] for made in (one, other, sample())
    ]
    assert ids[0] == ids[2] != ids[1]


class TestReportlab:
    """The private names that reportlab_slots.py uses: each of these fails if one goes away."""

    def test_a_document_has_what_is_filled(self) -> None:
        document = pdfdoc.PDFDocument(lang="fr", invariant=1)
        assert isinstance(document.Catalog, pdfdoc.PDFCatalog)
        assert isinstance(document.Pages, pdfdoc.PDFPages)
        assert isinstance(document.Outlines, pdfdoc.PDFOutlines)
        assert isinstance(document.info, pdfdoc.PDFInfo)
        assert document.idToObject.keys() == {pdfdoc.BasicFonts}
        assert pdfdoc.PDFObjectReference(pdfdoc.BasicFonts).format(document) == b"1 0 R"

    def test_objects_are_numbered_when_they_are_named(self) -> None:
        document = pdfdoc.PDFDocument()
        page = pdfdoc.PDFPage()
        assert document.objectcounter == 1
        reference = document.Reference(page, "any")
        assert document.objectcounter == 2
        assert reference.format(document) == b"2 0 R"
        assert document.idToObjectNumberAndVersion["any"] == (2, 0)
        assert list(document.idToObject) == [pdfdoc.BasicFonts, "any"]
        assert document.idToObject["any"] is page

    def test_the_catalog_writes_the_entries_its_list_names(self) -> None:
        assert "OutputIntents" not in pdfdoc.PDFCatalog.__NoDefault__
        document = Document("fr")
        document.set_catalog(OutputIntents="[]")
        assert b"/OutputIntents []" in document.data()
        assert "OutputIntents" not in pdfdoc.PDFCatalog.__NoDefault__

    def test_a_page_writes_the_entries_its_list_names_and_no_other(self) -> None:
        page = pdfdoc.PDFPage()
        page.Override_default_compilation = True
        page.__NoDefault__, page.__Refs__ = ["StructParents"], ()
        page.StructParents = b"7"
        written = page.format(pdfdoc.PDFDocument())
        assert written.split() == [b"<<", b"/StructParents", b"7", b"/Type", b"/Page", b">>"]

    def test_strings_may_be_escaped_already(self) -> None:
        document, said = pdfdoc.PDFDocument(), pdfdoc.PDFString(b"\\(", escape=0, enc="raw")
        assert said.format(document) == b"(\\()"
        assert pdfdoc.PDFString(said).format(document) == b"(\\()"

    def test_a_file_is_its_parts(self) -> None:
        document = pdfdoc.PDFDocument()
        file = pdfdoc.PDFFile((1, 6))
        place = file.add(b"1 0 obj\nnull\nendobj\n")
        assert file.format(document)[place:] == b"1 0 obj\nnull\nendobj\n"
        assert file.format(document).startswith(b"%PDF-1.6\n%\x93\x8c\x8b\x9e")

    def test_a_table_and_a_trailer_say_where_objects_are(self) -> None:
        document = pdfdoc.PDFDocument()
        document.idToOffset[pdfdoc.BasicFonts] = 15
        table = pdfdoc.PDFCrossReferenceTable()
        table.addsection(0, [pdfdoc.BasicFonts])
        entries = b"0 2\n0000000000 65535 f \n0000000015 00000 n \n"
        assert table.format(document) == b"xref\n" + entries
        document.signature = hashlib.md5(b"all", usedforsecurity=False)
        assert document.signature.hexdigest().encode() in document.ID()
        trailer = pdfdoc.PDFTrailer(startxref=99, Size=2, Root="1 0 R", Info="2 0 R", ID="[]")
        assert trailer.format(document).endswith(b"startxref\n99\n%%EOF\n")

    def test_an_outline_asks_where_its_bookmarks_lead(self) -> None:
        document = pdfdoc.PDFDocument()
        outlines, leads = document.Outlines, {"0": "[9 0 R /Fit]", "1": "[8 0 R /Fit]"}
        for level, key in enumerate(leads):
            outlines.addOutlineEntry(key, level, pdfdoc.PDFString(key))
        outlines.prepare(document, SimpleNamespace(_bookmarkReference=leads.__getitem__))
        assert outlines.ready == 1
        below = document.idToObject["Outline.3.0"].format(document)
        assert b"/Title (1)" in below
        assert b"/Dest [8 0 R /Fit]" in below
        document.Catalog.showOutline()
        assert document.Catalog.PageMode == "/UseOutlines"

    def test_a_path_begins_with_what_its_code_takes(self) -> None:
        theirs, ours = PDFPathObject(), path()
        for one in (theirs, ours):
            one.moveTo(1, 2)
            one.lineTo(3, 4.5)
        assert theirs.getCode() == "n 1 2 m 3 4.5 l"
        assert ours.getCode() == "1 2 m 3 4.5 l"

    @pytest.mark.parametrize("value", [0.0, -0.0, 1e-9, -0.001, 0.125, 12.345, 841.89, -1234.5])
    def test_numbers_have_no_exponent_and_are_themselves(self, value: float) -> None:
        assert digits(value) == fp_str(value)
        assert re.fullmatch(r"-?\d*\.?\d+", digits(value))
        assert float(digits(value)) == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize("name", ["pdfdoc", "extpdfdoc"])
def test_text_is_written_in_the_codec_that_reportlab_would_find(name: str) -> None:
    found, known = _codec(name), RL_Codecs._rl_codecs(name)
    assert found is not None
    letters = "".join(map(chr, range(32, 127))) + "éœ€–•"
    assert found.encode(letters) == known.encode(letters)
    assert _codec("utf-8") is None


def test_a_file_is_written_without_the_standard_fonts() -> None:
    """Nor pictures: reportlab would load both, and is never asked for any."""
    program = """
import sys
from restitution.writers.pdf.reportlab_slots import Document
document = Document("fr")
document.add_bookmark("Été", 0, document.add_page())
document.put_page(document.pages[0], b"", {}, "", {})
assert b"/Lang" in document.data()
print(*sys.modules)
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(ran.stdout.split())
    assert "reportlab.pdfbase.pdfdoc" in loaded
    assert loaded & {"reportlab.pdfbase._fontdata", "PIL._imaging"} == set()
