"""A package of parts and relations (ECMA-376-2, 6), read from a finished archive."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final
from xml.etree import ElementTree as ET

from restitution.rack import Rack

CONTENT_TYPES: Final = "[Content_Types].xml"
_XML: Final = (".xml", ".rels")
_MOST_KEPT: Final = 2000
"""Parts of a deck of some 400 slides: as trees they take ten times the room of their text."""

_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


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
class Package:
    """The parts of an archive by name, those in XML as trees; ``malformed`` could not be read.

    ``uses`` are the ids of relations that the trees name.
    """

    names: frozenset[str]
    trees: Mapping[str, ET.Element]
    uses: Mapping[str, frozenset[str]]
    malformed: tuple[str, ...]
    _relations: Mapping[str, tuple[Relation, ...]]

    @classmethod
    def of(cls, members: Mapping[str, bytes], rack: Rack) -> Package:
        """Everything in an archive, by its members.

        On the rack stand the parts that were read before, if they are not too many.
        """
        trees: dict[str, ET.Element] = {}
        uses: dict[str, frozenset[str]] = {}
        malformed = []
        known = rack if len(members) <= _MOST_KEPT else Rack()
        for name in (name for name in members if name.endswith(_XML)):
            data = members[name]
            try:
                trees[name], uses[name] = known.forme(f"part/{name}", data, partial(_read, data))
            except ET.ParseError:
                malformed.append(name)
        relations = {
            name: tuple(_relations(tree, posixpath.dirname(posixpath.dirname(name))))
            for name, tree in trees.items()
            if name.endswith(".rels")
        }
        return cls(frozenset(members), trees, uses, tuple(malformed), relations)

    def relations(self, name: str) -> tuple[Relation, ...]:
        """The relations of a part; those of the package itself for no name."""
        return self._relations.get(relations_of(name), ())

    def leading(self, name: str, kind: str) -> list[str]:
        """The parts that a part leads to by relations of a kind."""
        return [one.target for one in self.relations(name) if one.type == kind and one.target]


def _read(data: bytes) -> tuple[ET.Element, frozenset[str]]:
    """A part as a tree, and the relations that it names; raises ParseError for what is no XML."""
    tree = ET.fromstring(data)  # noqa: S314 - our own file
    used = (
        entry.attrib[key]
        for entry in tree.iter()
        for key in entry.keys()  # noqa: SIM118 - an element is not a mapping
        if key.startswith(_RELATION)
    )
    return tree, frozenset(used) - {""}


def relations_of(name: str) -> str:
    """The member that holds the relations of a part."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _relations(tree: ET.Element, folder: str) -> Iterator[Relation]:
    for entry in tree:
        id_, kind = entry.get("Id", ""), entry.get("Type", "").rpartition("/")[2]
        target = entry.get("Target", "")
        if entry.get("TargetMode") == "External":
            yield Relation(id_, kind, address=target)
        else:
            place = posixpath.normpath(posixpath.join("/", folder, target))
            yield Relation(id_, kind, place.lstrip("/"))
