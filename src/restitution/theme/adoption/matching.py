"""Which layout of a template plays which of ours, and which placeholder which slot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from restitution.errors import Problem, ThemeError
from restitution.frozen import Frozen, field
from restitution.source import Source
from restitution.template import Holder, Sheet, Template
from restitution.template.model import CONTENTS
from restitution.theme.lending import Borrowing, Pick
from restitution.theme.tokens import Grid, Layout, SlotKind

_MOST_NAMED = 8
_HIGH = 0.45
"""A title that ends below this share of a sheet's height opens a part, and leaves no room."""

_TYPES: Mapping[SlotKind, tuple[str, ...]] = {
    SlotKind.TITLE: ("ctrTitle", "title"),
    SlotKind.SUBTITLE: ("subTitle", "body", "obj"),
    SlotKind.CHART: ("chart", "obj"),
    SlotKind.PICTURE: ("pic", "obj"),
    SlotKind.FOOTER: ("ftr",),
    SlotKind.NUMBER: ("sldNum",),
    SlotKind.BODY: ("obj", "body", "subTitle"),
}
"""The placeholders that a slot of a kind may take when the theme says nothing, best first."""

_BODY = "body"
"""Of the slots for text, the one that takes a placeholder when the theme says nothing."""


class Match(Frozen):
    """One of our layouts, the template's that plays it, and its placeholders by our slots."""

    layout: Layout
    sheet: Sheet
    holders: Mapping[str, Holder] = field(default_factory=dict)

    @property
    def is_cover(self) -> bool:
        """Whether it opens or ends a deck, without thread and footer."""
        return _is_cover(self.layout)

    @property
    def title(self) -> str:
        """The name of its title's slot; "" when it has none."""
        slots = self.layout.slots.items()
        return next((name for name, slot in slots if slot.kind is SlotKind.TITLE), "")

    @property
    def body_style(self) -> str:
        """The style of its body."""
        return self.layout.slots[_BODY].style


def matches(grid: Grid, template: Template, source: Source | None) -> tuple[Match, ...]:
    """Every layout of a grid with the one that plays it.

    Raises ThemeError with everything that the template lacks.
    """
    table = grid.template or Borrowing()
    found: list[Match] = []
    problems: list[Problem] = []
    for layout in grid.layouts.values():
        try:
            found.append(_match(layout, table.layouts.get(layout.name), template, source))
        except ThemeError as error:
            problems += error.problems
    if problems:
        raise ThemeError(problems)
    return tuple(found)


def _match(layout: Layout, pick: Pick | None, template: Template, source: Source | None) -> Match:
    sheet = _picked(layout, pick, template) if pick else _usual(layout, template, source)
    if sheet.title is None:
        known = _listed(sheet.name, (each.name for each in template.sheets if each.title))
        values = {"layout": sheet.name, "label": layout.label, "known": known}
        raise ThemeError(Problem("template_title", pick.source if pick else source, values))
    return Match(layout, sheet, _holders(layout, sheet, pick))


def _picked(layout: Layout, pick: Pick, template: Template) -> Sheet:
    """The layout that the theme names."""
    found = _named(pick.layout, template.sheets)
    if found is None:
        known = _listed(pick.layout, (sheet.name for sheet in template.sheets))
        values = {"layout": pick.layout, "label": layout.label, "known": known}
        raise ThemeError(Problem("template_layout", pick.source, values))
    return found


def _named(name: str, sheets: Iterable[Sheet]) -> Sheet | None:
    """The layout of a name; capitals count only where they make the difference."""
    sheets = list(sheets)
    exact = [sheet for sheet in sheets if sheet.name == name]
    near = [sheet for sheet in sheets if sheet.name.casefold() == name.casefold()]
    return next(iter((*exact, *near)), None)


def _listed(name: str, known: Iterable[str]) -> str:
    """Names, the nearest first, as many as one reads."""
    names = sorted(dict.fromkeys(known), key=lambda each: -_likeness(name, each))
    return ", ".join(names[:_MOST_NAMED])


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()


