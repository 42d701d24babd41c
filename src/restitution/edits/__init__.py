"""What people changed by hand in a finished deck: found, told, and its words carried back.

Carrying them back is a door of its own, ``edits.carrying``: a build never passes it.
"""

from __future__ import annotations

from restitution.edits.deck import Edited, Kept, State, keeping, kept, read
from restitution.edits.edit import Edit, Kind

__all__ = [
    "Edit",
    "Edited",
    "Kept",
    "Kind",
    "State",
    "keeping",
    "kept",
    "read",
]
