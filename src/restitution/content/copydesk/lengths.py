"""What is too long for its readers, or too short for the room."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from restitution.content.copydesk.bytext import Values
from restitution.content.copydesk.finding import Finding
from restitution.content.copydesk.texts import (
    MOST_TEXTS,
    opening,
    passages,
    sentences,
    words,
)
from restitution.content.edition import Edition, Question
from restitution.language import Language, get

LONGEST_SENTENCE = 40
"""Words of a sentence that can still be read in one go."""

LONG_FACTOR = 2.5
LONG_ANSWER = 150
FEWEST_NEIGHBOURS = 3

_FIRST_WORDS = 6


def points_missing(edition: Edition, _language: Language) -> Iterator[Finding]:
    """A question whose slide must do with the first sentences of its answer."""
    for question in _questions(edition):
        if not question.points:
            yield Finding(question.origin, {})


def answer_long(edition: Edition, _language: Language) -> Iterator[Finding]:
    """An answer much longer than its neighbours, which are all the other answers of the edition.

    Much longer is more than ``LONG_FACTOR`` times their median, and more than ``LONG_ANSWER``
    words. The median of the others is not moved by the long one, nor by another one. With fewer
    than ``FEWEST_NEIGHBOURS`` there is nothing to compare with.
    """
    answers = [(question, _length(question)) for question in _questions(edition)]
    if len(answers) <= FEWEST_NEIGHBOURS:
        return
    ordered = sorted(length for _, length in answers)
    for question, length in answers:
        usual = _median_without(ordered, bisect_left(ordered, length))
        if length > max(LONG_ANSWER, LONG_FACTOR * usual):
            values = {"words": str(length), "usual": f"{usual:.0f}"}
            yield Finding(question.answer.source, values)


@lru_cache(maxsize=MOST_TEXTS)
def sentence_long(text: str, code: str) -> tuple[Values, ...]:
    """A sentence of more than ``LONGEST_SENTENCE`` words; an entry of a list stands alone."""
    told = ((sentence, len(words(sentence))) for sentence in sentences(text, get(code)))
    return tuple(
        {"words": str(count), "start": opening(sentence, _FIRST_WORDS)}
        for sentence, count in told
        if count > LONGEST_SENTENCE
    )


def tongue(_edition: Edition, language: Language) -> Iterator[str]:
    """The language that sentences are told by."""
    yield language.code


def _questions(edition: Edition) -> Iterator[Question]:
    for visit in edition.visits:
        yield from visit.questions


def _length(question: Question) -> int:
    return sum(_count(text.plain) for text in passages(question.answer))


@lru_cache(maxsize=MOST_TEXTS)
def _count(text: str) -> int:
    return len(words(text))


def _median_without(ordered: Sequence[int], at: int) -> float:
    """The median of ordered lengths but for one of them."""
    middle = ((len(ordered) - 2) // 2, (len(ordered) - 1) // 2)
    return sum(ordered[place + (place >= at)] for place in middle) / 2
