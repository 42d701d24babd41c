"""Names that the edition spells in two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from restitution.content.copydesk.finding import Finding
from restitution.content.copydesk.texts import texts
from restitution.content.edition import Edition
from restitution.language import Language
from restitution.markup import Text

_ADDRESS = re.compile(r"https?://[^ \n\u00a0\u202f]+")
_TOKEN = re.compile(r"[^\W_]+\+*|\++")
_JOINT = re.compile(r"[ \n\u00a0\u202f’'-]*")
"""What may stand between the parts of one name."""

_LONG_NAME = 7
"""Letters of a name that no ordinary word is likely to resemble but for one."""

_LONG_ACRONYM = 5
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of a text, where it stands, and whether a sentence begins with it."""

    start: int
    end: int
    first: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """Some words of a text in a row: as typed, and by their letters alone."""

    typed: str
    letters: str
    first: bool


@dataclass(frozen=True, slots=True)
class _Names:
    """Known names by how they are typed, by their letters alone, and by those less any one."""

    spellings: Mapping[str, str]
    letters: Mapping[str, str]
    less_one: Mapping[str, frozenset[str]]
    most_tokens: int

    def as_typed(self, words: _Words) -> str:
        """The name that these words are."""
        return self.spellings.get(words.typed, "")

    def same_letters(self, words: _Words) -> str:
        """The name that has these letters; a word may owe its capital to its place."""
        name = self.letters.get(words.letters, "")
        if len(words.letters) < _SHORTEST or not _proper(words.typed):
            return ""
        return "" if words.first and _only_capitals_differ(words.typed, name) else name

    def nearly(self, words: _Words) -> str:
        """The name that has these letters but for one."""
        if not words.typed[0].isupper():
            return ""
        near = {name for key in _less_one(words.letters) for name in self.less_one.get(key, ())}
        return next((name for name in sorted(near) if _resembles(words, name)), "")


def two_ways(edition: Edition, _language: Language) -> Iterator[Finding]:
    """Words that are a known name but for case, accents, hyphens, spaces, or one letter.

    Known are the lexicon, the visits and their towns, and who signs. Only words with a capital
    are looked at: « des terres » is no « TERRE ». One letter counts in names of ``_LONG_NAME``
    letters, and between acronyms; the article before a name may lose its capital.
    """
    names = _known(_listed(edition))
    for text in texts(edition):
        for typed, name in _variants(text.plain, names):
            yield Finding(text.source, {"typed": typed, "name": name})


def _listed(edition: Edition) -> Iterator[str]:
    yield from edition.lexicon
    signed: list[Text] = [edition.publication.publisher, edition.editorial.author.name]
    for visit in edition.visits:
        signed += [visit.name, visit.place.city]
    yield from (text.plain for text in signed)


def _known(listed: Iterable[str]) -> _Names:
    """The names, the first way of typing one being the right one."""
    spellings: dict[str, str] = {}
    letters: dict[str, str] = {}
    less_one: dict[str, set[str]] = {}
    for name in listed:
        typed = _typed(name)
        spellings[typed] = spellings[_article_lowered(typed)] = name
        letters.setdefault(_letters(name), name)
        for key in _less_one(_letters(name)):
            less_one.setdefault(key, set()).add(name)
    most = max((len(_TOKEN.findall(name)) for name in spellings), default=0)
    near = {key: frozenset(names) for key, names in less_one.items()}
    return _Names(spellings, letters, near, most + 1)


def _variants(text: str, names: _Names) -> Iterator[tuple[str, str]]:
    """What is typed, and the name that is meant.

    Names that stand as they should come first, and what resembles a name but for a letter last:
    « à Contrepoint » has one letter more than Contrepoint, and is right.
    """
    tokens = list(_tokens(text))
    taken: set[int] = set()
    for match in (names.as_typed, names.same_letters, names.nearly):
        for numbers in _windows(len(tokens), names.most_tokens):
            if not taken.isdisjoint(numbers):
                continue
            words = _words(text, tokens[numbers.start : numbers.stop])
            name = match(words) if words else ""
            if words and name:
                taken.update(numbers)
                if match != names.as_typed:
                    yield words.typed, name


def _windows(count: int, most: int) -> Iterator[range]:
    """Every row of up to so many words, the longest first from each."""
    for start in range(count):
        for stop in range(min(start + most, count), start, -1):
            yield range(start, stop)


def _words(text: str, tokens: list[_Token]) -> _Words | None:
    """Words that may be one name; None when a stop or a comma parts them."""
    pairs = zip(tokens, tokens[1:], strict=False)
    if not all(_JOINT.fullmatch(text, one.end, other.start) for one, other in pairs):
        return None
    typed = _typed(text[tokens[0].start : tokens[-1].end])
    return _Words(typed, _letters(typed), tokens[0].first)


def _tokens(text: str) -> Iterator[_Token]:
    hidden = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    for found in _TOKEN.finditer(hidden):
        before = hidden[: found.start()].rstrip(" \n\u00a0\u202f«“‘(–—")
        yield _Token(found.start(), found.end(), not before or before[-1] in ".!?…:")


def _typed(text: str) -> str:
    """A name as typed, with one kind of space and apostrophe."""
    return re.sub(r"[ \n\u00a0\u202f]+", " ", text.replace("’", "'"))


def _letters(text: str) -> str:
    """The letters, figures and plus signs alone, without case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^\w+]|_", "", plain)


def _less_one(letters: str) -> set[str]:
    """A word, and the word without each of its letters: two that share one are nearly the same."""
    return {letters, *(letters[:n] + letters[n + 1 :] for n in range(len(letters)))}


def _resembles(words: _Words, name: str) -> bool:
    own = _letters(name)
    acronyms = words.typed.isupper() and name.isupper() and len(own) >= _LONG_ACRONYM
    return (acronyms or len(own) >= _LONG_NAME) and _one_apart(words.letters, own)


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter too many, too few or another makes the difference; a figure never does."""
    if len(one) > len(other):
        one, other = other, one
    start = next((n for n, sign in enumerate(one) if sign != other[n]), len(one))
    rest = one[start:] if len(one) < len(other) else one[start + 1 :]
    apart = one[start : start + 1] + other[start : start + 1]
    return rest == other[start + 1 :] and not any(sign.isdigit() for sign in apart)


def _proper(typed: str) -> bool:
    return any(sign.isupper() for sign in typed)


def _only_capitals_differ(typed: str, name: str) -> bool:
    """Whether a word at the start of a sentence owes its one capital to that place."""
    return typed[1:].islower() and typed.casefold() == _typed(name).casefold()


def _article_lowered(typed: str) -> str:
    head, space, rest = typed.partition(" ")
    return f"{head.lower()}{space}{rest}" if rest and head.istitle() else typed
