from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.errors import LayoutError
from restitution.frozen import replace
from restitution.markup import Span
from restitution.source import Source
from restitution.text.fit import (
    Wording,
    fit,
    fit_alike,
    fits,
    height_of,
    indent_of,
    settings,
    stepped,
    too_wide,
)
from restitution.text.setting import Typesetter, plain
from restitution.theme.tokens import Align, Bullet, TextStyle
from text.samples import joins, spans

STYLE = TextStyle("body", "office", 30.0, 36.0, "text", space_before=12.0, sizes=(28.0, 26.0, 24.0))
POINTS = replace(STYLE, name="points", bullet=Bullet("•", 22.0, "accent"))
SOURCE = Source("content.yaml", 40, 7, "visits[1].points[0]")
SENTENCE = "Une entreprise qui appartient à celles et ceux qui y travaillent. "


def test_each_step_is_smaller_with_its_leading_in_proportion() -> None:
    sizes = [stepped(STYLE, step) for step in range(5)]
    assert [style.size for style in sizes] == [30, 28, 26, 24, 24]
    assert all(style.leading / style.size == pytest.approx(1.2) for style in sizes)
    assert {style.sizes for style in sizes} == {()}


def test_the_largest_size_that_fits_is_taken(typesetter: Typesetter) -> None:
    wording = Wording(plain(SENTENCE.strip(" ")), STYLE, SOURCE)
    chosen = []
    for height in (400, 73, 65, 60):
        (text,) = fit(typesetter, [wording], 560, height, "body")
        assert text.height <= height
        chosen.append(text.style.size)
    assert chosen[0] == 30
    assert chosen == sorted(chosen, reverse=True)
    assert chosen[-1] < 30


def test_texts_side_by_side_have_one_size(typesetter: Typesetter) -> None:
    wordings = [Wording(plain(text), STYLE, SOURCE) for text in ("44", "3 heures et demie")]
    alone = [fit(typesetter, [w], 240, 40, "figures")[0].style.size for w in wordings]
    both = fit_alike(typesetter, wordings, 240, 40, "figures")
    assert alone[0] > alone[1]
    assert {text.style.size for text in both} == {alone[1]}
    with pytest.raises(LayoutError) as caught:
        fit_alike(typesetter, wordings, 100, 40, "figures")
    assert caught.value.problems[0].source == SOURCE


@given(st.lists(spans(most=14), min_size=1, max_size=4), st.floats(420, 800), st.floats(30, 400))
def test_what_fits_is_whole_and_what_does_not_is_told(
    typesetter: Typesetter, texts: list[tuple[Span, ...]], width: float, height: float
) -> None:
    wordings = [Wording(text, POINTS, SOURCE) for text in texts]
    smallest = list(settings(typesetter, wordings, width))[-1]
    if not fits(smallest, width, height):
        with pytest.raises(LayoutError) as caught:
            fit(typesetter, wordings, width, height, "body")
        assert [problem.source for problem in caught.value.problems] == [SOURCE]
        return
    found = fit(typesetter, wordings, width, height, "body")
    assert height_of(found) <= height + 0.01
    assert len({text.style.size for text in found}) == 1
    for text in found:
        assert joins(text)
        edges = [line.x + line.width for line in text.lines]
        assert max(edges) <= width - indent_of(POINTS) + 0.01


def test_a_text_too_long_says_how_many_lines_there_are_and_may_be(typesetter: Typesetter) -> None:
    wording = Wording(plain((SENTENCE * 9).strip(" ")), STYLE, SOURCE)
    with pytest.raises(LayoutError) as caught:
        fit(typesetter, [wording], 560, 100, "body")
    (problem,) = caught.value.problems
    assert problem.code == "text_too_long"
    assert problem.source == SOURCE
    smallest = list(settings(typesetter, [wording], 560))[-1][0]
    most = int(100 / smallest.style.leading)
    assert problem.values == {
        "slot": "body",
        "lines": str(len(smallest.lines)),
        "most": str(most),
    }


def test_a_word_too_wide_is_named(typesetter: Typesetter) -> None:
    wordings = [
        Wording(plain("court"), STYLE, SOURCE),
        Wording(plain("Oui, anticonstitutionnellement"), STYLE, replace(SOURCE, line=41)),
    ]
    with pytest.raises(LayoutError) as caught:
        fit(typesetter, wordings, 150, 400, "body")
    (problem,) = caught.value.problems
    assert (problem.code, problem.source) == ("word_too_wide", replace(SOURCE, line=41))
    assert problem.values == {"slot": "body", "word": "anticonstitutionnellement"}


def test_the_bullet_takes_its_room(typesetter: Typesetter) -> None:
    bare = fit(typesetter, [Wording(plain(SENTENCE), STYLE)], 560, 400, "body")[0]
    marked = fit(typesetter, [Wording(plain(SENTENCE), POINTS)], 560, 400, "body")[0]
    assert bare.measure - marked.measure == 22
    assert (indent_of(STYLE), indent_of(POINTS)) == (0, 22)


def test_space_stands_between_texts_and_not_before_the_first(typesetter: Typesetter) -> None:
    text = typesetter.set(plain("Oui"), STYLE, 400)
    assert height_of([text]) == 36
    assert height_of([text] * 3) == 3 * 36 + 2 * 12
    assert height_of([]) == 0
    assert too_wide(text, 400) is None
    assert too_wide(text, 10) == "Oui"


def test_no_text_fits_anywhere(typesetter: Typesetter) -> None:
    assert fit(typesetter, [], 100, 0, "body") == ()
    assert Wording((Span("a", strong=True), Span("b")), STYLE).plain == "ab"


@pytest.mark.parametrize("align", [Align.LEFT, Align.CENTRE, Align.RIGHT])
def test_a_word_is_too_wide_on_whichever_side_it_leaves_its_place(
    typesetter: Typesetter, align: Align
) -> None:
    style = replace(STYLE, align=align)
    text = typesetter.set(plain("qualité anticonstitutionnellement"), style, 300)
    assert too_wide(text, 300) == "anticonstitutionnellement"
