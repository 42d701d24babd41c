"""What people changed by hand in a finished deck: found, told, and its words carried back."""

from __future__ import annotations

from restitution.edits.carrying import Left, Pulled, Why, pull
from restitution.edits.contentfile import ContentFile
from restitution.edits.deck import Edited, Kept, State, keeping, kept, read
from restitution.edits.edit import Edit, Kind

__all__ = [
    "ContentFile",
    "Edit",
    "Edited",
    "Kept",
    "Kind",
    "Left",
    "Pulled",
    "State",
    "Why",
    "keeping",
    "kept",
    "pull",
    "read",
]
