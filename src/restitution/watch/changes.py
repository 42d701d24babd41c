"""What a build changed for those who look at it: pages that look or say something else."""

from __future__ import annotations

from collections.abc import Mapping

from restitution.frozen import Frozen, names_of
from restitution.page.items import Page, Publication
from restitution.theme.fonts import Face

_UNSEEN = frozenset({"source", "number"})
"""Where a thing is written, and which page it stands on: a line more at the top changes both."""


class Changes(Frozen):
    """The numbers of the pages of a publication that are new or other, and how many are fewer."""

    publication: str
    pages: tuple[int, ...]
    fewer: int = 0


def between(
    before: Mapping[str, Publication], after: Mapping[str, Publication]
) -> tuple[Changes, ...]:
    """What has changed in the publications that both have; those without a change are left out."""
    found = (_changes(name, before[name], after[name]) for name in after if name in before)
    return tuple(changes for changes in found if changes.pages or changes.fewer)


def _changes(name: str, before: Publication, after: Publication) -> Changes:
    """Pages are the same by their names: one more does not make those behind it others."""
    old = {page.name: page for page in before.pages}
    other = [page for page in after.pages if not _as_before(old.get(page.name), page)]
    fewer = max(0, len(before.pages) - len(after.pages))
    return Changes(name, tuple(page.number for page in other), fewer)


def _as_before(before: Page | None, now: Page) -> bool:
    return before is not None and alike(before, now)


def alike(one: object, other: object) -> bool:
    """Whether two values of a page look and say the same; faces are the same by their keys."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, Face) and isinstance(other, Face):
        return one.key == other.key
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    names = names_of(one)
    if names is None:
        return one == other
    return all(
        alike(getattr(one, name), getattr(other, name)) for name in names if name not in _UNSEEN
    )
