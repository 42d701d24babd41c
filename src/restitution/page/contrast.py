"""Whether every text can be told from what lies under it: WCAG 2.2, success criterion 1.4.3.

The grounds are those of the page model: what was painted before the text, at the text's own place.
Lines and photographs are no grounds: a text beside a line is read on what both lie on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial
from math import floor
from typing import assert_never

from restitution.errors import Problem, ThemeError
from restitution.frozen import Frozen
from restitution.geometry import Rect
from restitution.page.items import (
    AnyItem,
    Chart,
    CurveTo,
    Disc,
    LineTo,
    Miniature,
    Move,
    Outline,
    Page,
    Panel,
    Picture,
    Publication,
    Stroke,
    Symbol,
    Table,
    TextBox,
)
from restitution.rack import Rack
from restitution.text.slug import GlyphString, Slug
from restitution.theme.luminance import LARGE, NORMAL, ratio
from restitution.theme.tokens import Theme

_LARGE, _LARGE_BOLD, _BOLD = 18.0, 14.0, 700
"""From these sizes in points text counts as large, the second for bold type only."""

_MIDDLE = 0.25
"""How far above the baseline the middle of small letters is, as a share of the size."""

_CURVE_STEPS = 8
_EXCERPT = 40

Point = tuple[float, float]


class _Contours(Frozen, dict=True):
    """An outline as polygons."""

    outline: Outline

    @cached_property
    def polygons(self) -> tuple[tuple[Point, ...], ...]:
        """Its contours, curves in short straight pieces."""
        return _polygons(self.outline)


class _Ground(Frozen):
    """A filled area: where it can be at all, its role, and the area itself.

    An outline is its contours, found when a text first stands within its rectangle.
    """

    rect: Rect
    role: str
    area: Disc | _Contours | None = None

    def holds(self, point: Point) -> bool:
        """Whether the area covers a point."""
        if not _within(self.rect, point):
            return False
        match self.area:
            case None:
                return True
            case Disc(rect=rect):
                x = (point[0] - rect.x) / rect.width * 2 - 1
                y = (point[1] - rect.y) / rect.height * 2 - 1
                return x * x + y * y <= 1
            case _Contours():
                return _winds(self.area.polygons, point)
            case _:
                assert_never(self.area)


_Pair = tuple[str, str, float]
"""A role over another, and the ratio that is asked of the two."""


def check_contrast(publication: Publication, theme: Theme, rack: Rack | None = None) -> None:
    """Raise ThemeError for each role of text that is hard to read on a ground it stands on.

    Pages that stand on a rack as they were when they were last looked at are known.
    """
    met: dict[_Pair, Problem] = {}
    known = rack or Rack()
    for page in publication.pages:
        place = f"contrast/{page.layout.name}/{page.name}"
        for pair, text in known.lasting(place, page, partial(_first_met, page)).items():
            if pair not in met:
                met[pair] = _problem(pair, theme, page, text)
    faulty = [problem for pair, problem in met.items() if _ratio_of(pair, theme) < pair[2]]
    if faulty:
        raise ThemeError(faulty)


def _ratio_of(pair: _Pair, theme: Theme) -> float:
    role, ground, _ = pair
    return ratio(theme.colour(role).rgb, theme.colour(ground).rgb)


def _problem(pair: _Pair, theme: Theme, page: Page, text: str) -> Problem:
    # rounded down: what is too little must not look like enough
    found, (role, ground, wanted) = floor(_ratio_of(pair, theme) * 100) / 100, pair
    values = {
        "role": role,
        "ground": ground,
        "ratio": f"{found:g}:1",
        "wanted": f"{wanted:g}:1",
        "place": page.name,
        "text": text,
    }
    return Problem("contrast_low", page.source, values)


def _first_met(page: Page) -> Mapping[_Pair, str]:
    """With what words each pair of roles is met first on a page."""
    met: dict[_Pair, str] = {}
    for pair, slug in _pairs(page):
        if pair not in met:
            met[pair] = slug.text[:_EXCERPT]
    return met


def _pairs(page: Page) -> Iterator[tuple[_Pair, Slug]]:
    """Every text of a page with every ground under it."""
    sheet = Rect(0, 0, page.size.width, page.size.height)
    grounds = [_Ground(sheet, page.layout.background)]
    grounds += [_Ground(one.rect, one.colour) for one in page.layout.decorations]
    for item in page.items:
        for part in item.drawing if isinstance(item, Chart | Table) else (item,):
            if isinstance(part, TextBox):
                yield from _over(part, grounds)
            else:
                grounds += _painted(part)


def _painted(item: AnyItem) -> Iterator[_Ground]:
    match item:
        case Panel(rect=rect, colour=colour):
            yield _Ground(rect, colour)
        case Disc(rect=rect, colour=colour):
            if colour is not None and rect.width > 0 and rect.height > 0:
                yield _Ground(rect, colour, item)
        case Outline(rect=rect, colour=colour):
            yield _Ground(rect, colour, _Contours(item))
        case Stroke() | Symbol() | Chart() | Table() | Picture() | Miniature() | TextBox():
            return
        case _:
            assert_never(item)


def _over(box: TextBox, grounds: Sequence[_Ground]) -> Iterator[tuple[_Pair, Slug]]:
    stretches = list(_stretches(box))
    near = _near(stretches, grounds)
    for slug, look, left, right, y in stretches:
        for x in (left, (left + right) / 2, right) if near else (left,):
            ground = next((one for one in near if one.holds((x, y))), grounds[0])
            yield (look[0], ground.role, look[2]), slug


def _stretches(box: TextBox) -> Iterator[_Stretch]:
    """The lines of a box by their looks."""
    for passage in box.passages:
        for slug in (*passage.slugs, *([passage.mark] if passage.mark else [])):
            for look, (left, right) in _looks(slug).items():
                yield slug, look, left, right, slug.baseline - _MIDDLE * look[1]


def _near(stretches: Sequence[_Stretch], grounds: Sequence[_Ground]) -> list[_Ground]:
    """The grounds but the first that may lie under some text, the last painted first."""
    if not stretches:
        return []
    left, top = min(one[2] for one in stretches), min(one[4] for one in stretches)
    right, foot = max(one[3] for one in stretches), max(one[4] for one in stretches)
    return [
        ground
        for ground in reversed(grounds[1:])
        if ground.rect.x <= right
        and left <= ground.rect.right
        and ground.rect.y <= foot
        and top <= ground.rect.bottom
    ]


_Look = tuple[str, float, float]
"""The role, the size and the ratio that is asked of a text."""

_Stretch = tuple[Slug, _Look, float, float, float]
"""A line in one look: from where to where it goes, and how far down its middle is."""


def _looks(slug: Slug) -> Mapping[_Look, tuple[float, float]]:
    """From where to where each look of a line goes."""
    found: dict[_Look, tuple[float, float]] = {}
    for string in slug.strings:
        look = (string.colour, string.size, LARGE if _is_large(string) else NORMAL)
        left, right = slug.x + string.x, slug.x + string.x + string.width
        start, end = found.get(look, (left, right))
        found[look] = (min(start, left), max(end, right))
    return found


def _is_large(string: GlyphString) -> bool:
    least = _LARGE_BOLD if string.face.weight >= _BOLD else _LARGE
    return string.size >= least


def _within(rect: Rect, point: Point) -> bool:
    return rect.x <= point[0] <= rect.right and rect.y <= point[1] <= rect.bottom


def _winds(contours: Sequence[Sequence[Point]], point: Point) -> bool:
    """Whether a point is inside, by the even-odd rule: a ray to the right crosses an odd number."""
    inside = False
    for contour in contours:
        for (x1, y1), (x2, y2) in zip(contour, [*contour[1:], contour[0]], strict=True):
            crosses = (y1 > point[1]) != (y2 > point[1])
            if crosses and point[0] < x1 + (point[1] - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
    return inside


def _polygons(outline: Outline) -> tuple[tuple[Point, ...], ...]:
    """The contours of an area as polygons."""
    found: list[list[Point]] = []
    for step in outline.steps:
        match step:
            case Move(x, y):
                found.append([(x, y)])
            case LineTo(x, y):
                found[-1].append((x, y))
            case CurveTo():
                found[-1] += _curve(found[-1][-1], step)
            case _:
                assert_never(step)
    return tuple(map(tuple, found))


def _curve(start: Point, curve: CurveTo) -> Iterator[Point]:
    """Points on a cubic curve after its start."""
    for number in range(1, _CURVE_STEPS + 1):
        t = number / _CURVE_STEPS
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (
            a * start[0] + b * curve.x1 + c * curve.x2 + d * curve.x,
            a * start[1] + b * curve.y1 + c * curve.y2 + d * curve.y,
        )
