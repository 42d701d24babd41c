from dataclasses import replace
from pathlib import Path

import pytest
import uharfbuzz as hb
from hypothesis import given, settings
from hypothesis import strategies as st

from restitution.errors import ThemeError
from restitution.theme.fonts import Cut, Face
from restitution.theme.library import FontLibrary, font_file
from restitution.theme.tokens import Family, TextStyle

LIBERATION = Path("/usr/share/fonts/truetype/liberation")
SERIF = "source-serif-4:SourceSerif4[opsz,wght].ttf"
FAMILIES = {
    "serif": Family(
        "Source Serif 4",
        "Georgia",
        SERIF,
        "source-serif-4:SourceSerif4-Italic[opsz,wght].ttf",
        optical=True,
    ),
    "arimo": Family("Arimo", "Arial", "arimo:Arimo[wght].ttf", "arimo:Arimo-Italic[wght].ttf"),
}
FONTS = FontLibrary(FAMILIES, "fr")
BODY = TextStyle("body", "serif", 10.0, 14.0, "text")
DECK = TextStyle("deck", "arimo", 24.0, 29.0, "text")
LATIN = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x180)])).replace("\xad", "")
COVERED = "".join(c for c in LATIN if ord(c) in FONTS.face(BODY).covered)


def whole(path: Path, **axes: float) -> hb.Font:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
    if axes:
        font.set_variations(axes)
    return font


def shaped(font: hb.Font, text: str) -> list[tuple[int, int]]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "fr"
    hb.shape(font, buffer, {"kern": True, "liga": True})
    return [
        (info.codepoint, place.x_advance)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(COVERED, min_size=1, max_size=30))
def test_advances_are_those_of_the_whole_font(text: str) -> None:
    path = font_file(SERIF)
    face = FONTS.face(BODY, strong=True)
    expected = shaped(whole(path, wght=700, opsz=10), text)
    got = [(glyph.id, glyph.advance) for glyph in face.shape(text)]
    assert [glyph for glyph, _ in got] == [glyph for glyph, _ in expected]
    # a pinned instance rounds its advances and its kerning apart
    assert all(abs(a - b) <= 1 for (_, a), (_, b) in zip(got, expected, strict=True))


@settings(max_examples=40, deadline=None)
@given(st.text(COVERED, max_size=30))
def test_the_glyphs_stand_for_the_whole_text_and_no_more(text: str) -> None:
    assert "".join(glyph.text for glyph in FONTS.face(BODY).shape(text)) == text


@settings(max_examples=40, deadline=None)
@given(st.text(COVERED, max_size=30))
def test_a_text_is_as_wide_before_its_glyphs_are_made_as_after(text: str) -> None:
    face = FontLibrary(FAMILIES, "fr").face(DECK)
    measured = face.width(text, 10.0)
    drawn = sum(glyph.advance for glyph in face.shape(text)) * 10.0 / face.units_per_em
    assert measured == pytest.approx(drawn)


def test_no_text_has_no_glyphs() -> None:
    assert FONTS.face(BODY).shape("") == ()
    assert FONTS.face(BODY).width("", 10.0) == 0


def test_a_ligature_stands_for_its_letters() -> None:
    assert "ffi" in [glyph.text for glyph in FONTS.face(BODY).shape("efficience")]


@pytest.mark.skipif(not LIBERATION.is_dir(), reason="Liberation Sans is not installed")
@pytest.mark.parametrize(
    ("file", "strong", "emphasis"),
    [
        ("LiberationSans-Regular.ttf", False, False),
        ("LiberationSans-Bold.ttf", True, False),
        ("LiberationSans-Italic.ttf", False, True),
    ],
)
def test_the_deck_is_measured_with_the_advances_of_arial(
    file: str, *, strong: bool, emphasis: bool
) -> None:
    twin = Face(Cut("twin", LIBERATION / file))
    face = FONTS.face(DECK, strong=strong, emphasis=emphasis)
    latin_1 = LATIN[: LATIN.index("ÿ") + 1]
    differing = {c for c in latin_1 if face.width(c, 100) != pytest.approx(twin.width(c, 100))}
    assert differing <= {"·", "µ"}
    assert all(face.width(c, 100) > twin.width(c, 100) for c in differing)  # never too narrow


