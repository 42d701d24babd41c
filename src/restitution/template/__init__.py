"""An organisation's own PowerPoint file, read: its layouts, where their boxes are, its colours.

Reading it is a door of its own, ``template.reader``: most builds never pass it.
"""

from __future__ import annotations

from restitution.template.model import Artwork, Holder, Master, Sheet, Template, Writing

__all__ = [
    "Artwork",
    "Holder",
    "Master",
    "Sheet",
    "Template",
    "Writing",
]
