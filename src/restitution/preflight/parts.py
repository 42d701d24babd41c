"""A package of parts and relations (ECMA-376-2, 6), and what the rules ask of each part."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final
from xml.etree import ElementTree as ET

CONTENT_TYPES: Final = "[Content_Types].xml"

_FOLDER, _ENDING = "_rels/", ".rels"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_P14: Final = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationships"
_AXES: Final = {f"{_C}{kind}Ax" for kind in ("cat", "val", "date", "ser")}

TITLES: Final = frozenset({"title", "ctrTitle"})
"""Types of the placeholders that hold a title."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part leads to: the last word of the relation's type, and another part's name.

    ``target`` is empty for an address outside the package.
    """

    id: str
    type: str
    target: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What the rules ask of a member in XML.

    ``uses`` are the ids of relations that it names, ``items`` the numbers of its items, ``places``
    the types and indexes of its placeholders, ``titled`` is whether one for a title has words.
    ``masters``, ``layouts``, ``slides`` and ``sections`` are the numbers that it lists of each,
    the last of the slides in sections: None if it has none. ``typed`` are the members that it has
    content types for, and ``usual`` the endings. ``crossed`` is whether the axes of a chart are
    sound; ``relations`` is filled for the relations of another part.
    """

    uses: frozenset[str] = frozenset()
    items: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    titled: bool = False
    masters: tuple[str, ...] = ()
    layouts: tuple[str, ...] = ()
    slides: tuple[str, ...] = ()
    sections: tuple[str, ...] | None = None
    typed: frozenset[str] = frozenset()
    usual: frozenset[str] = frozenset()
    crossed: bool = True
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of an archive by name, those in XML as they were read.

    ``malformed`` are those that could not be.
    """

    names: frozenset[str]
    parts: Mapping[str, Part]
    malformed: tuple[str, ...]

    def relations(self, name: str) -> tuple[Relation, ...]:
        """The relations of a part; those of the package itself for no name."""
        found = self.parts.get(relations_of(name))
        return found.relations if found else ()

    def leading(self, name: str, kind: str) -> list[str]:
        """The parts that a part leads to by relations of a kind."""
        return [one.target for one in self.relations(name) if one.type == kind and one.target]


def is_xml(name: str) -> bool:
    """Whether a member is read as XML."""
    return name.endswith((".xml", _ENDING))


def relations_of(name: str) -> str:
    """The member that holds the relations of a part."""
    folder, mark, file = name.rpartition("/")
    return f"{folder}{mark}{_FOLDER}{file}{_ENDING}"


def read(name: str, data: bytes) -> Part:
    """A member by its name; raises ParseError for what is no XML."""
    tree = ET.fromstring(data)  # noqa: S314 - our own file
    if tree.tag == _RELATIONS:
        folder = posixpath.dirname(posixpath.dirname(name))
        return Part(relations=tuple(_relations(tree, folder)))
    if name == CONTENT_TYPES:
        named = frozenset(entry.get("PartName", "")[1:] for entry in tree.iter(f"{_TYPES}Override"))
        usual = frozenset(entry.get("Extension", "") for entry in tree.iter(f"{_TYPES}Default"))
        return Part(typed=named, usual=usual)
    return Part(
        uses=frozenset(_uses(tree)),
        items=_numbers(tree.iter(f"{_P}cNvPr")),
        places=tuple(_places(tree)),
        titled=any(map(_is_title, tree.iter(f"{_P}sp"))),
        masters=_numbers(tree.iter(f"{_P}sldMasterId")),
        layouts=_numbers(tree.iter(f"{_P}sldLayoutId")),
        slides=_numbers(tree.iter(f"{_P}sldId")),
        sections=_sections(tree),
        crossed=_is_crossed(tree),
    )


def _uses(tree: ET.Element) -> Iterator[str]:
    for key, value in chain.from_iterable(map(ET.Element.items, tree.iter())):
        if key.startswith(_RELATION) and value:
            yield value


def _numbers(entries: Iterable[ET.Element]) -> tuple[str, ...]:
    return tuple(entry.get("id", "") for entry in entries)


def _places(tree: ET.Element) -> Iterator[tuple[str, str]]:
    for place in tree.iter(f"{_P}ph"):
        yield place.get("type", "obj"), place.get("idx", "0")


def _is_title(item: ET.Element) -> bool:
    """Whether an item is a title, and says something."""
    if not any(kind in TITLES for kind, _ in _places(item)):
        return False
    return any(words.text for words in item.iter(f"{_A}t"))


def _sections(tree: ET.Element) -> tuple[str, ...] | None:
    if next(tree.iter(f"{_P14}section"), None) is None:
        return None
    return _numbers(tree.iter(f"{_P14}sldId"))


def _is_crossed(tree: ET.Element) -> bool:
    """Whether the axes of a chart cross each other, and something is plotted on each."""
    area = list(tree.iterfind(f"{_C}chart/{_C}plotArea/*"))
    axes = [part for part in area if part.tag in _AXES]
    crossed = {_value(axis, "axId"): _value(axis, "crossAx") for axis in axes}
    plots = (part.iterfind(f"{_C}axId") for part in area if part not in axes)
    used = {place.get("val") for plot in plots for place in plot}
    return used == set(crossed) and all(crossed.get(crossed[axis]) == axis for axis in crossed)


def _value(part: ET.Element, tag: str) -> str | None:
    found = part.find(f"{_C}{tag}")
    return None if found is None else found.get("val")


def _relations(tree: ET.Element, folder: str) -> Iterator[Relation]:
    for entry in tree:
        id_, kind = entry.get("Id", ""), entry.get("Type", "").rpartition("/")[2]
        target = entry.get("Target", "")
        if entry.get("TargetMode") == "External":
            yield Relation(id_, kind, address=target)
        else:
            place = posixpath.normpath(posixpath.join("/", folder, target))
            yield Relation(id_, kind, place.lstrip("/"))