def _usual(layout: Layout, template: Template, source: Source | None) -> Sheet:
    """The layout of our own name, else the one whose placeholders are most like our slots."""
    titled = [sheet for sheet in template.sheets if sheet.title and sheet.title.upright]
    for name in (layout.label, layout.name):
        found = _named(name, titled)
        if found is not None:
            return found
    if not titled:
        values = {"layout": layout.label, "label": layout.label, "known": "–"}
        raise ThemeError(Problem("template_title", source, values))
    if _is_cover(layout):
        return min(titled, key=_cover_rank)
    return min(titled, key=lambda sheet: _inside_rank(layout, sheet, template.size.height))


def _is_cover(layout: Layout) -> bool:
    kinds = {slot.kind for slot in layout.slots.values()}
    return not kinds & {SlotKind.FOOTER, SlotKind.NUMBER}


def _cover_rank(sheet: Sheet) -> tuple[float, ...]:
    """The template's own opening comes first, then what has a subtitle."""
    types = {holder.type for holder in sheet.holders}
    return "subTitle" not in types, sheet.type != "title", sheet.master


def _inside_rank(layout: Layout, sheet: Sheet, height: float) -> tuple[float, ...]:
    """As many places for content as we have, below a title at the top, and large."""
    wanted = sum(1 for name, slot in layout.slots.items() if _is_content(name, slot.kind, layout))
    contents = _contents(sheet)
    area = sum(holder.rect.width * holder.rect.height for holder in contents)
    title = sheet.title
    assert title is not None
    below = all(holder.rect.y >= title.rect.y for holder in contents)
    tops = title.rect.y if not contents else 0.0
    low = title.rect.bottom > height * _HIGH
    opening = any(holder.type == "subTitle" for holder in sheet.holders)
    number = abs(len(contents) - wanted)
    return low, opening, number, not below, sheet.master, -area, tops


def _is_content(name: str, kind: SlotKind, layout: Layout) -> bool:
    """Whether a slot is what its layout is made for, so that a placeholder should hold it."""
    kinds = {slot.kind for slot in layout.slots.values()}
    if kinds & {SlotKind.SYMBOL, SlotKind.PICTURE}:
        return False
    return kind is SlotKind.CHART or name == _BODY


def _contents(sheet: Sheet) -> list[Holder]:
    return [holder for holder in sheet.holders if holder.type in CONTENTS and holder.upright]


def _holders(layout: Layout, sheet: Sheet, pick: Pick | None) -> dict[str, Holder]:
    """The placeholders by our slots: those that the theme names, then the usual ones.

    Some programs write several without an index: only one of them is used, for a slide must not
    have an index twice.
    """
    named = dict(_asked(layout, sheet, pick)) if pick else {}
    taken = {_index(each) for each in named.values()}
    free = [each for each in sheet.holders if each.upright and _index(each) not in taken]
    for kind, types in _TYPES.items():
        for name, slot in layout.slots.items():
            wanted = slot.kind is kind and name not in named
            if not wanted or (kind is SlotKind.BODY and name != _BODY):
                continue
            found = [each for type_ in types for each in free if each.type == type_]
            if found:
                named[name] = found[0]
                free = [each for each in free if _index(each) != _index(found[0])]
    return named


def _asked(layout: Layout, sheet: Sheet, pick: Pick) -> Iterator[tuple[str, Holder]]:
    """The placeholders that the theme names, by our slots."""
    for slot, wanted in pick.slots.items():
        found = [each for each in sheet.holders if wanted in (_index(each), each.name)]
        if not found:
            known = _listed(wanted, map(_called, sheet.holders))
            values = {"slot": f"{layout.name}.{slot}", "wanted": wanted, "layout": sheet.name}
            raise ThemeError(
                Problem("template_placeholder", pick.source, values | {"known": known})
            )
        yield slot, found[0]


def _index(holder: Holder) -> str:
    return str(holder.index if holder.index is not None else 0)


def _called(holder: Holder) -> str:
    return f"{_index(holder)} ({holder.name})"


def order(found: Sequence[Match]) -> Match:
    """The match that the others go by: the one for points, else the first with a body."""
    inside = [match for match in found if not match.is_cover and _BODY in match.layout.slots]
    held = [match for match in inside if _BODY in match.holders]
    return (held or inside or list(found))[0]