def test_bold_is_bolder_and_wider() -> None:
    regular, bold = FONTS.face(BODY), FONTS.face(BODY, strong=True)
    assert (regular.weight, bold.weight) == (400, 700)
    assert bold.width("minimum", 10) > regular.width("minimum", 10) * 1.02


def test_emphasis_is_italic_and_turns_back_inside_italic() -> None:
    assert FONTS.face(BODY, emphasis=True).italic
    assert not FONTS.face(replace(BODY, italic=True), emphasis=True).italic


def test_small_type_is_drawn_wider() -> None:
    small, large = FONTS.face(replace(BODY, size=8.0)), FONTS.face(replace(BODY, size=60.0))
    assert small.width("lettre", 10) > large.width("lettre", 10) * 1.02


def test_a_face_is_made_once() -> None:
    assert FONTS.face(BODY) is FONTS.face(replace(BODY, name="other", leading=20.0))


def test_a_hyphen_that_the_font_lacks_looks_like_the_one_it_has() -> None:
    face = FONTS.face(BODY)
    assert 0x2011 in face.covered
    (glyph,), (plain,) = face.shape("\u2011"), face.shape("\u2010")
    assert (glyph.id, glyph.advance, glyph.text) == (plain.id, plain.advance, "\u2011")
    assert glyph.id != 0


def test_a_narrow_space_that_the_font_lacks_is_made_from_the_word_space(tmp_path: Path) -> None:
    face = Face(Cut("poor", poor_font(tmp_path, "abc -")))
    assert 0x202F in face.covered
    (space,), (narrow,) = face.shape(" "), face.shape("\u202f")
    assert narrow.id != 0
    assert 0 < narrow.advance < space.advance
    assert face.shape("a\u202fb")[1].advance == narrow.advance
    assert [glyph.text for glyph in face.shape("a\u2011b")] == ["a", "\u2011", "b"]
    assert 0 not in [glyph.id for glyph in face.shape("a\u2011b")]


def test_a_character_beyond_the_usual_ones_comes_from_the_whole_font() -> None:
    face = Face(Cut("fresh", font_file(SERIF), (("wght", 400.0), ("opsz", 10.0))))
    before = face.shape("é")[0]
    (letter,) = face.shape("Ж")
    assert letter.id != 0
    assert letter.advance > 0
    assert face.advance(letter.id) == letter.advance
    again = Face(Cut("again", face.path, face.cut.axes))
    assert again.shape("é")[0] == before
    assert face.shape("éa")[0].id == before.id


def test_what_no_glyph_is_for_is_not_covered() -> None:
    assert 0x1F600 not in FONTS.face(BODY).covered
    assert {ord(c) for c in LATIN[: LATIN.index("ÿ") + 1]} <= FONTS.face(BODY).covered


def test_a_subset_is_small_keeps_ids_and_is_the_same_every_time() -> None:
    face = FONTS.face(BODY)
    glyphs = {glyph.id for glyph in face.shape("Bonjour")}
    data = face.subset(glyphs)
    assert data == face.subset(sorted(glyphs, reverse=True))
    assert len(data) < 20_000
    font = hb.Font(hb.Face(hb.Blob(data)))
    assert all(font.get_glyph_h_advance(glyph) == face.advance(glyph) for glyph in glyphs)


def test_measures_of_the_letters_are_in_order() -> None:
    face = FONTS.face(BODY)
    assert 0.4 < face.x_height < face.cap_height < face.ascender < 1.2
    assert -0.5 < face.descender < 0
    assert face.has_quadratic_outlines


@pytest.mark.parametrize("name", ["no-such-package:a.ttf", "source-serif-4:no.ttf", "/no/font.ttf"])
def test_a_font_that_is_not_there_is_the_designers_business(name: str) -> None:
    with pytest.raises(ThemeError) as caught:
        font_file(name)
    assert caught.value.problems[0].code == "font_missing"
    assert caught.value.problems[0].values == {"font": name}


def poor_font(folder: Path, characters: str) -> Path:
    """A font file that has a few characters only."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.clear()
    wanted.unicode_set.update(map(ord, characters))
    source = hb.Face(hb.Blob.from_file_path(str(font_file(SERIF))))
    wanted.pin_axis_location(source, "wght", 400)
    wanted.pin_axis_location(source, "opsz", 10)
    path = folder / "poor.ttf"
    path.write_bytes(hb.subset(source, wanted).blob.data)
    return path
