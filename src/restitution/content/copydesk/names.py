"""Names that the edition spells in two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from restitution.content.copydesk.bytext import Values
from restitution.content.copydesk.texts import MOST_TEXTS
from restitution.content.edition import Edition
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.markup import Text

_ADDRESS = re.compile(r"https?://[^ \n\u00a0\u202f]+")
_SIGNS = re.compile(r"[^\w+]|_")
_TOKEN = re.compile(r"[^\W_]+\+*|\++")
_JOINT = re.compile(r"[ \n\u00a0\u202f’'-]*")
"""What may stand between the parts of one name."""

_ENDS = frozenset(".!?…:")
"""Signs after which a word has a capital whatever it is."""

_LONG_NAME = 7
"""Letters of a name that no ordinary word is likely to resemble but for one."""

_LONG_ACRONYM = 5
_SHORTEST = 3
_MOST_WORDS = 3


_Variant = tuple[int, str, str]
"""Where in a text, what is typed there, and the name that is meant."""


class _Token(Frozen):
    """A word of a text: where it stands, its letters, and whether a sentence begins with it."""

    start: int
    end: int
    letters: str
    first: bool


class _Names(Frozen):
    """Known names: by their letters alone, and the long ones by all but one of these.

    ``lengths`` are those of words that may be a long name but for a letter.
    """

    typed: frozenset[str]
    by_letters: Mapping[str, str]
    beginnings: frozenset[str]
    less_one: Mapping[str, frozenset[str]]
    lengths: frozenset[int]

    def variant(self, typed: str, letters: str, *, first: bool) -> str:
        """The name that has these letters; "" for a word that owes its capital to its place."""
        name = self.by_letters[letters]
        if len(letters) < _SHORTEST or not any(sign.isupper() for sign in typed):
            return ""
        at_home = first and typed[1:].islower() and typed.casefold() == _typed(name).casefold()
        return "" if at_home else name

    def nearly(self, typed: str, letters: str) -> str:
        """The long name that has these letters but for one; "" when there is none."""
        if len(letters) not in self.lengths:
            return ""
        near = {name for key in _less_one(letters) for name in self.less_one.get(key, ())}
        return next((name for name in sorted(near) if _resembles(typed, letters, name)), "")


@lru_cache(maxsize=MOST_TEXTS)
def two_ways(text: str, *listed: str) -> tuple[Values, ...]:
    """Words that are a known name but for case, accents, hyphens, spaces, or one letter.

    Only words with a capital are looked at: « des terres » is no « TERRE ». One letter counts in
    names of ``_LONG_NAME`` letters and ``_MOST_WORDS`` words, and between acronyms; the article
    before a name may lose its capital.
    """
    found = sorted(_variants(text, _known(listed)))
    return tuple({"typed": typed, "name": name} for _, typed, name in found)


def known_names(edition: Edition, _language: Language) -> Iterator[str]:
    """The lexicon, the visits and their towns, and who signs."""
    yield from edition.lexicon
    signed: list[Text] = [edition.publication.publisher, edition.editorial.author.name]
    for visit in edition.visits:
        signed += [visit.name, visit.place.city]
    yield from (text.plain for text in signed)


@lru_cache(maxsize=1)
def _known(listed: tuple[str, ...]) -> _Names:
    """The names; the first of two that differ in nothing but their look is the right one."""
    by_letters: dict[str, str] = {}
    less_one: dict[str, set[str]] = {}
    for name in listed:
        by_letters.setdefault(_letters(name), name)
    for letters, name in by_letters.items():
        if len(letters) >= _LONG_NAME or (name.isupper() and len(letters) >= _LONG_ACRONYM):
            for key in _less_one(letters):
                less_one.setdefault(key, set()).add(name)
    typed = [_typed(name) for name in by_letters.values()]
    return _Names(
        typed=frozenset([*typed, *map(_article_lowered, typed)]),
        by_letters=by_letters,
        beginnings=frozenset(word[:end] for word in by_letters for end in range(1, len(word) + 1)),
        less_one={key: frozenset(found) for key, found in less_one.items()},
        lengths=frozenset(len(key) + more for key in less_one for more in (0, 1)),
    )


def _variants(text: str, names: _Names) -> Iterator[_Variant]:
    """Names as they should not be.

    Names as they should be come first, then those that differ in their look: what is left may
    still be a letter off. « À Contrepoint » has one letter more than Contrepoint, and is right.
    """
    tokens = [*_tokens(text)]
    taken: set[int] = set()
    same = [*_with_letters(text, tokens, names)]
    same.sort(key=lambda row: (_between(text, tokens, row) not in names.typed, -len(row)))
    for row in same:
        typed = _between(text, tokens, row)
        if not taken.isdisjoint(row):
            continue
        taken.update(row)
        letters = "".join(tokens[n].letters for n in row)
        name = names.variant(typed, letters, first=tokens[row.start].first)
        if name and typed not in names.typed:
            yield tokens[row.start].start, typed, name
    yield from _nearly(text, [token for n, token in enumerate(tokens) if n not in taken], names)


def _nearly(text: str, tokens: Sequence[_Token], names: _Names) -> Iterator[_Variant]:
    """Rows of a few words that are a name but for a letter, the longest from each capital."""
    for number, token in enumerate(tokens):
        if not text[token.start].isupper():
            continue
        for row in reversed([*_rows(text, tokens[number : number + _MOST_WORDS])]):
            typed = _typed(text[token.start : row[-1].end])
            name = names.nearly(typed, "".join(token.letters for token in row))
            if name:
                yield token.start, typed, name
                break


def _rows(text: str, tokens: Sequence[_Token]) -> Iterator[Sequence[_Token]]:
    """The first word, the first two and so on, as long as nothing parts them."""
    for count in range(1, len(tokens) + 1):
        if count > 1 and not _joined(text, *tokens[count - 2 : count]):
            return
        yield tokens[:count]


def _joined(text: str, one: _Token, other: _Token) -> bool:
    """Whether two words may be parts of one name; an initial has its stop."""
    initial = one.end - one.start == 1 and text[one.end] == "."
    return bool(_JOINT.fullmatch(text, one.end + initial, other.start))


def _with_letters(text: str, tokens: Sequence[_Token], names: _Names) -> Iterator[range]:
    """Rows of words that have the letters of a name, whatever they look like."""
    for start in range(len(tokens)):
        letters = ""
        for end in range(start, len(tokens)):
            apart = end > start and not _joined(text, tokens[end - 1], tokens[end])
            letters += tokens[end].letters
            if apart or letters not in names.beginnings:
                break
            if letters in names.by_letters:
                yield range(start, end + 1)


def _tokens(text: str) -> Iterator[_Token]:
    hidden = _ADDRESS.sub(lambda found: " " * len(found[0]), text) if "://" in text else text
    end = 0
    for found in _TOKEN.finditer(hidden):
        between = hidden[end : found.start()]
        first = not end or not _ENDS.isdisjoint(between)
        yield _Token(found.start(), found.end(), _letters(found[0]), first)
        end = found.end()


def _between(text: str, tokens: Sequence[_Token], row: range) -> str:
    return _typed(text[tokens[row.start].start : tokens[row.stop - 1].end])


def _typed(text: str) -> str:
    """A name as typed, with one kind of space and apostrophe."""
    return re.sub(r"[ \n\u00a0\u202f]+", " ", text.replace("’", "'"))


@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    """The letters, figures and plus signs alone, without case and accents."""
    plain = text.casefold()
    if plain.isascii() and plain.isalnum():
        return plain
    return _SIGNS.sub("", unicodedata.normalize("NFKD", plain))


def _article_lowered(typed: str) -> str:
    head, space, rest = typed.partition(" ")
    return f"{head.lower()}{space}{rest}" if rest and head.istitle() else typed


def _less_one(letters: str) -> set[str]:
    """A word, and the word without each of its letters: two that share one are nearly the same."""
    return {letters, *(letters[:n] + letters[n + 1 :] for n in range(len(letters)))}


def _resembles(typed: str, letters: str, name: str) -> bool:
    """Whether a letter is the difference; an initial that is left out is none."""
    own, surname = _letters(name), "".join(word for word in _TOKEN.findall(name) if word[1:])
    long_enough = len(own) >= _LONG_NAME or typed.isupper()
    return long_enough and letters != _letters(surname) and _one_apart(letters, own)


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter too many, too few or another makes the difference; a figure never does."""
    if len(one) > len(other):
        one, other = other, one
    start = next((n for n, sign in enumerate(one) if sign != other[n]), len(one))
    rest = one[start:] if len(one) < len(other) else one[start + 1 :]
    apart = one[start : start + 1] + other[start : start + 1]
    return rest == other[start + 1 :] and not any(sign.isdigit() for sign in apart)
