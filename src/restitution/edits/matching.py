"""Which slide is which, and which item: by the names that they bear, else by what they are.

PowerPoint keeps every name. LibreOffice renames what placeholders hold and keeps their order; what
no placeholder holds keeps its name, which begins with that of the slide.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from restitution.edits.slides import Found, Slide, plain_kind
from restitution.frozen import Frozen
from restitution.page.record import Field, Sheet

NOT_OURS: Final = {"dt"}
"""Kinds of placeholders that programs add to a slide by themselves."""


class Pairs(Frozen):
    """A slide's fields with the items that they have become, and what is left on both sides."""

    same: tuple[tuple[Field, Found], ...]
    gone: tuple[Field, ...]
    new: tuple[Found, ...]


def sheets_of(slides: Sequence[Slide], sheets: Sequence[Sheet]) -> list[Sheet | None]:
    """For every slide the sheet that it was written from; None for one that somebody added.

    Two slides may have the same sheet: one is a copy.
    """
    by_name = {sheet.name: sheet for sheet in sheets}
    by_creation = {sheet.creation: sheet for sheet in sheets}
    found = [by_name.get(_named(slide, by_name)) for slide in slides]
    for place, slide in enumerate(slides):
        found[place] = found[place] or by_creation.get(slide.creation)
    taken = {sheet.name for sheet in found if sheet}
    by_title = {sheet.title: sheet for sheet in sheets if sheet.name not in taken and sheet.title}
    return [
        sheet or by_title.pop(slide.title, None) for sheet, slide in zip(found, slides, strict=True)
    ]


def pairs_of(sheet: Sheet, slide: Slide) -> Pairs:
    """The fields of a sheet and the items of its slide, each with its like."""
    fields, items = list(sheet.fields), [item for item in slide.items if item.kind not in NOT_OURS]
    same = _paired(fields, items, lambda field: field.name, lambda item: item.name)
    held, holding = [each for each in fields if each.kind], [each for each in items if each.kind]
    same += _paired(held, holding, _field_words, lambda item: (item.kind, item.said))
    if len(held) != len(holding):
        same += _paired(held, holding, _field_kind, lambda item: item.kind)
    else:
        same += zip(held, holding, strict=True)
    paired = {id(each) for pair in same for each in pair}
    gone = tuple(field for field in fields if id(field) not in paired)
    return Pairs(tuple(same), gone, tuple(item for item in items if id(item) not in paired))


def moved(numbers: Sequence[int]) -> set[int]:
    """Which numbers of a row that was in order have been taken out of it: as few as possible."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(ends, number)
        before[number] = ends[place - 1] if place else None
        ends[place : place + 1] = [number]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before[last]
    return set(numbers) - kept


def _named(slide: Slide, known: Iterable[str]) -> str:
    """The name of the sheet that most of a slide's items bear, "" if none does."""
    names = set(known)
    heads = (item.name.partition("/")[0] for item in slide.items if not item.kind)
    votes = Counter(head for head in heads if head in names)
    return votes.most_common(1)[0][0] if votes else ""


def _field_kind(field: Field) -> str:
    return plain_kind(field.kind)


def _field_words(field: Field) -> tuple[str, tuple[str, ...]]:
    return plain_kind(field.kind), tuple(said.text for said in field.said)


def _paired(
    fields: list[Field],
    items: list[Found],
    of_field: Callable[[Field], object],
    of_item: Callable[[Found], object],
) -> list[tuple[Field, Found]]:
    """Pairs of which the same is said, the first with the first; they leave both lists."""
    pairs: list[tuple[Field, Found]] = []
    for field in list(fields):
        like = next((item for item in items if of_item(item) == of_field(field)), None)
        if like is not None:
            pairs.append((field, like))
            fields.remove(field)
            items.remove(like)
    return pairs
