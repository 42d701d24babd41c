"""The whole deck, read back the way a presenter's program reads it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pptx
import pytest
from openxml_audit import validate_pptx

from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.page.items import Page
from restitution.writers.pptx import write
from writers.pptx.package_checks import P14, A, P, R, opened
from writers.pptx.pages import THEME, chart, points, publication, video

NO_PLACEHOLDERS = {"symbol", "area"}
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@pytest.fixture(scope="module")
def slides(deck: Path) -> list[Any]:
    return list(pptx.Presentation(str(deck)).slides)


def items(slide: Any) -> Iterator[Any]:
    return iter(slide.shapes)


def named(slide: Any, name: str) -> Any:
    """An item by its name; one that no placeholder holds bears the page's name before its own."""
    return next(item for item in items(slide) if f"/{item.name}".endswith(f"/{name}"))


def test_an_independent_validator_finds_nothing(deck: Path) -> None:
    result = validate_pptx(str(deck))
    assert [str(error) for error in result.errors] == []
    assert result.is_valid


def test_every_slide_has_the_title_of_its_page(slides: list[Any]) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles == [
        "Avant et après… suivez le fil\u202f!",
        "Comment un groupe de 300 salariés décide-t-il\u202f?",
        "Plus d’une entreprise sur deux relève du privé",
        "Soixante pour cent d’ateliers",
        "TERRE, la visite en images",
        "Fin de la restitution",
    ]


def test_the_title_is_read_first_unless_it_would_be_painted_over(slides: list[Any]) -> None:
    assert [next(items(slide)).name for slide in slides] == [
        *("title", "title", "title", "parts/band", "title", "title"),
    ]
    assert [item.name for item in items(slides[3])][1] == "title"


def test_a_page_without_a_title_box_has_its_title_above_the_sheet(slides: list[Any]) -> None:
    title = slides[5].shapes.title
    assert title.top + title.height < 0


def test_placeholders_take_their_place_from_the_layout(slides: list[Any]) -> None:
    body = named(slides[1], "body")
    slot = points().layout.slots["body"].rect
    assert body._element.spPr.find(f"{A}xfrm") is None
    place = Rect(*(value.pt for value in (body.left, body.top, body.width, body.height)))
    assert place == slot


def test_every_slot_is_a_placeholder_of_its_layout_at_its_own_place(deck: Path) -> None:
    presentation: Any = pptx.Presentation(str(deck))
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    for page in publication().pages:
        made = {item.name: item for item in layouts[page.layout.label].placeholders}
        slots = {
            name: slot
            for name, slot in page.layout.slots.items()
            if slot.kind not in NO_PLACEHOLDERS
        }
        assert made.keys() == slots.keys()
        for name, slot in slots.items():
            item = made[name]
            place = (item.left.pt, item.top.pt, item.width.pt, item.height.pt)
            assert Rect(*place) == slot.rect


def test_text_comes_back_as_it_was_said(slides: list[Any]) -> None:
    lines = [line.text for line in named(slides[1], "body").text_frame.paragraphs]
    assert lines == [
        "Chaque mois\u00a0: lire la gestion, au 1er",
        "Le site, en ligne",
        "Voir la vidéo plus loin",
    ]
    assert named(slides[5], "words").text_frame.text == "Merci de votre attention"
    subtitle = named(slides[0], "subtitle").text_frame.text
    assert subtitle == "Six visites d’entreprises <belges> & leurs réponses"


def test_what_is_strong_emphasised_or_raised_looks_so(slides: list[Any]) -> None:
    lead, linked, jump = named(slides[1], "body").text_frame.paragraphs
    assert [word.font.bold for word in lead.runs] == [True, None, None]
    assert [word._r.rPr.get("baseline") for word in lead.runs] == [None, None, "30000"]
    assert [word.font.italic for word in jump.runs] == [None, True, None]
    assert [word.font.underline for word in linked.runs] == [None, None]


def test_text_that_looks_like_its_slot_says_nothing_of_its_own(slides: list[Any]) -> None:
    line = named(slides[1], "label").text_frame.paragraphs[0]
    assert dict(line.runs[0]._r.rPr.attrib) == {"lang": "fr-FR"}
    assert line._p.pPr is None


def test_every_word_has_a_language(deck: Path) -> None:
    package = opened(deck)
    for name in package.parts(r"ppt/(slides|notesSlides|charts)/\w+\.xml"):
        for tag in (f"{A}rPr", f"{A}endParaRPr"):
            assert {entry.get("lang") for entry in package.xml(name).iter(tag)} <= {"fr-FR"}


def test_the_measure_narrows_the_text_area(slides: list[Any]) -> None:
    assert named(slides[1], "title").text_frame.margin_right.pt == pytest.approx(864 - 600)
    centred = named(slides[3], "centred").text_frame
    assert (centred.margin_left.pt, centred.margin_right.pt) == (25, 25)


def test_nothing_on_a_slide_relies_on_autofit(deck: Path) -> None:
    package = opened(deck)
    for name in package.slides:
        assert not list(package.xml(name).iter(f"{A}normAutofit"))
        assert not list(package.xml(name).iter(f"{A}spAutoFit"))
    master = package.xml("ppt/slideMasters/slideMaster1.xml")
    assert len(list(master.iter(f"{A}normAutofit"))) == 2


def test_a_text_box_of_the_presenter_takes_any_size_without_clipping(deck: Path) -> None:
    default = opened(deck).xml("ppt/presentation.xml").find(f"{P}defaultTextStyle")
    assert default is not None
    assert len(default) == 9
    assert not list(default.iter(f"{A}lnSpc"))
    size = THEME.grids["deck"].styles["body"].size
    assert {entry.get("sz") for entry in default.iter(f"{A}defRPr")} == {str(round(size * 100))}


