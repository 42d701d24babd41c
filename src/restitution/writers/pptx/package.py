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

from restitution.rack import Rack
from restitution.writers.pptx.archive import zipped
from restitution.writers.pptx.parts import Part, Relations
from restitution.writers.pptx.record import sealed

_RACK = Rack()
"""The parts of the package that was packed last, as they were stored."""


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
    members = _members(tuple(loaded.values()), relations)
    _RACK.clear()
    return zipped(sealed(members | stored))


def _loaded(part: Part, package: Package) -> LoadedPart:
    name, kind = PackURI(part.name), part.kind.content_type

    def normal() -> bytes:
        """As python-pptx writes what it has read, which takes it a while."""
        return bytes(PartFactory(name, kind, package, part.blob).blob)

    blob = part.blob
    if part.stored is None:
        blob = _RACK.forme(part.name, (kind, blob), normal)
    return LoadedPart(name, kind, package, blob)


def _related(part: LoadedPart) -> bytes:
    """The file of a part's relations."""
    rels = part.rels
    told = [(id_, one.reltype, one.is_external, one.target_ref) for id_, one in rels.items()]
    return _RACK.forme(f"relations/{part.partname}", told, lambda: bytes(rels.xml))


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
            members[part.partname.rels_uri.membername] = _related(part)
    return members
