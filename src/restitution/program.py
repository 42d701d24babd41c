"""Which program this is: what is kept by one version of it says nothing to another."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

_COMPILED = "__pycache__"
_DISTRIBUTION = ".dist-info"


@cache
def fingerprint() -> str:
    """What changes with the interpreter, the libraries installed, and any file of ours."""
    package = Path(__file__).parent
    assets = (package.parents[1] / "assets",)  # in a checkout; else they lie in the package
    return fingerprint_of((package, *assets), sys.path)


def fingerprint_of(folders: Iterable[Path], libraries: Iterable[str]) -> str:
    """The same of given folders of ours, and given places of libraries.

    A file is known by its size and the time of its last change, which every writing gives it; a
    library by the name of its record (PyPA, Recording installed projects), which has the version,
    and by when it was put there.
    """
    files = [entry for folder in folders for entry in _files(os.fspath(folder))]
    records = [record for place in libraries for record in _records(place)]
    parts = (sys.version, sys.platform, sorted(files), sorted(records))
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    for entry in _entries(folder):
        if entry.is_dir():
            if entry.name != _COMPILED:
                yield from _files(entry.path)
        else:
            found = entry.stat()
            yield entry.path, found.st_size, found.st_mtime_ns


def _records(place: str) -> Iterator[tuple[str, int]]:
    for entry in _entries(place):
        if entry.name.endswith(_DISTRIBUTION):
            yield entry.path, entry.stat().st_mtime_ns


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []
