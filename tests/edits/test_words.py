from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edits.decks import FRENCH
from restitution.edits.words import Words, changed, changes, merged, words_of

WORDS = st.lists(st.sampled_from("abcdef"), max_size=12).map(tuple)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Le sujet\u00a0: l’emploi", "Le sujet : l'emploi"),
        ("« neutralisé »", "«\u202fneutralisé\u00a0»"),
        ("Et la suite…", "Et la suite..."),
        ("un  mot\tet\u2002un autre", "un mot et un autre"),
        ("sans\u200b rien", "sans rien"),
        ("1\u202f100 salariés", "1 100 salariés"),
    ],
)
def test_spaces_and_quotes_make_no_other_words(one: str, other: str) -> None:
    assert words_of(one, FRENCH) == words_of(other, FRENCH)


def test_words_are_those_that_people_would_type() -> None:
    assert words_of("L’« emploi »\u202f!", FRENCH) == ("L'«", "emploi", "»", "!")


@given(WORDS, WORDS)
def test_changes_lead_from_one_text_to_the_other(before: Words, after: Words) -> None:
    assert changed(before, changes(before, after)) == after


@given(WORDS, WORDS)
def test_an_edit_of_an_unchanged_text_is_the_edited_text(base: Words, edit: Words) -> None:
    wanted = merged(base, edit, base)
    assert wanted is not None
    assert changed(base, wanted) == edit


@given(WORDS, WORDS)
def test_what_both_changed_alike_is_changed_already(base: Words, edit: Words) -> None:
    assert merged(base, edit, edit) == []


@given(WORDS, WORDS, WORDS, WORDS)
def test_edits_apart_are_both_kept(head: Words, new: Words, tail: Words, more: Words) -> None:
    base = ("x", *head, "y", "z", *tail)
    edit, present = ("x", *new, "y", "z", *tail), ("x", *head, "y", "z", *more)
    wanted = merged(base, edit, present)
    if wanted is not None:
        assert changed(present, wanted) == ("x", *new, "y", "z", *more)


@pytest.mark.parametrize(
    ("edit", "present"),
    [
        ("un chat gris dort", "un chien dort"),
        ("un chat dort", "un chien dort"),
        ("le loup dort", "la louve dort"),
        ("un loup gris dort", "un loup blanc dort"),
    ],
)
def test_two_changes_of_the_same_words_are_a_conflict(edit: str, present: str) -> None:
    base = ("un", "loup", "dort")
    assert merged(base, tuple(edit.split(" ")), tuple(present.split(" "))) is None


@pytest.mark.parametrize(
    ("base", "edit", "present", "result"),
    [
        ("un loup dort", "un chat dort", "un loup dort encore", "un chat dort encore"),
        ("un loup dort", "un chat dort", "hier un loup dort", "hier un chat dort"),
        ("un loup dort", "un loup mange", "un loup dort. Il rêve.", None),
        ("un loup", "un loup gris", "hier un loup gris", "hier un loup gris"),
        ("un loup gris", "un loup", "hier un loup gris", "hier un loup"),
        ("un loup dort.", "un loup mange.", "un loup dort. Il rêve.", "un loup mange. Il rêve."),
        ("Source : un loup", "Source : un chat", "un loup", "un chat"),
        ("Un titre (1/2)", "Un mot (1/2)", "Un titre", "Un mot"),
        ("a b c d e", "a B c d e", "a b c D e", "a B c D e"),
        ("a b c d e", "a c d e", "a b c D f e", "a c D f e"),
        ("a b c d e", "a b c x d e", "A b c d e", "A b c x d e"),
    ],
)
def test_a_text_that_has_changed_takes_the_edit(
    base: str, edit: str, present: str, result: str | None
) -> None:
    one, other, now = (tuple(text.split(" ")) for text in (base, edit, present))
    wanted = merged(one, other, now)
    assert (None if wanted is None else " ".join(changed(now, wanted))) == result
