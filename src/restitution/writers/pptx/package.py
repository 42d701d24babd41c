"""The only file that touches python-pptx, and the only one that knows its private names.

Its public calls grow with the square of the slides (a search of all parts for every new one),
so parts are loaded by their content type, related by hand and packed in one go: linear.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part as LoadedPart
from pptx.opc.package import PartFactory, _Relationships
from pptx.opc.packuri import PACKAGE_URI, PackURI
from pptx.opc.serialized import _ContentTypesItem
from pptx.package import Package

from restitution.writers.pptx.archive import zipped
from restitution.writers.pptx.parts import Part, Relations
from restitution.writers.pptx.record import sealed


def packed(parts: Sequence[Part], roots: Relations) -> bytes:
    """The file of these parts; ``roots`` are the relations of the package itself."""
    package = Package(io.BytesIO())
    loaded = {part.name: _loaded(part, package) for part in parts}
    for part in parts:
        _relate(loaded[part.name].rels, part.relations, loaded)
    relations = _Relationships(PACKAGE_URI.baseURI)
    _relate(relations, roots, loaded)
    stored = {
        loaded[part.name].partname.rels_uri.membername: part.stored for part in parts if part.stored
    }
    return zipped(sealed(_members(tuple(loaded.values()), relations) | stored))


def _loaded(part: Part, package: Package) -> LoadedPart:
    make = PartFactory if part.stored is None else LoadedPart
    return make(PackURI(part.name), part.kind.content_type, package, part.blob)


def _relate(relations: _Relationships, wanted: Relations, loaded: Mapping[str, LoadedPart]) -> None:
    for id_, relation in wanted:
        target = relation.target if relation.external else loaded[relation.target]
        given = relations._add_relationship(  # noqa: SLF001
            relation.type, target, is_external=relation.external
        )
        assert given == id_, f"{given} instead of {id_}"


def _members(parts: Sequence[LoadedPart], roots: _Relationships) -> dict[str, bytes]:
    """Every file of the archive by its name."""
    members = {
        "[Content_Types].xml": serialize_part_xml(_ContentTypesItem.xml_for(parts)),
        PACKAGE_URI.rels_uri.membername: roots.xml,
    }
    for part in parts:
        members[part.partname.membername] = part.blob
        if len(part.rels):
            members[part.partname.rels_uri.membername] = part.rels.xml
    return members
