"""The record that a deck carries of its own making, found again and read."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from restitution.edits.package import Package, UnreadableError, opened, whole
from restitution.geometry import Rect
from restitution.page.record import Field, Record, Said, Sheet, seal_of

SPACE: Final = "urn:restitution:record:1"
EMU_PER_POINT: Final = 12700

_IN: Final = f"{{{SPACE}}}"
_PRESENTATION: Final = "officeDocument"
_CARRIER: Final = "customXml"


def presentation_of(package: Package) -> str:
    """The name of the presentation part; raises UnreadableError if there is none."""
    found = [name for name in package.related("", _PRESENTATION) if name in package.members]
    if not found:
        raise UnreadableError(_PRESENTATION)
    return found[0]


def record_of(package: Package) -> Record | None:
    """The record, wherever the program that saved the file has hung it; None without one."""
    name = _place(package)
    if name is None:
        return None
    root = package.xml(name)
    sheets = tuple(map(_sheet, root.findall(f"{_IN}slide")))
    return Record(root.get("language", ""), sheets)


def is_untouched(path: Path) -> bool:
    """Whether a file is to the byte what was generated; nothing but its record is parsed."""
    try:
        package = opened(path)
        name = _place(package)
        if name is None:
            return False
        sums = {other: check for other, check in package.sums.items() if other != name}
        return package.xml(name).get("seal") == seal_of(sums)
    except UnreadableError:
        return False


def _place(package: Package) -> str | None:
    """The custom XML part that holds the record.

    PowerPoint relates it to the presentation, LibreOffice to the package.
    """
    found = [*package.related(presentation_of(package), _CARRIER), *package.related("", _CARRIER)]
    mark = f'"{SPACE}"'.encode()
    return next((name for name in found if mark in package.members.get(name, b"")), None)


def _sheet(entry: Element) -> Sheet:
    notes = entry.find(f"{_IN}notes")
    return Sheet(
        name=entry.get("name", ""),
        title=entry.get("title", ""),
        creation=whole(entry.get("creation")),
        fields=tuple(map(_field, entry.findall(f"{_IN}field"))),
        notes=_said(notes) if notes is not None else (),
    )


def _field(entry: Element) -> Field:
    place = (whole(entry.get(side)) / EMU_PER_POINT for side in ("x", "y", "cx", "cy"))
    kind, data, chart = entry.get("kind", ""), entry.get("data", ""), entry.get("chart") == "1"
    return Field(entry.get("name", ""), Rect(*place), _said(entry), kind, data, chart)


def _said(entry: Element) -> tuple[Said, ...]:
    return tuple(Said(each.text or "", each.get("path", "")) for each in entry.iter(f"{_IN}p"))
