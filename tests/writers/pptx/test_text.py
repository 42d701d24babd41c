"""Text as DrawingML: escaping, sizes, bullets, what is left to the slot."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.markup import Span
from restitution.page.items import TextBox
from restitution.theme.tokens import Align, Anchor, Bullet, TextStyle
from restitution.writers.pptx.elements import DRAWING, PRESENTATION, Xml, element, words
from restitution.writers.pptx.links import Links, legal
from restitution.writers.pptx.parts import Relations
from restitution.writers.pptx.scheme import language_tag, scheme_of
from restitution.writers.pptx.text import Setter, level_style
from writers.pptx.package_checks import A
from writers.pptx.pages import GRID, THEME, label, passage

SCHEME = scheme_of(THEME, "fr")
SETTER = Setter(SCHEME, Links(Relations(), {}))
BODY = GRID.styles["body"]
RECT = Rect(0, 0, 300, 100)


def read(xml: Xml) -> ET.Element:
    spaces = {"xmlns_a": DRAWING, "xmlns_p": PRESENTATION}
    return ET.fromstring(element("root", xml, **spaces))


def found(root: ET.Element, tag: str) -> ET.Element:
    entry = root.find(f".//{A}{tag}")
    assert entry is not None, tag
    return entry


def styled(style: TextStyle, base: TextStyle | None = None, text: str = "Mots") -> ET.Element:
    said = replace(passage(text, "body"), style=style)
    return read(SETTER.passage(said, base, first=False))


@given(st.text())
def test_no_text_can_break_the_file(text: str) -> None:
    entry = read(element("t", words(text), said=text))[0]
    kept = "".join(
        " " if character in "\t\n\r" else character
        for character in text
        if character in "\t\n\r" or (character >= " " and character not in "\ufffe\uffff")
    )
    kept = "".join(character for character in kept if not "\ud800" <= character <= "\udfff")
    assert (entry.text or "") == kept
    assert entry.get("said") == kept


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_address_becomes_a_legal_one_and_a_legal_one_stays(address: str) -> None:
    made = legal(address)
    assert made.isascii()
    assert " " not in made
    assert '"' not in made
    assert legal(made) == made


def test_a_language_has_a_region_for_the_spelling_checker() -> None:
    assert [language_tag(tag) for tag in ("fr", "en", "fr-BE")] == ["fr-FR", "en-GB", "fr-BE"]


def test_leading_and_space_are_exact_points() -> None:
    root = styled(replace(BODY, leading=30.5, space_before=12))
    assert found(root, "lnSpc")[0].attrib == {"val": "3050"}
    assert found(root, "spcBef")[0].attrib == {"val": "1200"}


def test_the_first_passage_of_a_box_has_no_space_before() -> None:
    said = (passage("Un", "body"), passage("Deux", "body"))
    box = replace(label("box", "", "body", RECT), passages=said)
    first, second = read(SETTER.box(box)).iter(f"{A}spcBef")
    assert (first[0].get("val"), second[0].get("val")) == (
        "0",
        str(round(BODY.space_before * 100)),
    )
    lines = list(read(SETTER.placeholder(box, BODY, Anchor.TOP)).iter(f"{A}p"))
    assert [line.find(f"{A}pPr/{A}spcBef") is not None for line in lines] == [True, False]


def test_only_what_differs_from_the_slot_is_written() -> None:
    smaller = styled(replace(BODY, size=20, leading=25), BODY)
    assert found(smaller, "rPr").attrib == {"lang": "fr-FR", "sz": "2000"}
    assert list(found(smaller, "rPr")) == []
    assert [entry.tag for entry in found(smaller, "pPr")] == [f"{A}lnSpc"]
    brick = styled(replace(BODY, colour="accent"), BODY)
    assert found(brick, "schemeClr").get("val") == "accent1"


def test_strong_is_light_where_the_style_says_so() -> None:
    style = replace(BODY, weight=700, strong_weight=400)
    said = replace(passage((Span("a"), Span("b", strong=True)), "body"), style=style)
    root = read(SETTER.passage(said, style, first=True))
    assert [entry.get("b") for entry in root.iter(f"{A}rPr")] == [None, "0"]


def test_emphasis_in_italics_is_upright() -> None:
    style = replace(BODY, italic=True)
    said = replace(passage((Span("a", emphasis=True),), "body"), style=style)
    assert found(read(SETTER.passage(said, style, first=True)), "rPr").get("i") == "0"


def test_tracking_and_capitals() -> None:
    attributes = found(styled(replace(BODY, size=20, tracking=50, capitals=True)), "rPr").attrib
    assert (attributes["spc"], attributes["cap"]) == ("100", "all")


def test_a_bullet_hangs_and_a_deeper_one_stands_further_in() -> None:
    style = replace(BODY, bullet=Bullet("–", 20, "accent"))
    said = replace(passage("Mots", "body"), style=style)
    first = found(read(SETTER.passage(said, None, first=True)), "pPr")
    deeper = found(read(SETTER.passage(replace(said, level=1), style, first=True)), "pPr")
    assert (first.get("marL"), first.get("indent")) == ("254000", "-254000")
    assert (deeper.get("marL"), deeper.get("indent"), deeper.get("lvl")) == ("508000", None, "1")
    assert found(first, "buChar").get("char") == "–"
    assert styled(BODY, style).find(f".//{A}buNone") is not None


def test_a_level_of_a_layout_says_everything_and_kerns() -> None:
    root = read(level_style("a:lvl1pPr", BODY, SCHEME, "+mn-lt"))
    look = found(root, "defRPr")
    assert (look.get("sz"), look.get("kern"), look.get("b")) == (
        str(round(BODY.size * 100)),
        "1200",
        "0",
    )
    assert found(root, "latin").get("typeface") == "+mn-lt"


def narrowed(align: Align, measure: float) -> dict[str, str]:
    said = replace(passage("Mots", "body"), style=replace(BODY, align=align))
    box = TextBox(rect=RECT, name="box", passages=(said,), measure=measure)
    return found(read(SETTER.placeholder(box, BODY, Anchor.TOP)), "bodyPr").attrib


def test_the_measure_is_kept_on_the_side_where_lines_begin() -> None:
    assert narrowed(Align.LEFT, 260) == {"rIns": str(40 * 12700)}
    assert narrowed(Align.RIGHT, 260) == {"lIns": str(40 * 12700)}
    assert narrowed(Align.CENTRE, 260) == {"lIns": str(20 * 12700), "rIns": str(20 * 12700)}


def test_a_measure_wider_than_the_box_changes_nothing() -> None:
    assert all(narrowed(align, 301) == {} for align in Align)


def test_the_number_of_the_slide_is_a_field_between_its_words() -> None:
    setter = replace(SETTER, field="12")
    root = read(setter.passage(passage("p. 12 / 40", "body"), None, first=True))
    tags = [entry.tag.removeprefix(A) for entry in root[0] if entry.tag != f"{A}pPr"]
    assert tags == ["r", "fld", "r", "endParaRPr"]
    assert [entry.text for entry in root.iter(f"{A}t")] == ["p. ", "12", " / 40"]
