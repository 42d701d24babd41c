from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution import language
from restitution.errors import Severity
from restitution.interface.catalogues import messages
from restitution.markup import (
    Block,
    Listing,
    Passage,
    Prose,
    Quotation,
    Span,
    Subhead,
    Text,
    parse_prose,
    parse_text,
)
from restitution.source import Source

FRENCH = language.get("fr")
HERE = Source("content.yaml", 10, 5, "editorial.text")

PIECES = st.sampled_from(
    [
        *("mot", "l'été", "Visite", "1", "2010.", "14)", "3", "http://x.fr/a_b", "x_y", "[^1]"),
        *(" ", " ", " ", " ", "\n", "\n\n", "- ", "> ", "### ", "# ", "* ", "+ ", "1. ", "\u00a0"),
        *("*", "**", "***", "\\", "[", "]", "(", ")", "_", "`", "!", "«", "»", '"', ":", "  "),
    ]
)
# What follows a bracket is no word of the text: a note's own text, the destination of a link.
RAW = (
    st.lists(PIECES, max_size=40)
    .map("".join)
    .filter(lambda raw: "]:" not in raw and "](" not in raw)
)
WORDS = st.sampled_from(["mot", "visite", "accueil", "lycée", "atelier"])


def _prose(raw: str) -> Prose:
    prose, problems = parse_prose(raw, HERE, FRENCH)
    assert problems == []
    return prose


def _text(raw: str) -> Text:
    text, problems = parse_text(raw, HERE, FRENCH)
    assert problems == []
    return text


def _codes(raw: str) -> list[tuple[str, Severity]]:
    return [(found.code, found.severity) for found in parse_prose(raw, HERE, FRENCH)[1]]


def _texts(block: Block) -> tuple[Text, ...]:
    return block.entries if isinstance(block, Listing) else (block.text,)


def _kinds(prose: Prose) -> list[tuple[type[Block], list[str]]]:
    return [(type(block), [text.plain for text in _texts(block)]) for block in prose.blocks]


def test_every_kind_of_block() -> None:
    raw = "Un alinéa\nsur deux lignes.\n\n### Une tête\n> Cité.\n\n- un\n- deux\n  lignes\n\nFin."
    assert _kinds(_prose(raw)) == [
        (Passage, ["Un alinéa sur deux lignes."]),
        (Subhead, ["Une tête"]),
        (Quotation, ["Cité."]),
        (Listing, ["un", "deux lignes"]),
        (Passage, ["Fin."]),
    ]


def test_each_text_knows_its_line() -> None:
    blocks = _prose("Un.\n\nDeux\nlignes.\n\n- a\n- b[^n]\n\n[^n]: Note.\n\nFin.")
    lines = [text.source.line for block in blocks.blocks for text in _texts(block)]
    assert lines == [10, 12, 15, 16, 20]
    assert blocks.notes["n"].source.line == 18


def test_looks() -> None:
    assert _text("a **b *c*** [d](https://x.fr)").spans == (
        Span("a "),
        Span("b ", strong=True),
        Span("c", strong=True, emphasis=True),
        Span(" "),
        Span("d", link="https://x.fr"),
    )


def test_the_ends_of_ordinals_are_raised() -> None:
    assert _text("le **1er** et le 3ème").spans == (
        Span("le "),
        Span("1", strong=True),
        Span("er", strong=True, raised=True),
        Span(" et le 3"),
        Span("e", raised=True),
    )


def test_an_address_in_clear_is_a_link_as_it_was_typed() -> None:
    assert _text("(http://x.fr/a_b_?c=1;d:e).").spans == (
        Span("("),
        Span("http://x.fr/a_b_?c=1;d:e", link="http://x.fr/a_b_?c=1;d:e"),
        Span(")."),
    )


def test_an_address_stays_whole_in_bold_and_in_a_link() -> None:
    assert _text("**http://x.fr/2e**").spans == (
        Span("http://x.fr/2e", strong=True, link="http://x.fr/2e"),
    )
    assert _text("[http://x.fr](https://y.fr)").spans == (Span("http://x.fr", link="https://y.fr"),)


@pytest.mark.parametrize("address", ["javascript:x", "file:///etc", "page.html", "data:x"])
def test_a_link_to_no_public_page_is_told(address: str) -> None:
    text, problems = parse_text(f"voir [ici]({address}).", HERE, FRENCH)
    assert text.spans == (Span("voir ici."),)
    assert [(found.code, found.values["url"]) for found in problems] == [("link_scheme", address)]


def test_typography_reaches_over_the_ends_of_lines() -> None:
    assert _prose("plus de 300\nkm\n! Le 14\noctobre").plain == (
        "plus de 300\u00a0km\u202f! Le 14\u00a0octobre"
    )


def test_no_break_spaces_survive_at_the_ends_of_lines() -> None:
    assert _prose("un\u00a0\nmot\u202f\nlà").plain == "un\u00a0mot\u202flà"


