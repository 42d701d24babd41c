"""A deck on a template: its parts as they were, our slides on its layouts, nothing left over."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pptx
import pytest
from openxml_audit import validate_pptx
from pptx.util import Pt

from restitution.workshop import Workshop
from restitution.writers.pptx import write
from restitution.writers.pptx.borrowed import borrowed
from templates import LOGO_NAME, dark, wide
from writers.pptx.package_checks import A, faults, opened

KEPT = re.compile(r"ppt/(slideMasters|slideLayouts|notesMasters|theme)/.*|ppt/tableStyles\.xml")


def content(folder: Path, template: Path) -> Workshop:
    """The smallest content on a template."""
    minimal = Path(__file__).parents[2] / "cases" / "minimal.yaml"
    path = folder / "content.yaml"
    text = minimal.read_text("utf-8")
    path.write_text(f"{text}\ntheme: {{deck_template: {template.name}}}\n", encoding="utf-8")
    return Workshop(path)


def written(folder: Path, template: Path) -> Path:
    shop = content(folder, template)
    write(shop.publication("deck"), shop.theme_of("deck"), folder / "deck.pptx")
    return folder / "deck.pptx"


@pytest.fixture(params=[wide, dark], ids=["wide", "dark"], scope="module")
def pair(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """A template and the deck on it."""
    make: Callable[[Path], Path] = request.param
    folder = tmp_path_factory.mktemp("lent")
    template = make(folder / "modele.pptx")
    return template, written(folder, template)


def test_validators_find_nothing(pair: tuple[Path, Path]) -> None:
    assert [str(error) for error in validate_pptx(str(pair[1])).errors] == []
    assert faults(pair[1]) == []


def test_what_the_organisation_made_stays_as_it_was_byte_for_byte(
    pair: tuple[Path, Path],
) -> None:
    theirs, ours = opened(pair[0]), opened(pair[1])
    kept = {name for name in theirs.members if KEPT.fullmatch(name)}
    assert len(kept) > 20
    assert {name for name in kept if ours.members.get(name) != theirs.members[name]} == set()


def test_sample_slides_go_with_what_only_they_used(pair: tuple[Path, Path]) -> None:
    theirs, ours = opened(pair[0]), opened(pair[1])
    samples = {blob for name, blob in theirs.members.items() if name.endswith(".jpg")}
    assert samples
    assert not samples & set(ours.members.values())
    assert all(b"Exemple" not in ours.members[name] for name in ours.slides)
    assert all(b"Un exemple" not in blob for blob in ours.members.values())


def test_a_logo_of_the_master_comes_along(tmp_path: Path) -> None:
    template = wide(tmp_path / "modele.pptx")
    deck: Any = pptx.Presentation(str(written(tmp_path, template)))
    (logo,) = [item for item in deck.slide_master.shapes if item.name == LOGO_NAME]
    assert logo.image.ext == "png"


def test_slides_are_on_the_templates_layouts(tmp_path: Path) -> None:
    deck: Any = pptx.Presentation(str(written(tmp_path, wide(tmp_path / "modele.pptx"))))
    used = [slide.slide_layout.name for slide in deck.slides]
    assert used[0] == used[-1] == "Diapositive de titre"
    assert {"Titre seul", "Titre et contenu"} <= set(used)
    assert len(deck.slide_layouts) == 11
    assert (deck.slide_width, deck.slide_height) == (Pt(960), Pt(540))


def fitting(slide: Any) -> Iterator[Any]:
    return (item for item in slide.placeholders if item.has_text_frame)


def test_a_title_in_its_box_says_no_place_of_its_own(pair: tuple[Path, Path]) -> None:
    deck: Any = pptx.Presentation(str(pair[1]))
    titles = [slide.shapes.title for slide in deck.slides]
    inherited = [title for title in titles if title._element.spPr.find(f"{A}xfrm") is None]
    assert inherited
    for title in inherited:
        layout = title.part.slide.slide_layout
        box = next(h for h in layout.placeholders if h.placeholder_format.idx == 0)
        assert (title.left, title.top, title.width) == (box.left, box.top, box.width)
        assert title.text_frame.margin_left >= Pt(7)


def test_text_never_waits_for_autofit_and_says_all_of_its_look(pair: tuple[Path, Path]) -> None:
    deck: Any = pptx.Presentation(str(pair[1]))
    for slide in deck.slides:
        for item in fitting(slide):
            area = item._element.txBody.bodyPr
            assert area.find(f"{A}normAutofit").attrib == {}
            assert {"lIns", "rIns", "tIns", "bIns", "anchor", "wrap"} <= set(area.attrib)
            for line in item.text_frame.paragraphs:
                assert line.line_spacing is not None
                assert all(run.font.size is not None for run in line.runs)


def test_colours_are_said_by_their_places_in_the_templates_scheme(tmp_path: Path) -> None:
    package = opened(written(tmp_path, wide(tmp_path / "modele.pptx")))
    inks = [
        each.get("val")
        for name in package.slides
        for each in package.xml(name).iter(f"{A}schemeClr")
    ]
    assert {"tx1", "accent1", "tx2"} <= set(inks)
    values = [each for name in package.slides for each in package.xml(name).iter(f"{A}srgbClr")]
    assert values == []


def test_fonts_are_those_of_the_templates_theme(pair: tuple[Path, Path]) -> None:
    package = opened(pair[1])
    faces = {
        each.get("typeface")
        for name in package.slides
        for each in package.xml(name).iter(f"{A}latin")
    }
    assert faces <= {"+mn-lt", "+mj-lt"}


def test_notes_are_on_the_templates_notes_master(pair: tuple[Path, Path]) -> None:
    package = opened(pair[1])
    masters = package.parts(r"ppt/notesMasters/\w+\.xml")
    assert masters == ["ppt/notesMasters/notesMaster1.xml"]
    assert package.members[masters[0]] == opened(pair[0]).members[masters[0]]
    deck: Any = pptx.Presentation(str(pair[1]))
    assert any(slide.notes_slide.notes_text_frame.text for slide in deck.slides)


def test_a_template_without_notes_gets_ours(tmp_path: Path) -> None:
    pptx.Presentation().save(str(tmp_path / "modele.pptx"))
    path = written(tmp_path, tmp_path / "modele.pptx")
    assert faults(path) == []
    assert validate_pptx(str(path)).is_valid
    deck: Any = pptx.Presentation(str(path))
    assert deck.slides[0].notes_slide.notes_text_frame.text


def test_a_link_of_the_master_to_a_sample_leads_to_our_first_slide(tmp_path: Path) -> None:
    path = wide(tmp_path / "modele.pptx")
    deck: Any = pptx.Presentation(str(path))
    layout, slide = deck.slide_layouts[5], deck.slides[1]
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide"
    layout.part.relate_to(slide.part, relation)
    deck.save(str(path))
    made = written(tmp_path, path)
    assert faults(made) == []
    part = next(
        name
        for name in opened(made).parts(r"ppt/slideLayouts/\w+\.xml")
        if any(each.type == "slide" for each in opened(made).relations(name))
    )
    (target,) = [e.target for e in opened(made).relations(part) if e.type == "slide"]
    assert target == "ppt/slides/slide1.xml"


def test_pictures_and_charts_of_ours_take_no_name_of_theirs(tmp_path: Path) -> None:
    template = borrowed(wide(tmp_path / "modele.pptx"))
    assert template.last(r"/ppt/media/image(\d+)\.\w+") == 1
    assert template.free("/ppt/theme/theme{}.xml") == "/ppt/theme/theme3.xml"


def test_the_same_deck_on_the_same_template_is_the_same_file(tmp_path: Path) -> None:
    template = wide(tmp_path / "modele.pptx")
    one = written(tmp_path, template).read_bytes()
    assert written(tmp_path, template).read_bytes() == one


def test_a_template_saved_as_such_serves_as_well(tmp_path: Path) -> None:
    source = dark(tmp_path / "source.pptx")
    path = tmp_path / "modele.potx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name == "[Content_Types].xml":
                blob = blob.replace(b"presentation.main+xml", b"template.main+xml")
            new.writestr(name, blob)
    made = written(tmp_path, path)
    assert b"presentation.main+xml" in opened(made).members["[Content_Types].xml"]
    assert faults(made) == []
