"""A PowerPoint file from outside, as any program may have saved it: its members and relations.

Nothing is taken for granted but the standard: parts may have other names than those we gave them.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from restitution.errors import ContentError, Problem
from restitution.frozen import Frozen

DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
SLIDE: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_BROKEN: Final = (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError)


class UnreadableError(Exception):
    """What calls itself a deck is not one, or not a whole one."""


class Relation(Frozen):
    """A relation of a part: its id, the last word of its type, and the member it leads to."""

    id: str
    kind: str
    target: str


class Package(Frozen):
    """The members of a file by name, and the checksum of each."""

    members: dict[str, bytes]
    sums: dict[str, int]

    def xml(self, name: str) -> ET.Element:
        """A part as a tree; raises UnreadableError for one that is missing or ill-formed.

        A document type, which OPC forbids (ECMA-376-2, 8.2) and which could blow up, is refused.
        """
        data = self.members.get(name, b"")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise UnreadableError(name)
        try:
            return ET.fromstring(data)  # noqa: S314 - see above
        except ET.ParseError as error:
            raise UnreadableError(name) from error

    def relations(self, name: str) -> Iterator[Relation]:
        """The relations of a part to others of the package; of the package itself for ""."""
        folder, file = posixpath.split(name)
        where = posixpath.join(folder, "_rels", f"{file}.rels")
        if where not in self.members:
            return
        for entry in self.xml(where):
            if entry.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", "")))
                kind = entry.get("Type", "").rpartition("/")[2]
                yield Relation(entry.get("Id", ""), kind, target.lstrip("/"))

    def related(self, name: str, kind: str) -> list[str]:
        """The members that a part leads to by relations of one kind."""
        return [each.target for each in self.relations(name) if each.kind == kind]

    def target(self, name: str, id_: str) -> str:
        """The member that a relation of a part leads to, "" if there is none."""
        return next((each.target for each in self.relations(name) if each.id == id_), "")


def whole(text: str | None) -> int:
    """A whole number of an attribute; 0 for what is none."""
    try:
        return int(text or "0")
    except ValueError:
        return 0


def opened(path: Path) -> Package:
    """A file with all its members; raises UnreadableError for what is no whole archive.

    Raises ContentError when there is no such file.
    """
    if not path.is_file():
        raise ContentError(Problem("file_missing", values={"file": path.name}))
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            members = {entry.filename: archive.read(entry) for entry in entries}
            return Package(members, {entry.filename: entry.CRC for entry in entries})
    except _BROKEN as error:
        raise UnreadableError(path.name) from error
