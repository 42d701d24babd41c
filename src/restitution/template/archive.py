"""A PowerPoint file as parts and the relations between them (ECMA-376-2), read with care.

The file comes from outside: what is no sound package is told, never tried.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from restitution.errors import Problem, ThemeError
from restitution.frozen import Frozen
from restitution.source import Source

Element = ET.Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MOST = 2**29
"""Bytes unpacked: a template with films is larger, and one that lies about its size, too."""


class Link(Frozen):
    """A relation: its id, its type, and the part or the address it leads to."""

    id: str
    type: str
    target: str
    external: bool


class Member(Frozen):
    """A part as it is stored, with the file of its relations if it has one."""

    name: str
    content_type: str
    blob: bytes
    relations: bytes | None


class Unreadable(Exception):  # noqa: N818 - a state of the file, turned into a problem by opened
    """Something in the file is not as the standard wants it."""


class Archive(Frozen):
    """The parts of a package by name (``/ppt/presentation.xml``)."""

    members: Mapping[str, Member]
    roots: tuple[Link, ...]

    def root(self, name: str) -> Element:
        """The XML of a part."""
        return parsed(self.member(name).blob)

    def member(self, name: str) -> Member:
        """A part by its name; raises Unreadable when there is none."""
        if name not in self.members:
            raise Unreadable(name)
        return self.members[name]

    def links(self, name: str) -> tuple[Link, ...]:
        """The relations of a part."""
        relations = self.member(name).relations
        return tuple(_links(relations, name)) if relations else ()

    def linked(self, name: str, kind: str) -> list[str]:
        """The parts that a part leads to by relations of a kind (``theme``, ``slideLayout``)."""
        return [link.target for link in self.links(name) if link.type == OFFICE + kind]

    def target(self, name: str, element: Element) -> str:
        """The part that an element's ``r:id`` leads to."""
        id_ = element.get(f"{R}id")
        found = [link.target for link in self.links(name) if link.id == id_]
        if not found:
            raise Unreadable(f"{name} {id_}")
        return found[0]

    @property
    def presentation(self) -> str:
        """The name of the main part."""
        for link in self.roots:
            if link.type == f"{OFFICE}officeDocument":
                return link.target
        raise Unreadable("officeDocument")


def opened(path: Path, name: str, source: Source | None = None) -> Archive:
    """The package of a file; ``name`` is what people call it.

    Raises ThemeError when it is no PowerPoint file.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            found = _archive(archive)
            found.root(found.presentation)
            return found
    except (Unreadable, OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise unreadable(name, source) from None


def unreadable(name: str, source: Source | None) -> ThemeError:
    """What is told of a file that is no PowerPoint file."""
    return ThemeError(Problem("template_unreadable", source, {"file": name}))


@lru_cache(maxsize=16)
def parsed(blob: bytes) -> Element:
    """The XML of a part, which nobody changes: masters are asked for by each of their layouts.

    Raises Unreadable for what is no XML, or declares a document type.
    """
    parser = ET.XMLParser(target=_NoDoctype())  # noqa: S314 - no entities without a document type
    try:
        parser.feed(blob)
        root: Element = parser.close()
    except ET.ParseError as error:
        raise Unreadable(str(error)) from None
    return root


class _NoDoctype(ET.TreeBuilder):
    """A tree without a document type: OPC forbids one (ECMA-376-2, 6.2.5), and so do bombs."""

    def doctype(self, *_: Any) -> None:
        """What the parser calls when a document type begins, before any of its entities."""
        raise Unreadable("DOCTYPE")


def _archive(archive: zipfile.ZipFile) -> Archive:
    if sum(info.file_size for info in archive.infolist()) > _MOST:
        raise Unreadable("size")
    files = {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}
    if "[Content_Types].xml" not in files:
        raise Unreadable("[Content_Types].xml")
    types = _content_types(parsed(files["[Content_Types].xml"]))
    members = {
        f"/{name}": Member(f"/{name}", types(f"/{name}"), blob, files.get(relations_of(name)))
        for name, blob in files.items()
        if not name.endswith(".rels") and name != "[Content_Types].xml"
    }
    return Archive(members, tuple(_links(files.get("_rels/.rels", b""), "/")))


def relations_of(name: str) -> str:
    """The name of the file that holds a part's relations."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _content_types(root: Element) -> Any:
    """Tells the content type of a part by its name."""
    named = {each.get("PartName"): each.get("ContentType", "") for each in root}
    usual = {
        each.get("Extension", "").lower(): each.get("ContentType", "")
        for each in root.iter(f"{_TYPES}Default")
    }
    return lambda name: named.get(name) or usual.get(name.rpartition(".")[2].lower(), "")


def _links(blob: bytes, name: str) -> Iterator[Link]:
    for each in parsed(blob):
        external = each.get("TargetMode") == "External"
        target = each.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        yield Link(each.get("Id", ""), each.get("Type", ""), target, external)
