"""The checker finds what is wrong: files that are right but for one thing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from pdf_pages import DOCUMENT, line, page, passage, publication, save, slug, string, text_box
from restitution.geometry import Rect
from restitution.page.items import Page, Symbol
from restitution.page.structure import Role, Structure, Tag
from restitution.preflight.structure import faults
from restitution.qr import encode
from restitution.text.slug import Slug


def under(*tags: Tag) -> Structure:
    return (DOCUMENT, Tag(Role.SECTION, "terre"), *tags)


def sample() -> tuple[Page, ...]:
    """Two pages with headings, a list, a note, a link, a figure."""
    words = (string("Voir "), string("la vidéo", 30.0, link="https://exemple.org/"))
    entry = under(Tag(Role.LIST, "points"), Tag(Role.ENTRY, "1"))
    code = Symbol(
        rect=Rect(300, 300, 80, 80),
        name="code",
        matrix=encode("https://exemple.org/"),
        colour="text",
        address="https://exemple.org/",
        structure=under(Tag(Role.FIGURE, "code")),
        alt="Code QR de la vidéo",
    )
    first = page(
        text_box(
            passage(slug("La lettre"), structure=under(Tag(Role.H1, "title"))),
            passage(slug("TERRE", 40, 80), structure=under(Tag(Role.H2, "head"))),
            passage(Slug(40, 100, 99, words, "Voir la vidéo"), structure=under(Tag(Role.P, "p"))),
            passage(slug("Un point", 60, 120), mark=slug("•", 40, 120), structure=entry),
        ),
        code,
    )
    note = passage(slug("Source"), structure=under(Tag(Role.NOTE, "n1")))
    other = passage(slug("Autre", 40, 80), structure=under(Tag(Role.NOTE, "n2")))
    return first, page(text_box(note, other), line("Fin", baseline=120.0))


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with nothing wrong."""
    return save(publication(*sample()), tmp_path_factory.mktemp("right"))


def test_nothing_is_found_in_a_file_that_is_right(right: Path) -> None:
    assert faults(right) == []


def test_nothing_is_found_in_it_when_another_program_saved_it(right: Path, tmp_path: Path) -> None:
    with pikepdf.open(right) as pdf:
        pdf.save(tmp_path / "saved.pdf")
    assert faults(tmp_path / "saved.pdf") == []


Break = Callable[[Any], None]
"""Does one thing to an open file that must be found. The file is ``Any``: it is taken apart."""


def elements(pdf: Any, role: str) -> list[Any]:
    return [found for found in pdf.objects if _is(found, role)]


def _is(found: Any, role: str) -> bool:
    return isinstance(found, Dictionary) and found.get("/S") == Name(f"/{role}") and "/P" in found


def content(pdf: Any, old: bytes, new: bytes, number: int = 0) -> None:
    """Replace something in the content of a page."""
    contents = pdf.pages[number].Contents
    data = contents.read_bytes()
    assert re.search(old, data, re.DOTALL)
    contents.write(re.sub(old, new, data, count=1, flags=re.DOTALL))


def xmp(pdf: Any, old: bytes, new: bytes) -> None:
    stream = pdf.Root.Metadata
    data = stream.read_bytes()
    assert old in data
    stream.write(data.replace(old, new))


def fonts(pdf: Any) -> list[Any]:
    return list(pdf.pages[0].Resources.Font.values())


def link(pdf: Any) -> Any:
    return pdf.pages[0].Annots[0]


def remove(holder: Callable[[Any], Any], entry: str) -> Break:
    """Take an entry out of a dictionary."""

    def broken(pdf: Any) -> None:
        del holder(pdf)[entry]

    return broken


def change(holder: Callable[[Any], Any], entry: str, value: Any) -> Break:
    """Give an entry of a dictionary another value."""

    def broken(pdf: Any) -> None:
        holder(pdf)[entry] = value

    return broken


def root(pdf: Any) -> Any:
    return pdf.Root


def intent(pdf: Any) -> Any:
    return pdf.Root.OutputIntents[0]


def first(role: str) -> Callable[[Any], Any]:
    return lambda pdf: elements(pdf, role)[0]


def parents(pdf: Any) -> Any:
    return pdf.Root.StructTreeRoot.ParentTree.Nums


