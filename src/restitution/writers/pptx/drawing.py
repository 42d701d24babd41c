"""Items without words as DrawingML: places, outlines, fills and lines (ECMA-376-1, 20.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import assert_never

from restitution.geometry import Rect
from restitution.page.items import (
    CurveTo,
    Disc,
    Item,
    LineTo,
    Move,
    Outline,
    Panel,
    Step,
    Stroke,
    Symbol,
    TextBox,
)
from restitution.page.structure import ARTIFACT
from restitution.qr import Point, contours
from restitution.writers.pptx.elements import NOTHING, Xml, element, emu, guid, joined
from restitution.writers.pptx.scheme import Scheme

Drawing = TextBox | Panel | Disc | Stroke | Outline | Symbol

_MODULE = 100
"""Path units a module of a QR code."""

_WHOLE = 100_000
"""One, in thousandths of a per cent."""

_NO_LINE = element("a:ln", element("a:noFill"))


def drawn(item: Drawing, scheme: Scheme) -> Xml:
    """Where an item stands and how it looks (``p:spPr``)."""
    return element("p:spPr", _place(item), _outline(item), *_paint(item, scheme))


def identity(item: Item, id_: int, name: str, key: str, click: Xml) -> Xml:
    """The names of an item: for the selection pane, for screen readers, for comparing decks.

    What has neither meaning, nor alternative text, nor link, nor a slot, is marked as decoration.
    """
    decorative = item.structure == ARTIFACT and not (item.alt or item.link or item.slot)
    marks = (DECORATIVE if decorative else NOTHING, _creation(key))
    description = "" if decorative else item.alt or None
    return element(
        "p:cNvPr",
        click,
        element("a:extLst", *marks),
        id=id_,
        name=name,
        descr=description,
    )


def transform(rect: Rect, tag: str = "a:xfrm", *, rising: bool = False) -> Xml:
    """A place in EMU; corners are rounded, not sizes, so that neighbours still meet."""
    left, top = emu(rect.x), emu(rect.y)
    return element(
        tag,
        element("a:off", x=left, y=top),
        element("a:ext", cx=max(0, emu(rect.right) - left), cy=max(0, emu(rect.bottom) - top)),
        flipV=rising or None,
    )


def preset(name: str, guides: Xml = NOTHING) -> Xml:
    """One of the outlines that Office knows by name."""
    return element("a:prstGeom", element("a:avLst", guides), prst=name)


def painted(scheme: Scheme, colour: str) -> tuple[Xml, Xml]:
    """A fill without a line."""
    return scheme.fill(colour), _NO_LINE


def _mark(uri: str, content: Xml) -> Xml:
    return element("a:ext", content, uri=uri)


DECORATIVE = _mark(
    "{C183D7F6-B498-43B3-948B-1728B52AA6E4}",
    element(
        "adec:decorative",
        xmlns_adec="http://schemas.microsoft.com/office/drawing/2017/decorative",
        val=True,
    ),
)
"""Tells screen readers to pass over an item (MS-ODRAWXML, decorative)."""


def _creation(key: str) -> Xml:
    return _mark(
        "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}",
        element(
            "a16:creationId",
            xmlns_a16="http://schemas.microsoft.com/office/drawing/2014/main",
            id=guid(key),
        ),
    )


def place_of(item: Item) -> Rect:
    """The rectangle that an item has in the file: for a path, the box of all its points."""
    return _extent(item.steps) if isinstance(item, Stroke | Outline) else item.rect


def _place(item: Drawing) -> Xml:
    if not isinstance(item, Stroke | Outline):
        return transform(item.rect)
    rising = False
    if _straight(item):
        (x1, y1), (x2, y2) = (_points(step)[0] for step in item.steps)
        rising = (x2 - x1) * (y2 - y1) < 0
    return transform(place_of(item), rising=rising)


def _straight(item: Stroke | Outline) -> bool:
    """Whether it is one straight line, which may have no height: an outline of points cannot."""
    kinds = tuple(type(step) for step in item.steps)
    return isinstance(item, Stroke) and kinds == (Move, LineTo)


def _outline(item: Drawing) -> Xml:
    match item:
        case TextBox():
            return preset("rect")
        case Panel():
            return _rounded(item)
        case Disc():
            return preset("ellipse")
        case Stroke() | Outline():
            return preset("line") if _straight(item) else _freeform(item)
        case Symbol():
            return _modules(item)
        case _:
            assert_never(item)


def _paint(item: Drawing, scheme: Scheme) -> tuple[Xml, ...]:
    match item:
        case TextBox():
            return (element("a:noFill"),)
        case Panel() | Outline() | Symbol():
            return painted(scheme, item.colour)
        case Disc():
            fill = element("a:noFill") if item.colour is None else scheme.fill(item.colour)
            return fill, _ring(item, scheme)
        case Stroke():
            return element("a:noFill"), _line(item, scheme)
        case _:
            assert_never(item)


def _rounded(panel: Panel) -> Xml:
    shorter = min(panel.rect.width, panel.rect.height)
    if panel.radius <= 0 or shorter <= 0:
        return preset("rect")
    share = min(_WHOLE // 2, round(panel.radius / shorter * _WHOLE))
    return preset("roundRect", element("a:gd", name="adj", fmla=f"val {share}"))


def _ring(disc: Disc, scheme: Scheme) -> Xml:
    if disc.line_colour is None or disc.line_width <= 0:
        return _NO_LINE
    return element("a:ln", scheme.fill(disc.line_colour), w=emu(disc.line_width))


def _line(stroke: Stroke, scheme: Scheme) -> Xml:
    fill = scheme.fill(stroke.colour)
    width = emu(stroke.line_width)
    return element("a:ln", fill, _dash(stroke), element("a:round"), w=width, cap="rnd")


def _dash(stroke: Stroke) -> Xml:
    """On and off as shares of the line's width, which is how Office counts them."""
    if stroke.dash is None or stroke.line_width <= 0:
        return element("a:prstDash", val="solid")
    on, off = (max(1, round(part / stroke.line_width * _WHOLE)) for part in stroke.dash)
    return element("a:custDash", element("a:ds", d=on, sp=off))


