from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.markup import Span
from restitution.text.cutting import cut, first_sentence, lstrip, plain_of, sentence_ends
from text.samples import spans


@given(spans(), st.integers(-3, 400))
def test_a_cut_keeps_every_character_and_its_look(text: tuple[Span, ...], offset: int) -> None:
    before, after = cut(text, offset)
    words = plain_of(text)
    assert plain_of(before) == words[: max(0, offset)]
    assert plain_of(after) == words[max(0, offset) :]

    def looks(some: tuple[Span, ...]) -> list[tuple[str, bool, bool, bool]]:
        return [(c, s.strong, s.emphasis, s.raised) for s in some for c in s.text]

    assert looks(before) + looks(after) == looks(text)
    assert all(span.text for span in (*before, *after))


@given(spans(), st.integers(0, 3))
def test_only_ordinary_spaces_are_stripped(text: tuple[Span, ...], count: int) -> None:
    led = (Span(" " * count), Span("\u00a0", strong=True), *text)
    assert plain_of(lstrip(led)) == "\u00a0" + plain_of(text)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Un. Deux. Trois", ["Un.", " Deux.", " Trois"]),
        ("Vraiment\u202f? Oui\u202f! Bien…", ["Vraiment\u202f?", " Oui\u202f!", " Bien…"]),
        ("« C’est oui.\u00a0» Puis rien.", ["« C’est oui.\u00a0»", " Puis rien."]),
        ("Il hésite… mais il vient. Bon.", ["Il hésite… mais il vient.", " Bon."]),
        (
            "M.\u00a0Dupont vient. « Enfin\u00a0» dit-il.",
            ["M.\u00a0Dupont vient.", " « Enfin\u00a0» dit-il."],
        ),
        ("Élan. Écoute. À bientôt.", ["Élan.", " Écoute.", " À bientôt."]),
        ("Trop long", ["Trop long"]),
        ("", [""]),
    ],
)
def test_sentences_end_where_people_end_them(text: str, sentences: list[str]) -> None:
    ends = [0, *sentence_ends(text)]
    assert [text[a:b] for a, b in pairwise(ends)] == sentences
    assert plain_of(first_sentence((Span(text),))) == sentences[0]


@given(st.lists(spans(most=6), min_size=1, max_size=4))
def test_sentences_together_are_the_text(parts: list[tuple[Span, ...]]) -> None:
    text = ". ".join(plain_of(part) for part in parts)
    ends = sentence_ends(text)
    assert ends == sorted(ends)
    assert ends[-1] == len(text)
    assert plain_of(first_sentence((Span(text),))) == text[: ends[0]]
