"""The small Markdown of content.yaml, as values: spans, texts, and the blocks of a prose."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from restitution.frozen import Frozen, field
from restitution.source import Source

ENTRY_MARK = "• "
"""What an entry of a list begins with where a prose is plain text, as in the notes of slides."""


class Span(Frozen):
    """A stretch of text with one look. ``note`` is the key of a note whose mark stands here."""

    text: str
    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    link: str | None = None
    note: str | None = None

    def __hash__(self) -> int:
        """Of the words alone: set text is looked up by its spans, and few differ in looks only."""
        return hash(self.text)


class Text(Frozen):
    """One run-in text: a title, a caption, a point of a list, a passage of prose."""

    spans: tuple[Span, ...]
    source: Source

    @property
    def plain(self) -> str:
        """The words without their looks."""
        return "".join([span.text for span in self.spans])

    def within(self, whole: Source) -> Text:
        """The text, read as part of a whole that begins on a first line, as it stands in a file."""
        return Text(self.spans, self.source.within(whole))


class Passage(Frozen):
    """What Markdown calls a paragraph."""

    text: Text


class Subhead(Frozen):
    """A small head inside a prose (``### ``)."""

    text: Text


class Quotation(Frozen):
    """A quotation (``> ``)."""

    text: Text


class Listing(Frozen):
    """A list (``- ``)."""

    entries: tuple[Text, ...]


Block = Passage | Subhead | Quotation | Listing


def within(block: Block, whole: Source) -> Block:
    """The block, which was read as if its text began on a first line, as it stands in a file."""
    match block:
        case Listing(entries):
            return Listing(tuple(entry.within(whole) for entry in entries))
        case Passage(text):
            return Passage(text.within(whole))
        case Subhead(text):
            return Subhead(text.within(whole))
        case Quotation(text):
            return Quotation(text.within(whole))
        case _:
            assert_never(block)


class Prose(Frozen):
    """A text of several blocks, with its notes by key in the order of their marks."""

    blocks: tuple[Block, ...]
    source: Source
    notes: Mapping[str, Text] = field(default_factory=dict)

    def within(self, whole: Source) -> Prose:
        """The prose, which was read as if it began on a first line, as it stands in a file."""
        blocks = tuple(within(block, whole) for block in self.blocks)
        notes = {key: note.within(whole) for key, note in self.notes.items()}
        return Prose(blocks, self.source.within(whole), notes)

    @property
    def plain(self) -> str:
        """The words alone, one line a block or list entry."""
        lines: list[str] = []
        for block in self.blocks:
            if isinstance(block, Listing):
                lines.extend(entry.plain for entry in block.entries)
            else:
                lines.append(block.text.plain)
        return "\n".join(lines)
