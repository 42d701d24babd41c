"""The private names of python-pptx that we rest on still do what we rest on."""

from __future__ import annotations

import inspect
import io
import zipfile
from importlib.metadata import version

import pptx.opc.package as opc
from pptx.opc.packuri import PACKAGE_URI, PackURI
from pptx.opc.serialized import _ContentTypesItem
from pptx.package import Package
from pptx.parts.slide import SlidePart

from restitution.writers.pptx.archive import zipped
from restitution.writers.pptx.elements import element, presentation_ml, words
from restitution.writers.pptx.media import Media
from restitution.writers.pptx.package import packed
from restitution.writers.pptx.parts import PRESENTATION, SLIDE, Part, Relations
from restitution.writers.pptx.scheme import scheme_of
from restitution.writers.pptx.slide import SlideWriter
from writers.pptx.pages import THEME, publication


def test_the_version_is_the_one_whose_private_names_we_know() -> None:
    assert version("python-pptx") == "1.0.2"


def test_parts_are_loaded_by_their_content_type() -> None:
    content = presentation_ml("p:sld", element("p:cSld")).encode()
    name = PackURI("/ppt/slides/slide1.xml")
    part = opc.PartFactory(name, SLIDE.content_type, Package(io.BytesIO()), content)
    assert isinstance(part, SlidePart)
    assert b"p:cSld" in part.blob


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
    with zipfile.ZipFile(io.BytesIO(packed([root, part], roots))) as archive:
        assert b"<a:t> </a:t>" in archive.read("ppt/slides/slide1.xml")


def test_an_archive_does_not_know_when_or_in_what_order_it_was_made() -> None:
    members = {"b.xml": b"b", "[Content_Types].xml": b"t", "a.xml": b"a"}
    data = zipped(members)
    assert data == zipped(dict(reversed(members.items())))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "a.xml", "b.xml"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_slide_knows_its_relations_before_python_pptx_does() -> None:
    anchors = {"terre": "/ppt/slides/slide2.xml", "video": "/ppt/slides/slide5.xml"}
    page, scheme = publication().pages[1], scheme_of(THEME, "fr")
    (part,) = SlideWriter(page, 2, "/layout.xml", scheme, anchors, iter(()), Media()).parts()
    assert [id_ for id_, _ in part.relations] == [f"rId{n}" for n in range(1, 6)]
