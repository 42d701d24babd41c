"""The passages of a value in content.yaml: their words, and the stretch of the file that says them.

Which values are prose is for the content's model to know; here both readings are offered, the
run-in one first, and the words that are looked for decide.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from restitution.edits.extent import Extent, Style, extent_of, line_starts
from restitution.edits.words import Words, likeness, words_of
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.markup import Listing, Prose, Text, parse_prose, parse_text
from restitution.yamlfile import Entries, Scalar, Series, Value

LEAST_LIKENESS = 0.5
"""Below this, a text is not another one edited, but another one."""


class Passage(Frozen):
    """The words of a passage, and where its stretch of the decoded file begins and ends."""

    words: Words
    start: int
    end: int


def scalars_of(value: Value) -> dict[str, Scalar]:
    """Every text of a content file by its path."""
    if isinstance(value, Scalar):
        return {value.source.path: value}
    inner: Iterator[Value] | Series = iter(value.values()) if isinstance(value, Entries) else value
    return {path: scalar for each in inner for path, scalar in scalars_of(each).items()}


def passages_of(scalar: Scalar, text: str, language: Language) -> list[Passage]:
    """The whole of a value as one passage, then each passage of it as prose."""
    run_in, _ = parse_text(scalar, scalar.source, language)
    prose, _ = parse_prose(scalar, scalar.source, language)
    found, extent = _texts(prose), extent_of(scalar, text)
    whole = Passage(words_of(run_in.plain, language), extent.start, extent.end)
    stretches = _stretches(extent, text, [each.source.line for each in found])
    return [
        whole,
        *(
            Passage(words_of(each.plain, language), *stretch)
            for each, stretch in zip(found, stretches, strict=True)
        ),
    ]


def nearest(passages: Sequence[Passage], words: Words) -> int | None:
    """Which passage is most like these words; None if none is like them."""
    scores = [likeness(words, passage.words) for passage in passages]
    best = max(range(len(scores)), key=lambda n: (scores[n], -n))
    return best if scores[best] >= LEAST_LIKENESS else None


def _texts(prose: Prose) -> list[Text]:
    """The passages of a prose and of its notes, in the order of their lines."""
    found: list[Text] = []
    for block in prose.blocks:
        found += block.entries if isinstance(block, Listing) else (block.text,)
    return sorted((*found, *prose.notes.values()), key=lambda text: text.source.line)


def _stretches(extent: Extent, text: str, lines: Sequence[int]) -> list[tuple[int, int]]:
    """Where passages that begin on these lines begin and end.

    Lines in double quotes are not those of the value (yamlfile): there it is the whole.
    """
    if extent.style is Style.DOUBLE:
        return [(extent.start, extent.end)] * len(lines)
    begun = line_starts(text)
    starts = [max(extent.start, begun[line - 1]) for line in lines]
    return [(one, max(one, other)) for one, other in pairwise((*starts, extent.end))]
