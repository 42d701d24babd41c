"""What a print shop sends back: colours, black, bleed, boxes, and what PDF/X-4 asks for.

A structural check. No free program validates all of ISO 15930-7, and neither does this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from restitution.geometry import mm
from restitution.preflight.colours import Space
from restitution.preflight.fault import Fault
from restitution.preflight.looks import Looks
from restitution.preflight.marks import Kind, Mark, marks
from restitution.preflight.matrix import Box

MOST_INK: Final = 300
"""Percent on one point of coated sheets; more does not dry (FOGRA39: 300 to 330)."""

FINEST: Final = 0.25
"""Points; a finer line breaks up on the plate (ISO 15930-7 leaves it to the print shop)."""

BLEED: Final = mm(3)
"""What is cut away at least, so that colour reaches the edge of the trimmed sheet."""

_SPARE: Final = 0.1
_AT_THE_EDGE: Final = 1.0
_INK_SPARE: Final = 0.5
_AREAS: Final = (Kind.FILL, Kind.IMAGE, Kind.SHADING)


def file_faults(pdf: Any) -> Iterator[Fault]:
    """The output intent, Trapped and the version key (ISO 15930-7, 6.2, 6.3 and 6.8)."""
    if not any(_is_print(intent) for intent in pdf.Root.get("/OutputIntents", ())):
        yield Fault("intent", 0, "GTS_PDFX")
    if str(pdf.docinfo.get("/Trapped", "")) not in {"/True", "/False"}:
        yield Fault("trapped", 0, "Trapped")
    metadata = pdf.Root.get("/Metadata")
    if metadata is None or b"GTS_PDFXVersion" not in metadata.read_bytes():
        yield Fault("version_key", 0, "GTS_PDFXVersion")


def _is_print(intent: Any) -> bool:
    profile = intent.get("/DestOutputProfile")
    named = "/OutputConditionIdentifier" in intent
    return (
        intent.get("/S") == "/GTS_PDFX" and named and profile is not None and int(profile.N) == 4  # noqa: PLR2004 - plates
    )


def page_faults(pdf: Any, looks: Looks) -> Iterator[Fault]:
    """Boxes, annotations and every mark of every page; each kind of fault once a page."""
    for number, sheet in enumerate(pdf.pages, start=1):
        yield from _boxes(sheet, number)
        if any(
            _overlaps(_box(note.Rect), _box(sheet.bleedbox)) for note in sheet.get("/Annots", ())
        ):
            yield Fault("annotation", number, "Annots")
        yield from looks.found("press", number, partial(_marks, sheet, number), lettered=False)


def _boxes(sheet: Any, number: int) -> Iterator[Fault]:
    """TrimBox inside BleedBox inside MediaBox, with 3 mm between the first two (6.6)."""
    if "/TrimBox" not in sheet:
        yield Fault("trim_box", number, "TrimBox")
        return
    trim, bleed, media = (_box(one) for one in (sheet.trimbox, sheet.bleedbox, sheet.mediabox))
    gaps = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
    if min(gaps) < BLEED - _SPARE:
        yield Fault("bleed_box", number, f"{min(gaps) / mm(1):.1f} mm")
    if not _holds(media, bleed):
        yield Fault("media_box", number, "MediaBox")


def _marks(sheet: Any, number: int) -> tuple[Fault, ...]:
    trim, bleed = _box(sheet.trimbox), _box(sheet.bleedbox)
    told: dict[str, Fault] = {}
    for mark in marks(sheet):
        for code, detail in _mark_faults(mark, trim, bleed):
            told.setdefault(code, Fault(code, number, detail))
    return tuple(told.values())


def _mark_faults(mark: Mark, trim: Box, bleed: Box) -> Iterator[tuple[str, str]]:
    ink = mark.ink
    if ink.space in {Space.RGB, Space.OTHER}:
        yield "rgb", f"{ink.space}, {mark.kind}"
    if mark.overprints and mark.kind is not Kind.IMAGE and not ink.is_black_only:
        yield "overprint", f"{ink.total:.0f} %"
    if not any(_overlaps(part, bleed) for part in mark.parts or (mark.box,)):
        return
    if ink.total > MOST_INK + _INK_SPARE:
        yield "ink_total", f"{ink.total:.0f} %"
    if _thickness(mark) < FINEST - _SPARE * FINEST:
        yield "hairline", f"{_thickness(mark):.2f} pt"
    if mark.kind in _AREAS and _stops_short(mark.box, trim, bleed):
        yield "bleed", "TrimBox"


def _thickness(mark: Mark) -> float:
    """Of a line, or of an area as thin as a line; infinite for everything else."""
    match mark.kind:
        case Kind.STROKE:
            return mark.width
        case Kind.FILL:
            return min(mark.box[2] - mark.box[0], mark.box[3] - mark.box[1])
        case _:
            return float("inf")


def _stops_short(box: Box, trim: Box, bleed: Box) -> bool:
    """Whether an area ends at the cut, or a little outside, and not where the bleed does."""
    reach = (trim[0] - box[0], trim[1] - box[1], box[2] - trim[2], box[3] - trim[3])
    needed = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
    return any(
        -_AT_THE_EDGE < beyond < need - _SPARE for beyond, need in zip(reach, needed, strict=True)
    )


def _box(values: Any) -> Box:
    x0, y0, x1, y1 = (float(value) for value in values)
    return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _overlaps(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _holds(outer: Box, inner: Box) -> bool:
    low = all(outer[i] <= inner[i] + _SPARE for i in (0, 1))
    return low and all(outer[i] >= inner[i] - _SPARE for i in (2, 3))
