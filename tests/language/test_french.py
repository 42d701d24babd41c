from __future__ import annotations

import re
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from restitution import language
from restitution.language.french.typography import et_cetera, ordinals
from restitution.language.rules import typed
from restitution.language.zones import conceal, reveal

FRENCH = language.get("fr")
CASES = Path(__file__).parents[1] / "cases" / "typography-cases.tsv"
SIGNS = str.maketrans({"␣": "\u00a0", "⍽": "\u202f"})

PIECES = st.sampled_from(
    [
        *("mot", "l'été", "d'", "C’est", "DÉFI", "etc", "p.", "M.", "Mme", "n°", "h", "km", "g"),
        *("1", "3", "14", "100", "2010", "7,5", "1er", "3ème", "XXe", "octobre", "fini", "J."),
        *("a@b.fr", "http://x.fr/a?b;c", "[^1]", "[^1]:", "](http://a.fr/?x)", "x_y", "`a: b`"),
        *(" ", " ", " ", " ", "  ", "\u00a0", "\u202f", "\n", "\n\n", "- ", "> ", "### "),
        *("!", "?", ";", ":", ",", ".", "…", "...", "«", "»", '"', "'", "(", ")", "-", "–", "--"),
        *("*", "**", "%", "€", "\\", "“", "”", "‘", "’", "_", "#", "[", "]"),
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def _cases() -> list[tuple[str, list[str]]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(row[0].translate(SIGNS), row[1].translate(SIGNS).split("|")) for row in rows]


def _accepted(expected: str, found: str) -> bool:
    return all(
        sign == other or (sign == "~" and other in ("\u00a0", "\u202f"))
        for sign, other in zip_longest(expected, found)
    )


@pytest.mark.parametrize(("typed", "accepted"), _cases())
def test_every_case_is_set_as_a_compositor_would(typed: str, accepted: list[str]) -> None:
    fixed = FRENCH.fix(typed)
    assert any(_accepted(expected, fixed) for expected in accepted), ascii(fixed)


def test_the_cases_are_all_there() -> None:
    assert len(_cases()) == 50


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("C'est fini! Vraiment?", "C’est fini⍽! Vraiment⍽?"),
        ("« **Oui !** »", "«␣**Oui⍽!**␣»"),
        ("**Dates** : le 21", "**Dates**␣: le 21"),
        ("**Dates:** le 21", "**Dates␣:** le 21"),
        ("Attention**!** Merci", "Attention**!** Merci"),
        ("**80** % et **1 100** actions", "**80**␣% et **1⍽100** actions"),
        ("12 000 000 € en 2010", "12⍽000⍽000␣€ en 2010"),
        ("de 2009 à 2010 300 emplois", "de 2009 à 2010 300 emplois"),
        ("au 03 20 12 34 56", "au 03 20 12 34 56"),
        ("le 14 octobre, le 1er mai", "le 14␣octobre, le 1er␣mai"),
        ("la 1ère, les 2èmes, le XXème", "la 1re, les 2es, le XXe"),
        ("J.-F. Draperi et L. Prieur", "J.-F.␣Draperi et L.␣Prieur"),
        ("fin 2010 - début 2011", "fin 2010 – début 2011"),
        ("- EFT - le travail - oui", "- EFT –␣le travail␣– oui"),
        ("2'33\"", "2'33\""),
        ("La Louvière ( Hainaut ) , Ath .", "La Louvière (Hainaut), Ath."),
        ("quoi ? !", "quoi⍽?!"),
        ("il dit 'oui'", "il dit ‘oui’"),
        ("ouvert 24h/24, à 9h05", "ouvert 24␣h/24, à 9␣h␣05"),
        ("un prix :\n- 5 km ;\n- 3 t.", "un prix␣:\n- 5␣km⍽;\n- 3␣t."),
    ],
)
def test_what_editors_type_is_set(typed: str, printed: str) -> None:
    assert FRENCH.fix(typed) == printed.translate(SIGNS)


@pytest.mark.parametrize(
    "kept",
    [
        "http://x.fr/a?b;c:d/80%/36h",
        "https://fr.wikipedia.org/wiki/Lille_(ville):x",
        "jean.paul@x.fr",
        "www.x.fr/a?b=1;c",
        "dai.ly/xf058f?x=1;y",
        "[ici](http://x.fr/a'b?c;d:e%80)",
        "mot[^3ème]",
        "[^1]: x",
        "`date: 80% l'été`",
        "photo_3ème.jpg",
        '\\"l\\\'été\\"',
        "### Titre",
        "> citation",
        "- point\n- autre",
        "mot  \nsuite",
        "a\n\n\nb",
    ],
)
def test_addresses_marks_and_signs_of_markup_stay(kept: str) -> None:
    assert FRENCH.fix(kept) == kept


