"""A deck read back: its edits since it was generated, and the copy that is kept of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Final

from restitution.edits.edit import Edit
from restitution.errors import DeckError, Problem
from restitution.language import Language

FOLDER: Final = "kept"
"""Where edited decks are kept, inside the output folder."""


@dataclass(frozen=True, slots=True)
class Edited:
    """What was edited in a deck, and the language of its texts."""

    edits: tuple[Edit, ...]
    language: Language


class State(StrEnum):
    """What became of a deck; the values are codes of problems."""

    EDITED = "deck_edited"
    RESAVED = "deck_resaved"
    FOREIGN = "deck_foreign"


@dataclass(frozen=True, slots=True)
class Kept:
    """A deck that somebody touched: its copy, what was done to it, and its edits.

    ``fresh`` is whether the copy was made now; else there was one already.
    """

    file: Path
    state: State
    edits: tuple[Edit, ...] = ()
    fresh: bool = True


def read(deck: Path) -> Edited:
    """The edits of a deck.

    Raises ContentError when there is no such file, DeckError when it is no deck of ours.
    """
    from restitution.edits.compare import edits_of, language_of  # noqa: PLC0415 - heavy
    from restitution.edits.package import UnreadableError, opened  # noqa: PLC0415 - heavy
    from restitution.edits.record import record_of  # noqa: PLC0415 - heavy

    values = {"file": deck.name}
    try:
        package = opened(deck)
        record = record_of(package)
        if record is None:
            raise DeckError(Problem("deck_unrecorded", values=values))
        return Edited(edits_of(package, record), language_of(record))
    except UnreadableError:
        raise DeckError(Problem("deck_unreadable", values=values)) from None


def kept(deck: Path, output: Path) -> Kept | None:
    """A copy of a deck that is not to the byte what was generated, with its edits; else None.

    What was only saved anew is kept too: a colour or an effect is no edit here, and would be lost.
    Raises OSError when no copy can be made.
    """
    if not deck.is_file() or _is_untouched(deck):
        return None
    copy, fresh = _copied(deck, output / FOLDER)
    try:
        edits = read(deck).edits
    except DeckError:
        return Kept(copy, State.FOREIGN, fresh=fresh)
    return Kept(copy, State.EDITED if edits else State.RESAVED, edits, fresh)


def _is_untouched(deck: Path) -> bool:
    from restitution.edits.record import is_untouched  # noqa: PLC0415 - most builds find none

    return is_untouched(deck)


@contextmanager
def keeping(deck: Path, output: Path) -> Iterator[Kept | None]:
    """A touched deck is kept while it is replaced; if it is not replaced, no copy is left."""
    found = kept(deck, output)
    try:
        yield found
    except BaseException:
        if found and found.fresh:
            found.file.unlink()
            with suppress(OSError):  # there are others in it
                found.file.parent.rmdir()
        raise


def _copied(deck: Path, folder: Path) -> tuple[Path, bool]:
    """A copy under the day of the last change; never over another, nor twice of the same."""
    folder.mkdir(parents=True, exist_ok=True)
    data = deck.read_bytes()
    for copy in _names(deck, folder):
        if not copy.exists():
            shutil.copy2(deck, copy)
            return copy, True
        if copy.read_bytes() == data:
            return copy, False
    raise AssertionError("names never end")


def _names(deck: Path, folder: Path) -> Iterator[Path]:
    changed = datetime.fromtimestamp(deck.stat().st_mtime).astimezone()
    for form in ("%Y-%m-%d", "%Y-%m-%d-%H%M%S"):
        yield folder / f"{deck.stem}-{changed.strftime(form)}{deck.suffix}"
    for number in count(2):
        yield folder / f"{deck.stem}-{changed:%Y-%m-%d-%H%M%S}-{number}{deck.suffix}"
