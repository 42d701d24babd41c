"""What a check of the copy desk finds: a place, and what is to be said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from restitution.content.edition import Edition
from restitution.language import Language
from restitution.source import Source


@dataclass(frozen=True, slots=True)
class Finding:
    """A place to look at again, and the values of its message."""

    source: Source
    values: Mapping[str, str]


Reader = Callable[[Edition, Language], Iterator[Finding]]
"""A check: one reading of the whole edition, in its language, for one thing."""
