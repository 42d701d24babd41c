"""The theme in Office's terms: colour slots, theme fonts, the tag of the language; the theme part.

The palette takes the twelve places of a colour scheme (ECMA-376-1, 20.1.6.2), so that a presenter
finds the brand in PowerPoint's colour menu.
"""

from __future__ import annotations

from collections.abc import Mapping

from restitution.frozen import Frozen
from restitution.theme.lending import Lent, Tone
from restitution.theme.tokens import Grid, TextStyle, Theme
from restitution.writers.pptx.elements import DRAWING, Xml, document, element, joined

_FIXED = {"text": ("dk1", "tx1"), "surface": ("lt1", "bg1")} | {
    "title": ("dk2", "tx2"),
    "paper": ("lt2", "bg2"),
}
"""Role: its place in the scheme, and the name by which slides call that place."""

_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))
_REGIONS = {"en": "en-GB"}


class Scheme(Frozen):
    """What the writer asks the theme: colours and fonts by their places, and the language."""

    theme: Theme
    grid: Grid
    language: str
    places: Mapping[str, Tone]

    def colour(self, role: str) -> Xml:
        """The colour of a role: its place in the scheme if it has one, else its value."""
        colour = self.theme.colour(role)
        tone = self.places.get(colour.name)
        if tone is None:
            return element("a:srgbClr", val=colour.hex)
        return element("a:schemeClr", *_changes(tone), val=tone.place)

    def fill(self, role: str) -> Xml:
        """A solid fill in the colour of a role."""
        return element("a:solidFill", self.colour(role))

    def style(self, name: str) -> TextStyle:
        """A style of the deck's grid by its name."""
        return self.grid.styles[name]

    def typeface(self, style: TextStyle) -> str:
        """The theme font of a style's family, or the family's name if it is neither."""
        if self.theme.lent and not self.theme.lent.themed:
            return self.theme.families[style.family].office_name
        if style.family == self.style("body").family:
            return "+mn-lt"
        if style.family == self.style("title").family:
            return "+mj-lt"
        return self.theme.families[style.family].office_name


def scheme_of(theme: Theme, language: str) -> Scheme:
    """The scheme of a theme's deck for a publication in a language (a BCP 47 tag)."""
    places = _lent(theme.lent) if theme.lent else _own(theme)
    return Scheme(theme, theme.grids["deck"], language_tag(language), places)


def language_tag(language: str) -> str:
    """The tag with its region: Office checks the spelling of fr-FR, not of fr."""
    return language if "-" in language else _REGIONS.get(language, f"{language}-{language.upper()}")


def _own(theme: Theme) -> dict[str, Tone]:
    """The places of palette colours in the scheme that we write."""
    places = {colour: Tone(call) for colour, (_, call) in _fixed(theme).items()}
    return places | {colour: Tone(accent) for accent, colour in _accents(theme).items()}


def _lent(lent: Lent) -> Mapping[str, Tone]:
    """The places of palette colours in a template's scheme, if all its masters have the same."""
    return lent.tones if lent.themed else {}


def _changes(tone: Tone) -> list[Xml]:
    """What makes a tone of its place (ECMA-376-1, 20.1.2.3.20 and 20.1.2.3.21)."""
    parts = (("a:lumMod", tone.mod, 1.0), ("a:lumOff", tone.off, 0.0))
    return [
        element(name, val=round(value * 100_000)) for name, value, usual in parts if value != usual
    ]


def theme_part(scheme: Scheme, name: str) -> str:
    """The theme part: colours, fonts, and the plain formats that the schema asks for."""
    elements = element(
        "a:themeElements",
        element("a:clrScheme", *_colours(scheme.theme), name=name),
        element("a:fontScheme", *_fonts(scheme), name=name),
        element("a:fmtScheme", *_formats(), name=name),
    )
    rest = element("a:objectDefaults"), element("a:extraClrSchemeLst")
    return document(element("a:theme", elements, *rest, xmlns_a=DRAWING, name=name))


def _fixed(theme: Theme) -> dict[str, tuple[str, str]]:
    """Palette colour: its dark or light place, the first role that it plays."""
    places: dict[str, tuple[str, str]] = {}
    for role, place in _FIXED.items():
        places.setdefault(theme.colour(role).name, place)
    return places


def _accents(theme: Theme) -> dict[str, str]:
    """Accent: palette colour, in the order of the roles, for colours without another place."""
    taken = _fixed(theme)
    others = dict.fromkeys(theme.colour(role).name for role in theme.roles)
    free = [name for name in others if name not in taken]
    return dict(zip(_ACCENTS, free, strict=False))


def _colours(theme: Theme) -> list[Xml]:
    accents = _accents(theme)
    values = {place: theme.colour(role).hex for role, (place, _) in _FIXED.items()}
    spare = theme.colour("title").hex
    for accent in _ACCENTS:
        values[accent] = theme.palette[accents[accent]].hex if accent in accents else spare
    link = theme.colour("link" if "link" in theme.roles else "title").hex
    values |= {"hlink": link, "folHlink": link}
    return [element(f"a:{place}", element("a:srgbClr", val=hex_)) for place, hex_ in values.items()]


def _fonts(scheme: Scheme) -> list[Xml]:
    families = scheme.theme.families
    pairs = (("a:majorFont", "title"), ("a:minorFont", "body"))
    return [
        element(
            tag,
            element("a:latin", typeface=families[scheme.style(style).family].office_name),
            element("a:ea", typeface=""),
            element("a:cs", typeface=""),
        )
        for tag, style in pairs
    ]


def _formats() -> list[Xml]:
    """Three of each: PowerPoint repairs a file whose format scheme has fewer."""
    fill = element("a:solidFill", element("a:schemeClr", val="phClr"))
    dash = element("a:prstDash", val="solid")
    lines = [
        element("a:ln", fill, dash, w=width, cap="flat", cmpd="sng", algn="ctr")
        for width in (9525, 19050, 28575)
    ]
    effect = element("a:effectStyle", element("a:effectLst"))
    return [
        element("a:fillStyleLst", *[fill] * 3),
        element("a:lnStyleLst", joined(lines)),
        element("a:effectStyleLst", *[effect] * 3),
        element("a:bgFillStyleLst", *[fill] * 3),
    ]
