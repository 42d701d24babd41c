"""The private names of python-pptx that we rest on still do what we rest on."""

from __future__ import annotations

import inspect
import io
import zipfile
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

import pptx.opc.package as opc
import pytest
from pptx.opc.packuri import PACKAGE_URI, PackURI
from pptx.opc.serialized import _ContentTypesItem
from pptx.package import Package
from pptx.parts.slide import SlidePart

from restitution.frozen import replace
from restitution.rack import Rack
from restitution.writers.pptx import packing, write
from restitution.writers.pptx.archive import Member, member
from restitution.writers.pptx.elements import element, presentation_ml, words
from restitution.writers.pptx.packing import READ, packed
from restitution.writers.pptx.parts import PRESENTATION, SLIDE, Part, Relations
from restitution.writers.pptx.scheme import scheme_of
from restitution.writers.pptx.slide import SlideWriter
from writers.pptx.pages import THEME, publication


def test_the_version_is_the_one_whose_private_names_we_know() -> None:
    assert version("python-pptx") == "1.0.2"


def test_python_pptx_reads_parts_by_their_content_type() -> None:
    content = presentation_ml("p:sld", element("p:cSld")).encode()
    name = PackURI("/ppt/slides/slide1.xml")
    part = opc.PartFactory(name, SLIDE.content_type, Package(io.BytesIO()), content)
    assert isinstance(part, SlidePart)
    assert b"p:cSld" in part.blob


def test_python_pptx_would_write_every_part_as_it_is(deck: Path) -> None:
    """So none is read to be packed."""
    package, read = Package(io.BytesIO()), set()
    with zipfile.ZipFile(deck) as archive:
        for name, kind in kinds(archive).items():
            blob = archive.read(name.removeprefix("/"))
            part = opc.PartFactory(PackURI(name), kind, package, blob)
            assert part.blob == blob, name
            read |= {kind} if isinstance(part, opc.XmlPart) else set()
    assert read == {kind.content_type for kind in READ}


def kinds(archive: zipfile.ZipFile) -> dict[str, str]:
    """The content types of the parts that are named."""
    types = ET.fromstring(archive.read("[Content_Types].xml"))
    named = (entry for entry in types if "PartName" in entry.attrib)
    return {entry.get("PartName", ""): entry.get("ContentType", "") for entry in named}


def test_relations_are_numbered_from_one_without_a_search() -> None:
    relations = opc._Relationships(PACKAGE_URI.baseURI)
    add = relations._add_relationship
    given = [add("type", address, is_external=True) for address in ("a", "b", "b")]
    assert given == ["rId1", "rId2", "rId3"]
    assert list(inspect.signature(add).parameters) == ["reltype", "target", "is_external"]
    assert b'Target="a"' in relations.xml


def test_content_types_are_written_for_the_parts_given() -> None:
    assert "application/xml" in str(_ContentTypesItem.xml_for(()).xpath("./*/@ContentType"))


def test_blank_words_are_kept() -> None:
    blank = presentation_ml("p:sld", element("a:t", words(" ")))
    part = Part("/ppt/slides/slide1.xml", SLIDE, blank)
    root = Part("/ppt/presentation.xml", PRESENTATION, presentation_ml("p:presentation"))
    roots = Relations()
    roots.to(PRESENTATION, root.name)
    with zipfile.ZipFile(io.BytesIO(packed([root, part], roots, Rack()))) as archive:
        assert b"<a:t> </a:t>" in archive.read("ppt/slides/slide1.xml")


def test_what_stands_is_not_packed_again(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the record, which has the mark of all others, is packed every time."""
    packed_again: list[str] = []

    def noted(name: str, data: bytes) -> Member:
        packed_again.append(name)
        return member(name, data)

    monkeypatch.setattr(packing, "member", noted)
    rack, again = Rack(), deck.with_name("again.pptx")
    write(publication(), THEME, again, rack)
    packed_again.clear()
    write(publication(), THEME, again, rack)
    assert packed_again == ["customXml/item1.xml"]
    first, *others = publication().pages
    write(publication((replace(first, notes=("Autre chose.",)), *others)), THEME, again, rack)
    assert "ppt/notesSlides/notesSlide1.xml" in packed_again
    assert "ppt/notesSlides/notesSlide2.xml" not in packed_again
    assert again.read_bytes() != deck.read_bytes()


def test_other_words_need_no_other_relations(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that python-pptx, which takes a while to load, is not asked for them."""
    rack, again = Rack(), deck.with_name("again.pptx")
    write(publication(), THEME, again, rack)
    asked: list[str] = []
    monkeypatch.setattr(packing, "_told", lambda name, _: asked.append(name))
    first, *others = publication().pages
    write(publication((replace(first, notes=("Autre chose.",)), *others)), THEME, again, rack)
    assert asked == []


def test_a_relation_to_a_part_that_is_not_there_is_refused() -> None:
    roots = Relations()
    roots.to(PRESENTATION, "/ppt/presentation.xml")
    with pytest.raises(KeyError):
        packed([], roots, Rack())


def test_a_slide_knows_its_relations_before_python_pptx_does() -> None:
    anchors = {"terre": "/ppt/slides/slide2.xml", "video": "/ppt/slides/slide5.xml"}
    page, scheme = publication().pages[1], scheme_of(THEME, "fr")
    (part,) = SlideWriter(page, 2, "/layout.xml", scheme, anchors, iter(()), iter(())).parts()
    assert [id_ for id_, _ in part.relations] == [f"rId{n}" for n in range(1, 6)]
