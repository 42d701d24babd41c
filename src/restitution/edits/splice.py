"""New words put into a stretch of content.yaml, word by word: all else stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Final

from restitution.edits.extent import Style
from restitution.edits.words import Change, Words
from restitution.language.rules import typed
from restitution.patterns import pattern

Spelling = Callable[[str], str]
"""Makes of a word what stands for it in the file."""

_SIGNS: Final = pattern(r"([\\*\[\]_])")
_MARK: Final = "*"
_GAPS: Final = " \t"

_Place = tuple[int, int] | None


def spellings(style: Style) -> tuple[Spelling, ...]:
    """How words may be spelt in a value of a style: as they are, or their signs escaped."""
    quotes = {Style.SINGLE: _in_single_quotes, Style.DOUBLE: _in_double_quotes}
    in_file = quotes.get(style, _as_it_is)
    return in_file, lambda word: in_file(_SIGNS.sub(r"\\\1", word))


def quoted(raw: str) -> str:
    """A plain value in double quotes."""
    return f'"{_in_double_quotes(raw)}"'


def spliced(raw: str, words: Words, wanted: Sequence[Change], spelt: Spelling) -> str | None:
    """A stretch of the file with changes made to its words; None where a word cannot be found.

    Marks of emphasis and links stay around the words that they were put around.
    """
    places = _places(words, raw)
    for change in reversed(wanted):
        old = places[change.start : change.end]
        if change.start == change.end:
            old = places[change.start - 1 : change.start] or places[:1]
        known = [place for place in old if place is not None]
        if not known or len(known) < len(old):
            return None
        new = [spelt(word) for word in change.words]
        if change.start == change.end:
            raw = _put_in(raw, known[0], " ".join(new), first=change.start == 0)
        else:
            raw = _changed(raw, known, new)
    return raw


def _as_it_is(word: str) -> str:
    return word


def _in_single_quotes(word: str) -> str:
    return word.replace("'", "''")


def _in_double_quotes(word: str) -> str:
    return word.replace("\\", "\\\\").replace('"', '\\"')


def _places(words: Words, raw: str) -> list[_Place]:
    """Where every word stands in a stretch of the file; None for one that is not found."""
    solid = [number for number, sign in enumerate(raw) if not sign.isspace()]
    starts, ends = _aligned("".join(words), typed("".join(raw[number] for number in solid)))
    found: list[_Place] = []
    first = 0
    for word in words:
        start, end = starts.get(first, -1), ends.get(first + len(word) - 1, -1)
        first += len(word)
        found.append((solid[start], solid[end] + 1) if 0 <= start <= end else None)
    return found


def _aligned(said: str, typed_in: str) -> tuple[dict[int, int], dict[int, int]]:
    """Where the signs that are said are typed, for where words begin and for where they end.

    Of signs that were typed otherwise (three dots, straight quotes), the first and the last count.
    """
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    matcher = SequenceMatcher(a=said, b=typed_in, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "replace":
            starts[i], ends[j - 1] = k, m - 1
        if j - i == m - k:
            starts |= {i + n: k + n for n in range(j - i)}
            ends |= {i + n: k + n for n in range(j - i)}
    return starts, ends


def _put_in(raw: str, place: tuple[int, int], new: str, *, first: bool) -> str:
    start, end = place
    return f"{raw[:start]}{new} {raw[start:]}" if first else f"{raw[:end]} {new}{raw[end:]}"


def _changed(raw: str, places: Sequence[tuple[int, int]], new: Sequence[str]) -> str:
    """Words for words; what is too much goes, what is more than there was follows the last."""
    for number in reversed(range(len(places))):
        start, end = places[number]
        if number >= len(new):
            raw = _without(raw, start, end)
            continue
        last = number == len(places) - 1
        words = " ".join(new[number:]) if last else new[number]
        raw = raw[:start] + words + raw[end:]
    return raw


def _without(raw: str, start: int, end: int) -> str:
    """A stretch without a word, the marks around it alone, and the space that parted it."""
    while raw[start - 1 : start] == _MARK == raw[end : end + 1]:
        start, end = start - 1, end + 1
    before = raw[:start].rstrip(_GAPS)
    if before.endswith("\n") or not before:
        rest = raw[end:].lstrip(_GAPS)
        if not rest or rest.startswith("\n"):  # the word had its line for itself
            return before.removesuffix("\n") + rest
        return raw[:start] + rest
    if len(before) < start:
        return before + raw[end:]
    return raw[:start] + raw[end:].lstrip(_GAPS)
