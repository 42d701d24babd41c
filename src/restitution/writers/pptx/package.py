"""The only file that touches python-pptx, and the only one that knows its private names.

Its public calls grow with the square of the slides (a search of all parts for every new one),
so parts are made by their names and related by hand: linear. It takes a while to load.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part as LoadedPart
from pptx.opc.package import _Relationships
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import _ContentTypesItem
from pptx.package import Package

from restitution.writers.pptx.parts import Relation


def relations_file(name: str, relations: Iterable[tuple[str, Relation]]) -> bytes:
    """The file of a part's relations, by their ids; of those of the package itself for "/"."""
    package, made = Package(io.BytesIO()), _Relationships(PackURI(name).baseURI)
    for id_, relation in relations:
        target = relation.target
        given = made._add_relationship(  # noqa: SLF001
            relation.type,
            target if relation.external else _part(target, "", package),
            is_external=relation.external,
        )
        assert given == id_, f"{given} instead of {id_}"
    return bytes(made.xml)


def types_file(parts: Iterable[tuple[str, str]]) -> bytes:
    """The content types of all parts, by their names."""
    package = Package(io.BytesIO())
    loaded = [_part(name, kind, package) for name, kind in parts]
    return bytes(serialize_part_xml(_ContentTypesItem.xml_for(loaded)))


def _part(name: str, kind: str, package: Package) -> LoadedPart:
    """A part by its name and content type alone: what is in it is never looked at."""
    return LoadedPart(PackURI(name), kind, package, b"")
