"""Colours on a template: our roles in the tones of its scheme, each readable where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from restitution.frozen import Changing, Frozen, field, replace
from restitution.template import Artwork, Master
from restitution.template.colours import toned
from restitution.template.model import Rgb
from restitution.theme.adoption.grounds import Grounds
from restitution.theme.adoption.matching import Match
from restitution.theme.adoption.wishes import GROUND, SPARE, SURFACE, VARIANTS, WISHES, Wish
from restitution.theme.lending import Borrowing, Tone
from restitution.theme.luminance import NORMAL, ratio
from restitution.theme.tokens import (
    SYMBOL_GROUND,
    Colour,
    Decoration,
    Grid,
    Layout,
    TextStyle,
    Theme,
)

_SAME = 1 / 255
_WHITE, _BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)


class Inked(Frozen):
    """A deck in the colours of a template: what its theme needs of them."""

    palette: Mapping[str, Colour]
    roles: Mapping[str, str]
    tones: Mapping[str, Tone]
    styles: Mapping[str, TextStyle]
    layouts: Mapping[str, Layout]


class _Pot(Changing):
    """The colours mixed so far: roles, palette colours by name, tones of the scheme.

    ``colours`` are the scheme's by their places, with that of the ground that most is said on;
    ``grounds`` are all that something is said on.
    """

    colours: Mapping[str, Rgb]
    grounds: tuple[Rgb, ...]
    roles: dict[str, str] = field(default_factory=dict)
    palette: dict[str, Colour] = field(default_factory=dict)
    tones: dict[str, Tone] = field(default_factory=dict)

    def rgb(self, role: str) -> Rgb:
        """The colour of a role."""
        return self.palette[self.roles[role]].rgb

    def under(self, role: str) -> tuple[Rgb, ...]:
        """What lies under text that is to be read on a role: the surface may be several."""
        return self.grounds if role == SURFACE else (self.rgb(role),)

    def tone(self, tone: Tone) -> Rgb | None:
        """A tone of the scheme; None when it has no such place."""
        base = self.colours.get(tone.place)
        return None if base is None else toned(base, tone.mod, tone.off)

    def place(self, rgb: Rgb) -> str:
        """The place of the scheme that a colour has, by the name of slides; "" if it has none."""
        named = (name for name, known in self.colours.items() if _same(known, rgb))
        return next((name for name in named if name not in _OWN_NAMES), "")

    def give(self, role: str, tone: Tone) -> None:
        """Give a role a tone of the scheme."""
        rgb = self.tone(tone)
        assert rgb is not None
        if tone.place == GROUND:
            place = self.place(self.colours[GROUND])
            if not place:
                self.give_value(role, rgb)
                return
            tone = replace(tone, place=place)
        name = f"{tone.place}*{tone.mod:g}+{tone.off:g}"
        self.palette[name] = Colour(name, rgb, _inks(rgb))
        self.tones[name] = tone
        self.roles[role] = name

    def give_value(self, role: str, rgb: Rgb) -> None:
        """Give a role a colour: by its place if the scheme has it, else by its value."""
        place = self.place(rgb)
        if place:
            self.give(role, Tone(place))
            return
        colour = Colour("", rgb, _inks(rgb))
        self.palette[colour.hex] = replace(colour, name=colour.hex)
        self.roles[role] = colour.hex


_OWN_NAMES = {"dk1", "lt1", "dk2", "lt2", GROUND}
"""Names that slides do not call a place by: those within a scheme, and ours."""

_PLAIN = ("bg1", "tx1")


class Inks:
    """Finds a tone for every role of a theme's deck on a template."""

    def __init__(self, theme: Theme, grid: Grid, found: Sequence[Match], master: Master) -> None:
        self._grid = grid
        self._found = found
        plain = [master.colours[place] for place in _PLAIN if place in master.colours]
        self._grounds = Grounds(found, grid.layouts, plain)
        grounds = self._grounds.of_content()
        self._pot = _Pot({**master.colours, GROUND: grounds[0]}, grounds)
        self._table = (grid.template or Borrowing()).roles
        for wish in WISHES:
            self._wished(wish)
        self._symbols()
        for role in theme.roles:
            self._pot.roles.setdefault(role, self._pot.roles[SPARE])

    @property
    def unknown(self) -> list[str]:
        """The template's layouts on which nobody can say what can be read."""
        return self._grounds.unknown()

    def inked(self, styles: Mapping[str, TextStyle]) -> Inked:
        """Styles and layouts in the template's colours."""
        layouts = {match.layout.name: self._layout(match) for match in self._found}
        coloured = {name: self._style(style) for name, style in styles.items()}
        pot = self._pot
        return Inked(pot.palette, pot.roles, pot.tones, coloured, layouts)

    def _symbols(self) -> None:
        """Codes are dark on light: on a dark background they get a light ground of their own."""
        roles, pot = self._pot.roles, self._pot
        if ratio(pot.rgb(SURFACE), _WHITE) > ratio(pot.rgb(SURFACE), _BLACK):
            roles[SYMBOL_GROUND], roles["symbol"] = roles["text"], roles[SURFACE]

    def _wished(self, wish: Wish) -> None:
        """The first tone of a wish that is readable on its grounds, else the most readable."""
        pot = self._pot
        grounds = [rgb for role in wish.over for rgb in pot.under(role)]
        taken = [pot.rgb(role) for role in wish.unlike]
        found = [(tone, rgb) for tone in self._tones(wish) if (rgb := pot.tone(tone)) is not None]
        apart = [each for each in found if not any(_same(each[1], rgb) for rgb in taken)]
        for tone, rgb in apart:
            if _least(rgb, grounds) >= wish.ratio:
                pot.give(wish.role, tone)
                return
        best = max(found, key=lambda each: _least(each[1], grounds))
        pot.give(wish.role, best[0])

    def _tones(self, wish: Wish) -> Iterator[Tone]:
        """What a role may be: what the theme says, else every place wished for, then variants."""
        if wish.role in self._table:
            yield Tone(self._table[wish.role])
            return
        stated = self._stated() if wish.role == "title" else None
        if stated:
            yield Tone(stated)
        for places, variants in wish.tones:
            for mod, off in variants:
                yield from (Tone(place, mod, off) for place in places)

    def _stated(self) -> str:
        """The place of the colour that the template gives its titles, if it has one."""
        inside = next((match for match in self._found if not match.is_cover), None)
        title = inside.sheet.title if inside else None
        rgb = title.writing.colour if title else None
        return self._pot.place(rgb) if rgb else ""

    def _layout(self, match: Match) -> Layout:
        """A layout with the template's background and the rectangles that it draws."""
        layout, sheet, pot = self._grid.layouts[match.layout.name], match.sheet, self._pot
        background = f"ground-{layout.name}"
        pot.give_value(background, self._grounds.background(sheet))
        drawn = [each for each in sheet.artwork if each.colour is not None]
        decorations = tuple(self._drawn(each) for each in drawn)
        return replace(layout, background=background, decorations=decorations)

    def _drawn(self, artwork: Artwork) -> Decoration:
        assert artwork.colour is not None
        role = f"artwork-{Colour('', artwork.colour, _inks(artwork.colour)).hex}"
        self._pot.give_value(role, artwork.colour)
        return Decoration(artwork.name, artwork.rect, role)

    def _style(self, style: TextStyle) -> TextStyle:
        """A style in its own colour, or, where that is not readable, in one that is."""
        grounds = () if style.name in _ON_PANELS else self._grounds.of_style(style.name)
        own = self._stated_for(style.name) or self._pot.rgb(style.colour)
        if not grounds:
            return style
        if _least(own, grounds) >= NORMAL:
            return self._in(style, own)
        tones = [Tone(place, *variant) for variant in VARIANTS for place in self._liked(style)]
        mixed = [rgb for tone in tones if (rgb := self._pot.tone(tone)) is not None]
        readable = [rgb for rgb in mixed if _least(rgb, grounds) >= NORMAL]
        return self._in(style, next(iter(readable), max(mixed, key=lambda c: _least(c, grounds))))

    def _in(self, style: TextStyle, rgb: Rgb) -> TextStyle:
        if _same(rgb, self._pot.rgb(style.colour)):
            return style
        role = f"{style.name}-ink"
        for name, known in self._pot.palette.items():
            if _same(known.rgb, rgb):
                self._pot.roles[role] = name
                return replace(style, colour=role)
        self._mix(role, rgb)
        return replace(style, colour=role)

    def _mix(self, role: str, rgb: Rgb) -> None:
        """Give a role a colour that no other has yet, by its tone if it is one."""
        for variant in VARIANTS:
            for place in (*_ACCENTS, "bg1", "tx1", "bg2", "tx2"):
                mixed = self._pot.tone(Tone(place, *variant))
                if mixed is not None and _same(mixed, rgb):
                    self._pot.give(role, Tone(place, *variant))
                    return
        self._pot.give_value(role, rgb)

    def _liked(self, style: TextStyle) -> tuple[str, ...]:
        """Places that may stand for a style's colour: accents for what is to stand out."""
        plain = ("tx1", "bg1", "tx2", "bg2")
        outstanding = style.colour in {"accent", "highlight", "thread"}
        return (*_ACCENTS, *plain) if outstanding else plain

    def _stated_for(self, style: str) -> Rgb | None:
        """The colour that the template gives a cover's title and subtitle."""
        for match in self._found:
            for name, holder in match.holders.items():
                if match.is_cover and match.layout.slots[name].style == style:
                    return holder.writing.colour
        return None


_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))


_ON_PANELS = {"visit-number", "visit-sector"}
"""Styles of text on panels, whose roles are wished for on those."""


def _least(rgb: Rgb, grounds: Iterable[Rgb]) -> float:
    return min((ratio(rgb, ground) for ground in grounds), default=21.0)


def _same(one: Rgb, other: Rgb) -> bool:
    return all(abs(a - b) <= _SAME for a, b in zip(one, other, strict=True))


def _inks(rgb: Rgb) -> tuple[float, float, float, float]:
    """A colour for the press, by the plainest rule: no slide is printed in inks."""
    black = 1 - max(rgb)
    if black >= 1:
        return 0.0, 0.0, 0.0, 1.0
    cyan, magenta, yellow = ((1 - channel - black) / (1 - black) for channel in rgb)
    return cyan, magenta, yellow, black
