from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from restitution.errors import ThemeError
from restitution.frozen import replace
from restitution.markup import Span
from restitution.source import Source
from restitution.text.assay import RAISED_SIZE
from restitution.text.setting import SetText, Task, Typesetter, plain
from restitution.theme.tokens import Align, TextStyle
from text.samples import joins, said, spans

RAGGED = TextStyle("ragged", "office", 24.0, 30.0, "text")
JUSTIFIED = TextStyle(
    "body", "serif", 9.2, 12.0, "text", align=Align.JUSTIFY, hyphenate=True, first_indent=10.0
)
HUNG = replace(JUSTIFIED, name="hung", expansion=0.02, hang=True)
DIVIDED = replace(JUSTIFIED, name="divided", align=Align.LEFT)
BALANCED = replace(RAGGED, name="balanced", balance=True)
STYLES = st.sampled_from([RAGGED, JUSTIFIED, HUNG, DIVIDED, BALANCED])
WIDTHS = st.floats(90, 500)
NO_BREAK = "\u00a0\u202f"
PROSE = plain(
    "Les structures de l’insertion par l’activité économique accompagnent des personnes "
    "éloignées de l’emploi vers un contrat durable, et l’amélioration de leurs conditions de "
    "travail reste au cœur du développement du réseau, où chacun apporte son expérience."
)


def right_edge(text: SetText, line: int) -> float:
    last = text.lines[line].strings[-1]
    return text.lines[line].x + last.x + last.width


@given(spans(), STYLES, WIDTHS)
def test_lines_put_together_are_the_text(
    typesetter: Typesetter, text: tuple[Span, ...], style: TextStyle, width: float
) -> None:
    assert joins(typesetter.set(text, style, width))


@given(spans(), STYLES, WIDTHS)
def test_no_line_is_wider_than_its_measure_unless_it_cannot_be_broken(
    typesetter: Typesetter, text: tuple[Span, ...], style: TextStyle, width: float
) -> None:
    for line in typesetter.set(text, style, width).lines:
        assert line.x + line.width <= width + 0.35 or " " not in line.text


@given(spans(), STYLES, WIDTHS)
def test_fixed_spaces_are_never_broken_at(
    typesetter: Typesetter, text: tuple[Span, ...], style: TextStyle, width: float
) -> None:
    for line in typesetter.set(text, style, width).lines:
        assert line.text[0] not in NO_BREAK
        assert line.text[-1] not in NO_BREAK


@given(spans(), STYLES, WIDTHS)
def test_a_hyphen_is_added_only_inside_a_word_and_is_said_to_be(
    typesetter: Typesetter, text: tuple[Span, ...], style: TextStyle, width: float
) -> None:
    lines = typesetter.set(text, style, width).lines
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        drawn = "".join(string.text for string in line.strings)
        assert drawn == line.text + ("-" if line.hyphenated else "")
        if line.hyphenated:
            assert style.hyphenate
            assert following is not None
            assert line.text[-1].isalpha()
            assert following.text[0].isalpha()


@given(spans(), WIDTHS, st.floats(0, 1, exclude_max=True))
def test_every_measure_between_least_and_most_gives_the_same_lines(
    typesetter: Typesetter, text: tuple[Span, ...], width: float, share: float
) -> None:
    style = replace(DIVIDED, first_indent=0.0)
    for kind in (RAGGED, style):
        first = typesetter.set(text, kind, width)
        assert first.least <= first.most
        assume(first.least <= width)
        other = first.least + share * (min(first.most, 2000.0) - first.least)
        assume(other < first.most - 1e-3)
        again = typesetter.set(text, kind, other)
        assert [line.text for line in again.lines] == [line.text for line in first.lines]


def test_a_balanced_title_does_not_leave_one_word_alone(typesetter: Typesetter) -> None:
    title = plain("Ce que nous avons appris de nos visites en Franche-Comté")
    full = typesetter.set(title, RAGGED, 590)
    even = typesetter.set(title, BALANCED, 590)
    assert full.lines[-1].width < 0.3 * full.lines[0].width
    assert even.lines[-1].width > 0.7 * even.lines[0].width


@given(spans(most=60), st.floats(150, 260))
def test_justified_lines_end_at_the_measure(
    typesetter: Typesetter, text: tuple[Span, ...], width: float
) -> None:
    done = typesetter.set(text, JUSTIFIED, width)
    for number, line in enumerate(done.lines[:-1]):
        if any(string.text.endswith(" ") for string in line.strings):
            assert right_edge(done, number) == pytest.approx(width)
            assert line.x + line.width == pytest.approx(width)
    assert right_edge(done, -1) <= width + 0.01 or " " not in done.lines[-1].text