def mapping(pdf: Any) -> None:
    font = fonts(pdf)[0]
    data = font.ToUnicode.read_bytes()
    font.ToUnicode.write(re.sub(rb"(beginbfchar\n<\w+>) <\w+>", rb"\1 <E001>", data))


def widths(pdf: Any) -> None:
    inner = fonts(pdf)[0].DescendantFonts[0]
    inner.W[1][0] = 12


def glyphs(pdf: Any) -> None:
    fonts(pdf)[0].DescendantFonts[0].CIDToGIDMap.write(bytes(4))


def unknown_role(pdf: Any) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(H2=Name.Title)


def entry_outside(pdf: Any) -> None:
    elements(pdf, "L")[0].S = Name.Sect


def empty(pdf: Any) -> None:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, K=Array([])))
    element.P = elements(pdf, "Sect")[0]
    element.P.K.append(element)


def same_ids(pdf: Any) -> None:
    one, other = elements(pdf, "Note")
    one.ID = other.ID


def script(pdf: Any) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))


def without_map(pdf: Any) -> None:
    del fonts(pdf)[0].DescendantFonts[0]["/CIDToGIDMap"]


def not_embedded(pdf: Any) -> None:
    del fonts(pdf)[0].DescendantFonts[0].FontDescriptor["/FontFile2"]


def hole(pdf: Any) -> None:
    parents(pdf)[1][1] = Dictionary()


def unknown_mark(pdf: Any) -> None:
    elements(pdf, "H1")[0].K.append(97)


