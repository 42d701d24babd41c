"""Marked content (ISO 32000-1, 14.6): where in a page's content what it means begins and ends.

Marks are opened and closed here and nowhere else, so that every drawn thing is either in the tree
or an artifact, as PDF/UA-1 (ISO 14289-1, 7.1) asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from restitution.writers.pdf.leaf import Draft, Marked
from restitution.writers.pdf.paths import Branch


class Artifact(StrEnum):
    """What kind of decoration something is (ISO 32000-1, 14.8.2.2)."""

    LAYOUT = "Layout"
    PAGINATION = "Pagination"


class Marker:
    """Opens and closes the marks of one page, in the page's own stream."""

    def __init__(self, draft: Draft) -> None:
        self._emit, self._events = draft.emit, draft.events
        self._count = 0
        self._open: Branch | Artifact | None = None
        self._held = False

    def is_in(self, what: Branch | Artifact) -> bool:
        """Whether what is drawn now is marked as that, or as something that holds it all."""
        return self._held or what == self._open

    def enter(self, what: Branch | Artifact) -> None:
        """What is drawn from here on belongs to an element, or is an artifact."""
        if self.is_in(what):
            return
        self.leave()
        self._open = what
        if isinstance(what, Artifact):
            self._emit(f"/Artifact <</Type /{what}>> BDC")
        else:
            self._events.append(Marked(what))
            self._emit(f"/{what[-1][0]} <</MCID {self._count}>> BDC")
            self._count += 1

    def leave(self) -> None:
        """Close what is open."""
        if self._open is not None and not self._held:
            self._emit("EMC")
            self._open = None

    @contextmanager
    def hold(self, what: Branch | Artifact) -> Iterator[None]:
        """Everything drawn inside is one mark, whatever it says of itself."""
        self.enter(what)
        self._held = True
        yield
        self._held = False
        self.leave()
