"""What things on a page mean: the roles of PDF/UA's standard structure, and the tree of them.

An item says its place in the document as a path of tags from the root; items of the same path,
on whatever page, belong to the same element. An empty path is an artifact: decoration.
"""

from __future__ import annotations

from enum import StrEnum

from restitution.frozen import Frozen


class Role(StrEnum):
    """Standard structure types (ISO 32000-1, 14.8.4), by their PDF names."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    P = "P"
    LIST = "L"
    ENTRY = "LI"
    LABEL = "Lbl"
    ENTRY_BODY = "LBody"
    QUOTE = "BlockQuote"
    FIGURE = "Figure"
    CAPTION = "Caption"
    NOTE = "Note"
    TABLE = "Table"
    ROW = "TR"
    HEAD = "TH"
    CELL = "TD"
    CONTENTS = "TOC"
    CONTENTS_ENTRY = "TOCI"


class Tag(Frozen):
    """One step of a structure path: a role and an id that is unique among its siblings."""

    role: Role
    id: str


Structure = tuple[Tag, ...]
ARTIFACT: Structure = ()
