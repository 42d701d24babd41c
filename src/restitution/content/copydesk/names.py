"""Names that the edition spells in two ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from restitution.content.copydesk.bytext import Values
from restitution.content.copydesk.texts import MOST_TEXTS
from restitution.content.edition import Edition
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.markup import Text
from restitution.patterns import pattern

_ADDRESS = pattern(r"https?://[^ \n\u00a0\u202f]+")
_SIGNS = pattern(r"[^\w+]|_")
_TOKEN = pattern(r"[^\W_]+\+*|\++")
_JOINT = pattern(r"[ \n\u00a0\u202f’'-]*")
"""What may stand between the parts of one name."""

_ENDS = frozenset(".!?…:")
"""Signs after which a word has a capital whatever it is."""

_LONG_NAME = 7
"""Letters of a name that no ordinary word is likely to resemble but for one."""

_LONG_ACRONYM = 5
_HALF = _LONG_ACRONYM // 2
"""Letters at one end or the other that are right, wherever the wrong one stands."""

_SHORTEST = 3
_MOST_WORDS = 3


_Variant = tuple[int, str, str]
"""Where in a text, what is typed there, and the name that is meant."""


class _Token(Frozen):
    """A word of a text: where it stands, as it is typed, and what stands before it."""

    start: int
    end: int
    typed: str
    before: str

    @property
    def letters(self) -> str:
        """Its letters alone."""
        return _letters(self.typed)

    @property
    def first(self) -> bool:
        """Whether a sentence begins with it."""
        return self.start == len(self.before) or not _ENDS.isdisjoint(self.before)


class _Names(Frozen):
    """Known names: by their letters alone, and the long ones by how they begin and end.

    ``lengths`` are those of words that may be a long name but for a letter.
    """

    typed: frozenset[str]
    by_letters: Mapping[str, str]
    beginnings: frozenset[str]
    begin: Mapping[str, tuple[str, ...]]
    end: Mapping[str, tuple[str, ...]]
    lengths: frozenset[int]

    def variant(self, typed: str, letters: str, *, first: bool) -> str:
        """The name that has these letters; "" for a word that owes its capital to its place."""
        name = self.by_letters[letters]
        if len(letters) < _SHORTEST or not any(sign.isupper() for sign in typed):
            return ""
        at_home = first and typed[1:].islower() and typed.casefold() == _typed(name).casefold()
        return "" if at_home else name

    def near(self, letters: str) -> list[str]:
        """The long names that a word may be but for a letter: one half of it is as it should be."""
        if len(letters) not in self.lengths:
            return []
        found = self.begin.get(letters[:_HALF], ()), self.end.get(letters[-_HALF:], ())
        return sorted({*found[0], *found[1]}) if any(found) else []


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
    for name in listed:
        by_letters.setdefault(_letters(name), name)
    long = {letters: name for letters, name in by_letters.items() if _is_long(letters, name)}
    typed = [_typed(name) for name in by_letters.values()]
    return _Names(
        typed=frozenset([*typed, *map(_article_lowered, typed)]),
        by_letters=by_letters,
        beginnings=frozenset(word[:end] for word in by_letters for end in range(1, len(word) + 1)),
        begin=_by_part((letters[:_HALF], name) for letters, name in long.items()),
        end=_by_part((letters[-_HALF:], name) for letters, name in long.items()),
        lengths=frozenset(len(letters) + more for letters in long for more in (-1, 0, 1)),
    )


def _is_long(letters: str, name: str) -> bool:
    """Whether a name is so long that no other word is likely to resemble it but for a letter."""
    return len(letters) >= _LONG_NAME or (name.isupper() and len(letters) >= _LONG_ACRONYM)


def _by_part(names: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    """Names by a part of their letters."""
    found: dict[str, tuple[str, ...]] = {}
    for part, name in names:
        found[part] = (*found.get(part, ()), name)
    return found


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
        found = None
        for end, letters in _rows(text, tokens[number : number + _MOST_WORDS]):
            typed = text[token.start : end]
            meant = (name for name in names.near(letters) if _resembles(typed, letters, name))
            if name := next(meant, ""):
                found = token.start, _typed(typed), name
        if found:
            yield found


def _rows(text: str, tokens: Sequence[_Token]) -> Iterator[tuple[int, str]]:
    """The first word, the first two and so on, as long as nothing parts them: end and letters."""
    letters = ""
    for number, token in enumerate(tokens):
        if number and not _joined(text, tokens[number - 1], token):
            return
        letters += token.letters
        yield token.end, letters


def _joined(text: str, one: _Token, other: _Token) -> bool:
    """Whether two words may be parts of one name; an initial has its stop."""
    initial = one.end - one.start == 1 and text[one.end] == "."
    return bool(_JOINT.fullmatch(text, one.end + initial, other.start))


def _with_letters(text: str, tokens: Sequence[_Token], names: _Names) -> Iterator[range]:
    """Rows of words that have the letters of a name, whatever they look like."""
    whole = _letters(text)
    if not any(map(whole.__contains__, names.by_letters)):
        return
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
    ended = 0
    for found in _TOKEN.finditer(hidden):
        start, end = found.span()
        yield _Token(start, end, found[0], hidden[ended:start])
        ended = end


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


def _resembles(typed: str, letters: str, name: str) -> bool:
    """Whether a letter is the difference; an initial that is left out is none."""
    own = _letters(name)
    long_enough = len(own) >= _LONG_NAME or typed.isupper()
    return long_enough and _one_apart(letters, own) and letters != _letters(_surname(name))


def _surname(name: str) -> str:
    return "".join(word for word in _TOKEN.findall(name) if word[1:])


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter too many, too few or another makes the difference; a figure never does."""
    if len(one) > len(other):
        one, other = other, one
    start = next((n for n, sign in enumerate(one) if sign != other[n]), len(one))
    rest = one[start:] if len(one) < len(other) else one[start + 1 :]
    apart = one[start : start + 1] + other[start : start + 1]
    return rest == other[start + 1 :] and not any(sign.isdigit() for sign in apart)
