"""What makes PowerPoint offer to repair a deck, or refuse it, where other programs say nothing.

Seeded one by one into a good deck, these faults passed LibreOffice, and most passed validators
that hold each part to its schema: they lie between the parts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final
from xml.etree import ElementTree as ET

from restitution.preflight.fault import Fault
from restitution.preflight.parts import CONTENT_TYPES, Package, relations_of

_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_P14: Final = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_AXES: Final = {f"{_C}{kind}Ax" for kind in ("cat", "val", "date", "ser")}
_PRESENTATION: Final = "ppt/presentation.xml"
_SLIDE: Final = re.compile(r"ppt/slides/slide(\d+)\.xml")
_PLAIN: Final = re.compile(r"customXml/item\d+\.xml")
"""A part that is plain XML (ECMA-376-1, 15.2.5): the usual type of ``xml`` is its own."""

_ADDRESS: Final = re.compile(r"(?:https?://|mailto:)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
"""What may stand in an address without being written as a percentage (RFC 3986, 2)."""

_TITLES: Final = frozenset({"title", "ctrTitle"})

Found = Iterator[tuple[str, str]]
"""The part that has the fault, and what was found."""


def faults(package: Package) -> Iterator[Fault]:
    """Every fault, with the rule's name and the part's."""
    for name in package.malformed:
        yield _fault("malformed", name, "")
    # what cannot be read hides what it leads to
    if not package.malformed and _PRESENTATION in package.trees:
        for rule, check in _RULES.items():
            yield from (_fault(rule, name, detail) for name, detail in check(package))


def _fault(rule: str, name: str, detail: str) -> Fault:
    slide = _SLIDE.fullmatch(name)
    told = ", ".join(part for part in (rule, name, detail) if part)
    return Fault("package", int(slide[1]) if slide else 0, told)


def _untyped(package: Package) -> Found:
    types = package.trees[CONTENT_TYPES]
    named = {entry.get("PartName", "")[1:] for entry in types.iter(f"{_TYPES}Override")}
    usual = {entry.get("Extension") for entry in types.iter(f"{_TYPES}Default")} - {"xml"}
    for name in sorted(package.names - named - {CONTENT_TYPES}):
        if name.rpartition(".")[2] not in usual and not _PLAIN.fullmatch(name):
            yield name, ""
    yield from ((name, "absent") for name in sorted(named - package.names))


def _unrelated(package: Package) -> Found:
    """Relations to nothing, and uses of relations that are not there."""
    for name, used in package.uses.items():
        known = Counter(relation.id for relation in package.relations(name))
        yield from ((name, id_) for id_, count in known.items() if count > 1)
        yield from ((name, id_) for id_ in sorted(used - set(known)))


def _lost(package: Package) -> Found:
    """Parts that nothing leads to, and parts that are missing."""
    seen, waiting = {""}, [""]
    while waiting:
        name = waiting.pop()
        for relation in package.relations(name):
            if relation.target and relation.target not in package.names:
                yield name, relation.target
            elif relation.target and relation.target not in seen:
                seen.add(relation.target)
                waiting.append(relation.target)
    reached = {CONTENT_TYPES} | seen | {relations_of(name) for name in seen}
    yield from ((name, "") for name in sorted(package.names - reached))


def _numbers(package: Package) -> Found:
    """Numbers that must differ: of masters and layouts, of slides, of the items on a slide."""
    presentation = package.trees[_PRESENTATION]
    masters = [entry.get("id") for entry in presentation.iter(f"{_P}sldMasterId")]
    for name, tree in package.trees.items():
        masters += [entry.get("id") for entry in tree.iter(f"{_P}sldLayoutId")]
        if _SLIDE.fullmatch(name):
            items = [entry.get("id") for entry in tree.iter(f"{_P}cNvPr")]
            yield from ((name, id_) for id_ in _twice(items))
    slides = [entry.get("id") for entry in presentation.iter(f"{_P}sldId")]
    yield from ((_PRESENTATION, id_) for id_ in (*_twice(masters), *_twice(slides)))


def _twice(numbers: list[str | None]) -> list[str]:
    return [str(number) for number, count in Counter(numbers).items() if count > 1]


def _sections(package: Package) -> Found:
    """Every slide stands in exactly one section, if there are any (MS-PPTX, 2.2.27)."""
    presentation = package.trees[_PRESENTATION]
    slides = Counter(entry.get("id") for entry in presentation.iter(f"{_P}sldId"))
    listed = Counter(entry.get("id") for entry in presentation.iter(f"{_P14}sldId"))
    wrong = {*(slides - listed), *(listed - slides)}
    if next(presentation.iter(f"{_P14}section"), None) is not None:
        yield from ((_PRESENTATION, str(id_)) for id_ in sorted(map(str, wrong)))


def _notes(package: Package) -> Found:
    """Notes and their slide lead to each other."""
    for name in package.trees:
        if name.startswith("ppt/notesSlides/") and name.endswith(".xml"):
            slides = package.leading(name, "slide")
            if len(slides) != 1 or name not in package.leading(slides[0], "notesSlide"):
                yield name, ""


def _placeholders(package: Package) -> Found:
    """No index twice on a slide, and none that its layout does not have."""
    for name in filter(_SLIDE.fullmatch, package.trees):
        layouts = package.leading(name, "slideLayout")
        if len(layouts) != 1 or layouts[0] not in package.trees:
            yield name, "slideLayout"
            continue
        own, known = _indexes(package, name), _indexes(package, layouts[0])
        yield from ((name, index) for index in _twice([index for _, index in own]))
        titled = any(kind in _TITLES for kind, _ in known)
        for kind, index in own:
            if (kind, index) not in known and not (titled and kind in _TITLES):
                yield name, f"{kind} {index}"


def _indexes(package: Package, name: str) -> list[tuple[str, str | None]]:
    places = package.trees[name].iter(f"{_P}ph")
    return [(place.get("type", "obj"), place.get("idx", "0")) for place in places]


def _axes(package: Package) -> Found:
    """The axes of a chart cross each other, and something is plotted on each."""
    for name, tree in package.trees.items():
        if name.startswith("ppt/charts/chart"):
            area = list(tree.iterfind(f"{_C}chart/{_C}plotArea/*"))
            axes = [part for part in area if part.tag in _AXES]
            crossed = {_value(axis, "axId"): _value(axis, "crossAx") for axis in axes}
            plots = (part.iterfind(f"{_C}axId") for part in area if part not in axes)
            used = {place.get("val") for plot in plots for place in plot}
            if used != set(crossed) or any(crossed.get(crossed[axis]) != axis for axis in crossed):
                yield name, ""


def _value(part: ET.Element, tag: str) -> str | None:
    found = part.find(f"{_C}{tag}")
    return None if found is None else found.get("val")


def _addresses(package: Package) -> Found:
    for name in filter(_SLIDE.fullmatch, package.trees):
        for relation in package.relations(name):
            if relation.address and not _ADDRESS.fullmatch(relation.address):
                yield name, relation.address


_RULES: Final[dict[str, Callable[[Package], Found]]] = {
    "untyped": _untyped,
    "unrelated": _unrelated,
    "lost": _lost,
    "numbers": _numbers,
    "sections": _sections,
    "notes": _notes,
    "placeholders": _placeholders,
    "axes": _axes,
    "addresses": _addresses,
}
