"""Type on a template: our styles in its fonts, at the sizes that its placeholders state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from restitution.frozen import replace
from restitution.template import Holder, Master
from restitution.theme.adoption.matching import Match, order
from restitution.theme.tokens import Align, Family, Grid, SlotKind, TextStyle, Theme

_BODY = "body"
_HEADING, _TEXT = "template-heading", "template-text"

_LARGER = 1.15
"""So much larger than ours a title may be; other text never is: our words fill a slide."""

_READ = 24.0
"""The least size of what is read from afar, on a sheet as high as ours."""

_MORE_STEPS = (0.9, 0.8, 0.7)
"""Further steps for small text, as shares of its last: a template's boxes are not made for it."""

_CONTINUED = ("table-head", "table-name", "table-cell")
"""Styles of what goes on over further slides rather than be small."""

_MARGIN = 0.93
"""The share of the width that is used when a font's widths are not known."""

_REGULAR, _BOLD = 400, 700
_ALIGNED = {"l": Align.LEFT, "ctr": Align.CENTRE, "r": Align.RIGHT, "just": Align.LEFT}
_HEADS = {SlotKind.TITLE, SlotKind.SUBTITLE}
_FOLLOWING = ("overline", "hero-date")
"""Styles of what stands above or below a title: they are aligned as it is."""


class Lettering:
    """The styles and families of a deck on a template.

    ``unknown`` are its fonts whose widths nobody gave, with the family they are measured by.
    """

    def __init__(self, theme: Theme, grid: Grid, found: Sequence[Match], master: Master) -> None:
        self._theme = theme
        self._grid = grid
        self._found = found
        self._master = master
        self._families = {
            _HEADING: self._family(master.major),
            _TEXT: self._family(master.minor),
        }

    @property
    def unknown(self) -> Mapping[str, str]:
        """Fonts without a twin, and the families that stand for them."""
        found = self._families.values()
        return {each.office_name: each.name for each in found if not each.twin}

    @property
    def fit(self) -> float:
        """The share of a place's width that text is measured against."""
        return self._grid.fit * (_MARGIN if self.unknown else 1.0)

    def families(self) -> Mapping[str, Family]:
        """The theme's families, with the template's."""
        return {**self._theme.families, **self._families}

    def styles(self) -> Mapping[str, TextStyle]:
        """The styles of our deck as they are on the template."""
        made = {name: self._style(name, style) for name, style in self._grid.styles.items()}
        for name in _FOLLOWING:
            head = self._head_over(name)
            if name in made and head in made:
                made[name] = replace(made[name], align=made[head].align)
        return made

    def _family(self, font: str) -> Family:
        """The family that measures a font of the template."""
        twins = [each for each in self._theme.families.values() if each.twin]
        for each in twins:
            if each.office_name.casefold() == font.casefold():
                return replace(each, office_name=font)
        usual = self._theme.families[self._grid.styles[order(self._found).body_style].family]
        return replace(usual, office_name=font or usual.office_name, twin=not font)

    def _style(self, name: str, style: TextStyle) -> TextStyle:
        scaled = _scaled(style, self._grid.scale)
        scaled = replace(scaled, family=_HEADING if name in self._heads else _TEXT)
        holder = self._held.get(name)
        if holder is not None:
            scaled = _stated(scaled, holder, head=name in self._heads)
        if name in _CONTINUED:
            return replace(scaled, sizes=(*scaled.sizes, *self._narrower(scaled)))
        return _stepped(scaled, _READ * self._grid.scale if name in self._read else 0.0)

    def _narrower(self, style: TextStyle) -> Iterator[float]:
        """Steps for a sheet of narrower proportions than that of the theme."""
        ours = self._theme.grids["deck"].size
        narrow = self._grid.size.width / self._grid.size.height * ours.height / ours.width
        floor = (style.sizes or (style.size,))[-1]
        yield from (round(floor * share, 1) for share in _MORE_STEPS if share > narrow)

    @cached_property
    def _read(self) -> frozenset[str]:
        """The styles of what is read from afar: the bodies of slides."""
        return frozenset(
            slot.style
            for match in self._found
            for name, slot in match.layout.slots.items()
            if name == _BODY and min(self._sizes(slot.style)) >= _READ
        )

    def _sizes(self, style: str) -> tuple[float, ...]:
        return self._grid.styles[style].size, *self._grid.styles[style].sizes

    @cached_property
    def _heads(self) -> frozenset[str]:
        """The styles of titles."""
        return frozenset(
            slot.style
            for match in self._found
            for slot in match.layout.slots.values()
            if slot.kind is SlotKind.TITLE
        )

    @cached_property
    def _held(self) -> Mapping[str, Holder]:
        """The placeholder whose look a style takes: the first that holds text in it."""
        first: dict[str, Holder] = {}
        main = order(self._found)
        for match in (main, *self._found):
            for name, holder in match.holders.items():
                slot = match.layout.slots[name]
                if slot.kind in _HEADS or ((match.is_cover or match is main) and name == _BODY):
                    first.setdefault(slot.style, holder)
        return first

    def _head_over(self, style: str) -> str:
        """The style of the title on the first layout that has text in a style."""
        for match in self._found:
            slots = match.layout.slots.values()
            if any(slot.style == style for slot in slots):
                return next((s.style for s in slots if s.kind is SlotKind.TITLE), "")
        return ""


def _scaled(style: TextStyle, scale: float) -> TextStyle:
    """A style as large on another sheet as it is on ours."""
    bullet = style.bullet and replace(style.bullet, indent=style.bullet.indent * scale)
    return replace(
        style,
        size=style.size * scale,
        leading=style.leading * scale,
        space_before=style.space_before * scale,
        first_indent=style.first_indent * scale,
        sizes=tuple(size * scale for size in style.sizes),
        bullet=bullet,
    )


def _stated(style: TextStyle, holder: Holder, *, head: bool) -> TextStyle:
    """A style as a placeholder wants it: its size, and a title's weight, case and alignment."""
    writing = holder.writing
    size = min(writing.size or style.size, style.size * (_LARGER if head else 1.0))
    sizes = tuple(step for step in (style.size, *style.sizes) if step < size)
    sized = replace(style, size=size, leading=style.leading * size / style.size, sizes=sizes)
    if not head:
        return replace(sized, align=_ALIGNED.get(writing.align or "", style.align))
    return replace(
        sized,
        weight=_BOLD if writing.bold else _REGULAR,
        capitals=bool(writing.capitals),
        align=_ALIGNED.get(writing.align or "", style.align),
    )


def _stepped(style: TextStyle, read: float) -> TextStyle:
    """A style that may step down further; what is read from afar (``read`` points) stops there."""
    floor = (style.sizes or (style.size,))[-1]
    more = tuple(_smaller(floor, read))
    return replace(style, sizes=(*style.sizes, *more))


def _smaller(floor: float, read: float) -> Iterator[float]:
    """Steps below a floor, down to the size that is read from afar if the text has to be."""
    sizes = (round(floor * share, 1) for share in _MORE_STEPS)
    yield from (size for size in sizes if size > read)
    if floor > read > 0:
        yield read
