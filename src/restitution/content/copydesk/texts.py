"""The texts of an edition, their sentences and their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from restitution.content.node import Node, values_of
from restitution.language import Language
from restitution.markup import Listing, Prose, Text
from restitution.patterns import pattern

_WORD = pattern(r"[^\W_]+(?:[’'\-.,\u202f][^\W_]+)*")
"""A word with what it is joined to: l’emploi, savoir-faire, 1 100, 7,50."""

_STOP = pattern(
    r"[.!?…]+[\u00a0\u202f]?[»”’)]*(?=[ \n]+[«“‘(–—\u00a0\u202f]*[^\W_a-zß-öø-ÿœ]|[ \n]*$)"
)
"""What may end a sentence: stops, what closes behind them, and a capital or a figure to follow."""

MOST_TEXTS = 4096
"""Of so many texts it is known from one reading of the edition to the next what is in them."""

_LAST_WORD = pattern(r"[^\W_]+$")


def texts(node: object) -> list[Text]:
    """Every text below a mapping of the content, in the order of the model."""
    found: list[Text] = []
    _gather(node, found)
    return found


def _gather(node: object, found: list[Text]) -> None:
    if isinstance(node, Text):
        found.append(node)
    elif isinstance(node, Prose):
        found.extend(passages(node))
    elif isinstance(node, Node):
        for value in values_of(node):
            _gather(value, found)
    elif isinstance(node, tuple):
        for value in node:
            _gather(value, found)
    elif isinstance(node, Mapping):
        _gather(tuple(node.values()), found)


def passages(prose: Prose) -> Iterator[Text]:
    """The texts of a prose, its notes last."""
    for block in prose.blocks:
        yield from block.entries if isinstance(block, Listing) else (block.text,)
    yield from prose.notes.values()


def words(text: str) -> list[str]:
    """The words and figures of a text, without the signs around them."""
    return _WORD.findall(text)


def opening(text: str, count: int) -> str:
    """The first words of a text, as they stand there."""
    found = [*islice(_WORD.finditer(text), count)]
    return text[: found[-1].end()] if found else text


def sentences(text: str, language: Language) -> list[str]:
    """The sentences of a text; the stop of an abbreviation or of an initial ends none."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        if stop[0] == "." and _abbreviates(text[start : stop.start()], language):
            continue
        found.append(text[start : stop.end()].lstrip(" \n"))
        start = stop.end()
    rest = text[start:].strip(" \n")
    return [*found, rest] if rest else found


def _abbreviates(before: str, language: Language) -> bool:
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    initial = len(last[0]) == 1 and last[0].isupper()
    return initial or bool(language.usage.abbreviation.fullmatch(last[0]))
