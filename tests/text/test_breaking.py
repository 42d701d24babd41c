from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from restitution.markup import Span
from restitution.text.assay import Assay, Assayer
from restitution.text.atoms import FORBIDDEN, Atom, Box, Penalty
from restitution.text.breaking import (
    TASTE,
    Broken,
    End,
    Measure,
    Taste,
    balanced,
    first_fit,
    total_fit,
)
from restitution.text.hyphenation import Hyphenator
from restitution.theme.library import FontLibrary
from restitution.theme.tokens import Align, TextStyle
from text.samples import said, spans

DECK = TextStyle("deck", "office", 24.0, 30.0, "text")
BODY = TextStyle(
    "body",
    "serif",
    9.2,
    12.0,
    "text",
    align=Align.JUSTIFY,
    hyphenate=True,
    expansion=0.02,
    hang=True,
)
WIDTHS = st.floats(2.5, 25)
"""In units of the size, as all lengths here."""


@pytest.fixture(scope="module")
def assayer(fonts: FontLibrary, hyphenator: Hyphenator) -> Assayer:
    return Assayer(fonts, hyphenator)


def width(assay: Assay, line: Broken) -> float:
    """The natural width of a line, with the hyphen that appears at its end."""
    return assay.matter.natural(line.start, line.end)


def optical(assay: Assay, line: Broken, number: int) -> float:
    """The same without what hangs outside."""
    hangs = assay.matter.right[line.end] + (assay.matter.left[line.start] if number else 0.0)
    return width(assay, line) - hangs


def reach(assay: Assay, line: Broken, stretched: float) -> tuple[float, float]:
    """How much narrower and wider a line can be made, its spaces ``stretched`` times at most."""
    sums = assay.matter
    give = sums.give[line.end] - sums.give[line.start]
    return (
        give + sums.shrink[line.end] - sums.shrink[line.start],
        give + stretched * (sums.stretch[line.end] - sums.stretch[line.start]),
    )


def covered(assay: Assay, lines: tuple[Broken, ...]) -> list[Atom]:
    return [a for line in lines for a in assay.atoms[line.start : line.end] if isinstance(a, Box)]


def served_by_first_fit(assay: Assay, measure: Measure, lines: tuple[Broken, ...]) -> bool:
    """Whether total fit found nothing, it seems, and gave the lines of first fit."""
    return len(lines) > 1 and lines == first_fit(assay.matter, measure).lines


@given(spans(), WIDTHS)
def test_every_box_is_on_one_line_in_order(
    assayer: Assayer, text: tuple[Span, ...], measure: float
) -> None:
    for style in (DECK, BODY):
        assay = assayer.assay(text, style)
        boxes = [atom for atom in assay.atoms if isinstance(atom, Box)]
        for lines in (
            first_fit(assay.matter, lambda _: measure).lines,
            total_fit(assay.matter, lambda _: measure),
        ):
            assert covered(assay, lines) == boxes


@given(spans(), WIDTHS)
def test_first_fit_puts_on_a_line_all_that_goes_in(
    assayer: Assayer, text: tuple[Span, ...], measure: float
) -> None:
    assay = assayer.assay(text, DECK)
    places = assay.matter.places
    for line in first_fit(assay.matter, lambda _: measure).lines:
        further = [place for place in places if place > line.end]
        longer = width(assay, Broken(line.start, further[0])) if further else 1e9
        shorter = [place for place in places if line.start < place < line.end]
        assert longer > measure
        assert width(assay, line) <= measure + 1e-5 or not shorter


@given(spans(), WIDTHS)
def test_first_fit_says_at_which_measure_its_lines_change(
    assayer: Assayer, text: tuple[Span, ...], measure: float
) -> None:
    matter = assayer.assay(text, DECK).matter
    assume(matter.tempting == matter.places)
    found = first_fit(matter, lambda _: measure)
    assume(found.least <= measure)
    assert found.least <= measure < found.most
    if found.most < 1e8:
        assert first_fit(matter, lambda _: found.most).lines != found.lines
    if len(found.lines) > 1:
        assert first_fit(matter, lambda _: found.least).lines == found.lines


def test_a_break_that_only_other_programs_take_ends_the_promise(assayer: Assayer) -> None:
    assay = assayer.assay((Span("elles confortent-t-elles"),), DECK)
    penalties = [atom for atom in assay.atoms if isinstance(atom, Penalty)]
    assert [atom.cost == FORBIDDEN for atom in penalties] == [True, True]
    found = first_fit(assay.matter, lambda _: 9.6)
    assert [line.start for line in found.lines] == [0, 2]
    tempting = width(assay, Broken(0, assay.matter.tempting[1]))
    assert found.most == pytest.approx(max(tempting, found.least))


@given(spans(), WIDTHS)
def test_balanced_takes_no_more_lines_and_no_more_width(
    assayer: Assayer, text: tuple[Span, ...], measure: float
) -> None:
    assay = assayer.assay(text, DECK)
    full = first_fit(assay.matter, lambda _: measure)
    even = balanced(assay.matter, measure, 0.05)
    assert len(even.lines) <= len(full.lines)
    widest = max(width(assay, line) for line in full.lines)
    assert max(width(assay, line) for line in even.lines) <= widest + 1e-6


@given(spans(), WIDTHS)
def test_a_head_is_as_narrow_as_halving_makes_it(
    assayer: Assayer, text: tuple[Span, ...], measure: float
) -> None:
    matter = assayer.assay(text, DECK).matter
    low, high = 0.0, measure
    narrowest = first_fit(matter, lambda _: measure)
    count = len(narrowest.lines)
    while count > 1 and high - low > 0.05:
        middle = (low + high) / 2
        fit = first_fit(matter, lambda _, m=middle: m)  # type: ignore[misc]
        fine = len(fit.lines) <= count and fit.least <= middle + 1e-6
        low, high, narrowest = (low, middle, fit) if fine else (middle, high, narrowest)
    assume(narrowest.shared)
    assert balanced(matter, measure, 0.05) == narrowest


