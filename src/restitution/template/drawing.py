"""What is drawn on a master or a layout: its background, its artwork, where things stand."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import mean

from restitution.geometry import Rect
from restitution.template.archive import A, Element, P
from restitution.template.colours import Colours, colour_in
from restitution.template.model import Artwork, Rgb

EMU_PER_POINT = 12700

_RECTANGLES = {"rect", "roundRect", "round1Rect", "round2SameRect", "snip1Rect"}


def points(element: Element, name: str) -> float:
    """An attribute in EMU as points. Raises ValueError when it is no number."""
    return int(element.get(name, "0")) / EMU_PER_POINT


def place(item: Element) -> Rect | None:
    """Where an item says that it stands; None when it inherits its place."""
    transform = item.find(f"{P}spPr/{A}xfrm")
    if transform is None:
        transform = item.find(f"{P}grpSpPr/{A}xfrm")
    if transform is None:
        transform = item.find(f"{P}xfrm")
    if transform is None:
        return None
    off, ext = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if off is None or ext is None:
        return None
    return Rect(points(off, "x"), points(off, "y"), points(ext, "cx"), points(ext, "cy"))


def background(root: Element, colours: Colours) -> tuple[bool, Rgb | None]:
    """Whether a master or layout has a background of its own, and its colour if it is plain."""
    ground = root.find(f"{P}cSld/{P}bg")
    if ground is None:
        return False, None
    reference = ground.find(f"{P}bgRef")
    if reference is not None:
        return True, colour_in(reference, colours)
    look = ground.find(f"{P}bgPr")
    return True, _filled(look, colours) if look is not None else None


def artwork(root: Element, colours: Colours) -> list[Artwork]:
    """Everything drawn on a master or layout that is no placeholder, from the back to the front."""
    tree = root.find(f"{P}cSld/{P}spTree")
    return list(_drawn(tree, colours)) if tree is not None else []


def _drawn(tree: Element, colours: Colours) -> Iterator[Artwork]:
    for item in tree:
        rect = place(item)
        if rect is None or item.find(f".//{P}nvPr/{P}ph") is not None:
            continue
        if item.tag not in {f"{P}nvGrpSpPr", f"{P}grpSpPr"}:
            named = item.find(f".//{P}cNvPr")
            name = named.get("name", "") if named is not None else ""
            yield Artwork(name, rect, _plain(item, colours))


def _plain(item: Element, colours: Colours) -> Rgb | None:
    """The colour of a plain rectangle; None for all that is something else."""
    look = item.find(f"{P}spPr")
    shape = look.find(f"{A}prstGeom") if look is not None else None
    if item.tag != f"{P}sp" or look is None or shape is None:
        return None
    if shape.get("prst") not in _RECTANGLES or look.find(f"{A}noFill") is not None:
        return None
    fill = look.find(f"{A}solidFill")
    if fill is not None or look.find(f"{A}gradFill") is not None:
        return _filled(look, colours)
    reference = item.find(f"{P}style/{A}fillRef")
    used = reference is not None and reference.get("idx", "0") != "0"
    return colour_in(reference, colours) if used else None


def _filled(look: Element, colours: Colours) -> Rgb | None:
    """The colour of a fill; of one that changes, the mean of its stops."""
    fill = look.find(f"{A}solidFill")
    if fill is not None:
        return colour_in(fill, colours)
    stops = [colour_in(stop, colours) for stop in look.findall(f"{A}gradFill/{A}gsLst/{A}gs")]
    known = [stop for stop in stops if stop is not None]
    if not known:
        return None
    red, green, blue = (mean(channel) for channel in zip(*known, strict=True))
    return red, green, blue