def test_decoration_is_marked_and_everything_else_is_described(deck: Path) -> None:
    package = opened(deck)
    for name in package.slides:
        for entry in package.xml(name).iter(f"{P}cNvPr"):
            decorative = next(entry.iter(DECORATIVE), None) is not None
            assert not (decorative and entry.get("descr"))
    knot = next(e for e in package.xml(package.slides[1]).iter(f"{P}cNvPr") if e.get("descr"))
    assert (knot.get("name"), knot.get("descr")) == ("terre/thread/terre", "terre")
    band = next(
        e for e in package.xml(package.slides[3]).iter(f"{P}cNvPr") if e.get("name") == "parts/band"
    )
    assert next(band.iter(DECORATIVE)).get("val") == "1"


def test_ids_on_a_slide_are_unique(deck: Path) -> None:
    package = opened(deck)
    for name in package.slides:
        ids = [entry.get("id") for entry in package.xml(name).iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))


def test_speaker_notes_say_what_the_page_says(slides: list[Any]) -> None:
    for slide, page in zip(slides, publication().pages, strict=True):
        notes = slide.notes_slide.notes_text_frame
        assert tuple(line.text for line in notes.paragraphs) == page.notes


def test_links_lead_to_slides_and_addresses(slides: list[Any], deck: Path) -> None:
    _, linked, jump = named(slides[1], "body").text_frame.paragraphs
    assert linked.runs[1].hyperlink.address == "https://example.org/%C3%A9?a=1&b=2"
    click = jump.runs[1]._r.rPr.find(f"{A}hlinkClick")
    assert slides[1].part.related_part(click.get(f"{R}id")) is slides[4].part
    assert named(slides[1], "thread/video").click_action.target_slide.slide_id == slides[4].slide_id
    assert named(slides[4], "symbol").click_action.hyperlink.address == "https://dai.ly/xf058f"
    for name in opened(deck).slides:
        kept = [(one.type, one.target) for one in opened(deck).relations(name)]
        assert len(kept) == len(set(kept))


def test_a_link_to_nowhere_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="video"):
        write(publication((points(),)), THEME, tmp_path / "deck.pptx")


def test_sections_follow_the_pages(deck: Path) -> None:
    root = opened(deck).xml("ppt/presentation.xml")
    sections = [
        (section.get("name"), [int(entry.attrib["id"]) for entry in section.iter(f"{P14}sldId")])
        for section in root.iter(f"{P14}section")
    ]
    expected = [("Ouverture", [256]), ("TERRE", [257, 258, 259]), ("Vidéos", [260, 261])]
    assert sections == expected
    ids = [section.attrib["id"] for section in root.iter(f"{P14}section")]
    assert len(set(ids)) == 3
    assert all(id_ == id_.upper() for id_ in ids)


def test_numbers_and_footers_show(slides: list[Any]) -> None:
    number = named(slides[1], "number")._element
    assert number.find(f".//{A}fld").get("type") == "slidenum"
    assert [entry.text for entry in number.iter(f"{A}t")] == ["2"]
    unasked = named(slides[3], "number")._element
    assert [entry.text for entry in unasked.iter(f"{A}t")] == ["4"]
    assert named(slides[1], "footer").text_frame.text == "TERRE"
    assert "footer" not in [item.name for item in items(slides[3])]


def test_every_slide_fades_in(deck: Path) -> None:
    package = opened(deck)
    assert all(
        package.xml(name).find(f"{P}transition/{P}fade") is not None for name in package.slides
    )


def test_the_file_tells_its_title_author_and_date(deck: Path) -> None:
    core = pptx.Presentation(str(deck)).core_properties
    assert (core.title, core.author) == ("Restitution <des> visites", "Comité & associés")
    assert core.language == "fr-FR"
    assert str(core.created) == str(core.modified) == "2010-10-01 00:00:00"
    assert b"content.yaml" in opened(deck).members["docProps/custom.xml"]


def test_the_brand_is_in_the_colour_menu(deck: Path) -> None:
    scheme = opened(deck).xml("ppt/theme/theme1.xml").find(f".//{A}clrScheme")
    assert scheme is not None
    found = {entry.tag.removeprefix(A): entry[0].get("val") for entry in scheme}
    assert found["dk1"] == THEME.colour("text").hex
    assert found["lt1"] == THEME.colour("surface").hex
    assert found["dk2"] == THEME.colour("title").hex
    assert found["lt2"] == THEME.colour("paper").hex
    assert found["accent1"] == THEME.colour("accent").hex
    slide = opened(deck).members["ppt/slides/slide4.xml"].decode()
    assert f'srgbClr val="{THEME.colour("sector-2").hex}"' in slide


def test_the_same_pages_give_the_same_bytes(deck: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pptx"
    write(publication(), THEME, again)
    assert again.read_bytes() == deck.read_bytes()


def many(count: int) -> tuple[Page, ...]:
    """Pages of all sorts that link to each other."""
    kinds = (points, chart, video)
    fixed = (points(), video())
    return fixed + tuple(
        replace(kinds[number % 3](), name=f"page-{number}", anchors=(f"page-{number}",))
        for number in range(count - len(fixed))
    )


def calls(pages: tuple[Page, ...], path: Path) -> int:
    """How many functions of Python are called to write these pages."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    write(publication(), THEME, path)  # so that nothing stands of a larger deck
    sys.setprofile(count)
    try:
        write(publication(pages), THEME, path)
    finally:
        sys.setprofile(None)
    return counted


def test_work_grows_in_line_with_the_slides(tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    few, more, most = (calls(many(count), path) for count in (60, 120, 240))
    assert (most - more) / (more - few) == pytest.approx(2, rel=0.02)
    assert len(pptx.Presentation(str(path)).slides) == 240