def test_a_justified_passage_is_even_and_its_last_line_natural(typesetter: Typesetter) -> None:
    done = typesetter.set(PROSE, JUSTIFIED, 220)
    space = typesetter.fonts.face(JUSTIFIED).width(" ", JUSTIFIED.size)
    for line in done.lines[:-1]:
        for left, right in zip(line.strings, line.strings[1:], strict=False):
            assert space * 0.6 < right.x - left.x - left.width + space < space * 2.2
    assert done.lines[-1].width < 220
    assert done.lines[0].x == JUSTIFIED.first_indent
    assert {line.x for line in done.lines[1:]} == {0.0}


def test_a_word_too_wide_for_justified_text_is_told_by_its_line(typesetter: Typesetter) -> None:
    style = replace(JUSTIFIED, hyphenate=False)
    done = typesetter.set(plain("un anticonstitutionnellement long mot"), style, 60)
    assert max(line.x + line.width for line in done.lines) > 60


@pytest.mark.parametrize(("align", "share"), [(Align.RIGHT, 1.0), (Align.CENTRE, 0.5)])
def test_lines_stand_where_their_alignment_says(
    typesetter: Typesetter, align: Align, share: float
) -> None:
    done = typesetter.set(PROSE, replace(RAGGED, align=align), 400)
    assert all(line.x == pytest.approx((400 - line.width) * share) for line in done.lines)


def test_baselines_are_a_leading_apart_and_inside_their_lines(typesetter: Typesetter) -> None:
    done = typesetter.set(PROSE, RAGGED, 400)
    slugs = done.slugs(10, 100)
    assert done.height == len(slugs) * RAGGED.leading
    assert all(slug.x == 10 for slug in slugs)
    for number, slug in enumerate(slugs):
        top = 100 + number * RAGGED.leading
        assert top + RAGGED.size * 0.7 < slug.baseline < top + RAGGED.leading
    assert done.slugs(0, 0, 2, 4)[0].text == slugs[2].text
    assert len(done.slugs(0, 0, 2, 4)) == 2


def test_raised_text_is_smaller_stands_higher_and_stays_with_its_word(
    typesetter: Typesetter,
) -> None:
    text = (Span("le XX"), Span("e", raised=True), Span(" siècle"))
    strings = typesetter.set(text, RAGGED, 400).lines[0].strings
    raised = next(string for string in strings if string.rise)
    assert raised.text == "e"
    assert raised.size == pytest.approx(RAGGED.size * RAISED_SIZE)
    assert 0 < raised.rise < RAGGED.size
    assert {string.rise for string in strings if string is not raised} == {0.0}
    narrow = typesetter.set(text, RAGGED, 60)
    assert any(line.text.endswith("XXe") for line in narrow.lines)


def test_looks_are_kept_through_the_lines(typesetter: Typesetter) -> None:
    text = (Span("un "), Span("deux trois", strong=True, link="https://a.fr/"), Span(" quatre"))
    lines = typesetter.set(text, RAGGED, 110).lines
    strings = [string for line in lines for string in line.strings]
    strong = [string for string in strings if "700" in string.face.key]
    assert "".join(string.text for string in strong).replace(" ", "") == "deuxtrois"
    assert {(string.link, string.colour) for string in strong} == {("https://a.fr/", "link")}
    assert {string.link for string in strings if string not in strong} == {None}


def test_a_link_inside_the_document_keeps_the_colour_of_the_text(typesetter: Typesetter) -> None:
    line = typesetter.set((Span("page 3", link="#page.3"),), RAGGED, 400).lines[0]
    assert {string.colour for string in line.strings} == {"text"}


def test_a_linked_address_may_be_broken_after_its_signs(typesetter: Typesetter) -> None:
    address = "https://www.dailymotion.com/video/x123abc/tout-le-film"
    done = typesetter.set((Span(address, link=address),), RAGGED, 300)
    assert len(done.lines) > 1
    assert not any(line.hyphenated for line in done.lines)
    assert all(line.text[-1] in "/._?=&-" for line in done.lines[:-1])
    assert "".join(line.text for line in done.lines) == address


def test_capitals_and_tracking_are_measured(typesetter: Typesetter) -> None:
    low = typesetter.set(plain("Noël"), RAGGED, 400).lines[0]
    high = typesetter.set(plain("Noël"), replace(RAGGED, capitals=True), 400).lines[0]
    wide = typesetter.set(plain("Noël"), replace(RAGGED, tracking=100.0), 400).lines[0]
    assert high.text == "NOËL"
    assert high.width > low.width
    assert wide.width == pytest.approx(low.width + 4 * RAGGED.size / 10)


def test_a_missing_glyph_says_where_the_text_stands(typesetter: Typesetter) -> None:
    source = Source("content.yaml", 12, 5, "visits[0].text")
    with pytest.raises(ThemeError) as caught:
        typesetter.set(plain("日 et 本, 日"), RAGGED, 400, source)
    problems = caught.value.problems
    assert {(problem.code, problem.source) for problem in problems} == {("glyph_missing", source)}
    assert [problem.values["code"] for problem in problems] == ["U+65E5", "U+672C"]


