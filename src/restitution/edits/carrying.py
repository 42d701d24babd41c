"""Edited words carried back into content.yaml, three ways: generated, edited, and as it is now."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from restitution.edits.contentfile import ContentFile
from restitution.edits.edit import Edit, Kind
from restitution.edits.reading import Reading, Spot
from restitution.edits.words import Words, merged, words_of
from restitution.frozen import Frozen
from restitution.language import Language
from restitution.markup import ENTRY_MARK
from restitution.source import Source

_CARRIED: Final = {Kind.TEXT, Kind.NOTES}


class Why(StrEnum):
    """Why an edit stays where it is."""

    NOT_TEXT = "not_text"
    COMPOSED = "composed"
    EMPTIED = "emptied"
    GONE = "gone"
    CONFLICT = "conflict"
    UNWRITABLE = "unwritable"


class Left(Frozen):
    """An edit that is not carried back, why, and what content.yaml says now, and where."""

    edit: Edit
    why: Why
    present: str = ""
    source: Source | None = None


class Pulled(Frozen):
    """A content file after a pull: what it took over, what it said already, what was left."""

    file: ContentFile
    carried: tuple[Edit, ...] = ()
    known: tuple[Edit, ...] = ()
    left: tuple[Left, ...] = ()


def pull(edits: Iterable[Edit], file: ContentFile, name: str, language: Language) -> Pulled:
    """A content file with the edited words in it; nothing is written yet.

    Each edit meets the file as those before it left it: one that was made twice, on two slides, is
    carried once. Raises ContentError for a file that cannot be read.
    """
    carried: list[Edit] = []
    known: list[Edit] = []
    left: list[Left] = []
    reading = Reading.of(file, name, language)
    for edit in edits:
        done = _outside(edit) or _carried(edit, reading)
        if isinstance(done, Left):
            left.append(done)
        elif done is reading.file:
            known.append(edit)
        else:
            carried.append(edit)
            reading = Reading.of(done, name, language)
    return Pulled(reading.file, tuple(carried), tuple(known), tuple(left))


def _outside(edit: Edit) -> Left | None:
    """An edit that is no change of words, or of words that content.yaml does not hold."""
    if edit.kind not in _CARRIED:
        return Left(edit, Why.NOT_TEXT)
    if not edit.path:
        return Left(edit, Why.COMPOSED)
    return None


def _carried(edit: Edit, reading: Reading) -> ContentFile | Left:
    """The file with an edit in it, or why it has none."""
    base, edited = (_said(text, reading.language) for text in (edit.before, edit.after))
    spot = reading.spot(edit.path, base)
    if spot is not None and not edited:
        stays = reading.words(spot) == base
        return _shown(edit, Why.EMPTIED, spot, reading) if stays else reading.file
    if spot is None:
        composed = any(path.startswith(f"{edit.path}.") for path in reading.scalars)
        return Left(edit, Why.COMPOSED if composed else Why.GONE)
    wanted = merged(base, edited, reading.words(spot))
    if wanted is None:
        return _shown(edit, Why.CONFLICT, spot, reading)
    written = reading.written(spot, wanted) if wanted else reading.file
    return written or _shown(edit, Why.UNWRITABLE, spot, reading)


def _shown(edit: Edit, why: Why, spot: Spot, reading: Reading) -> Left:
    """An edit beside what the file says in its place."""
    present, source = " ".join(reading.words(spot)), reading.scalars[spot.path].source
    return Left(edit, why, reading.language.fix(present), source)


def _said(text: str, language: Language) -> Words:
    """The words of a passage, without the mark of a list's entry."""
    return words_of(text.removeprefix(ENTRY_MARK), language)
