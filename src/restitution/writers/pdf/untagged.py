"""Pages that nobody reads on a screen: their things are neither marked nor linked."""

from __future__ import annotations

from restitution.geometry import Rect
from restitution.writers.pdf.links import Linker
from restitution.writers.pdf.paths import Branch
from restitution.writers.pdf.tags import Artifact, Marker


class Unmarked(Marker):
    """Marks nothing: all that is drawn is where it should be."""

    def __init__(self) -> None:
        self._open = None
        self._held = False

    def is_in(self, what: Branch | Artifact) -> bool:  # noqa: ARG002 - it is all the same
        """Always."""
        return True


class Unlinked(Linker):
    """Links nothing (ISO 15930-7 has no place for annotations on the printed sheet)."""

    def __init__(self) -> None:
        """There is nothing to note."""

    def add(self, link: str, rect: Rect, path: Branch, says: str) -> None:
        """Nothing."""
