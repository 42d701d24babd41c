"""A deck read back with python-pptx: what its words look like once everything is inherited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from restitution.frozen import Frozen


class Words(Frozen):
    """Words on a slide: their size in points, their colour and what is behind them (RRGGBB)."""

    slide: int
    item: str
    text: str
    size: float
    colour: str
    backdrop: str

    @property
    def contrast(self) -> float:
        """As WCAG 2.2 defines it."""
        light, dark = sorted((_luminance(self.colour), _luminance(self.backdrop)), reverse=True)
        return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Reader:
    """Reads one presentation; colours of the scheme are looked up in its master's theme."""

    def __init__(self, presentation: Any) -> None:
        self._presentation = presentation
        (master,) = presentation.slide_masters
        theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        scheme = parse_xml(theme.blob).find(f".//{qn('a:clrScheme')}")
        self._scheme = {entry.tag.rpartition("}")[2]: entry[0].get("val") for entry in scheme}
        self._map = dict(master._element.find(qn("p:clrMap")).attrib)
        self._master = master

    def words(self) -> Iterator[Words]:
        """All words of all slides, a run each; charts are read by themselves."""
        for number, slide in enumerate(self._presentation.slides, start=1):
            for item in slide.shapes:
                if item.top + item.height > 0:
                    yield from self._of_item(number, slide, item)

    def _of_item(self, number: int, slide: Any, item: Any) -> Iterator[Words]:
        backdrop, model = self._backdrop(slide, item), self._model(slide, item)
        for run in item._element.iter(qn("a:r"), qn("a:fld")):
            looks = [look for look in (run.find(qn("a:rPr")), *model) if look is not None]
            size = next(look.get("sz") for look in looks if look.get("sz"))
            fills = (look.find(qn("a:solidFill")) for look in looks)
            fill = next(fill for fill in fills if fill is not None)
            text = run.findtext(qn("a:t"))
            yield Words(number, item.name, text, int(size) / 100, self._colour(fill[0]), backdrop)

    def _model(self, slide: Any, item: Any) -> list[Any]:
        """What a placeholder's words inherit, nearest first: its layout's, its master's styles."""
        if not item.is_placeholder:
            return []
        of_item = item.placeholder_format
        found = [
            place
            for place in slide.slide_layout.placeholders
            if place.placeholder_format.idx == of_item.idx
        ]
        levels = [place._element.find(f".//{qn('a:lvl1pPr')}/{qn('a:defRPr')}") for place in found]
        kind = "p:titleStyle" if of_item.idx == 0 else "p:bodyStyle"
        style = self._master._element.find(f".//{qn(kind)}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
        return [*(level for level in levels if level is not None), style]

    def _colour(self, named: Any) -> str:
        value = named.get("val")
        if named.tag == qn("a:srgbClr"):
            return str(value)
        return str(self._scheme[self._map.get(value, value)])

    def _backdrop(self, slide: Any, item: Any) -> str:
        """The colour that is painted last under the middle of an item."""
        middle = (item.left + item.width / 2, item.top + item.height / 2)
        colour = self._background(slide)
        behind = [*slide.slide_layout.shapes, *slide.shapes]
        for other in behind:
            if other._element is item._element:
                break
            fill = other._element.find(f"{qn('p:spPr')}/{qn('a:solidFill')}")
            if fill is not None and _covers(other, middle):
                colour = self._colour(fill[0])
        return colour

    def _background(self, slide: Any) -> str:
        for sheet in (slide, slide.slide_layout, self._master):
            fill = sheet._element.find(
                f"{qn('p:cSld')}/{qn('p:bg')}/{qn('p:bgPr')}/{qn('a:solidFill')}"
            )
            if fill is not None:
                return self._colour(fill[0])
        raise AssertionError


def _covers(item: Any, point: tuple[float, float]) -> bool:
    x, y = point
    return bool(
        item.left <= x <= item.left + item.width and item.top <= y <= item.top + item.height
    )