def _extent(steps: Iterable[Step]) -> Rect:
    """The box of all points of a path, control points too."""
    points = [point for step in steps for point in _points(step)]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    right, bottom = max(x for x, _ in points), max(y for _, y in points)
    return Rect(left, top, right - left, bottom - top)


def _points(step: Step) -> tuple[tuple[float, float], ...]:
    match step:
        case Move(x, y) | LineTo(x, y):
            return ((x, y),)
        case CurveTo():
            return ((step.x1, step.y1), (step.x2, step.y2), (step.x, step.y))
        case _:
            assert_never(step)


def _freeform(item: Stroke | Outline) -> Xml:
    extent = _extent(item.steps)
    left, top = emu(extent.x), emu(extent.y)

    def place(x: float, y: float) -> Xml:
        return _point(emu(x) - left, emu(y) - top)

    closing = element("a:close") if isinstance(item, Outline) else NOTHING
    width, height = emu(extent.right) - left, emu(extent.bottom) - top
    return _custom(_path(item.steps, place, closing), width, height, filled=bool(closing))


def _path(steps: Iterable[Step], place: Callable[[float, float], Xml], closing: Xml) -> Xml:
    """The steps of a path; every contour of an area is closed before the next begins."""
    tags = {Move: "a:moveTo", LineTo: "a:lnTo", CurveTo: "a:cubicBezTo"}
    written: list[Xml] = []
    for step in steps:
        if isinstance(step, Move) and written:
            written.append(closing)
        points = (place(x, y) for x, y in _points(step))
        written.append(element(tags[type(step)], *points))
    return joined([*written, closing])


def _point(x: int, y: int) -> Xml:
    """Written out by hand: there are hundreds of them in a code."""
    return Xml(f'<a:pt x="{x}" y="{y}"/>')


def _modules(symbol: Symbol) -> Xml:
    """The whole code as one outline: no seams between modules, no picture to blur."""
    side = symbol.matrix.size * _MODULE
    path = joined(_polygon(polygon) for polygon in contours(symbol.matrix))
    return _custom(path, side, side, filled=True)


def _polygon(corners: tuple[Point, ...]) -> Xml:
    points = [_point(x * _MODULE, y * _MODULE) for x, y in corners]
    first, *others = points
    lines = joined(element("a:lnTo", point) for point in others)
    return joined((element("a:moveTo", first), lines, element("a:close")))


def _custom(path: Xml, width: int, height: int, *, filled: bool) -> Xml:
    outline = element("a:path", path, w=width, h=height, fill=None if filled else "none")
    return element(
        "a:custGeom",
        element("a:avLst"),
        element("a:gdLst"),
        element("a:ahLst"),
        element("a:cxnLst"),
        element("a:rect", l="0", t="0", r="r", b="b"),
        element("a:pathLst", outline),
    )