BROKEN: dict[str, tuple[Break, str]] = {
    "figure": (remove(first("Figure"), "/Alt"), "figure_without_alt"),
    "untagged text": (
        lambda pdf: content(pdf, rb"/H2 <</MCID 1>> BDC(.*?)EMC", rb"\1"),
        "untagged",
    ),
    "mark left open": (lambda pdf: content(pdf, rb"EMC(?!.*EMC)", b""), "mark_left_open"),
    "mark too much": (lambda pdf: content(pdf, rb"$", b" EMC"), "mark_not_open"),
    "mark twice": (lambda pdf: content(pdf, b"/MCID 1>>", b"/MCID 0>>"), "mark_twice"),
    "artifact inside": (
        lambda pdf: content(pdf, rb"(/H2 <</MCID 1>> BDC)", rb"\1 /Artifact BMC EMC"),
        "mark_inside_mark",
    ),
    "mark of no element": (
        lambda pdf: content(pdf, b"/MCID 1>>", b"/MCID 98>>"),
        "mark_without_element",
    ),
    "element of no mark": (unknown_mark, "element_without_mark"),
    "parent tree hole": (hole, "parent_tree"),
    "no structure": (remove(root, "/StructTreeRoot"), "no_structure"),
    "no language": (remove(root, "/Lang"), "no_language"),
    "odd language": (change(root, "/Lang", String("français")), "no_language"),
    "not marked": (remove(root, "/MarkInfo"), "not_marked"),
    "suspects": (
        change(root, "/MarkInfo", Dictionary(Marked=True, Suspects=True)),
        "not_marked",
    ),
    "title hidden": (remove(root, "/ViewerPreferences"), "title_not_shown"),
    "no title": (
        lambda pdf: xmp(pdf, "La lettre — été".encode(), b""),
        "no_title",
    ),
    "no metadata": (remove(root, "/Metadata"), "no_metadata"),
    "info differs": (change(lambda pdf: pdf.docinfo, "/Title", "Autre"), "info_differs"),
    "date differs": (
        change(lambda pdf: pdf.docinfo, "/ModDate", "D:20111001000000Z"),
        "info_differs",
    ),
    "no claim of PDF/UA": (
        lambda pdf: xmp(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b""),
        "claims_no_pdfua",
    ),
    "level B": (
        lambda pdf: xmp(pdf, b"conformance>A<", b"conformance>B<"),
        "claims_no_pdfa",
    ),
    "no extension schema": (
        lambda pdf: xmp(pdf, b"<pdfaSchema:namespaceURI>http", b"<pdfaSchema:namespaceURI>no"),
        "no_extension_schema",
    ),
    "no output intent": (remove(root, "/OutputIntents"), "no_output_intent"),
    "intent without profile": (remove(intent, "/DestOutputProfile"), "output_intent"),
    "wrong components": (
        change(lambda pdf: intent(pdf).DestOutputProfile, "/N", 4),
        "output_intent",
    ),
    "script": (script, "forbidden"),
    "form": (change(root, "/AcroForm", Dictionary()), "forbidden"),
    "link without object reference": (
        lambda pdf: elements(pdf, "Link")[0].__setitem__("/K", Array([2])),
        "link_without_element",
    ),
    "link without parent": (remove(link, "/StructParent"), "link_parent_tree"),
    "link without contents": (remove(link, "/Contents"), "link_without_contents"),
    "link not printed": (change(link, "/F", 0), "annotation_flags"),
    "annotation without appearance": (
        change(link, "/Subtype", Name.Square),
        "annotation_without_appearance",
    ),
    "launch": (change(link, "/A", Dictionary(S=Name.Launch)), "action_forbidden"),
    "tab order": (remove(lambda pdf: pdf.pages[0], "/Tabs"), "tab_order"),
    "unknown role": (unknown_role, "role_unknown"),
    "entry outside a list": (entry_outside, "role_misplaced"),
    "empty element": (empty, "element_empty"),
    "heading skip": (change(first("H2"), "/S", Name.H3), "heading_skip"),
    "no first heading": (change(first("H1"), "/S", Name.P), "heading_skip"),
    "note without id": (remove(first("Note"), "/ID"), "note_without_id"),
    "note ids alike": (same_ids, "note_id_twice"),
    "font not embedded": (not_embedded, "font_not_embedded"),
    "no text of a font": (remove(lambda pdf: fonts(pdf)[0], "/ToUnicode"), "font_without_unicode"),
    "private text": (mapping, "unicode_invalid"),
    "no glyph": (glyphs, "glyph_missing"),
    "no glyph map": (without_map, "font_without_glyph_map"),
    "wrong width": (widths, "glyph_width"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_found(right: Path, tmp_path: Path, name: str) -> None:
    broken, code = BROKEN[name]
    with pikepdf.open(right) as pdf:
        broken(pdf)
        pdf.save(tmp_path / "broken.pdf")
    assert code in {fault.code for fault in faults(tmp_path / "broken.pdf")}


def test_an_encrypted_file_is_refused(right: Path, tmp_path: Path) -> None:
    with pikepdf.open(right) as pdf:
        pdf.save(tmp_path / "shut.pdf", encryption=pikepdf.Encryption(owner="o", user="", R=4))
    assert "encrypted" in {fault.code for fault in faults(tmp_path / "shut.pdf")}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"%PDF-1.7", b"%PDF-2.0", "file_head"),
        (b"%\x93\x8c\x8b\x9e", b"%abcd", "file_head"),
        (b"%%EOF", b"%%EOF\nrest", "file_end"),
    ],
)
def test_head_and_end_of_the_file(
    right: Path, tmp_path: Path, old: bytes, new: bytes, code: str
) -> None:
    data = right.read_bytes()
    assert old in data
    (tmp_path / "odd.pdf").write_bytes(data.replace(old, new))
    assert code in {fault.code for fault in faults(tmp_path / "odd.pdf")}


def test_a_fault_names_its_page(right: Path, tmp_path: Path) -> None:
    with pikepdf.open(right) as pdf:
        content(pdf, b"/MCID 0>>", b"/MCID 9>>", number=1)
        pdf.save(tmp_path / "broken.pdf")
    assert {fault.page for fault in faults(tmp_path / "broken.pdf")} == {2}


def test_a_simple_font_that_is_only_named_is_found(tmp_path: Path) -> None:
    with Pdf.new() as pdf:
        sheet = pdf.add_blank_page()
        named = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        sheet.Resources = Dictionary(Font=Dictionary(F1=named))
        sheet.Contents = pdf.make_stream(b"BT /F1 12 Tf (abc) Tj ET")
        pdf.save(tmp_path / "plain.pdf")
    found = {fault.code for fault in faults(tmp_path / "plain.pdf")}
    assert {"font_not_embedded", "font_without_unicode", "untagged", "no_structure"} <= found
