"""A package of parts and relations (ECMA-376-2, 6), read from a finished archive."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

CONTENT_TYPES: Final = "[Content_Types].xml"
_XML: Final = (".xml", ".rels")


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
    """The parts of an archive by name, those in XML as trees; ``malformed`` could not be read."""

    names: frozenset[str]
    trees: Mapping[str, ET.Element]
    malformed: tuple[str, ...]
    _relations: Mapping[str, tuple[Relation, ...]]

    @classmethod
    def of(cls, members: Mapping[str, bytes]) -> Package:
        """Everything in an archive, by its members."""
        trees: dict[str, ET.Element] = {}
        malformed = []
        for name in (name for name in members if name.endswith(_XML)):
            try:
                trees[name] = ET.fromstring(members[name])  # noqa: S314 - our own file
            except ET.ParseError:
                malformed.append(name)
        relations = {
            name: tuple(_relations(tree, posixpath.dirname(posixpath.dirname(name))))
            for name, tree in trees.items()
            if name.endswith(".rels")
        }
        return cls(frozenset(members), trees, tuple(malformed), relations)

    def relations(self, name: str) -> tuple[Relation, ...]:
        """The relations of a part; those of the package itself for no name."""
        return self._relations.get(relations_of(name), ())

    def leading(self, name: str, kind: str) -> list[str]:
        """The parts that a part leads to by relations of a kind."""
        return [one.target for one in self.relations(name) if one.type == kind and one.target]


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
