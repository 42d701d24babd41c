"""What was edited: the deck as it is beside the record of how it was generated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final

from restitution import language
from restitution.edits.edit import Edit, Kind
from restitution.edits.matching import moved, pairs_of, sheets_of
from restitution.edits.package import Package
from restitution.edits.slides import LINE_END, Found, Slide, slides_of
from restitution.edits.words import words_of
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.language import Language
from restitution.page.record import Field, Record, Said, Sheet

TOLERANCE: Final = 1.0
"""Points that programs may round by when they save: LibreOffice counts in 0.01 mm."""

_COUNTED: Final = "sldNum"
"""The kind of field whose digits every program keeps up to date by itself."""

_PARTED: Final = "\n"


def edits_of(package: Package, record: Record) -> tuple[Edit, ...]:
    """Every edit, in the order of the slides; what was only saved anew has none.

    Raises UnreadableError for a deck whose slides cannot be read.
    """
    slides = slides_of(package)
    sheets = sheets_of(slides, record.sheets)
    return tuple(_edits(slides, sheets, record))


def language_of(record: Record) -> Language:
    """The language that a deck was generated in; French when it is not known here."""
    code = record.language.partition("-")[0]
    return language.get(code if code in language.codes() else language.codes()[0])


def _edits(
    slides: Sequence[Slide], sheets: Sequence[Sheet | None], record: Record
) -> Iterator[Edit]:
    numbers = {sheet.name: number for number, sheet in enumerate(record.sheets, 1)}
    out_of_order = moved(_first([numbers[sheet.name] for sheet in sheets if sheet]))
    seen: set[str] = set()
    for slide, sheet in zip(slides, sheets, strict=True):
        if sheet is None:
            yield Edit(Kind.SLIDE_ADDED, slide.number, slide.title, after=_all_of(slide))
        elif sheet.name in seen:
            before, after = str(numbers[sheet.name]), _all_of(slide)
            yield Edit(Kind.SLIDE_COPIED, slide.number, sheet.title, "", before, after)
        else:
            if numbers[sheet.name] in out_of_order:
                places = str(numbers[sheet.name]), str(slide.number)
                yield Edit(Kind.SLIDE_MOVED, slide.number, sheet.title, "", *places)
            yield from _Comparison(slide, sheet, language_of(record)).edits()
            seen.add(sheet.name)
    for sheet in record.sheets:
        if sheet.name not in seen:
            yield Edit(Kind.SLIDE_REMOVED, numbers[sheet.name], sheet.title)


def _first(numbers: Sequence[int]) -> list[int]:
    return list(dict.fromkeys(numbers))


def _all_of(slide: Slide) -> str:
    """All the words of a slide: what would be lost with it."""
    return _PARTED.join(text for item in slide.items for text in item.said if text)


class _Comparison(Frozen):
    """One slide beside the sheet that it was written from."""

    slide: Slide
    sheet: Sheet
    language: Language

    def edits(self) -> Iterator[Edit]:
        """What was done to the slide."""
        if self.slide.hidden:
            yield self._edit(Kind.SLIDE_HIDDEN)
        pairs = pairs_of(self.sheet, self.slide)
        for field, item in pairs.same:
            yield from self._field(field, item)
        for gone in pairs.gone:
            before = _PARTED.join(said.text for said in gone.said)
            yield self._edit(Kind.ITEM_REMOVED, gone.name, before=before)
        for new in pairs.new:
            yield self._edit(Kind.ITEM_ADDED, new.name, after=_PARTED.join(new.said))
        yield from self._passages(Kind.NOTES, "notes", self.sheet.notes, self.slide.notes)

    def _field(self, field: Field, item: Found) -> Iterator[Edit]:
        if item.rect is not None and not _near(item.rect, field.rect):
            places = _told(field.rect), _told(item.rect)
            yield self._edit(Kind.PLACE, field.name, *places)
        if field.data and item.data != field.data:
            yield self._edit(Kind.PICTURE, field.name)
        if field.kind == _COUNTED:
            return
        kind = Kind.CHART if field.chart else Kind.TEXT
        yield from self._passages(kind, field.name, field.said, item.said)

    def _passages(
        self, kind: Kind, field: str, before: Sequence[Said], after: Sequence[str]
    ) -> Iterator[Edit]:
        """The passages that differ: one by one where they are as many as they were."""
        if [said.text for said in before] == list(after):
            return
        old = [words_of(said.text, self.language) for said in before]
        new = [words_of(text, self.language) for text in after]
        matcher = SequenceMatcher(a=old, b=new, autojunk=False)
        for what, i, j, k, m in matcher.get_opcodes():
            if what == "equal":
                yield from self._lines(field, before[i:j], after[k:m])
            else:
                yield from self._differing(kind, field, before[i:j], after[k:m])

    def _differing(
        self, kind: Kind, field: str, before: Sequence[Said], after: Sequence[str]
    ) -> Iterator[Edit]:
        """Passages that differ, each with its like; where that cannot be told, all as one text."""
        if before and after and len(before) != len(after):
            gone = _PARTED.join(said.text for said in before)
            yield self._edit(kind, field, gone, _PARTED.join(map(_whole, after)))
            return
        for said, text in zip_longest(before, after):
            old, path = (said.text, said.path) if said else ("", "")
            if old or text:
                yield self._edit(kind, field, old, _whole(text or ""), path)

    def _lines(self, field: str, before: Sequence[Said], after: Sequence[str]) -> Iterator[Edit]:
        for said, text in zip(before, after, strict=True):
            if LINE_END in text:
                yield self._edit(Kind.LINES, field, said.text, text.replace(LINE_END, _PARTED))

    def _edit(
        self, kind: Kind, field: str = "", before: str = "", after: str = "", path: str = ""
    ) -> Edit:
        own = field.removeprefix(f"{self.sheet.name}/")
        return Edit(kind, self.slide.number, self.sheet.title, own, before, after, path)


def _whole(text: str) -> str:
    return text.replace(LINE_END, " ")


def _near(one: Rect, other: Rect) -> bool:
    sides = (
        (one.x, other.x),
        (one.y, other.y),
        (one.width, other.width),
        (one.height, other.height),
    )
    return all(abs(a - b) <= TOLERANCE for a, b in sides)


def _told(rect: Rect) -> str:
    """A place as people are told it: x, y, width and height in whole points."""
    return f"{rect.x:.0f}, {rect.y:.0f}, {rect.width:.0f} × {rect.height:.0f}"
