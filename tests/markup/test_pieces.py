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
    """Keeps what was read, and tells what was not known."""

    def __init__(self) -> None:
        self.known: dict[Copy, Piece] = {}
        self.read: list[str] = []

    def once(self, copy: Copy, make: Callable[[], Piece]) -> Piece:
        if copy not in self.known:
            self.read.append(copy.text)
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


def test_of_pieces_those_with_marks_need_a_parser() -> None:
    asked = Asked()
    parse_prose(PROSE, PLACE, FRENCH, once=asked.once)
    marked = [copy.text for copy in asked.known if not copy.plain]
    assert len(marked) == 4
    assert all(any(sign in text for sign in "*[<") for text in marked)


def test_another_word_has_its_piece_read_and_no_other() -> None:
    asked = Asked()
    parse_prose(PROSE, PLACE, FRENCH, once=asked.once)
    asked.read.clear()
    edited = PROSE.replace("un **mot**", "un **autre**")
    again, _ = parse_prose(edited, PLACE, FRENCH, once=asked.once)
    (piece,) = asked.read
    assert "autre**" in piece
    assert "Une autre" not in piece
    assert again == parse_prose(edited, PLACE, FRENCH)[0]
