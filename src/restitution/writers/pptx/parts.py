"""The parts of a package and the relations between them (ECMA-376-2, 8 and 9), as values."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.frozen import Frozen, field
from restitution.writers.pptx.elements import RELATIONSHIPS

_OFFICE = "application/vnd.openxmlformats-officedocument."
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"


class Kind(Frozen):
    """A kind of part: its content type, and the type of the relations that lead to it."""

    content_type: str
    relation: str


def _presentation(name: str) -> Kind:
    return Kind(f"{_OFFICE}presentationml.{name}+xml", f"{RELATIONSHIPS}/{name}")


PRESENTATION = Kind(
    f"{_OFFICE}presentationml.presentation.main+xml", f"{RELATIONSHIPS}/officeDocument"
)
SLIDE = _presentation("slide")
LAYOUT = _presentation("slideLayout")
MASTER = _presentation("slideMaster")
NOTES = _presentation("notesSlide")
NOTES_MASTER = _presentation("notesMaster")
HANDOUT_MASTER = _presentation("handoutMaster")
PRESENTATION_PROPERTIES = _presentation("presProps")
VIEW_PROPERTIES = _presentation("viewProps")
TABLE_STYLES = _presentation("tableStyles")
THEME = Kind(f"{_OFFICE}theme+xml", f"{RELATIONSHIPS}/theme")
CHART = Kind(f"{_OFFICE}drawingml.chart+xml", f"{RELATIONSHIPS}/chart")
WORKBOOK = Kind(f"{_OFFICE}spreadsheetml.sheet", f"{RELATIONSHIPS}/package")
JPEG = Kind("image/jpeg", f"{RELATIONSHIPS}/image")
PNG = Kind("image/png", f"{RELATIONSHIPS}/image")
CORE = Kind(
    "application/vnd.openxmlformats-package.core-properties+xml", f"{_PACKAGE}core-properties"
)
APPLICATION = Kind(f"{_OFFICE}extended-properties+xml", f"{RELATIONSHIPS}/extended-properties")
CUSTOM = Kind(f"{_OFFICE}custom-properties+xml", f"{RELATIONSHIPS}/custom-properties")
CUSTOM_XML = Kind("application/xml", f"{RELATIONSHIPS}/customXml")
CUSTOM_XML_PROPERTIES = Kind(f"{_OFFICE}customXmlProperties+xml", f"{RELATIONSHIPS}/customXmlProps")
HYPERLINK = f"{RELATIONSHIPS}/hyperlink"


class Relation(Frozen):
    """A relation to a part by its name, or to an address outside."""

    type: str
    target: str
    external: bool = False


class Relations:
    """The relations of one part, numbered as they are asked for; the same one keeps its id."""

    def __init__(self) -> None:
        self._ids: dict[Relation, str] = {}

    def to(self, kind: Kind, name: str) -> str:
        """The id of the relation to a part."""
        return self._id(Relation(kind.relation, name))

    def to_address(self, address: str) -> str:
        """The id of the relation to an address."""
        return self._id(Relation(HYPERLINK, address, external=True))

    def __iter__(self) -> Iterator[tuple[str, Relation]]:
        return ((id_, relation) for relation, id_ in self._ids.items())

    def _id(self, relation: Relation) -> str:
        return self._ids.setdefault(relation, f"rId{len(self._ids) + 1}")


class Part(Frozen):
    """A part before it is packed: its name in the package, its kind, its bytes, its relations.

    ``stored`` is the file of its relations for a part that is taken over as it is ("" bytes: it
    has none); such a part is not looked into.
    """

    name: str
    kind: Kind
    content: str | bytes
    relations: Relations = field(default_factory=Relations)
    stored: bytes | None = None

    @property
    def blob(self) -> bytes:
        """The content as it is stored."""
        return self.content if isinstance(self.content, bytes) else self.content.encode()
