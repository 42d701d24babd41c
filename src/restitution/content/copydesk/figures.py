"""Figures on the slides that are not those of the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache, cached_property, lru_cache

from restitution.content.copydesk.finding import Finding
from restitution.content.copydesk.texts import MOST_TEXTS, sentences, texts, words
from restitution.content.edition import Chart, Edition, Figure, Question, Visit
from restitution.frozen import Frozen
from restitution.language import Language, get
from restitution.markup import Text
from restitution.source import Source


class _Short(Frozen):
    """What a slide tells in short: its numbers as printed, and what they are said of."""

    source: Source
    said: str
    numbers: tuple[tuple[str, Decimal], ...]


class _Page(Frozen, dict=True):
    """What the page tells in full, and the numbers in it, in figures or in words."""

    texts: Sequence[Text]
    language: Language

    def tells(self, number: Decimal) -> bool:
        """Whether a number stands here."""
        return number in self._numbers or self._spelled(number)

    @cached_property
    def _numbers(self) -> set[Decimal]:
        code = self.language.code
        return {n for text in self.texts for _, n in _numbers(text.plain, code)}

    @cached_property
    def _words(self) -> str:
        return f" {' '.join(_plain_words(text.plain) for text in self.texts)} "

    def _spelled(self, number: Decimal) -> bool:
        spelled = self.language.usage.spelled(number)
        return bool(spelled) and f" {_plain_words(spelled)} " in self._words

    def nearest(self, printed: str, short: _Short) -> tuple[str, Source]:
        """The sentence that counts the same thing, or at least has a figure and the same words."""
        thing = re.search(rf"{re.escape(printed)}\W+(\w+)", short.said)
        counts = re.compile(rf"\d\W+{re.escape(thing[1])}\b" if thing else r"\d")
        wanted = {word.casefold() for word in words(short.said)}

        def likeness(found: tuple[str, Source]) -> tuple[bool, bool, int]:
            own = {word.casefold() for word in words(found[0])}
            figure = any(sign.isdigit() for sign in found[0])
            return bool(counts.search(found[0])), figure, len(own & wanted)

        told = (
            (sentence, text.source)
            for text in self.texts
            for sentence in sentences(text.plain, self.language)
        )
        return max(told, key=likeness, default=("…", short.source))


def not_on_page(edition: Edition, language: Language) -> Iterator[Finding]:
    """A number in what a slide tells in short that the page does not tell in full.

    A question's slides are held to its own answer, a visit's to the whole visit. Only the number
    counts, not its unit; small whole ones may be spelled out on the page.
    """
    for shorts, full in _slides(edition, language):
        page = _Page(full, language)
        for short in shorts:
            for printed, number in dict(short.numbers).items():
                if not page.tells(number):
                    sentence, source = page.nearest(printed, short)
                    yield Finding(short.source, {"number": printed, "said": sentence}, source)


def _slides(edition: Edition, language: Language) -> Iterator[tuple[list[_Short], list[Text]]]:
    """Short versions, each with the texts that tell the same in full."""
    editorial, programme = edition.editorial, edition.programme
    yield _of_texts(editorial.points, language), [*texts(editorial.text)]
    shorts = _of_texts(programme.points, language) + _of_figures(programme.figures, language)
    yield shorts, [*texts((programme.dates, programme.text, programme.days))]
    for visit in edition.visits:
        yield _of_visit(visit, language), _full(visit)
        for question in visit.questions:
            yield _of_question(question, language), _full(question)


def _full(node: Visit | Question) -> list[Text]:
    if isinstance(node, Question):
        return [*texts((node.question, node.answer))]
    asked = [text for question in node.questions for text in _full(question)]
    return [*texts((node.title, node.text)), *asked]


def _of_visit(visit: Visit, language: Language) -> list[_Short]:
    lead = (visit.lead,) if visit.lead else ()
    return [
        *_of_texts((*lead, *visit.points, *visit.comparison.values()), language),
        *_of_figures(visit.figures, language),
        *_of_chart(visit.chart, language),
    ]


def _of_question(question: Question, language: Language) -> list[_Short]:
    figure = (question.figure,) if question.figure else ()
    return [
        *_of_texts(question.points, language),
        *_of_figures(figure, language),
        *_of_chart(question.chart, language),
    ]


def _of_texts(found: Iterable[Text], language: Language) -> list[_Short]:
    return [_short(text, text.plain, language) for text in found]


def _of_figures(figures: Iterable[Figure], language: Language) -> list[_Short]:
    """A figure is said of its label, whose own numbers count as well."""
    return [
        _short(text, f"{figure.value.plain} {figure.label.plain}", language)
        for figure in figures
        for text in (figure.value, figure.label)
    ]


def _of_chart(chart: Chart | None, language: Language) -> Iterator[_Short]:
    """The title and the values: labels are names, often years."""
    if chart is None:
        return
    yield _short(chart.title, chart.title.plain, language)
    for bar in chart.bars:
        numbers = ((language.number(bar.value), bar.value),)
        yield _Short(bar.place_of("value"), f"{chart.title.plain} {bar.label.plain}", numbers)


def _short(text: Text, said: str, language: Language) -> _Short:
    return _Short(text.source, said, _numbers(text.plain, language.code))


@lru_cache(maxsize=MOST_TEXTS)
def _numbers(text: str, code: str) -> tuple[tuple[str, Decimal], ...]:
    """The numbers in a text, as printed and as they count; no fraction, no time of day."""
    thousands, decimal, number = _form(code)
    return tuple(
        (found, Decimal(found.replace(thousands, "").replace(decimal, ".")))
        for found in number.findall(text)
    )


@cache
def _form(code: str) -> tuple[str, str, re.Pattern[str]]:
    """What a language writes between thousands and before decimals, and the form of a number."""
    printed = get(code).number(Decimal("1000.5"))
    thousands, decimal = printed[1], printed[5]
    group = rf"(?:{re.escape(thousands)}\d{{3}}(?!\d))"
    number = rf"(?<![\w/:])(\d++{group}*+(?:{re.escape(decimal)}\d++)?)(?![/:]\d)"
    return thousands, decimal, re.compile(number)


def _plain_words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
