"""Imposition: pages on sheets so that, printed on both sides and folded, they are in order.

For saddle stitch: all sheets lie in one another and are stapled through the fold. Each carries four
pages, two a side; the second side is printed head to head with the first, so that the paper is
turned along its short edge. Pages keep their vectors and fonts (form XObjects, ISO 32000-1, 8.10).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name, Pdf

PAGES_A_SHEET = 4
_DASH = 3.0


@dataclass(frozen=True, slots=True)
class Binding:
    """How sheets are folded: thickness of the paper and length and width of fold marks, in points.

    A mark of no length is not drawn.
    """

    paper: float
    fold_mark: float
    hairline: float


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: the pages left and right, from 0, or None for none.

    ``depth`` says how many sheets lie around this one.
    """

    left: int | None
    right: int | None
    depth: int


def sides(pages: int) -> tuple[Side, ...]:
    """The sides in the order of printing: front and back of the outermost sheet, then inwards.

    Where the pages do not fill the sheets, the last page stays the last, on the back cover, and
    the empty ones are before it.
    """
    missing = -pages % PAGES_A_SHEET
    body = max(pages - 1, 1)
    places = [*range(min(body, pages)), *[None] * missing, *range(body, pages)]
    return tuple(_sides(places))


def _sides(places: Sequence[int | None]) -> Iterator[Side]:
    last = len(places) - 1
    for depth in range(len(places) // PAGES_A_SHEET):
        first = 2 * depth
        yield Side(places[last - first], places[first], depth)
        yield Side(places[first + 1], places[last - first - 1], depth)


def impose(data: bytes, binding: Binding) -> bytes:
    """A PDF's pages on sheets twice as wide as they are; the same file gives the same bytes.

    All pages are taken to be as large as the first, and the file to have XMP and a language.
    """
    with Pdf.open(io.BytesIO(data)) as source, Pdf.new() as target:
        forms = [target.copy_foreign(page.as_form_xobject()) for page in source.pages]
        for side in sides(len(forms)):
            _add(target, forms, side, binding)
        _describe(target, source)
        stream = io.BytesIO()
        target.save(
            stream,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            min_version=source.pdf_version,
        )
    return stream.getvalue()


def _add(target: Pdf, forms: Sequence[pikepdf.Object], side: Side, binding: Binding) -> None:
    """One side: each half cut at the fold, its page nearer to it the deeper the sheet lies.

    Inner sheets stick out (creep), by the paper's thickness each: what is cut off there must not
    be taken from the margin.
    """
    _, _, width, height = (float(value) for value in forms[0].BBox.as_list())
    page = target.add_blank_page(page_size=(2 * width, height))
    halves = [(0, side.left, 1), (1, side.right, -1)]
    shown = [(place, number, way) for place, number, way in halves if number is not None]
    drawn = [
        f"q {place * width:.3f} 0 {width:.3f} {height:.3f} re W n "
        f"1 0 0 1 {place * width + way * side.depth * binding.paper:.3f} 0 cm /P{number} Do Q"
        for place, number, way in shown
    ]
    drawn += _fold_marks(width, height, binding) if binding.fold_mark else []
    named = {f"/P{number}": forms[number] for _, number, _ in shown}
    page.Resources = Dictionary(XObject=Dictionary(named))
    page.Contents = target.make_stream("\n".join(drawn).encode("ascii"))


def _fold_marks(fold: float, height: float, binding: Binding) -> list[str]:
    """Short dashed lines where the sheet is folded, at its head and its foot."""
    length = binding.fold_mark
    lines = [
        f"{fold:.3f} {start:.3f} m {fold:.3f} {end:.3f} l S"
        for start, end in ((0, length), (height, height - length))
    ]
    return [f"q 0.5 G {binding.hairline:.3f} w [{_DASH}] 0 d", *lines, "Q"]


def _describe(target: Pdf, source: Pdf) -> None:
    """What the pages' file says of itself, in whose language."""
    target.Root[Name.Metadata] = target.copy_foreign(source.Root[Name.Metadata])
    target.Root[Name.Lang] = source.Root[Name.Lang]
    for key, value in source.docinfo.items():
        target.docinfo[key] = value
