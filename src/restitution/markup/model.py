"""The small Markdown of content.yaml, as values: spans, texts, and the blocks of a prose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from restitution.source import Source

ENTRY_MARK = "• "
"""What an entry of a list begins with where a prose is plain text, as in the notes of slides."""


@dataclass(frozen=True, slots=True)
class Span:
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


@dataclass(frozen=True, slots=True)
class Text:
    """One run-in text: a title, a caption, a point of a list, a passage of prose."""

    spans: tuple[Span, ...]
    source: Source

    @property
    def plain(self) -> str:
        """The words without their looks."""
        return "".join([span.text for span in self.spans])


@dataclass(frozen=True, slots=True)
class Passage:
    """What Markdown calls a paragraph."""

    text: Text


@dataclass(frozen=True, slots=True)
class Subhead:
    """A small head inside a prose (``### ``)."""

    text: Text


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation (``> ``)."""

    text: Text


@dataclass(frozen=True, slots=True)
class Listing:
    """A list (``- ``)."""

    entries: tuple[Text, ...]


Block = Passage | Subhead | Quotation | Listing


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of several blocks, with its notes by key in the order of their marks."""

    blocks: tuple[Block, ...]
    source: Source
    notes: Mapping[str, Text] = field(default_factory=dict)

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
