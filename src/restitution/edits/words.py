"""Words, told apart as readers tell them: which space parts them does not count, nor which quote.

Programs and people change a fixed space for an ordinary one without knowing; no edit is made of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from restitution.frozen import Frozen
from restitution.language import Language
from restitution.language.rules import typed

Words = tuple[str, ...]

_ZERO_WIDTH: Final = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))


def words_of(text: str, language: Language) -> Words:
    """The words of a text as it would be set, each as people would type it."""
    plain = typed(language.fix(text.translate(_ZERO_WIDTH)))
    return tuple(word for word in plain.replace("\n", " ").split(" ") if word)


class Change(Frozen):
    """The words from one place to another (the second not among them), and what replaces them."""

    start: int
    end: int
    words: Words


def changes(before: Words, after: Words) -> list[Change]:
    """What makes one text of another, in order."""
    found = SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes()
    return [Change(i, j, after[k:m]) for kind, i, j, k, m in found if kind != "equal"]


def changed(words: Words, wanted: Sequence[Change]) -> Words:
    """A text with changes made to it."""
    made = list(words)
    for change in reversed(wanted):
        made[change.start : change.end] = change.words
    return tuple(made)


def merged(base: Words, edited: Words, present: Words) -> list[Change] | None:
    """What carries the edits of ``base`` over into ``present``, which has changed by itself.

    None when both changed the same words, each in its way; words that both changed alike are
    changed already.
    """
    wanted = changes(base, edited)
    window, done = _window(base, present), _window(edited, present)
    if present == edited or (done is not None and (window is None or len(edited) > len(base))):
        return []
    if window is not None:
        return [Change(each.start + window, each.end + window, each.words) for each in wanted]
    others = changes(base, present)
    if any(_clash(one, other) for one in wanted for other in others):
        return None
    return [_shifted(one, others) for one in wanted if one not in others]


def likeness(one: Words, other: Words) -> float:
    """How much two texts have in common: 1 for the same, 0 for nothing."""
    return SequenceMatcher(a=one, b=other, autojunk=False).ratio()


def _window(base: Words, present: Words) -> int | None:
    """Where the whole of a text stands, unchanged, inside a longer one; None if not just once."""
    size = len(base)
    found = [n for n in range(len(present) - size + 1) if present[n : n + size] == base]
    return found[0] if size and len(found) == 1 else None


def _clash(one: Change, other: Change) -> bool:
    """Whether two changes meet. Neighbours do not, unless words are put in where they touch."""
    if one == other:
        return False
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _shifted(change: Change, others: Sequence[Change]) -> Change:
    before = [other for other in others if other.end <= change.start and other != change]
    moved = sum(len(other.words) - (other.end - other.start) for other in before)
    return Change(change.start + moved, change.end + moved, change.words)
