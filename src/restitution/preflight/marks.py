"""What a page paints, one mark after the other, with the state of the moment it is painted.

Only as much of the graphics model (ISO 32000-1, 8 and 9) as the rules ask for: colours, overprint,
line widths, places. Text is a point, its origin; clipping is not followed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from math import hypot, sqrt
from typing import Any, Final

import pikepdf

from restitution.frozen import Changing, Frozen, field, replace
from restitution.preflight.colours import BLACK, Ink, Space, space_of
from restitution.preflight.matrix import UNIT, Box, Matrix, around, multiplied, placed, united

MOST_DEEP: Final = 12
"""Forms within forms; a file that goes deeper turns in a circle."""

_INCH: Final = 72


class Kind(StrEnum):
    """How a mark comes onto the page."""

    FILL = "fill"
    STROKE = "stroke"
    TEXT = "text"
    IMAGE = "image"
    SHADING = "shading"


class Mark(Frozen):
    """One painted thing; ``box`` in points of the page, ``width`` that of a stroke in points.

    ``parts`` are the boxes of a path's contours: crop marks in one path leave the page between
    them untouched. ``ppi`` is that of an image as it is placed.
    """

    kind: Kind
    ink: Ink
    overprints: bool
    box: Box
    width: float = 0.0
    ppi: float = 0.0
    parts: tuple[Box, ...] = ()


class _State(Changing):
    """The graphics state; what ``q`` keeps and ``Q`` brings back."""

    matrix: Matrix
    fill: Ink = BLACK
    stroke: Ink = BLACK
    fill_space: Space = Space.GREY
    stroke_space: Space = Space.GREY
    width: float = 1.0
    fill_overprints: bool = False
    stroke_overprints: bool = False
    shows: bool = True


class _Reader(Changing):
    """Follows one content stream."""

    state: _State
    resources: Any
    depth: int = 0
    kept: list[_State] = field(default_factory=list)
    path: list[list[tuple[float, float]]] = field(default_factory=list)
    text: Matrix = UNIT
    line: Matrix = UNIT
    leading: float = 0.0
    externals: dict[str, dict[str, float]] = field(default_factory=dict)

    def read(self, stream: Any) -> Iterator[Mark]:
        """The marks of a stream, in order."""
        for instruction in pikepdf.parse_content_stream(stream, _READ):
            name, operands = str(instruction.operator), instruction.operands
            if name in _SETTERS:
                _SETTERS[name](self, operands)
            elif name in _SHOWS:
                yield from self._shown(name, operands)
            elif name in _PAINTS:
                yield from self._painted(name)
            elif name == "Do":
                yield from self._object(str(operands[0]))
            elif name == "sh":
                shading = self.resources.Shading[str(operands[0])]
                yield self._mark(Kind.SHADING, Ink(space_of(shading.ColorSpace, self.spaces())))
            elif name == "INLINE IMAGE":
                yield self._image(operands[0].obj, str(operands[0].colorspace))

    def spaces(self) -> Any:
        """The colour spaces that have names here."""
        return self.resources.get("/ColorSpace")

    def _mark(self, kind: Kind, ink: Ink, box: Box | None = None) -> Mark:
        place = box or placed((0, 0, 1, 1), self.state.matrix)
        return Mark(kind, ink, self.state.fill_overprints, place)

    def _painted(self, name: str) -> Iterator[Mark]:
        contours, self.path = self.path, []
        if not contours:
            return
        state = self.state
        parts = tuple(placed(around(points), state.matrix) for points in contours)
        box = united(parts)
        if name in _FILLS:
            yield replace(self._mark(Kind.FILL, state.fill, box), parts=parts)
        if name in _STROKES:
            width = state.width * sqrt(abs(_scale(state.matrix)))
            yield Mark(Kind.STROKE, state.stroke, state.stroke_overprints, box, width, parts=parts)

    def _shown(self, name: str, operands: Any) -> Iterator[Mark]:
        if name in {"'", '"'}:
            _next_line(self, operands)
        if self.state.shows:
            x, y = multiplied(self.text, self.state.matrix)[4:]
            yield self._mark(Kind.TEXT, self.state.fill, (x, y, x, y))

    def _object(self, name: str) -> Iterator[Mark]:
        thing = self.resources.XObject[name]
        if thing.Subtype == pikepdf.Name.Form:
            yield from self._form(thing)
        elif thing.Subtype == pikepdf.Name.Image:
            yield self._image(thing)

    def _form(self, form: Any) -> Iterator[Mark]:
        if self.depth >= MOST_DEEP:
            return
        own = tuple(float(value) for value in form.get("/Matrix", UNIT))
        matrix = multiplied((own[0], own[1], own[2], own[3], own[4], own[5]), self.state.matrix)
        resources = form.get("/Resources", self.resources)
        state = replace(self.state, matrix=matrix)
        yield from _Reader(state, resources, self.depth + 1).read(form)

    def _image(self, image: Any, space: str = "") -> Mark:
        matrix = self.state.matrix
        width, height = hypot(matrix[0], matrix[1]), hypot(matrix[2], matrix[3])
        columns, rows = (int(image.get(a, image.get(b))) for a, b in _PIXELS)
        ppi = min(columns * _INCH / (width or 1), rows * _INCH / (height or 1))
        if image.get("/ImageMask", image.get("/IM", False)):
            ink = self.state.fill
        else:
            entry = pikepdf.Name(space) if space else image.get("/ColorSpace")
            ink = Ink(space_of(entry, self.spaces()))
        return replace(self._mark(Kind.IMAGE, ink), ppi=ppi)


def marks(page: Any) -> Iterator[Mark]:
    """Everything a page paints, forms included; raises pikepdf.PdfError for a broken stream."""
    return _Reader(_State(UNIT), page.get("/Resources", pikepdf.Dictionary())).read(page)


def _scale(matrix: Matrix) -> float:
    return matrix[0] * matrix[3] - matrix[1] * matrix[2]


def _numbers(operands: Sequence[Any]) -> list[float]:
    return [*map(float, operands)]


def _values(operands: Sequence[Any]) -> tuple[float, ...]:
    """The values of a colour: a pattern has a name after them (8.7)."""
    return tuple(float(value) for value in operands if not isinstance(value, pikepdf.Name))


def _keep(reader: _Reader, _: Sequence[Any]) -> None:
    reader.kept.append(replace(reader.state))


def _bring_back(reader: _Reader, _: Sequence[Any]) -> None:
    if reader.kept:
        reader.state = reader.kept.pop()


def _concatenate(reader: _Reader, operands: Sequence[Any]) -> None:
    a, b, c, d, e, f = _numbers(operands)
    reader.state.matrix = multiplied((a, b, c, d, e, f), reader.state.matrix)


def _move(reader: _Reader, operands: Sequence[Any]) -> None:
    reader.path.append([])
    _to(reader, operands)


def _to(reader: _Reader, operands: Sequence[Any]) -> None:
    values = _numbers(operands)
    if reader.path:
        reader.path[-1] += zip(values[::2], values[1::2], strict=True)


def _rectangle(reader: _Reader, operands: Sequence[Any]) -> None:
    x, y, width, height = _numbers(operands)
    reader.path.append([(x, y), (x + width, y + height)])


def _drop(reader: _Reader, _: Sequence[Any]) -> None:
    reader.path.clear()


def _line_width(reader: _Reader, operands: Sequence[Any]) -> None:
    reader.state.width = float(operands[0])


def _external(reader: _Reader, operands: Sequence[Any]) -> None:
    """A graphics state from the resources, read once a stream."""
    name = str(operands[0])
    if name not in reader.externals:
        reader.externals[name] = _read_external(reader.resources.ExtGState[name])
    state = reader.state
    for entry, value in reader.externals[name].items():
        setattr(state, entry, value)


def _read_external(wanted: Any) -> dict[str, float]:
    """What it changes; OP speaks for op where that is not said (table 58)."""
    fill = "/op" if "/op" in wanted else "/OP"
    entries = {"width": "/LW", "stroke_overprints": "/OP", "fill_overprints": fill}
    read = {"width": float}
    return {
        name: read.get(name, bool)(wanted[key]) for name, key in entries.items() if key in wanted
    }


def _begin_text(reader: _Reader, _: Sequence[Any]) -> None:
    reader.text = reader.line = UNIT


def _text_matrix(reader: _Reader, operands: Sequence[Any]) -> None:
    a, b, c, d, e, f = _numbers(operands)
    reader.text = reader.line = (a, b, c, d, e, f)


def _text_move(reader: _Reader, operands: Sequence[Any]) -> None:
    x, y = _numbers(operands)
    reader.text = reader.line = multiplied((1, 0, 0, 1, x, y), reader.line)


def _text_move_leading(reader: _Reader, operands: Sequence[Any]) -> None:
    reader.leading = -float(operands[1])
    _text_move(reader, operands)


def _text_leading(reader: _Reader, operands: Sequence[Any]) -> None:
    reader.leading = float(operands[0])


def _next_line(reader: _Reader, _: Sequence[Any]) -> None:
    _text_move(reader, (0, -reader.leading))


def _rendering_mode(reader: _Reader, operands: Sequence[Any]) -> None:
    reader.state.shows = int(operands[0]) not in _UNSEEN


def _fill_space(reader: _Reader, operands: Sequence[Any]) -> None:
    reader.state.fill_space = space_of(operands[0], reader.spaces())
    reader.state.fill = Ink(reader.state.fill_space)


def _stroke_space(reader: _Reader, operands: Sequence[Any]) -> None:
    reader.state.stroke_space = space_of(operands[0], reader.spaces())
    reader.state.stroke = Ink(reader.state.stroke_space)


def _fill_values(reader: _Reader, operands: Sequence[Any]) -> None:
    reader.state.fill = Ink(reader.state.fill_space, _values(operands))


def _stroke_values(reader: _Reader, operands: Sequence[Any]) -> None:
    reader.state.stroke = Ink(reader.state.stroke_space, _values(operands))


def _fill_in(space: Space) -> Any:
    def paint(reader: _Reader, operands: Sequence[Any]) -> None:
        reader.state.fill_space = space
        _fill_values(reader, operands)

    return paint


def _stroke_in(space: Space) -> Any:
    def paint(reader: _Reader, operands: Sequence[Any]) -> None:
        reader.state.stroke_space = space
        _stroke_values(reader, operands)

    return paint


_UNSEEN: Final = {3, 7}
_PIXELS: Final = (("/Width", "/W"), ("/Height", "/H"))
_SHOWS: Final = {"Tj", "TJ", "'", '"'}
_FILLS: Final = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKES: Final = {"S", "s", "B", "B*", "b", "b*"}
_PAINTS: Final = _FILLS | _STROKES
_SETTERS: Final = {
    "q": _keep,
    "Q": _bring_back,
    "cm": _concatenate,
    "w": _line_width,
    "gs": _external,
    "m": _move,
    **dict.fromkeys(("l", "c", "v", "y"), _to),
    "re": _rectangle,
    "n": _drop,
    "BT": _begin_text,
    "Tm": _text_matrix,
    "Td": _text_move,
    "TD": _text_move_leading,
    "TL": _text_leading,
    "T*": _next_line,
    "Tr": _rendering_mode,
    "g": _fill_in(Space.GREY),
    "rg": _fill_in(Space.RGB),
    "k": _fill_in(Space.CMYK),
    "G": _stroke_in(Space.GREY),
    "RG": _stroke_in(Space.RGB),
    "K": _stroke_in(Space.CMYK),
    "cs": _fill_space,
    "CS": _stroke_space,
    **dict.fromkeys(("sc", "scn"), _fill_values),
    **dict.fromkeys(("SC", "SCN"), _stroke_values),
}
_READ: Final = " ".join((*_SETTERS, *_SHOWS, *_PAINTS, "Do", "sh", "BI", "ID", "EI"))
"""The operators that are followed; the others are not even read."""
