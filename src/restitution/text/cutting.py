"""Texts cut in two: at a character, at the end of a sentence, at what fits a place."""

from __future__ import annotations

from restitution.frozen import replace
from restitution.markup import Span
from restitution.patterns import pattern

Spans = tuple[Span, ...]

_SENTENCE_END = pattern(r"[.!?…](?:[\u00a0\u202f]?»)?(?= +[\W\d_]*[^\W\d_])")
_SPACE = " "


def plain_of(spans: Spans) -> str:
    """The words without their looks."""
    return "".join(span.text for span in spans)


def cut(spans: Spans, offset: int) -> tuple[Spans, Spans]:
    """The spans before a character, and those from it on."""
    before: list[Span] = []
    after: list[Span] = []
    for span in spans:
        here = max(0, min(len(span.text), offset))
        offset -= len(span.text)
        if span.text[:here] or (not span.text and offset >= 0):
            before.append(replace(span, text=span.text[:here]))
        if span.text[here:]:
            after.append(replace(span, text=span.text[here:]))
    return tuple(before), tuple(after)


def lstrip(spans: Spans) -> Spans:
    """The spans without the ordinary spaces they begin with."""
    text = plain_of(spans)
    return cut(spans, len(text) - len(text.lstrip(_SPACE)))[1]


def sentence_ends(text: str) -> list[int]:
    """Where sentences end: a stop, and after a space another beginning; the text's own end last."""
    ends = [
        match.end()
        for match in _SENTENCE_END.finditer(text)
        if text[match.end() :].lstrip(_SPACE)[:1].isupper()
        or not text[match.end() :].lstrip(_SPACE)[:1].isalpha()
    ]
    return [*ends, len(text)]


def first_sentence(spans: Spans) -> Spans:
    """A text up to the end of its first sentence."""
    return cut(spans, sentence_ends(plain_of(spans))[0])[0]
