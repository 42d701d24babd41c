"""An organisation's own PowerPoint file, read: its layouts, where their boxes are, its colours."""

from __future__ import annotations

from restitution.template.archive import Archive, Member, opened
from restitution.template.model import Artwork, Holder, Master, Sheet, Template, Writing
from restitution.template.reader import read_template

__all__ = [
    "Archive",
    "Artwork",
    "Holder",
    "Master",
    "Member",
    "Sheet",
    "Template",
    "Writing",
    "opened",
    "read_template",
]
