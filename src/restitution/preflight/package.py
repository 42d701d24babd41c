"""The PowerPoint file from outside: a sound package, all its slides, a title on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from restitution.patterns import pattern
from restitution.preflight import repairs
from restitution.preflight.archive import BROKEN, Archive
from restitution.preflight.fault import Fault
from restitution.preflight.parts import Package, Part, is_xml, read
from restitution.rack import Rack

_PRESENTATION: Final = "ppt/presentation.xml"
_SLIDE: Final = pattern(r"ppt/slides/slide(\d+)\.xml")


def faults(path: Path, slides: int, rack: Rack | None = None) -> Iterator[Fault]:
    """What keeps PowerPoint from opening the file, and slides without a name.

    On the rack stands what was read before of parts that are stored as they were.
    """
    try:
        archive = Archive(path)
        members = dict(archive.read(_read, rack or Rack()))
    except BROKEN:
        yield Fault("unreadable", 0, path.name)
        return
    parts = {name: part for name, part in members.items() if part}
    malformed = tuple(name for name in members if is_xml(name) and name not in parts)
    package = Package(frozenset(members), parts, malformed)
    yield from _entries(archive.names)
    yield from _slides(package, slides)
    yield from repairs.faults(package)


def _read(name: str, data: bytes) -> Part | None:
    """A part; None for one that is no XML."""
    try:
        return read(name, data) if is_xml(name) else None
    except (ParseError, ExpatError):
        return None


def _entries(names: Sequence[str]) -> Iterator[Fault]:
    counts = Counter(name.lower() for name in names)
    # what is left of a file cut short may be the archive of a chart's figures inside it
    if _PRESENTATION not in names:
        yield Fault("unreadable", 0, _PRESENTATION)
    yield from (Fault("entry_twice", 0, name) for name, count in counts.items() if count > 1)


def _slides(package: Package, wanted: int) -> Iterator[Fault]:
    found = {int(match[1]): match[0] for match in map(_SLIDE.fullmatch, package.names) if match}
    if len(found) != wanted:
        yield Fault("page_count", 0, f"{len(found)} / {wanted}")
    for number, name in sorted(found.items()):
        if name in package.parts and not package.parts[name].titled:
            yield Fault("slide_title", number, name)
