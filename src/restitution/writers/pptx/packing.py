"""Parts become the members of an archive; what stands on the rack is not packed again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from restitution.frozen import Frozen
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


class Packed(Frozen):
    """A part ready for its archive: itself and, if it has relations, their file.

    ``targets`` are the parts that it leads to.
    """

    name: str
    content_type: str
    targets: tuple[str, ...]
    members: tuple[Member, ...]


def ready(part: Part, rack: Rack) -> Packed:
    """A part with its relations, packed."""
    itself = member(_in_archive(part.name), _normal(part))
    return _listed(part, itself, *_relations(part, rack))


def packed(parts: Sequence[Part | Packed], roots: Relations, rack: Rack) -> bytes:
    """The file of these parts; ``roots`` are the relations of the package itself.

    On the rack stand the members of the package that was packed last. Raises KeyError for a
    relation to a part that is not there.
    """
    made = [_standing(part, rack) for part in parts]
    names = {part.name for part in made}
    root = tuple(roots)
    for target in chain(_targets(root), *(part.targets for part in made)):
        if target not in names:
            raise KeyError(target)
    types = tuple((part.name, part.content_type) for part in made)
    members = [
        rack.lasting("packed/types", types, partial(_types, types)),
        rack.lasting("packed/", root, partial(_told, _ROOT, root)),
        *chain.from_iterable(part.members for part in made),
    ]
    # the mark in the record is that of all the others
    records = (part for part in parts if isinstance(part, Part) and part.name == RECORD)
    members += [member(_in_archive(RECORD), sealed(part.blob, members)) for part in records]
    return bound(members)


def _standing(part: Part | Packed, rack: Rack) -> Packed:
    """A part as it was packed before, if it was the same; of the record, its relations alone."""
    if isinstance(part, Packed):
        return part
    place, relations = f"packed{part.name}", tuple(part.relations)
    if part.name == RECORD:
        return rack.lasting(place, relations, lambda: _listed(part, *_relations(part, rack)))
    made_of = (part.kind, part.content, relations, part.stored)
    return rack.lasting(place, made_of, partial(ready, part, rack))


def _listed(part: Part, *members: Member) -> Packed:
    targets = () if part.stored is not None else tuple(_targets(tuple(part.relations)))
    return Packed(part.name, part.kind.content_type, targets, members)


def _targets(relations: _Related) -> Iterator[str]:
    """The parts that relations lead to."""
    return (relation.target for _, relation in relations if not relation.external)


def _types(parts: Sequence[tuple[str, str]]) -> Member:
    from restitution.writers.pptx.package import types_file  # noqa: PLC0415 - heavy

    return member(_TYPES, types_file(parts))


def _normal(part: Part) -> bytes:
    """A part as python-pptx writes what it has read; one that is taken over stays as it is."""
    if part.kind not in READ or isinstance(part.content, bytes):
        return part.blob
    return (_DECLARATION + part.content.removeprefix(DECLARATION)).encode()


def _relations(part: Part, rack: Rack) -> Iterator[Member]:
    """The file of a part's relations, if it has any; of a part that is taken over, its own.

    It stands apart from the part, which changes more often: python-pptx takes a while to load.
    """
    if part.stored:
        yield member(_relations_of(part.name), part.stored)
    elif part.stored is None and (relations := tuple(part.relations)):
        make = partial(_told, part.name, relations)
        yield rack.lasting(f"packed/{_relations_of(part.name)}", relations, make)


def _told(name: str, relations: _Related) -> Member:
    from restitution.writers.pptx.package import relations_file  # noqa: PLC0415 - heavy

    return member(_relations_of(name), relations_file(name, relations))


def _relations_of(name: str) -> str:
    """The member that holds the relations of a part (ECMA-376-2, 9.3.4)."""
    folder, _, file = name.rpartition("/")
    return _in_archive(f"{folder}/_rels/{file}.rels")


def _in_archive(name: str) -> str:
    return name.removeprefix("/")
