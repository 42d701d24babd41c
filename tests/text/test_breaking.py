from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from restitution.markup import Span
from restitution.text.atoms import FORBIDDEN, Assayer, Atom, Box, Glue, Penalty
from restitution.text.breaking import (
    Broken,
    balanced,
    first_fit,
    opportunities,
    temptations,
    total_fit,
)
from restitution.text.hyphenation import Hyphenator
from restitution.theme.fonts import FontLibrary
from restitution.theme.tokens import Align, TextStyle
from text.samples import said, spans

DECK = TextStyle("deck", "office", 24.0, 30.0, "text")
BODY = TextStyle("body", "serif", 9.2, 12.0, "text", align=Align.JUSTIFY, hyphenate=True)
WIDTHS = st.floats(60, 500)


@pytest.fixture(scope="module")
def assayer(fonts: FontLibrary, hyphenator: Hyphenator) -> Assayer:
    return Assayer(fonts, hyphenator)


def width(atoms: tuple[Atom, ...], line: Broken) -> float:
    """The natural width of a line, with the hyphen that appears at its end."""
    end = atoms[line.end] if line.end < len(atoms) else None
    inside = sum(a.width for a in atoms[line.start : line.end] if not isinstance(a, Penalty))
    return inside + (end.width if isinstance(end, Penalty) else 0.0)


def give(atoms: tuple[Atom, ...], line: Broken) -> float:
    """How much the glues of a line move at its ratio."""
    glues = [atom for atom in atoms[line.start : line.end] if isinstance(atom, Glue)]
    return sum(line.ratio * (g.stretch if line.ratio > 0 else g.shrink) for g in glues)


def covered(atoms: tuple[Atom, ...], lines: tuple[Broken, ...]) -> list[Atom]:
    return [a for line in lines for a in atoms[line.start : line.end] if isinstance(a, Box)]


@given(spans(), WIDTHS)
def test_every_box_is_on_one_line_in_order(
    assayer: Assayer, text: tuple[Span, ...], measure: float
) -> None:
    for style in (DECK, BODY):
        atoms = assayer.atoms(text, style, None)
        boxes = [atom for atom in atoms if isinstance(atom, Box)]
        for lines in (
            first_fit(atoms, lambda _: measure).lines,
            total_fit(atoms, lambda _: measure),
        ):
            assert covered(atoms, lines) == boxes


@given(spans(), WIDTHS)
def test_first_fit_puts_on_a_line_all_that_goes_in(
    assayer: Assayer, text: tuple[Span, ...], measure: float
) -> None:
    atoms = assayer.atoms(text, DECK, None)
    places = opportunities(atoms)
    for line in first_fit(atoms, lambda _: measure).lines:
        further = [place for place in places if place > line.end]
        longer = width(atoms, Broken(line.start, further[0])) if further else 1e9
        shorter = [place for place in places if line.start < place < line.end]
        assert longer > measure
        assert width(atoms, line) <= measure + 1e-3 or not shorter


@given(spans(), WIDTHS)
def test_first_fit_says_at_which_measure_its_lines_change(
    assayer: Assayer, text: tuple[Span, ...], measure: float
) -> None:
    atoms = assayer.atoms(text, DECK, None)
    assume(temptations(atoms) == opportunities(atoms))
    found = first_fit(atoms, lambda _: measure)
    assume(found.least <= measure)
    assert found.least <= measure < found.most
    if found.most < 1e8:
        assert first_fit(atoms, lambda _: found.most).lines != found.lines
    if len(found.lines) > 1:
        assert first_fit(atoms, lambda _: found.least).lines == found.lines


def test_a_break_that_only_other_programs_take_ends_the_promise(assayer: Assayer) -> None:
    atoms = assayer.atoms((Span("elles confortent-t-elles"),), DECK, None)
    penalties = [atom for atom in atoms if isinstance(atom, Penalty)]
    assert [atom.cost == FORBIDDEN for atom in penalties] == [True, True]
    found = first_fit(atoms, lambda _: 230)
    assert [atoms[line.start] for line in found.lines] == [atoms[0], atoms[2]]
    tempting = width(atoms, Broken(0, temptations(atoms)[1]))
    assert found.most == pytest.approx(max(tempting, found.least))


@given(spans(), WIDTHS)
def test_balanced_takes_no_more_lines_and_no_more_width(
    assayer: Assayer, text: tuple[Span, ...], measure: float
) -> None:
    atoms = assayer.atoms(text, DECK, None)
    full, even = first_fit(atoms, lambda _: measure), balanced(atoms, measure)
    assert len(even.lines) <= len(full.lines)
    widest = max(width(atoms, line) for line in full.lines)
    assert max(width(atoms, line) for line in even.lines) <= widest + 1e-6


@given(spans(most=50), st.floats(120, 260), st.floats(0, 40))
def test_total_fit_fills_every_line_but_the_last(
    assayer: Assayer, text: tuple[Span, ...], measure: float, indent: float
) -> None:
    atoms = assayer.atoms(text, BODY, None)

    def measures(line: int) -> float:
        return measure - (indent if line == 0 else 0.0)

    lines = total_fit(atoms, measures)
    assume(any(line.ratio for line in lines))  # else nothing was feasible, and first fit served
    for number, line in enumerate(lines[:-1]):
        assert -1 <= line.ratio <= 14
        assert width(atoms, line) + give(atoms, line) == pytest.approx(measures(number))
    assert width(atoms, lines[-1]) <= measures(len(lines) - 1) + 1e-6 or lines[-1].ratio < 0


@pytest.mark.parametrize("measure", range(60, 200, 7))
def test_no_break_is_taken_that_is_forbidden(assayer: Assayer, measure: int) -> None:
    text = (Span("Que dit-il, que dit-elle, que fait-on ? " * 3),)
    atoms = assayer.atoms(text, BODY, None)
    for lines in (total_fit(atoms, lambda _: measure), first_fit(atoms, lambda _: measure).lines):
        ends = [atoms[line.end] for line in lines if line.end < len(atoms)]
        assert not any(isinstance(end, Penalty) and end.cost == FORBIDDEN for end in ends)


def test_nothing_to_break() -> None:
    assert total_fit((), lambda _: 100) == ()
    assert first_fit((), lambda _: 100).lines == ()
    assert said(()) == ""
