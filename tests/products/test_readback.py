"""The finished deck, read back as a presenter's program and a screen reader read it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pptx
import pytest
from openxml_audit import validate_pptx
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from products import built
from products.built import boxes
from products.decks import DECKS, Deck
from products.readback import Reader, Words
from restitution.content.video import address_of
from restitution.page.items import Chart, TextBox
from writers.pptx.package_checks import P14, A, C, P, opened

DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
P15 = "{http://schemas.microsoft.com/office/powerpoint/2012/main}"

LABELS = re.compile(
    r"overline|footer|number|source"
    r"|[^/]+/thread/.*|[^/]+/map-.*|.*/number|videos\.\d+/.*/text"
)
"""What is no text to be read from the last row: labels, folios, addresses beside their codes."""

LEAST, LEAST_LABEL, LEAST_BODY = 18, 14, 24
LEAST_CONTRAST = 4.5


@pytest.fixture(scope="module", params=DECKS)
def deck(request: pytest.FixtureRequest) -> Deck:
    return DECKS[request.param]()


@pytest.fixture(scope="module")
def slides(deck: Deck) -> list[Any]:
    return list(pptx.Presentation(str(deck.path)).slides)


@pytest.fixture(scope="module")
def words(deck: Deck) -> list[Words]:
    return list(Reader(pptx.Presentation(str(deck.path))).words())


def names(slide: Any) -> list[str]:
    return [item.name for item in slide.shapes]


def described(item: Any) -> str:
    return str(item._element.xpath(".//p:cNvPr")[0].get("descr") or "")


def is_decorative(item: Any) -> bool:
    return any(True for _ in item._element.xpath(".//p:cNvPr")[0].iter(DECORATIVE))


def test_every_slide_has_a_title_of_its_own(slides: list[Any]) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert all(titles)
    assert [title for title, count in Counter(titles).items() if count > 1] == []


def test_titles_of_two_lines_are_balanced(deck: Deck) -> None:
    titles = [box for page in deck.pages for box in boxes(page) if box.slot == "title"]
    widths = [[slug.width for slug in box.passages[0].slugs] for box in titles]
    assert max(map(len, widths)) == 2
    assert all(min(lines) >= 0.4 * max(lines) for lines in widths)


def test_nothing_relies_on_autofit(deck: Deck) -> None:
    package = opened(deck.path)
    for name in package.slides:
        tags = {entry.tag for entry in package.xml(name).iter()}
        assert tags.isdisjoint({f"{A}normAutofit", f"{A}spAutoFit"}), name


def test_every_slide_stands_in_one_section(deck: Deck) -> None:
    root = opened(deck.path).xml("ppt/presentation.xml")
    listed = Counter(entry.get("id") for entry in root.iter(f"{P14}sldId"))
    assert listed == Counter(entry.get("id") for entry in root.iter(f"{P}sldId"))
    named = [section.get("name") for section in root.iter(f"{P14}section")]
    assert all(named)
    assert len(named) > 2


def test_every_slide_has_notes(slides: list[Any]) -> None:
    for slide in slides:
        assert slide.notes_slide.notes_text_frame.text.strip(), slide.shapes.title.text_frame.text


def test_what_is_seen_and_not_read_is_described_or_decoration(slides: list[Any]) -> None:
    for slide in slides:
        for item in slide.shapes:
            silent = not (item.has_text_frame and item.text_frame.text)
            if silent:
                told = described(item) or is_decorative(item)
                assert bool(told), (slide.shapes.title.text_frame.text, item.name)
                assert not (described(item) and is_decorative(item))


def test_charts_and_codes_are_described_in_words(slides: list[Any]) -> None:
    shown = [item for slide in slides for item in slide.shapes if is_figure(item)]
    assert shown
    assert all(len(described(item)) > 10 for item in shown)


def is_figure(item: Any) -> bool:
    drawn = item.has_chart or item.has_table or item.shape_type == MSO_SHAPE_TYPE.PICTURE
    return bool(drawn) or item.name.endswith("/symbol")


def test_the_title_is_read_first_then_text_then_figures(slides: list[Any]) -> None:
    for slide in slides:
        order = [item for item in slide.shapes if not is_decorative(item)]
        assert order[0].name == "title"
        said = [index for index, item in enumerate(order) if item.name in ("overline", "body")]
        figures = [index for index, item in enumerate(order) if is_figure(item)]
        if figures and slide.slide_layout.name != "Photographie":
            assert max(said, default=0) < min(figures)


def test_the_foot_is_read_last(slides: list[Any]) -> None:
    for slide in slides:
        order = names(slide)
        feet = [name for name in order if name in ("footer", "number")]
        assert order[len(order) - len(feet) :] == feet


def test_text_is_large_enough_for_the_last_row(words: list[Words]) -> None:
    for one in words:
        label = LABELS.fullmatch(one.item)
        assert one.size >= (LEAST_LABEL if label else LEAST), one
        if one.item in ("title", "body") and one.size < LEAST_BODY:
            pytest.fail(f"{one}")


def test_every_word_stands_out_from_what_is_behind_it(words: list[Words]) -> None:
    assert len({one.backdrop for one in words}) >= 3
    assert [one for one in words if one.contrast < LEAST_CONTRAST] == []


def test_the_outline_is_complete(deck: Deck, slides: list[Any]) -> None:
    """Every text that has a place of the layout is in its placeholder: outlines show only those."""
    for page, slide in zip(deck.pages, slides, strict=True):
        held = {item.name for item in slide.placeholders}
        assert {item.slot for item in page.items if isinstance(item, TextBox) and item.slot} <= held


def test_slide_numbers_and_footers_show(deck: Deck, slides: list[Any]) -> None:
    for page, slide in zip(deck.pages, slides, strict=True):
        for slot, kind in (("number", "sldNum"), ("footer", "ftr")):
            found = [p for p in slide._element.iter(qn("p:ph")) if p.get("type") == kind]
            wanted = slot in page.layout.slots and (slot == "number" or slot in names(slide))
            assert len(found) == wanted, (page.name, slot)
        if "footer" in page.layout.slots:
            assert "footer" in names(slide)


def test_every_word_is_french(deck: Deck) -> None:
    package = opened(deck.path)
    for name in package.parts(
        r"ppt/(slides|notesSlides|charts|slideLayouts|slideMasters)/\w+\.xml"
    ):
        for tag in (f"{A}rPr", f"{A}endParaRPr", f"{A}defRPr"):
            assert {entry.get("lang") for entry in package.xml(name).iter(tag)} <= {"fr-FR"}, name
        if "/charts/" in name:
            assert [e.get("val") for e in package.xml(name).iter(f"{C}lang")] == ["fr-FR"]


def test_charts_have_sound_axes_and_printed_labels(deck: Deck) -> None:
    package, drawn = opened(deck.path), list(charts(deck))
    parts = sorted(package.parts(r"ppt/charts/\w+\.xml"), key=number_of)
    assert len(parts) == len(drawn) > 0
    for name, chart in zip(parts, drawn, strict=True):
        root = package.xml(name)
        ids = [int(str(entry.get("val"))) for entry in root.iter(f"{C}axId")]
        assert len(set(ids)) == 2
        assert all(id_ > 0 for id_ in ids)
        said = ["".join(t.text or "" for t in one.iter(f"{A}t")) for one in root.iter(f"{C}rich")]
        assert said == [bar.printed for bar in chart.bars if bar.printed]
        assert not any(re.search(r"\d\.\d", text) or " " in text for text in said)


def charts(deck: Deck) -> Iterator[Chart]:
    return (item for page in deck.pages for item in page.items if isinstance(item, Chart))


def number_of(part: str) -> int:
    return int(re.findall(r"\d+", part)[0])


def test_one_quiet_transition(deck: Deck) -> None:
    package = opened(deck.path)
    for name in package.slides:
        moves = list(package.xml(name).iter(f"{P}transition"))
        assert [[step.tag for step in move] for move in moves] == [[f"{P}fade"]]
        assert not list(package.xml(name).iter(f"{P}timing"))


def test_colours_and_fonts_are_the_themes(deck: Deck) -> None:
    package = opened(deck.path)
    scheme = package.xml("ppt/theme/theme1.xml").find(f".//{A}clrScheme")
    assert scheme is not None
    of_theme = {entry[0].get("val") for entry in scheme}
    for name in package.parts(r"ppt/(slides|slideLayouts|slideMasters|charts)/\w+\.xml"):
        root = package.xml(name)
        fixed = {entry.get("val") for entry in root.iter(f"{A}srgbClr")}
        assert fixed & of_theme == set(), name
        faces = {
            entry.get("typeface") for tag in ("latin", "buFont") for entry in root.iter(A + tag)
        }
        assert faces <= {"+mj-lt", "+mn-lt"}, name


def test_no_layout_is_left_over(deck: Deck, slides: list[Any]) -> None:
    presentation: Any = pptx.Presentation(str(deck.path))
    used = {slide.slide_layout.name for slide in slides}
    assert {layout.name for layout in presentation.slide_layouts} == used


def test_there_are_guides_inside_the_sheet(deck: Deck) -> None:
    master = opened(deck.path).xml("ppt/slideMasters/slideMaster1.xml")
    found = {(g.get("orient"), int(str(g.get("pos"))) / 8) for g in master.iter(f"{P15}guide")}
    assert {orient for orient, _ in found} == {None, "horz"}
    assert all(0 < place < (540 if orient else 960) for orient, place in found)


def test_the_file_says_what_it_is(deck: Deck) -> None:
    core = pptx.Presentation(str(deck.path)).core_properties
    assert core.title
    assert core.author
    assert core.subject
    assert core.language == "fr-FR"
    assert core.created == core.modified


def test_layouts_serve_a_new_slide(deck: Deck, tmp_path: Path) -> None:
    presentation: Any = pptx.Presentation(str(deck.path))
    for layout in presentation.slide_layouts:
        slide = presentation.slides.add_slide(layout)
        assert slide.shapes.title is not None
        asked = {item.placeholder_format.idx for item in layout.placeholders}
        given = {item.placeholder_format.idx for item in slide.placeholders}
        assert given <= asked
        assert len(given) == len(asked) - feet(layout)
        for item in layout.placeholders:
            assert item.has_text_frame is False or item.text_frame.text, (layout.name, item.name)
    path = tmp_path / "deck.pptx"
    presentation.save(path)
    assert len(pptx.Presentation(str(path)).slides) == len(deck.pages) + len(
        presentation.slide_layouts
    )


def feet(layout: Any) -> int:
    """The placeholders that only PowerPoint itself copies: the footer and the number."""
    kinds = [place.get("type") for place in layout._element.iter(qn("p:ph"))]
    return kinds.count("ftr") + kinds.count("sldNum")


def test_notes_carry_the_whole_answer_and_where_to_find_more() -> None:
    edition = built.workshop().edition
    slides = list(pptx.Presentation(str(built.output() / "deck.pptx")).slides)
    pages = built.workshop().publication("deck").pages
    notes = {
        page.name: slide.notes_slide.notes_text_frame.text
        for page, slide in zip(pages, slides, strict=True)
    }
    for visit in edition.visits:
        for question in visit.questions:
            own = [text for name, text in notes.items() if f"{visit.id}.{question.id}" in name]
            assert own
            for text in own:
                assert all(line in text for line in question.answer.plain.splitlines())
        assert visit.video is not None
        assert address_of(visit.video) in notes[f"{visit.id}.video"]
        told = [text for name, text in notes.items() if name.startswith(f"{visit.id}.")]
        assert all("Fil d’info p.\u00a0" in text for text in told)


def test_notes_say_where_the_figures_of_a_chart_come_from() -> None:
    deck = DECKS["one visit"]()
    (number,) = [page.number for page in deck.pages if page.name.endswith(".qualite.chart")]
    slide = list(pptx.Presentation(str(deck.path)).slides)[number - 1]
    assert "Source\u00a0: rapport 2010" in slide.notes_slide.notes_text_frame.text


def test_a_new_slide_keeps_the_file_sound(tmp_path: Path) -> None:
    presentation: Any = pptx.Presentation(str(DECKS["one visit"]().path))
    for layout in presentation.slide_layouts:
        presentation.slides.add_slide(layout).shapes.title.text_frame.text = layout.name
    path = tmp_path / "deck.pptx"
    presentation.save(path)
    assert [error.description for error in validate_pptx(str(path)).errors] == []
