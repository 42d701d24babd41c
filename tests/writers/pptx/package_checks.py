"""Ten faults of a package that validators miss and that PowerPoint repairs or refuses.

Each check reads a finished file with nothing but the standard library.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from restitution.frozen import Frozen

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TITLES = {"title", "ctrTitle"}


class Relation(Frozen):
    id: str
    type: str
    target: str
    external: bool


class Package(Frozen):
    """The members of a file; ``names`` keeps doubles."""

    names: tuple[str, ...]
    members: dict[str, bytes]

    def xml(self, name: str) -> ET.Element:
        return ET.fromstring(self.members[name])

    def relations(self, name: str) -> list[Relation]:
        folder, file = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels not in self.members:
            return []
        return [_relation(entry, folder) for entry in self.xml(rels)]

    def parts(self, pattern: str) -> list[str]:
        return sorted(name for name in self.members if re.fullmatch(pattern, name))

    @property
    def slides(self) -> list[str]:
        return self.parts(r"ppt/slides/slide\d+\.xml")


def _relation(entry: ET.Element, folder: str) -> Relation:
    target, external = entry.attrib["Target"], entry.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).removeprefix("/")
    return Relation(entry.attrib["Id"], entry.attrib["Type"].rpartition("/")[2], target, external)


def opened(path: Path) -> Package:
    with zipfile.ZipFile(path) as archive:
        names = tuple(archive.namelist())
        return Package(names, {name: archive.read(name) for name in names})


def faults(path: Path) -> list[str]:
    """Every fault found, as one line each."""
    package = opened(path)
    return [fault for check in CHECKS for fault in check(package)]


def content_types(package: Package) -> Iterator[str]:
    types = package.xml("[Content_Types].xml")
    named = {entry.get("PartName") for entry in types.iter(f"{_TYPES}Override")}
    usual = {entry.get("Extension") for entry in types.iter(f"{_TYPES}Default")} - {"xml"}
    for name in package.names:
        known = f"/{name}" in named or name.rpartition(".")[2] in usual
        kept = name.startswith("customXml/item")  # plain XML, as in PowerPoint's own files
        if not (known or kept) and name != "[Content_Types].xml":
            yield f"no content type: {name}"
    unused = (str(name) for name in named if str(name)[1:] not in package.members)
    yield from (f"content type of nothing: {name}" for name in unused)


def layout_ids(package: Package) -> Iterator[str]:
    masters = package.xml("ppt/presentation.xml").iter(f"{P}sldMasterId")
    ids = [entry.attrib["id"] for entry in masters]
    for name in package.parts(r"ppt/slideMasters/\w+\.xml"):
        ids += [entry.attrib["id"] for entry in package.xml(name).iter(f"{P}sldLayoutId")]
    yield from (f"layout or master id twice: {id_}" for id_, n in Counter(ids).items() if n > 1)


def sections(package: Package) -> Iterator[str]:
    root = package.xml("ppt/presentation.xml")
    slides = [entry.attrib["id"] for entry in root.iter(f"{P}sldId")]
    listed = [entry.attrib["id"] for entry in root.iter(f"{P14}sldId")]
    if sorted(slides) != sorted(listed):
        yield f"sections list {listed}, slides are {slides}"


def notes(package: Package) -> Iterator[str]:
    for name in package.parts(r"ppt/notesSlides/\w+\.xml"):
        targets = [one.target for one in package.relations(name) if one.type == "slide"]
        if len(targets) != 1 or targets[0] not in package.members:
            yield f"notes of no slide: {name}"
        elif name not in [one.target for one in package.relations(targets[0])]:
            yield f"notes the slide does not know: {name}"


def _placeholders(package: Package, name: str) -> list[tuple[str, str]]:
    tags = package.xml(name).iter(f"{P}ph")
    return [(tag.get("type", "obj"), tag.get("idx", "0")) for tag in tags]


def equal_indexes(package: Package) -> Iterator[str]:
    for name in package.parts(r"ppt/slide(s|Layouts)/\w+\.xml"):
        counted = Counter(index for _, index in _placeholders(package, name))
        yield from (f"idx {index} twice: {name}" for index, n in counted.items() if n > 1)


def unknown_placeholders(package: Package) -> Iterator[str]:
    for name in package.slides:
        layout = next(r.target for r in package.relations(name) if r.type == "slideLayout")
        known = _placeholders(package, layout)
        for type_, index in _placeholders(package, name):
            by_title = type_ in _TITLES and any(kind in _TITLES for kind, _ in known)
            if (type_, index) not in known and not by_title:
                yield f"placeholder {type_} {index} is not in {layout}: {name}"


def axes(package: Package) -> Iterator[str]:
    for name in package.parts(r"ppt/charts/\w+\.xml"):
        chart = package.xml(name)
        made = {
            axis.find(f"{C}axId").get("val"): axis.find(f"{C}crossAx").get("val")  # type: ignore[union-attr]
            for axis in chart.iter()
            if axis.tag in {f"{C}catAx", f"{C}valAx"}
        }
        used = {
            entry.get("val")
            for plot in chart.iter(f"{C}barChart")
            for entry in plot.findall(f"{C}axId")
        }
        if used != set(made) or any(made.get(made[axis]) != axis for axis in made):
            yield f"axes do not cross each other: {name}"


def orphans(package: Package) -> Iterator[str]:
    seen, waiting = {"[Content_Types].xml"}, [""]
    while waiting:
        name = waiting.pop()
        folder, file = posixpath.split(name)
        seen |= {name, posixpath.join(folder, "_rels", f"{file}.rels")}
        targets = {one.target for one in package.relations(name) if not one.external}
        waiting += sorted(targets - seen)
    yield from (f"nothing leads to {name}" for name in package.members if name not in seen)
    parts = (name for name in seen if name and "_rels/" not in name)
    yield from (f"missing part {name}" for name in parts if name not in package.members)


def addresses(package: Package) -> Iterator[str]:
    for name in package.slides:
        outside = (relation.target for relation in package.relations(name) if relation.external)
        yield from (f"bad address {target!r}: {name}" for target in outside if not _legal(target))


def _legal(address: str) -> bool:
    legal = re.fullmatch(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+", address)
    return bool(legal) and urlsplit(address).scheme in {"http", "https", "mailto"}


def doubles(package: Package) -> Iterator[str]:
    counted = Counter(name.lower() for name in package.names)
    yield from (f"twice in the archive: {name}" for name, n in counted.items() if n > 1)


CHECKS: tuple[Callable[[Package], Iterator[str]], ...] = (
    content_types,
    layout_ids,
    sections,
    notes,
    equal_indexes,
    unknown_placeholders,
    axes,
    orphans,
    addresses,
    doubles,
)
