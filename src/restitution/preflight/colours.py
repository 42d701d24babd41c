"""Colour spaces as printers count them (ISO 32000-1, 8.6): what kind, and how much ink."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

import pikepdf

from restitution.frozen import Frozen


class Space(StrEnum):
    """Kinds of colour space, by what a print shop must do about them."""

    GREY = "grey"
    RGB = "RGB"
    CMYK = "CMYK"
    SPOT = "spot"
    ALL = "All"
    OTHER = "other"


_NAMED: Final = {
    "/DeviceGray": Space.GREY,
    "/G": Space.GREY,
    "/CalGray": Space.GREY,
    "/DeviceRGB": Space.RGB,
    "/RGB": Space.RGB,
    "/CalRGB": Space.RGB,
    "/Lab": Space.RGB,
    "/DeviceCMYK": Space.CMYK,
    "/CMYK": Space.CMYK,
}
_BY_COMPONENTS: Final = {1: Space.GREY, 3: Space.RGB, 4: Space.CMYK}
_SPOTS: Final = {"/Separation", "/DeviceN"}
_OVER_ANOTHER: Final = {"/Indexed", "/I", "/Pattern"}
_SPARE: Final = 0.001


class Ink(Frozen):
    """A colour: its space and its values from 0 to 1 (an image has no values)."""

    space: Space
    values: tuple[float, ...] = ()

    @property
    def total(self) -> float:
        """Ink on one point of the paper in percent: 100 for each full separation."""
        match self.space, self.values:
            case Space.CMYK, values:
                return 100 * sum(values)
            case Space.GREY, (light,):
                return 100 * (1 - light)
            case Space.ALL, (tint,):
                return 400 * tint
            case Space.SPOT, values:
                return 100 * sum(values)
            case _:
                return 0.0

    @property
    def is_black_only(self) -> bool:
        """Whether only the black plate prints, and prints something."""
        match self.space, self.values:
            case Space.CMYK, (cyan, magenta, yellow, black):
                return max(cyan, magenta, yellow) <= _SPARE < black
            case Space.GREY, (light,):
                return light < 1 - _SPARE
            case _:
                return False


BLACK: Final = Ink(Space.GREY, (0.0,))
"""What a page begins with (8.6.3)."""


def space_of(entry: Any, named: Any = None) -> Space:
    """The kind of a colour space; ``named`` are the resources that a name may lead to."""
    if isinstance(entry, pikepdf.Name):
        key = str(entry)
        if key not in _NAMED and named is not None and key in named:
            return space_of(named[key])
        return _NAMED.get(key, Space.OTHER)
    if isinstance(entry, pikepdf.Array) and len(entry):
        return _composed(entry, named)
    return Space.OTHER


def _composed(entry: Any, named: Any) -> Space:
    family = str(entry[0])
    if family == "/ICCBased":
        return _BY_COMPONENTS.get(int(entry[1].N), Space.OTHER)
    if family in _SPOTS:
        return Space.ALL if "/All" in _colorants(entry[1]) else Space.SPOT
    if family in _OVER_ANOTHER and len(entry) > 1:
        return space_of(entry[1], named)
    return _NAMED.get(family, Space.OTHER)


def _colorants(entry: Any) -> set[str]:
    names = entry if isinstance(entry, pikepdf.Array) else [entry]
    return {str(name) for name in names}
