"""The PowerPoint file from outside: a sound package, all its slides, a title on each."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from restitution.preflight import repairs
from restitution.preflight.fault import Fault
from restitution.preflight.parts import Package
from restitution.rack import Rack

_PRESENTATION: Final = "ppt/presentation.xml"
_SLIDE: Final = re.compile(r"ppt/slides/slide(\d+)\.xml")
_THING: Final = re.compile(rb"<p:sp>.*?</p:sp>", re.DOTALL)
_TITLE: Final = re.compile(rb"""<p:ph\b[^>]*\btype=["'](?:title|ctrTitle)["']""")
_WORDS: Final = re.compile(rb"<a:t>[^<]+</a:t>")


def faults(path: Path, slides: int, rack: Rack | None = None) -> Iterator[Fault]:
    """What keeps PowerPoint from opening the file, and slides without a name.

    On the rack stand the parts that were read before.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            members = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except zipfile.BadZipFile:
        yield Fault("unreadable", 0, path.name)
        return
    yield from _entries(names)
    yield from _slides(members, slides)
    yield from repairs.faults(Package.of(members, rack or Rack()))


def _entries(names: Sequence[str]) -> Iterator[Fault]:
    counts = Counter(name.lower() for name in names)
    # what is left of a file cut short may be the archive of a chart's figures inside it
    if _PRESENTATION not in names:
        yield Fault("unreadable", 0, _PRESENTATION)
    yield from (Fault("entry_twice", 0, name) for name, count in counts.items() if count > 1)


def _slides(members: Mapping[str, bytes], wanted: int) -> Iterator[Fault]:
    found = {int(match[1]): match[0] for match in map(_SLIDE.fullmatch, members) if match}
    if len(found) != wanted:
        yield Fault("page_count", 0, f"{len(found)} / {wanted}")
    for number, name in sorted(found.items()):
        if not _has_title(members[name]):
            yield Fault("slide_title", number, name)


def _has_title(slide: bytes) -> bool:
    things = _THING.findall(slide)
    return any(_TITLE.search(thing) and _WORDS.search(thing) for thing in things)
