"""Parts become the members of an archive; what stands on the rack is not packed again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from restitution.rack import Rack
from restitution.writers.pptx.archive import Member, bound, member
from restitution.writers.pptx.elements import DECLARATION
from restitution.writers.pptx.parts import (
    CHART,
    CORE,
    LAYOUT,
    MASTER,
    NOTES,
    NOTES_MASTER,
    PRESENTATION,
    SLIDE,
    Part,
    Relation,
    Relations,
)
from restitution.writers.pptx.record import NAME as RECORD
from restitution.writers.pptx.record import sealed

_Related = tuple[tuple[str, Relation], ...]

_ROOT = "/"
_TYPES = "[Content_Types].xml"

READ = frozenset({CHART, CORE, LAYOUT, MASTER, NOTES, NOTES_MASTER, PRESENTATION, SLIDE})
"""The kinds of parts that python-pptx reads, and would write anew with another declaration.

Nothing else of ours becomes another by it, so no part is read to be packed.
"""

_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


def packed(parts: Sequence[Part], roots: Relations, rack: Rack) -> bytes:
    """The file of these parts; ``roots`` are the relations of the package itself.

    On the rack stand the members of the package that was packed last. Raises KeyError for a
    relation to a part that is not there.
    """
    names = frozenset(part.name for part in parts)
    types = tuple((part.name, part.kind.content_type) for part in parts)
    members = [rack.lasting("packed/types", types, partial(_types, types))]
    members += _related(_ROOT, tuple(roots), names, rack)
    for part in parts:
        if part.name != RECORD:
            made_of = (part.kind, part.content)
            members.append(rack.lasting(f"packed{part.name}", made_of, partial(_packed, part)))
        members += _relations(part, names, rack)
    # the mark in the record is that of all the others
    closed = (part for part in parts if part.name == RECORD)
    members += [member(_in_archive(RECORD), sealed(part.blob, members)) for part in closed]
    return bound(members)


def _types(parts: Sequence[tuple[str, str]]) -> Member:
    from restitution.writers.pptx.package import types_file  # noqa: PLC0415 - heavy

    return member(_TYPES, types_file(parts))


def _packed(part: Part) -> Member:
    return member(_in_archive(part.name), _normal(part))


def _normal(part: Part) -> bytes:
    """A part as python-pptx writes what it has read; one that is taken over stays as it is."""
    if part.kind not in READ or isinstance(part.content, bytes):
        return part.blob
    return (_DECLARATION + part.content.removeprefix(DECLARATION)).encode()


def _relations(part: Part, names: Collection[str], rack: Rack) -> Iterator[Member]:
    """The file of a part's relations, if it has any; of a part that is taken over, its own."""
    if part.stored is None:
        yield from _related(part.name, tuple(part.relations), names, rack)
    elif part.stored:
        name = _relations_of(part.name)
        keep = partial(member, name, part.stored)
        yield rack.lasting(f"packed/{name}", part.stored, keep)


def _related(
    name: str, relations: _Related, names: Collection[str], rack: Rack
) -> Iterator[Member]:
    for _, relation in relations:
        if not relation.external and relation.target not in names:
            raise KeyError(relation.target)
    if relations:
        make = partial(_told, name, relations)
        yield rack.lasting(f"packed/{_relations_of(name)}", relations, make)


def _told(name: str, relations: _Related) -> Member:
    from restitution.writers.pptx.package import relations_file  # noqa: PLC0415 - heavy

    return member(_relations_of(name), relations_file(name, relations))


def _relations_of(name: str) -> str:
    """The member that holds the relations of a part (ECMA-376-2, 9.3.4)."""
    folder, _, file = name.rpartition("/")
    return _in_archive(f"{folder}/_rels/{file}.rels")


def _in_archive(name: str) -> str:
    return name.removeprefix("/")
