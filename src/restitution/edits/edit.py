"""An edit: one thing that is not as it was generated."""

from __future__ import annotations

from enum import StrEnum

from restitution.frozen import Frozen


class Kind(StrEnum):
    """What was done. Only TEXT and NOTES can be carried back to content.yaml."""

    TEXT = "text"
    NOTES = "notes"
    LINES = "lines"
    CHART = "chart"
    PICTURE = "picture"
    PLACE = "place"
    ITEM_ADDED = "item_added"
    ITEM_REMOVED = "item_removed"
    SLIDE_ADDED = "slide_added"
    SLIDE_REMOVED = "slide_removed"
    SLIDE_COPIED = "slide_copied"
    SLIDE_MOVED = "slide_moved"
    SLIDE_HIDDEN = "slide_hidden"


class Edit(Frozen):
    """One edit: on which slide, in which field, what was there and what is there now.

    ``slide`` counts the slides of the edited deck from 1, those of the generated one where the
    slide is gone; ``path`` is where the words stand in content.yaml, "" where they are no
    passage of it.
    """

    kind: Kind
    slide: int
    title: str
    field: str = ""
    before: str = ""
    after: str = ""
    path: str = ""