def test_a_head_is_set_wider_where_others_would_break_it_at_a_hyphen(assayer: Assayer) -> None:
    head = "En quoi la démarche qualité conforte-t-elle le projet d’établissement ?"
    assay = assayer.assay((Span(head),), replace(DECK, weight=700, balance=True))
    found = balanced(assay.matter, 28.5, 1 / 30)
    lines = [
        "".join(atom.text for atom in covered(assay, (line,)) if isinstance(atom, Box))
        for line in found.lines
    ]
    assert lines == ["Enquoiladémarchequalitéconforte-t-elle", "leprojetd’établissement?"]
    assert found.shared


@given(spans(), WIDTHS)
def test_a_balanced_head_is_broken_alike_elsewhere_if_any_measure_does_that(
    assayer: Assayer, text: tuple[Span, ...], measure: float
) -> None:
    matter = assayer.assay(text, replace(DECK, balance=True)).matter
    head = balanced(matter, measure, 0.05)
    assume(head.least <= measure)
    wider = (head.least + (measure - head.least) * step / 40 for step in range(41))
    assert head.shared or not any(first_fit(matter, lambda _, m=m: m).shared for m in wider)  # type: ignore[misc]


@given(spans(most=50), st.floats(13, 28), st.floats(0, 4))
def test_total_fit_fills_every_line_but_the_last(
    assayer: Assayer, text: tuple[Span, ...], measure: float, indent: float
) -> None:
    assay = assayer.assay(text, BODY)

    def measures(line: int) -> float:
        return measure - (indent if line == 0 else 0.0)

    lines = total_fit(assay.matter, measures)
    if served_by_first_fit(assay, measures, lines):
        return
    loosest = max(tolerance for tolerance, _ in TASTE.attempts)
    for number, line in enumerate(lines):
        narrower, wider = reach(assay, line, loosest)
        natural = optical(assay, line, number)
        assert natural - narrower <= measures(number) + 1e-6
        assert natural + wider >= measures(number) - 1e-6 or number == len(lines) - 1


@given(spans(most=60), st.floats(9, 28))
def test_no_three_hyphens_follow_each_other(
    assayer: Assayer, text: tuple[Span, ...], measure: float
) -> None:
    assay = assayer.assay(text, BODY)
    lines = total_fit(assay.matter, lambda _: measure)
    if served_by_first_fit(assay, lambda _: measure, lines):
        return
    cuts = groupby(assay.matter.cut[line.end] for line in lines)
    assert all(len(list(row)) <= 2 for cut, row in cuts if cut)


@given(spans(most=30), st.floats(9, 24), st.lists(st.floats(0, 6), min_size=3, max_size=3))
def test_text_runs_round_what_makes_its_first_lines_short(
    assayer: Assayer, text: tuple[Span, ...], measure: float, taken: list[float]
) -> None:
    assay = assayer.assay(text, BODY)

    def measures(line: int) -> float:
        return measure - (taken[line] if line < len(taken) else 0.0)

    for number, line in enumerate(total_fit(assay.matter, measures)):
        narrower, _ = reach(assay, line, 0.0)
        inside = [p for p in assay.matter.places if line.start < p < line.end]
        assert optical(assay, line, number) - narrower <= measures(number) + 1e-5 or not inside


ENDING = (
    Span(
        "Les structures de l’insertion accompagnent des personnes éloignées de l’emploi vers un "
        "contrat durable, et la qualité de leur travail reste au cœur du développement des "
        "associations régionales, avec leurs administrateurs."
    ),
)


def test_the_last_line_is_no_rest_of_a_word_and_not_very_short(assayer: Assayer) -> None:
    assay = assayer.assay(ENDING, BODY)
    careless = replace(TASTE, attempts=((2.8, End.POOR),), ends=(0.0, 0.0, 0.0))
    cut, poor = Counter[Taste](), Counter[Taste]()
    for measure in (14 + step / 4 for step in range(60)):
        for taste in (careless, TASTE):
            *_, before, last = total_fit(assay.matter, lambda _, m=measure: m, taste)  # type: ignore[misc]
            alone = len(covered(assay, (last,))) == 1
            cut[taste] += assay.matter.cut[before.end]
            poor[taste] += width(assay, last) < 0.12 * measure or (
                alone and assay.matter.cut[before.end]
            )
    assert poor[TASTE] == 0 < poor[careless]
    assert cut[TASTE] < cut[careless]


@pytest.mark.parametrize("measure", range(6, 22))
def test_no_break_is_taken_that_is_forbidden(assayer: Assayer, measure: int) -> None:
    text = (Span("Que dit-il, que dit-elle, que fait-on ? " * 3),)
    assay = assayer.assay(text, BODY)
    for lines in (
        total_fit(assay.matter, lambda _: measure),
        first_fit(assay.matter, lambda _: measure).lines,
    ):
        last = [assay.atoms[line.end] for line in lines if line.end < len(assay.atoms)]
        assert not any(isinstance(end, Penalty) and end.cost == FORBIDDEN for end in last)


def test_nothing_to_break(assayer: Assayer) -> None:
    nothing = assayer.assay((), BODY).matter
    assert total_fit(nothing, lambda _: 100) == ()
    assert first_fit(nothing, lambda _: 100).lines == ()
    assert said(()) == ""
