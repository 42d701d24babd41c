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
from restitution.markup.plain import is_plain_prose as needs_no_parser
from restitution.markup.reader import parse_prose, parse_text

__all__ = [
    "ENTRY_MARK",
    "Block",
    "Listing",
    "Passage",
    "Prose",
    "Quotation",
    "Span",
    "Subhead",
    "Text",
    "needs_no_parser",
    "parse_prose",
    "parse_text",
]
