"""Colours of a template: its scheme, the map of its places, and what elements say (20.1.2.3)."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping

from restitution.template.archive import A, Element
from restitution.template.model import PLACES, Rgb

Colours = Mapping[str, Rgb]

_WHOLE = 100_000
_DIRECT = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_NAMED: Colours = {"black": (0, 0, 0), "white": (1, 1, 1)}


def mapped(scheme: Element, mapping: Mapping[str, str]) -> dict[str, Rgb]:
    """The colours of a theme's scheme by the names of slides, through a master's map.

    The scheme's own names (dk1, lt1…) are kept too: masters may use them.
    """
    own = {each.tag.removeprefix(A): rgb for each in scheme if (rgb := _own(each)) is not None}
    places = {name: mapping.get(name, _DIRECT.get(name, name)) for name in PLACES}
    return own | {name: own[place] for name, place in places.items() if place in own}


def colour_in(parent: Element | None, colours: Colours) -> Rgb | None:
    """The colour that stands inside an element (a solid fill, a reference); None when none does."""
    for each in parent if parent is not None else ():
        found = _colour(each, colours)
        if found is not None:
            return found
    return None


def toned(rgb: Rgb, mod: float, off: float) -> Rgb:
    """A colour with its lightness (HSL) multiplied and moved, as Office makes its variants."""
    hue, light, saturation = colorsys.rgb_to_hls(*rgb)
    return colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light * mod + off)), saturation)


def _own(place: Element) -> Rgb | None:
    """A colour of the scheme itself: a value, or a system colour as it last was."""
    return colour_in(place, {})


def _colour(element: Element, colours: Colours) -> Rgb | None:
    kind, value = element.tag.removeprefix(A), element.get("val", "")
    base = {
        "srgbClr": lambda: _value(value),
        "sysClr": lambda: _value(element.get("lastClr", "")),
        "schemeClr": lambda: colours.get(value),
        "prstClr": lambda: _NAMED.get(value),
    }.get(kind, lambda: None)()
    return None if base is None else _changed(base, element)


def _value(digits: str) -> Rgb | None:
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        return None
    return red / 255, green / 255, blue / 255


def _changed(rgb: Rgb, element: Element) -> Rgb:
    """The colour after what its children do to it; of these only lightness matters here."""
    amounts = {each.tag.removeprefix(A): _amount(each) for each in element}
    if "lumMod" in amounts or "lumOff" in amounts:
        rgb = toned(rgb, amounts.get("lumMod", 1.0), amounts.get("lumOff", 0.0))
    shade, tint = amounts.get("shade", 1.0), amounts.get("tint", 1.0)
    if (shade, tint) == (1.0, 1.0):
        return rgb
    red, green, blue = (1 - (1 - channel * shade) * tint for channel in rgb)
    return red, green, blue


def _amount(element: Element) -> float:
    try:
        return int(element.get("val", _WHOLE)) / _WHOLE
    except ValueError:
        return 1.0
