"""Files that travel with a project: each lies in its folder, and no link stands on the way."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from restitution.patterns import pattern


class Astray(StrEnum):
    """Why a file that a project names cannot be used."""

    OUTSIDE = "outside"
    MISSING = "missing"
    BACKSLASH = "backslash"


_ELSEWHERE = pattern(r"[A-Za-z][A-Za-z+.-]*://|[A-Za-z]:|\\\\")
"""An address, a drive of Windows, or another machine."""

TEMPLATES = {
    Astray.OUTSIDE: "template_outside",
    Astray.MISSING: "template_missing",
    Astray.BACKSLASH: "template_backslash",
}
"""What is told of a template that is astray, whether the content or the theme names it."""


def astray(name: str, folder: Path) -> Astray | None:
    """What is wrong with the name of a file in a project's folder; None when nothing is."""
    if _ELSEWHERE.match(name):
        return Astray.OUTSIDE
    if "\\" in name:
        return Astray.BACKSLASH
    home = folder.resolve()
    path = home / name
    try:
        inside = path.resolve().is_relative_to(home) and ".." not in path.parts
        if not inside or _linked(path, home):
            return Astray.OUTSIDE
        return None if path.is_file() else Astray.MISSING
    except (OSError, RuntimeError, ValueError):
        return Astray.MISSING


def _linked(path: Path, home: Path) -> bool:
    """Whether a link stands on the way: a file travels with its project, a link may not."""
    return any(part.is_symlink() for part in (path, *path.parents) if home in part.parents)
