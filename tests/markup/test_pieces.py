"""A text is read in pieces, and comes out as one."""

from __future__ import annotations

from collections.abc import Callable

from restitution import language
from restitution.markup import (
    Block,
    Copy,
    Listing,
    Passage,
    Piece,
    Subhead,
    parse_prose,
    parse_text,
)
from restitution.source import Source

FRENCH = language.get("fr")
PLACE = Source("content.yaml", 7, 3, "text")
PROSE = """\
### Une tête

Une phrase.

- un **mot**

- deux[^a]

Une autre <b>phrase</b>.

Et un [lien](ftp://un.fr)[^b].

[^a]: Note *une*.
[^b]: Note deux[^a].
"""


class Asked:
    """Keeps what was parsed, and tells what it was asked for."""

    def __init__(self) -> None:
        self.numbers: list[str] = []
        self.known: dict[Copy, Piece] = {}
        self.parsed: list[str] = []

    def once(self, number: str, copy: Copy, make: Callable[[], Piece]) -> Piece:
        self.numbers.append(number)
        if copy not in self.known:
            self.parsed.append(copy.text)
            self.known[copy] = make()
        return self.known[copy]


def test_places_are_those_of_the_whole_text() -> None:
    prose, problems = parse_prose(PROSE, PLACE, FRENCH, (5,) * 14)
    assert [line_of(block) for block in prose.blocks] == [7, 9, 11, 15, 17]
    assert [type(block) for block in prose.blocks] == [Subhead, Passage, Listing, Passage, Passage]
    assert list(prose.notes) == ["a", "b"]
    assert [note.source.line for note in prose.notes.values()] == [19, 20]
    told = [(problem.code, problem.source and problem.source.line) for problem in problems]
    assert told == [("html_tag", 15), ("html_tag", 15), ("link_scheme", 17)]


def line_of(block: Block) -> int:
    """Where a block begins."""
    return (block.entries[0] if isinstance(block, Listing) else block.text).source.line


def test_the_parser_is_asked_for_what_has_marks() -> None:
    asked = Asked()
    parse_prose(PROSE, PLACE, FRENCH, once=asked.once)
    assert asked.numbers == ["1", "2", "3", "4"]
    parse_text("Une phrase.", PLACE, FRENCH, once=asked.once)
    assert len(asked.numbers) == 4


def test_another_word_elsewhere_asks_for_nothing_new() -> None:
    asked = Asked()
    parse_prose(PROSE, PLACE, FRENCH, once=asked.once)
    before = list(asked.parsed)
    edited = PROSE.replace("Une phrase.", "Une longue phrase.\n\nUne de plus.")
    again, _ = parse_prose(edited, PLACE, FRENCH, once=asked.once)
    assert asked.parsed == before
    assert again == parse_prose(edited, PLACE, FRENCH)[0]
