import re
import shutil
import subprocess
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdf_pages import (
    BODY,
    SANS,
    face,
    in_words,
    line,
    page,
    passage,
    publication,
    save,
    slug,
    string,
    text_box,
)
from restitution.frozen import replace
from restitution.text.slug import Slug
from restitution.theme.fonts import Face, Glyph

TRICKY = "L’efficience de l’œuvre : 1\u202f100 € à Noël, « oui\u202f! » — fluide\u00a0; 5\u202f%"


def pdfium(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return str(document[0].get_textpage().get_text_range()).replace("\r", "")


def pypdf_text(path: Path) -> str:
    """The words of a page with one passage, which ends with a space as every word does."""
    found = str(pypdf.PdfReader(path).pages[0].extract_text())
    assert found.endswith(" ")
    return found[:-1]


def poppler(path: Path) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    done = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True
    )
    return done.stdout


READERS = pytest.mark.parametrize("read", [pdfium, pypdf_text, poppler])


def words(text: str) -> str:
    """The text with every kind of white space as one space, as a search box compares it."""
    return re.sub(r"\s+", " ", text).strip()


@READERS
def test_text_comes_out_as_it_was_set(tmp_path: Path, read: Callable[[Path], str]) -> None:
    got = read(save(publication(page(line(TRICKY))), tmp_path))
    assert words(got) == words(TRICKY)


@pytest.mark.parametrize("read", [pdfium, pypdf_text])
def test_fixed_spaces_are_kept(tmp_path: Path, read: Callable[[Path], str]) -> None:
    got = read(save(publication(page(line(TRICKY))), tmp_path))
    assert "1\u202f100 €" in got
    assert "fluide\u00a0;" in got


@pytest.mark.parametrize("style", [BODY, SANS, replace(BODY, family="arimo")])
def test_one_glyph_may_mean_two_things(tmp_path: Path, style: object) -> None:
    text = "a b\u00a0c\u202fd\u2009e-f\u2011g\u2010h"
    assert pypdf_text(save(publication(page(line(text, style=style))), tmp_path)) == text


@READERS
def test_a_word_cut_at_the_end_of_a_line_is_one_word(
    tmp_path: Path, read: Callable[[Path], str]
) -> None:
    cut = passage(slug("pour l’amélio", hyphenated=True), slug("ration de tous", baseline=76.0))
    got = read(save(publication(page(text_box(cut))), tmp_path))
    assert words(re.sub("[\u00ad\ufffe]\n?", "", got)) == "pour l’amélioration de tous"
    assert "-" not in got


def test_a_hyphen_of_the_text_stays_a_hyphen(tmp_path: Path) -> None:
    cut = passage(slug("porte-"), slug("monnaie", baseline=76.0), text="porte-monnaie")
    path = save(publication(page(text_box(cut))), tmp_path)
    assert re.sub(r"\s", "", pypdf_text(path)) == "porte-monnaie"
    assert "\u00ad" not in pypdf_text(path)


@READERS
def test_the_words_around_a_line_break_stay_apart(
    tmp_path: Path, read: Callable[[Path], str]
) -> None:
    lines = passage(slug("une ligne"), slug("puis une autre", baseline=76.0))
    got = read(save(publication(page(text_box(lines))), tmp_path))
    assert words(got) == "une ligne puis une autre"


def streams(path: Path) -> str:
    return pypdf.PdfReader(path).pages[0].get_contents().get_data().decode("ascii")  # type: ignore[union-attr]


def shown(path: Path) -> list[str]:
    """The texts of the page's TJ operators, spaces included, by the fonts' own maps."""
    reader = pypdf.PdfReader(path)
    found: list[str] = []
    reader.pages[0].extract_text(visitor_text=lambda text, *_: found.append(text))
    return found


def test_a_line_break_is_a_space_only_between_words(tmp_path: Path) -> None:
    apart = passage(slug("une"), slug("autre", baseline=76.0))
    cut = passage(slug("amé", hyphenated=True), slug("lioration", baseline=76.0))
    one = save(publication(page(text_box(apart))), tmp_path, "one.pdf")
    two = save(publication(page(text_box(cut))), tmp_path, "two.pdf")
    assert "".join(shown(one)).replace("\n", "|") == "une |autre "
    assert "".join(shown(two)).replace("\n", "|") == "amé\u00ad|lioration "


def test_a_passage_that_goes_on_elsewhere_ends_with_a_space_or_inside_a_word(
    tmp_path: Path,
) -> None:
    between = passage(slug("une"), text="une autre")
    inside = passage(slug("amé", hyphenated=True), text="amélioration")
    ended = [
        "".join(shown(save(publication(page(text_box(said))), tmp_path, f"{number}.pdf")))
        for number, said in enumerate((between, inside))
    ]
    assert ended == ["une ", "amé\u00ad"]


def boxes(path: Path) -> list[tuple[str, float, float]]:
    """Every character with the left of its box and its baseline's distance from the top."""
    with pypdfium2.PdfDocument(path) as document:
        text = document[0].get_textpage()
        height = document[0].get_height()
        return [
            (text.get_text_range(i, 1), box[0], height - box[1])
            for i in range(text.count_chars())
            for box in [text.get_charbox(i, loose=True)]
        ]


