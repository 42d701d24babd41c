"""Content that means harm does none: from the file to the deck, the pages and the codes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pikepdf
import pypdf
import pytest
import zxingcpp
from PIL import Image
from pptx import Presentation

import editions
from restitution.build import build
from restitution.errors import ContentError

ADDRESS = """https://exemple.fr/>'<(\\"&=["""
FORMULAS = ("=cmd|'/c calc'!A1", "+1+cmd|x!A0", "-2+3+cmd|x!A0", "@SUM(1,1)")
TYPED = ("<script>alert(1)", "]]>", "<!DOCTYPE x SYSTEM", "{0}", "%s", "${HOME}", "\\input{x}")
ALLOWED = ("http://", "https://", "mailto:")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ACTIVE = ("/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/EmbeddedFile")


def quoted(text: str) -> str:
    """A text in single quotes, as YAML wants them."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def content() -> str:
    """An edition full of signs that other programs obey."""
    bars = "".join(
        f"        - label: {quoted(label)}\n          value: {number}\n"
        for number, label in enumerate(FORMULAS, 1)
    )
    more = (
        f"    video:\n      url: {quoted(ADDRESS)}\n"
        f"    chart:\n      title: {quoted(FORMULAS[0])}\n      bars:\n{bars}"
        "    questions:\n"
    )
    typed = " ".join(re.sub(r"([\\<])", r"\\\1", text) for text in TYPED)
    answer = f"|\n          {typed} [courrier](mailto:a@exemple.fr?subject=x)"
    return editions.asking([quoted(FORMULAS[0])], answer).replace("    questions:\n", more)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    build(editions.project(folder, content()), folder / "output")
    return folder / "output"


def parts(deck: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(deck) as archive:
        yield from ((name, archive.read(name)) for name in archive.namelist())


def test_every_part_of_the_deck_is_xml_without_control_characters(output: Path) -> None:
    for name, data in parts(output / "deck.pptx"):
        if name.endswith((".xml", ".rels")):
            text = "".join(ET.fromstring(data).itertext())
            assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", text), name
            assert b"<!DOCTYPE" not in data, name


def test_signs_of_other_programs_are_printed_as_they_were_typed(output: Path) -> None:
    notes = "\n".join(
        slide.notes_slide.notes_text_frame.text
        for slide in Presentation(str(output / "deck.pptx")).slides
        if slide.has_notes_slide
    )
    pages = pypdf.PdfReader(output / "newsletter.pdf").pages
    printed = re.sub(r"[ \n\u00a0\u202f]+", " ", " ".join(page.extract_text() for page in pages))
    for typed in TYPED:
        assert typed in notes
        assert typed in printed


def test_no_text_becomes_a_formula_of_the_workbook(output: Path) -> None:
    books = [data for name, data in parts(output / "deck.pptx") if name.endswith(".xlsx")]
    assert books
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as archive:
            sheet = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))
            texts = ET.fromstring(archive.read("xl/sharedStrings.xml"))
        assert list(sheet.iter(f"{SHEET}f")) == []
        said = ["".join(text.itertext()) for text in texts]
        assert [plain(text) for text in said if text][-len(FORMULAS) :] == list(FORMULAS)
        for cell in sheet.iter(f"{SHEET}c"):
            assert cell.get("t") in (None, "s")


def plain(text: str) -> str:
    """A text before its typography was set."""
    return text.translate({0xA0: None, 0x202F: None, 0x2019: "'"}).replace("cmd |", "cmd|")


def test_links_lead_to_pages_and_people_alone(output: Path) -> None:
    addresses = list(addresses_of_the_deck(output / "deck.pptx"))
    for file in ("deck.pdf", "newsletter.pdf"):
        addresses += addresses_of_pages(output / file)
    assert any(address.startswith("mailto:a@exemple.fr") for address in addresses)
    assert any(address.startswith("https://exemple.fr/") for address in addresses)
    assert all(address.startswith(ALLOWED) for address in addresses)


def addresses_of_the_deck(deck: Path) -> Iterator[str]:
    for name, data in parts(deck):
        if name.endswith(".rels"):
            for relation in ET.fromstring(data):
                if relation.get("TargetMode") == "External":
                    yield relation.attrib["Target"]


def addresses_of_pages(file: Path) -> Iterator[str]:
    with pikepdf.open(file) as document:
        for page in document.pages:
            for annotation in page.get("/Annots", []):
                if "/A" in annotation and annotation.A.get("/S") == "/URI":
                    yield str(annotation.A.URI)


def test_no_page_acts_by_itself(output: Path) -> None:
    for file in output.glob("*.pdf"):
        with pikepdf.open(file) as document:
            objects = [repr(one) for one in document.objects]
            assert not [sign for sign in ACTIVE if any(f'"{sign}"' in one for one in objects)], file


def test_codes_hold_the_address_and_nothing_else(output: Path) -> None:
    with Image.open(output / "qr" / "scierie.png") as image:
        (code,) = zxingcpp.read_barcodes(image.convert("L"))
    assert unquote(code.text) == ADDRESS
    ET.fromstring((output / "qr" / "scierie.svg").read_bytes())


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html;base64,eA==",
        "file:///etc/passwd",
        "\\\\\\\\serveur\\\\partage",
        "vbscript:x",
        "ms-word:ofe|u|https://exemple.fr/x.docx",
        "//exemple.fr",
    ],
)
def test_other_addresses_become_no_link(tmp_path: Path, address: str) -> None:
    text = editions.asking(["Ils restent."], f"|\n          Voir [ici](<{address}>).")
    with pytest.raises(ContentError) as raised:
        build(editions.project(tmp_path, text), tmp_path / "output")
    (problem,) = raised.value.problems
    assert problem.code == "link_scheme"
    assert problem.source is not None
    assert problem.source.line == 48
    assert not (tmp_path / "output").exists()
