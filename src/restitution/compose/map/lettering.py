"""What is written on a map: the labels beside the knots, and the numbers in them."""

from __future__ import annotations

from restitution.compose.map.plane import Point
from restitution.frozen import Frozen, replace
from restitution.geometry import Rect
from restitution.page.items import SetPassage
from restitution.source import Source
from restitution.text.setting import SetText, Typesetter, plain
from restitution.theme.tokens import Align, Grid, TextStyle

_SLACK = 1.0


class Words(Frozen):
    """Words of a label, and where in the content they are, if they come from there."""

    text: str
    source: Source | None = None


class Lettering(Frozen):
    """Texts set one below the other, in a box as wide as their widest line."""

    texts: tuple[SetText, ...]
    width: float

    @property
    def height(self) -> float:
        """The height of all lines."""
        return sum(text.height for text in self.texts)

    def passages(self, x: float, y: float) -> tuple[SetPassage, ...]:
        """The texts with the top left corner of their box at (x, y)."""
        placed = []
        for text in self.texts:
            slugs = text.slugs(x, y)
            placed.append(SetPassage(text.spans, text.style, slugs, source=text.source))
            y += text.height
        return tuple(placed)


class Letterer:
    """Sets the texts of one map."""

    def __init__(self, grid: Grid, typesetter: Typesetter, widest: float) -> None:
        self._grid, self._typesetter, self._widest = grid, typesetter, widest

    def label(self, name: Words, place: Words, align: Align) -> Lettering:
        """A name, and below it where that is; one that is empty or says the same is left out."""
        lines = [(name, "map-label")]
        if place.text and place.text != name.text:
            lines.append((place, "map-city"))
        styles = self._grid.styles
        return self.block([(words, styles[style]) for words, style in lines if words.text], align)

    def country(self, name: str) -> Lettering:
        """The name of a country."""
        return self.block([(Words(name), self._grid.styles["map-country"])], Align.CENTRE)

    def block(self, texts: list[tuple[Words, TextStyle]], align: Align) -> Lettering:
        """Texts as narrow as their lines let them be, so that any alignment keeps those lines."""
        styled = [(words, replace(style, align=align)) for words, style in texts]
        first = [self._set(words, style, self._widest) for words, style in styled]
        widest = max((line.width for text in first for line in text.lines), default=0.0)
        width = widest / self._grid.fit + _SLACK
        return Lettering(tuple(self._set(words, style, width) for words, style in styled), width)

    def _set(self, words: Words, style: TextStyle, width: float) -> SetText:
        return self._typesetter.set(plain(words.text), style, width, words.source)

    def number(self, number: int, centre: Point) -> tuple[Rect, SetPassage]:
        """A number whose figures stand in the very middle of a knot, and its box."""
        text = self._typesetter.set(
            plain(str(number)), self._grid.styles["map-number"], self._widest
        )
        line = text.lines[0]
        style = replace(text.style, align=Align.CENTRE)
        width = line.width / self._grid.fit + _SLACK
        text = self._typesetter.set(text.spans, style, width)
        middle = text.slugs(0, 0)[0].baseline - line.strings[0].face.cap_height * style.size / 2
        x, y = centre[0] - width / 2, centre[1] - middle
        box = Rect(x, y, width, text.height)
        return box, SetPassage(text.spans, style, text.slugs(x, y))
