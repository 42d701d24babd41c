"""What makes PowerPoint offer to repair a deck, or refuse it, where other programs say nothing.

Seeded one by one into a good deck, these faults passed LibreOffice, and most passed validators
that hold each part to its schema: they lie between the parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from restitution.patterns import pattern
from restitution.preflight.fault import Fault
from restitution.preflight.parts import CONTENT_TYPES, TITLES, Package, relations_of

_PRESENTATION: Final = "ppt/presentation.xml"
_SLIDE: Final = pattern(r"ppt/slides/slide(\d+)\.xml")
_PLAIN: Final = pattern(r"customXml/item\d+\.xml")
"""A part that is plain XML (ECMA-376-1, 15.2.5): the usual type of ``xml`` is its own."""

_ADDRESS: Final = pattern(r"(?:https?://|mailto:)[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
"""What may stand in an address without being written as a percentage (RFC 3986, 2)."""

Found = Iterator[tuple[str, str]]
"""The part that has the fault, and what was found."""


def faults(package: Package) -> Iterator[Fault]:
    """Every fault, with the rule's name and the part's."""
    for name in package.malformed:
        yield _fault("malformed", name, "")
    # what cannot be read hides what it leads to
    if not package.malformed and _PRESENTATION in package.parts:
        for rule, check in _RULES.items():
            yield from (_fault(rule, name, detail) for name, detail in check(package))


def _fault(rule: str, name: str, detail: str) -> Fault:
    slide = _SLIDE.fullmatch(name)
    told = ", ".join(part for part in (rule, name, detail) if part)
    return Fault("package", int(slide[1]) if slide else 0, told)


def _untyped(package: Package) -> Found:
    types = package.parts[CONTENT_TYPES]
    named, usual = types.typed, types.usual - {"xml"}
    for name in sorted(package.names - named - {CONTENT_TYPES}):
        if name.rpartition(".")[2] not in usual and not _PLAIN.fullmatch(name):
            yield name, ""
    yield from ((name, "absent") for name in sorted(named - package.names))


def _unrelated(package: Package) -> Found:
    """Relations to nothing, and uses of relations that are not there."""
    for name, part in package.parts.items():
        given = [relation.id for relation in package.relations(name)]
        yield from ((name, id_) for id_ in _twice(given))
        yield from ((name, id_) for id_ in sorted(part.uses.difference(given)))


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
    presentation = package.parts[_PRESENTATION]
    masters = list(presentation.masters)
    for name, part in package.parts.items():
        masters += part.layouts
        if part.items and _SLIDE.fullmatch(name):
            yield from ((name, id_) for id_ in _twice(part.items))
    wrong = (*_twice(masters), *_twice(presentation.slides))
    yield from ((_PRESENTATION, id_) for id_ in wrong)


def _twice(numbers: Sequence[str]) -> list[str]:
    if len(set(numbers)) == len(numbers):
        return []
    return [number for number, count in Counter(numbers).items() if count > 1]


def _sections(package: Package) -> Found:
    """Every slide stands in exactly one section, if there are any (MS-PPTX, 2.2.27)."""
    presentation = package.parts[_PRESENTATION]
    if presentation.sections is not None:
        slides, listed = Counter(presentation.slides), Counter(presentation.sections)
        wrong = {*(slides - listed), *(listed - slides)}
        yield from ((_PRESENTATION, id_) for id_ in sorted(wrong))


def _notes(package: Package) -> Found:
    """Notes and their slide lead to each other."""
    for name in package.parts:
        if name.startswith("ppt/notesSlides/") and name.endswith(".xml"):
            slides = package.leading(name, "slide")
            if len(slides) != 1 or name not in package.leading(slides[0], "notesSlide"):
                yield name, ""


def _placeholders(package: Package) -> Found:
    """No index twice on a slide, and none that its layout does not have."""
    for name in filter(_SLIDE.fullmatch, package.parts):
        layouts = package.leading(name, "slideLayout")
        if len(layouts) != 1 or layouts[0] not in package.parts:
            yield name, "slideLayout"
            continue
        own, known = package.parts[name].places, package.parts[layouts[0]].places
        yield from ((name, index) for index in _twice([index for _, index in own]))
        titled = any(kind in TITLES for kind, _ in known)
        for kind, index in own:
            if (kind, index) not in known and not (titled and kind in TITLES):
                yield name, f"{kind} {index}"


def _axes(package: Package) -> Found:
    """The axes of a chart cross each other, and something is plotted on each."""
    for name, part in package.parts.items():
        if name.startswith("ppt/charts/chart") and not part.crossed:
            yield name, ""


def _addresses(package: Package) -> Found:
    for name in filter(_SLIDE.fullmatch, package.parts):
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
