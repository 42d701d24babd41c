"""What a deck keeps of an organisation's template: masters, layouts, and all that they use.

These parts stay as they are stored, byte for byte, under their own names. The template's slides go,
with what only they used.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree as ET

from restitution.template.archive import (
    OFFICE,
    A,
    Archive,
    Element,
    Link,
    Member,
    P,
    R,
    opened,
)
from restitution.writers.pptx.elements import NOTHING, Xml, element
from restitution.writers.pptx.parts import (
    HANDOUT_MASTER,
    MASTER,
    NOTES_MASTER,
    TABLE_STYLES,
    THEME,
    Kind,
    Part,
    Relations,
)

_SLIDE = OFFICE + "slide"
_FIRST_SLIDE = "/ppt/slides/slide1.xml"
_KEPT = {"slideMaster": MASTER, "notesMaster": NOTES_MASTER, "handoutMaster": HANDOUT_MASTER}
_LISTS = {
    "slideMaster": "sldMaster",
    "notesMaster": "notesMaster",
    "handoutMaster": "handoutMaster",
}
_PREFIXES = {"a": A, "p": P, "r": R}


@dataclass(frozen=True)
class Borrowed:
    """A template as the deck's own package begins with it."""

    archive: Archive

    @cached_property
    def members(self) -> Mapping[str, Member]:
        """The parts to keep, by name: what the masters lead to, and the styles of tables."""
        found: dict[str, Member] = {}
        waiting = [link.target for link in self._links]
        while waiting:
            name = waiting.pop()
            if name in found:
                continue
            found[name] = self.archive.member(name)
            links = self.archive.links(name)
            waiting += [each.target for each in links if not each.external and _kept(each)]
        return found

    def parts(self) -> Iterator[Part]:
        """The kept parts, ready to be packed."""
        for name, member in sorted(self.members.items()):
            kind = Kind(member.content_type, "")
            yield Part(name, kind, member.blob, stored=_repaired(member, self.archive))

    def masters(self, relations: Relations) -> list[Xml]:
        """The lists of masters that the presentation begins with, in the order of its schema."""
        return [
            self._listed(kind, relations)
            for kind in _KEPT
            if any(link.type == OFFICE + kind for link in self._links)
        ]

    def settings(self, relations: Relations) -> None:
        """Relations of the presentation to the theme and the table styles that are kept."""
        for link in self._links:
            if link.type == OFFICE + "slideMaster":
                relations.to(THEME, self.archive.linked(link.target, "theme")[0])
                break
        for link in self._links:
            if link.type == OFFICE + "tableStyles":
                relations.to(TABLE_STYLES, link.target)

    def sizes(self) -> list[Xml]:
        """The sizes of slides and of notes, as the template has them."""
        names = ("sldSz", "notesSz")
        found = [(name, self._main.find(P + name)) for name in names]
        return [element(f"p:{name}", **each.attrib) for name, each in found if each is not None]

    def text_style(self) -> Xml:
        """How text in boxes of one's own looks."""
        found = self._main.find(f"{P}defaultTextStyle")
        return NOTHING if found is None else written(found)

    @property
    def notes_master(self) -> str:
        """The part of the notes master; "" when the template has none."""
        targets = (link.target for link in self._links if link.type == OFFICE + "notesMaster")
        return next(targets, "")

    @property
    def has_table_styles(self) -> bool:
        """Whether it brings the styles of tables."""
        return any(link.type == OFFICE + "tableStyles" for link in self._links)

    def free(self, name: str) -> str:
        """A part's name with the first number that no kept part has: ``/ppt/theme/theme{}.xml``."""
        taken = {each.lower() for each in self.members}
        number = 1
        while name.format(number).lower() in taken:
            number += 1
        return name.format(number)

    def last(self, pattern: str) -> int:
        """The highest number among kept parts whose names match a pattern with one group."""
        found = (re.fullmatch(pattern, name, re.IGNORECASE) for name in self.members)
        return max((int(match[1]) for match in found if match), default=0)

    @cached_property
    def _main(self) -> Element:
        return self.archive.root(self.archive.presentation)

    @cached_property
    def _links(self) -> list[Link]:
        """The relations of the presentation that are kept."""
        kinds = {OFFICE + kind for kind in (*_KEPT, "tableStyles")}
        links = self.archive.links(self.archive.presentation)
        return [each for each in links if each.type in kinds]

    def _listed(self, kind: str, relations: Relations) -> Xml:
        """The list of masters of a kind; slide masters keep their ids."""
        name, main = _LISTS[kind], self.archive.presentation
        entries = [
            element(
                f"p:{name}Id",
                id=each.get("id"),
                r_id=relations.to(_KEPT[kind], self.archive.target(main, each)),
            )
            for each in self._main.iter(f"{P}{name}Id")
        ]
        return element(f"p:{name}IdLst", *entries)


def borrowed(file: Path) -> Borrowed:
    """The template in a file that was read before. Raises ThemeError if it is not there now."""
    return Borrowed(opened(file, file.name))


def written(root: Element) -> Xml:
    """An element read from a part, as it is written among ours, with the usual prefixes."""
    inside = "".join(written(child) for child in root)
    text = (root.text or "").strip(" \t\r\n")
    assert not text, "only structure is taken over, never text"
    attributes = {_named(name): value for name, value in root.attrib.items()}
    return element(_named(root.tag), Xml(inside), **attributes)


def _named(name: str) -> str:
    """A name in braces as prefix and name."""
    for prefix, space in _PREFIXES.items():
        if name.startswith(space):
            return f"{prefix}:{name.removeprefix(space)}"
    return name


def _kept(link: Link) -> bool:
    return link.type != _SLIDE


def _repaired(member: Member, archive: Archive) -> bytes:
    """A part's relations as stored, but for those to slides, which now lead to our first."""
    links = archive.links(member.name)
    if member.relations is None or all(each.external or _kept(each) for each in links):
        return member.relations or b""
    root = ET.fromstring(member.relations)  # noqa: S314 - parsed before, without a document type
    folder = posixpath.dirname(member.name)
    for each in root:
        if each.get("Type") == _SLIDE and each.get("TargetMode") != "External":
            each.set("Target", posixpath.relpath(_FIRST_SLIDE, folder))
    ET.register_namespace("", "http://schemas.openxmlformats.org/package/2006/relationships")
    repaired: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return repaired