def test_rules_do_not_reach_over_a_blank_line() -> None:
    text = 'un "début\n\nfin" de mot'
    assert FRENCH.fix(text) == text


@example("J.. .")
@example("etc.. .")
@given(TEXTS)
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    once = FRENCH.fix(text)
    assert FRENCH.fix(once) == once


@given(st.text(max_size=40))
def test_any_text_at_all_is_settled_at_once(text: str) -> None:
    once = FRENCH.fix(text)
    assert FRENCH.fix(once) == once


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


@example("3èmehttp://x.fr/a?b;c")
@given(TEXTS)
def test_no_letter_or_digit_changes_but_the_ends_of_ordinals(text: str) -> None:
    bare, zones = conceal(text)
    assert _letters(FRENCH.fix(text)) == _letters(reveal(ordinals(bare), zones))


@given(TEXTS)
def test_lines_stay_lines(text: str) -> None:
    assert FRENCH.fix(text).count("\n") == text.count("\n")


@example("x_y %")
@given(TEXTS)
def test_no_sign_is_left_where_a_line_could_break_before_it(text: str) -> None:
    assert not re.search(r"\w [;!?:»%€]", FRENCH.fix(et_cetera(text)))


@pytest.mark.parametrize(
    ("text", "raised"),
    [
        ("le 1er et la 1re", ["er", "re"]),
        ("les 2es, le XXe, le XIVe, François Ier, la Ve", ["es", "e", "e", "er", "e"]),
        ("Ce Le De Me 2010 Xavier IVRE 1erreur", []),
    ],
)
def test_the_ends_of_ordinals_are_found(text: str, raised: list[str]) -> None:
    assert [found.group(1) for found in FRENCH.raised.finditer(text)] == raised


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("1100", "1⍽100"),
        ("7.50", "7,50"),
        ("120000", "120⍽000"),
        ("-3", "−3"),
        ("999", "999"),
        ("1E+3", "1⍽000"),
    ],
)
def test_numbers(value: str, printed: str) -> None:
    assert FRENCH.number(Decimal(value)) == printed.translate(SIGNS)


def test_dates() -> None:
    assert FRENCH.month_year("2010-10") == "octobre 2010"
    assert FRENCH.day("2010-10-14") == "14\u00a0octobre 2010"
    assert FRENCH.day("2011-01-01") == "1er\u00a0janvier 2011"
    with pytest.raises(ValueError, match="month"):
        FRENCH.day("2010-13-14")


def test_a_number_or_a_date_that_the_program_sets_is_set_right() -> None:
    for printed in (FRENCH.number(Decimal("1234567.8")), FRENCH.day("2010-12-01")):
        assert FRENCH.fix(printed) == printed


@pytest.mark.parametrize(
    ("number", "words"),
    [
        *((0, "zéro"), (1, "un"), (16, "seize"), (17, "dix-sept"), (20, "vingt")),
        *((21, "vingt et un"), (22, "vingt-deux"), (60, "soixante"), (61, "soixante et un")),
        *((70, "soixante-dix"), (71, "soixante et onze"), (79, "soixante-dix-neuf")),
        *((80, "quatre-vingts"), (81, "quatre-vingt-un"), (90, "quatre-vingt-dix")),
        *((91, "quatre-vingt-onze"), (99, "quatre-vingt-dix-neuf"), (100, ""), (-1, "")),
    ],
)
def test_small_numbers_are_spelled_as_they_are_said(number: int, words: str) -> None:
    assert FRENCH.usage.spelled(Decimal(number)) == words


def test_a_broken_number_is_not_spelled() -> None:
    assert FRENCH.usage.spelled(Decimal("7.5")) == ""
    assert FRENCH.usage.spelled(Decimal("7.0")) == "sept"


@pytest.mark.parametrize("typed_before", [case[0] for case in _cases()])
def test_what_people_would_type_comes_out_as_it_was_set(typed_before: str) -> None:
    fixed = FRENCH.fix(typed_before)
    assert FRENCH.fix(typed(fixed)) == fixed
    assert not set(typed(fixed)) & set("\u00a0\u202f")


def test_a_closing_quote_is_no_apostrophe() -> None:
    assert typed("l’« ami\u00a0» dit ‘non’ à l’été") == "l'« ami » dit ‘non’ à l'été"