def test_the_same_text_from_two_places_keeps_its_own_place(typesetter: Typesetter) -> None:
    one, two = Source("c.yaml", 1, 1, "a"), Source("c.yaml", 2, 1, "b")
    assert typesetter.set(PROSE, RAGGED, 300, one).source == one
    assert typesetter.set(PROSE, RAGGED, 300, two).source == two


@example("")
@example(" ")
@given(st.text(" ", max_size=3))
def test_nothing_said_is_nothing_set(typesetter: Typesetter, text: str) -> None:
    for style in (RAGGED, JUSTIFIED, BALANCED):
        done = typesetter.set(plain(text), style, 100)
        assert done.lines == ()
        assert done.height == 0
    assert said(plain(text)) == text


@given(spans(), STYLES, st.lists(WIDTHS, min_size=1, max_size=6))
def test_lines_are_counted_as_they_are_set(
    typesetter: Typesetter, text: tuple[Span, ...], style: TextStyle, widths: list[float]
) -> None:
    fresh = Typesetter(typesetter.fonts)
    counted = [fresh.count(text, style, width) for width in widths]
    assert counted == [len(fresh.set(text, style, width).lines) for width in widths]


def test_a_last_line_of_one_word_is_forlorn(typesetter: Typesetter) -> None:
    lines = typesetter.set(PROSE, RAGGED, 300).lines
    alone = " ".join(line.text.strip(" ") for line in lines[:2]) + " enfin"
    assert typesetter.set(plain(alone), RAGGED, 300).forlorn
    assert not typesetter.set(plain(f"{alone} seule"), RAGGED, 300).forlorn
    assert not typesetter.set(plain("enfin"), RAGGED, 300).forlorn


def test_a_note_stands_in_the_line_that_its_mark_is_in(typesetter: Typesetter) -> None:
    mark = Span("1", raised=True, note="source")
    done = typesetter.set((*PROSE, mark, *plain(" "), *PROSE), JUSTIFIED, 200)
    (number,) = (i for i, line in enumerate(done.lines) if any(s.note for s in line.strings))
    assert [keys for keys in done.notes if keys] == [("source",)]
    assert done.notes[number] == ("source",)
    assert typesetter.set(PROSE, JUSTIFIED, 200).notes == ()


TEXTS = st.lists(st.tuples(spans(), STYLES, WIDTHS), min_size=1, max_size=3)


def setting(done: SetText) -> tuple[object, ...]:
    """All that is known of a text in lines."""
    lines = tuple(done.lines)
    return lines, done.least, done.most, done.divided, done.forlorn, done.notes, done.height


@given(tasks=TEXTS, looked=st.booleans())
def test_what_is_recalled_is_what_would_be_set(
    typesetter: Typesetter, tasks: list[Task], *, looked: bool
) -> None:
    first = Typesetter(typesetter.fonts)
    with first.recalling({}) as broken:
        done = [first.set(*task) for task in tasks]
        if looked:
            assert all(tuple(text.lines) or not said(text.spans).strip(" ") for text in done)
    assert broken.keys() == set(tasks)
    later = Typesetter(typesetter.fonts)
    with later.recalling(broken) as again:
        recalled = [later.set(*task) for task in tasks]
    assert [setting(text) for text in recalled] == [setting(text) for text in done]
    assert again.keys() == broken.keys()


def test_what_is_recalled_with_its_lines_is_not_assayed(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with typesetter.recalling({}) as broken:
        lines = tuple(typesetter.set(PROSE, JUSTIFIED, 217).lines)
    later = Typesetter(typesetter.fonts)
    monkeypatch.setattr("restitution.text.assay.Assayer._atoms", None)
    with later.recalling(broken):
        assert tuple(later.set(PROSE, JUSTIFIED, 217).lines) == lines


def test_of_what_is_recalled_the_texts_asked_for_are_kept_in_all_widths(
    typesetter: Typesetter,
) -> None:
    with typesetter.recalling({}) as broken:
        for width in (150, 250):
            typesetter.set(PROSE, RAGGED, width)
        typesetter.set(plain("Un autre texte."), RAGGED, 150)
    later = Typesetter(typesetter.fonts)
    with later.recalling(broken) as again:
        later.set(PROSE, RAGGED, 250)
    assert again.keys() == {(PROSE, RAGGED, 150), (PROSE, RAGGED, 250)}


def test_what_is_asked_for_within_is_asked_for_around_it(typesetter: Typesetter) -> None:
    setter = Typesetter(typesetter.fonts)
    with setter.recalling({}) as around:
        with setter.recalling({}) as within:
            setter.set(PROSE, RAGGED, 250)
        setter.set(PROSE, RAGGED, 150)
    assert within.keys() == {(PROSE, RAGGED, 250)}
    assert around.keys() == {(PROSE, RAGGED, 150), (PROSE, RAGGED, 250)}