def test_notes_come_in_the_order_of_their_marks() -> None:
    prose = _prose("Un[^b] et **deux[^a]**.\n\n[^a]: Note\n  *a*.\n[^b]: Note b.")
    assert [(key, note.plain) for key, note in prose.notes.items()] == [
        ("b", "Note b."),
        ("a", "Note a."),
    ]
    assert [block.text.spans for block in prose.blocks if isinstance(block, Passage)] == [
        (
            Span("Un"),
            Span("", note="b"),
            Span(" et "),
            Span("deux", strong=True),
            Span("", strong=True, note="a"),
            Span("."),
        )
    ]


@pytest.mark.parametrize(
    ("raw", "code", "severity"),
    [
        ("Un[^1].", "note_unknown", Severity.ERROR),
        ("Un.\n\n[^1]: Note.", "note_unused", Severity.WARNING),
        ("Un[^1].\n\n[^1]: Note.\n[^1]: Encore.", "note_twice", Severity.WARNING),
        ("« **Oui ! **»", "emphasis_open", Severity.WARNING),
        ("Entreprises*, incluant", "emphasis_open", Severity.WARNING),
        ("# Titre", "heading_level", Severity.WARNING),
    ],
)
def test_what_is_wrong_is_told_at_its_line(raw: str, code: str, severity: Severity) -> None:
    assert _codes(raw) == [(code, severity)]


@pytest.mark.parametrize("raw", ["5*3 et 2*4", "5 * 3", "une \\*étoile", "a_b_c et _d_"])
def test_signs_that_are_no_emphasis_are_printed(raw: str) -> None:
    assert _text(raw).spans == (Span(raw.replace("\\", "")),)


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("2010. Une année.", "2010.\u00a0Une année."),
        ("1) Un.", "1)\u00a0Un."),
        ("+ de 300", "+\u00a0de 300"),
        ("* sauf le lycée", "*\u00a0sauf le lycée"),
    ],
)
def test_only_a_hyphen_makes_a_list(raw: str, printed: str) -> None:
    assert _kinds(_prose(raw)) == [(Passage, [printed])]


def test_lists_inside_lists_are_one_list() -> None:
    raw = "- a\n\n  suite\n  - b\n  - c\n- d\n  1. e"
    assert _kinds(_prose(raw)) == [(Listing, ["a suite", "b", "c", "d", "1.\u00a0e"])]


def test_a_title_keeps_the_signs_that_would_begin_a_block() -> None:
    assert _text("- 3 % ?").plain == "- 3\u00a0%\u202f?"
    assert _text("Groupe\n\n  suivi\n").plain == "Groupe suivi"


def test_a_problem_has_all_the_values_its_message_takes() -> None:
    raw = "# T\n\nUn[^1] **x [a](b)\n\n[^2]: x\n[^2]: y"
    problems = parse_prose(raw, HERE, FRENCH)[1]
    assert len(problems) == 6
    for problem in problems:
        for code in language.codes():
            assert messages(code)[problem.code].filled(problem.values).text


LOOKS = st.sampled_from(["{}", "**{}**", "*{}*", "[{}](https://x.fr)", "***{}***"])


@given(st.lists(st.tuples(WORDS, LOOKS), min_size=1))
def test_the_plain_text_is_the_text_without_its_signs(words: list[tuple[str, str]]) -> None:
    raw = " ".join(look.format(word) for word, look in words)
    text = _text(raw)
    assert text.plain == " ".join(word for word, _ in words)
    assert all(
        (one.strong, one.emphasis, one.link) != (other.strong, other.emphasis, other.link)
        for one, other in zip(text.spans, text.spans[1:], strict=False)
    )


def _letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text if sign.isalnum())


@given(RAW)
def test_no_word_is_ever_lost(raw: str) -> None:
    prose = parse_prose(raw, HERE, FRENCH)[0]
    marks = [
        span.note or "" for block in prose.blocks for text in _texts(block) for span in text.spans
    ]
    assert _letters(prose.plain + "".join(marks)) == _letters(raw)


@given(RAW)
def test_a_run_in_text_loses_no_word_either(raw: str) -> None:
    text = parse_text(raw, HERE, FRENCH)[0]
    assert _letters(text.plain + "".join(span.note or "" for span in text.spans)) == _letters(raw)


@given(st.integers(1, 300), st.sampled_from(["- ", "> ", "* ", "1. ", ">"]))
def test_hostile_nesting_loses_no_word(depth: int, sign: str) -> None:
    assert "fond" in parse_prose(sign * depth + "fond", HERE, FRENCH)[0].plain


@given(RAW)
def test_texts_hold_no_line_end_and_no_empty_span(raw: str) -> None:
    for block in parse_prose(raw, HERE, FRENCH)[0].blocks:
        for text in _texts(block):
            assert "\n" not in text.plain
            assert all(span.text or span.note for span in text.spans)