def test_words_stand_where_the_slug_has_them(tmp_path: Path) -> None:
    made = in_words("Tous les mots de cette ligne sont étirés.", gap=3.7)
    got = boxes(save(publication(page(text_box(passage(made)))), tmp_path))
    starts = [got[0], *(b for a, b in pairwise(got) if a[0] == " ")]
    assert [x for _, x, _ in starts] == pytest.approx(
        [made.x + string.x for string in made.strings], abs=0.02
    )


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    size=st.floats(6, 60),
    expansion=st.floats(0.9, 1.1),
    tracking=st.floats(-20, 60),
    rise=st.floats(-5, 5),
)
def test_stretched_and_tracked_type_ends_where_it_should(
    tmp_path: Path, size: float, expansion: float, tracking: float, rise: float
) -> None:
    style = replace(BODY, size=size)
    one = string("VATAVA", 0.0, style, expansion=expansion, tracking=tracking, rise=rise)
    kerned = sum(glyph.advance for glyph in one.glyphs) / one.face.units_per_em
    end = (kerned + 6 * tracking / 1000) * size * expansion
    last = string("i", end + 1, style)
    path = save(
        publication(page(text_box(passage(Slug(40, 100, end, (one, last), "VATAVAi"))))), tmp_path
    )
    found = [b for b in boxes(path) if b[0] == "i"]
    assert found[0][1] == pytest.approx(40 + end + 1, abs=0.05)


def test_kerning_is_kept(tmp_path: Path) -> None:
    got = boxes(save(publication(page(line("AVA", style=replace(BODY, size=40.0)))), tmp_path))
    glyphs = face(replace(BODY, size=40.0)).shape("AVA")
    assert glyphs[0].advance < face(replace(BODY, size=40.0)).advance(glyphs[0].id)
    expected = [40.0, 40.0 + glyphs[0].advance * 40 / 1000]
    assert [x for _, x, _ in got[:2]] == pytest.approx(expected, abs=0.02)


def test_gaps_without_a_space_glyph_are_spaces_all_the_same(tmp_path: Path) -> None:
    strings = (string("deux"), string("mots", 40.0))
    made = Slug(40, 60, 70, strings, "deux mots")
    path = save(publication(page(text_box(passage(made)))), tmp_path)
    assert pypdf_text(path) == "deux mots"
    assert boxes(path)[5][1] == pytest.approx(80.0, abs=0.02)


def test_colours_change_inside_a_line_and_are_not_repeated(tmp_path: Path) -> None:
    strings = (
        string("noir "),
        string("rouge ", 40, colour="accent"),
        string("rouge ", 80, colour="accent"),
        string("noir", 120),
    )
    made = Slug(40, 60, 160, strings, "noir rouge rouge noir")
    stream = streams(save(publication(page(text_box(passage(made)))), tmp_path))
    fills = re.findall(r"^[\d. ]+ rg", stream, re.MULTILINE)
    assert fills[-3:] == ["0 0 0 rg", ".8 .1 .1 rg", "0 0 0 rg"]


def test_glyphs_off_the_baseline_are_lifted_and_the_rest_are_not(tmp_path: Path) -> None:
    raised = tuple(
        replace(glyph, y_offset=200 if i == 1 else 0) for i, glyph in enumerate(face().shape("abc"))
    )
    made = Slug(40, 60, 30, (string("abc", glyphs=raised),), "abc")
    stream = streams(save(publication(page(text_box(passage(made)))), tmp_path))
    assert re.findall(r"(\S+) Ts", stream) == ["2.4", "0"]


def test_a_mark_over_a_letter_leaves_the_text_as_it_is(tmp_path: Path) -> None:
    made = slug("x\u0301y")
    path = save(publication(page(text_box(passage(made)))), tmp_path)
    assert "x\u0301" in pypdf_text(path).replace("\u200b", "")


def test_the_mark_of_a_list_stands_before_its_text(tmp_path: Path) -> None:
    entry = passage(slug("Un point", x=60.0), mark=slug("•", x=40.0, colour="accent"))
    got = boxes(save(publication(page(text_box(entry))), tmp_path))
    assert got[0][0] == "•"
    assert got[0][1] == pytest.approx(40.0, abs=0.02)
    assert [b[0] for b in got if b[1] > 59][:2] == ["U", "n"]


def test_small_capitals_spaced_out_are_still_words(tmp_path: Path) -> None:
    style = replace(SANS, size=7.8, tracking=90.0)
    path = save(publication(page(line("LA QUESTION POSÉE", style=style, tracking=90.0))), tmp_path)
    assert words(poppler(path)) == "LA QUESTION POSÉE"


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text("abcdefiltàéœ’«»;!?-\u00a0\u202f ", min_size=1, max_size=40))
def test_any_text_comes_back(tmp_path: Path, text: str) -> None:
    path = save(publication(page(line(f"x{text}x"))), tmp_path)
    assert pypdf_text(path) == f"x{text}x"


def test_glyphs_of_the_same_word_may_differ(tmp_path: Path) -> None:
    drawn: Face = face()
    plain: tuple[Glyph, ...] = drawn.shape("fin")
    apart = tuple(drawn.shape(letter)[0] for letter in "fin")
    strings = (string("fin", 0.0, glyphs=plain), string("fin", 40.0, glyphs=apart))
    path = save(
        publication(page(text_box(passage(Slug(40, 60, 60, strings, "fin fin"))))), tmp_path
    )
    assert pypdf_text(path) == "fin fin"
