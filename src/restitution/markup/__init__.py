"""The small Markdown of content.yaml: read into spans, texts, and the blocks of a prose."""

from __future__ import annotations

from restitution.markup.model import (
    ENTRY_MARK,
    Block,
    Listing,
    Passage,
    Prose,
    Quotation,
    Span,
    Subhead,
    Text,
)
from restitution.markup.pieces import Copy, Piece
from restitution.markup.reader import Once, parse_prose, parse_text

__all__ = [
    "ENTRY_MARK",
    "Block",
    "Copy",
    "Listing",
    "Once",
    "Passage",
    "Piece",
    "Prose",
    "Quotation",
    "Span",
    "Subhead",
    "Text",
    "parse_prose",
    "parse_text",
]
