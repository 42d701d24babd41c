"""Texts over several slides: nothing lost, nothing alone that announces, no slide half empty."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restitution.compose.deck.portions import shared_out
from restitution.markup import Span
from restitution.text.fit import Wording, fits, height_of, set_at
from restitution.text.setting import Typesetter
from restitution.theme.tokens import Bullet, TextStyle

STYLE = TextStyle(
    "points", "office", 24.0, 30.0, "text", space_before=14.0, bullet=Bullet("•", 22.0, "accent")
)
WIDTH, HEIGHT = 560.0, 312.0
SENTENCE = "Une entreprise qui appartient à celles et ceux qui y travaillent."
LEAD_IN = "Trois raisons à cela\u00a0:"
WORDS = (
    "emploi",
    "**",
    "l’entreprise",
    "Neuville-en-Condroz",
    "80\u00a0%",
    "et",
    "y",
    "coopération",
)


def words(slides: list[list[Wording]]) -> list[str]:
    return [word for slide in slides for wording in slide for word in wording.plain.split(" ")]


def out(typesetter: Typesetter, *texts: str) -> list[list[str]]:
    """What stands on each slide."""
    wordings = [Wording((Span(text),), STYLE) for text in texts]
    slides = shared_out(typesetter, wordings, WIDTH, HEIGHT)
    return [[wording.plain for wording in slide] for slide in slides]


def fill(typesetter: Typesetter, slide: list[str]) -> float:
    wordings = [Wording((Span(text),), STYLE) for text in slide]
    return height_of([set_at(typesetter, wording, WIDTH) for wording in wordings]) / HEIGHT


def sentences(count: int) -> str:
    return " ".join([SENTENCE] * count)


def texts() -> st.SearchStrategy[list[str]]:
    """Points of one to many sentences, some of them lead-ins, some without an end."""
    sentence = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(
        lambda found: " ".join(found).capitalize()
    )
    stop = st.sampled_from((".", "\u202f!", "\u00a0:", ""))
    point = st.lists(st.builds(str.__add__, sentence, stop), min_size=1, max_size=6)
    return st.lists(point.map(" ".join), min_size=1, max_size=5)


@settings(max_examples=50)
@given(texts())
def test_no_word_is_lost_and_every_slide_fits(typesetter: Typesetter, said: list[str]) -> None:
    wordings = [Wording((Span(text),), STYLE) for text in said]
    slides = shared_out(typesetter, wordings, WIDTH, HEIGHT)
    assert words(slides) == [word for text in said for word in text.split(" ")]
    for slide in slides:
        assert fits([set_at(typesetter, wording, WIDTH) for wording in slide], WIDTH, HEIGHT)


@settings(max_examples=50)
@given(texts())
def test_no_lead_in_stands_alone_at_a_foot(typesetter: Typesetter, said: list[str]) -> None:
    *before, after = (text.replace("\u00a0:", ".") for text in said)
    slides = out(typesetter, *before, LEAD_IN, after)
    assert not any(slide[-1].endswith(":") for slide in slides[:-1])


def test_a_lead_in_goes_with_what_it_announces(typesetter: Typesetter) -> None:
    filled = [sentences(2)] * 3
    assert out(typesetter, *filled, sentences(1))[0] == [*filled[:2]]
    slides = out(typesetter, sentences(2), sentences(2), LEAD_IN, sentences(3))
    assert slides == [[sentences(2), sentences(2)], [LEAD_IN, sentences(3)]]


def test_even_a_sentence_taller_than_a_slide_comes_after_its_lead_in(
    typesetter: Typesetter,
) -> None:
    endless = SENTENCE.rstrip(".").replace(" ", " et ") * 6
    slides = out(typesetter, LEAD_IN, endless)
    assert slides[0][0] == LEAD_IN
    assert len(slides[0]) == 2


def test_points_stay_whole_where_slides_are_nearly_even(typesetter: Typesetter) -> None:
    points = [sentences(1), sentences(2), sentences(2), sentences(1)]
    slides = out(typesetter, *points)
    assert [point for slide in slides for point in slide] == points


@pytest.mark.parametrize(("count", "most"), [(8, 2), (9, 2), (13, 2), (20, 3)])
def test_slides_that_go_on_are_filled_evenly(typesetter: Typesetter, count: int, most: int) -> None:
    slides = out(typesetter, sentences(count))
    filled = [fill(typesetter, slide) for slide in slides]
    least = fill(typesetter, [SENTENCE])
    assert max(filled) - min(filled) <= least + 0.01
    assert len(slides) == most


def test_what_is_cut_is_cut_at_the_end_of_sentences(typesetter: Typesetter) -> None:
    for slide in out(typesetter, sentences(13)):
        assert [text.endswith(".") for text in slide] == [True]


def test_a_sentence_without_an_end_is_cut_in_parts_alike(typesetter: Typesetter) -> None:
    endless = " ".join(["coopération"] * 120)
    slides = out(typesetter, endless)
    counts = [len(text.split(" ")) for slide in slides for text in slide]
    assert sum(counts) == 120
    assert len(counts) > 2
    assert all(abs(one - other) <= 6 for one, other in pairwise(counts[:-1]))
    assert counts[-1] > counts[0] / 2


def test_looks_are_kept_where_a_text_is_cut(typesetter: Typesetter) -> None:
    spans = (Span(sentences(3), strong=True), Span(" " + sentences(8)))
    slides = shared_out(typesetter, [Wording(spans, STYLE)], WIDTH, HEIGHT)
    strong = "".join(s.text for slide in slides for w in slide for s in w.spans if s.strong)
    assert strong.replace(" ", "") == sentences(3).replace(" ", "")
