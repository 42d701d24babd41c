"""Justified lines as they are drawn: spaces, glyphs and what hangs outside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.frozen import replace
from restitution.markup import Span
from restitution.text.setting import SetText, Typesetter, plain
from restitution.text.slug import Slug
from restitution.theme.tokens import Align, TextStyle
from text.samples import spans

PLAIN = TextStyle("body", "serif", 9.2, 12.0, "text", align=Align.JUSTIFY, hyphenate=True)
FINE = replace(PLAIN, name="fine", expansion=0.02, hang=True)
PROSE = plain(
    "« Les structures de l’insertion » accompagnent, avec d’autres associations régionales, des "
    "personnes éloignées de l’emploi vers un contrat durable. L’amélioration de leurs conditions "
    "de travail reste au cœur du développement du réseau, où chacun apporte son expérience, son "
    "métier et ses questions ; « suivez le fil », dit le réseau, qui réunit des coopératives, des "
    "entreprises et des associations."
)
MEASURES = st.floats(140, 260)


def ink(line: Slug) -> tuple[float, float]:
    """From where to where a line is drawn."""
    return line.x + line.strings[0].x, line.x + line.strings[-1].x + line.strings[-1].width


def gaps(line: Slug) -> list[float]:
    """What is added to the spaces of a line."""
    pairs = zip(line.strings, line.strings[1:], strict=False)
    return [b.x - a.x - a.width for a, b in pairs if a.text.endswith(" ")]


def justified(text: SetText) -> list[Slug]:
    return [line for line in text.lines[:-1] if gaps(line)]


@given(spans(most=60), MEASURES)
def test_glyphs_are_drawn_at_most_two_in_a_hundred_wider_or_narrower(
    typesetter: Typesetter, text: tuple[Span, ...], measure: float
) -> None:
    for line in typesetter.set(text, FINE, measure).lines:
        drawn = {string.expansion for string in line.strings}
        assert len(drawn) == 1
        assert all(0.98 <= expansion <= 1.02 for expansion in drawn)
        for string in line.strings:
            natural = string.face.width(string.text, string.size)
            assert string.width == pytest.approx(natural * string.expansion)


@given(MEASURES)
def test_spaces_give_only_when_glyphs_have_given_all(
    typesetter: Typesetter, measure: float
) -> None:
    for line in justified(typesetter.set(PROSE, FINE, measure)):
        added = gaps(line)
        assert added == pytest.approx([added[0]] * len(added))
        if abs(added[0]) > 1e-6:
            edge = 1.02 if added[0] > 0 else 0.98
            assert line.strings[0].expansion == pytest.approx(edge)


@given(MEASURES)
def test_expansion_makes_spaces_more_alike(typesetter: Typesetter, measure: float) -> None:
    def widest(style: TextStyle) -> float:
        lines = justified(typesetter.set(PROSE, style, measure))
        return max(gap for line in lines for gap in gaps(line))

    assert widest(FINE) <= widest(PLAIN) + 1e-6


@given(MEASURES)
def test_lines_end_on_the_measure_but_for_what_hangs(
    typesetter: Typesetter, measure: float
) -> None:
    text = typesetter.set(PROSE, FINE, measure)
    for line in justified(text):
        left, right = ink(line)
        sign = line.strings[-1].text[-1]
        assert line.x + line.width == pytest.approx(measure)
        assert left <= 0
        if sign in "-.,":
            width = line.strings[-1].face.width(sign, FINE.size)
            assert 0.6 * width < right - measure < 0.8 * width
        elif sign.isalpha():
            assert right == pytest.approx(measure)


def test_a_guillemet_hangs_at_the_left_but_not_on_the_first_line(typesetter: Typesetter) -> None:
    text = plain("« un » " + "« deux » " * 60)
    lines = typesetter.set(text, FINE, 150).lines
    begun = [line for line in lines[1:] if line.text.startswith("«")]
    assert begun
    assert ink(lines[0])[0] == 0
    assert all(-2 < ink(line)[0] < -0.5 for line in begun)


def test_nothing_hangs_where_the_style_does_not_say_so(typesetter: Typesetter) -> None:
    for line in typesetter.set(PROSE, PLAIN, 180).lines:
        left, right = ink(line)
        assert left == 0
        assert right <= 180 + 1e-6
        assert {string.expansion for string in line.strings} == {1.0}


@given(MEASURES)
def test_fixed_spaces_keep_their_width(typesetter: Typesetter, measure: float) -> None:
    text = plain("Il a 12\u202f000\u00a0€ et « \u202foui\u202f » " * 6 + "fin.")
    for line in typesetter.set(text, FINE, measure).lines:
        for string in line.strings:
            assert " " not in string.text[:-1]
            drawn = sum(glyph.advance for glyph in string.glyphs) / string.face.units_per_em
            assert string.width == pytest.approx(drawn * string.size * string.expansion)


def test_lines_are_a_sequence_of_slugs(typesetter: Typesetter) -> None:
    text = typesetter.set(PROSE, FINE, 200)
    again = Typesetter(typesetter.fonts).set(PROSE, replace(FINE, hyphenate=False), 200)
    assert text.lines[-1] is text.lines[len(text.lines) - 1]
    assert text.lines[1:3] == (text.lines[1], text.lines[2])
    assert text.lines == list(text.lines)
    assert text.lines != again.lines
    assert hash(text.lines) == hash(tuple(text.lines))
    assert text.divided == {i for i, line in enumerate(text.lines) if line.hyphenated}
    with pytest.raises(IndexError):
        text.lines[len(text.lines)]
