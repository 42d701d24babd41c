"""What took long to make, kept in the user's cache folder for the next build.

A file is called by the digest of all that its content is made from, and sealed with a digest of
both: what is found there is either what would be made now, or as good as not there. A folder that
is full, read-only or removed costs time, and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from restitution.frozen import Frozen

VARIABLE = "RESTITUTION_CACHE"
"""Where the environment says which folder to take; empty for none."""

MOST = 192 * 1024 * 1024
"""Bytes that are kept: the faces of some twenty themes, and what some content files are made of.

What was written first goes first.
"""

_SEAL = hashlib.sha256().digest_size


class Cache(Frozen):
    """A folder of things made before; without one nothing is kept."""

    folder: Path | None = None

    def kept(self, recipe: str, make: Callable[[], bytes]) -> bytes:
        """What is made by a recipe, which must name all that it depends on."""
        if self.folder is None:
            return make()
        name = name_of(recipe)
        found = self.found(name)
        if found is None:
            found = make()
            self.keep([(name, found)])
        return found

    def found(self, name: str) -> bytes | None:
        """What is kept by a name, if it is whole; a name is a digest, or letters and digits."""
        return _unsealed(self.folder / name) if self.folder else None

    def keep(self, contents: Iterable[tuple[str, bytes]]) -> None:
        """Keep contents, each by its name, as far as there is room for them."""
        if self.folder is None:
            return
        with suppress(OSError):
            for name, content in contents:
                _put(self.folder / name, content)
        self.sweep()

    def sweep(self) -> None:
        """Remove what is too much, the oldest first."""
        if self.folder is not None:
            with suppress(OSError):
                _sweep(self.folder)


def cache_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Where the system keeps what can be made again; None when it does not say.

    XDG Base Directory Specification 0.8; Apple, File System Programming Guide; Microsoft, Known
    Folders.
    """
    if VARIABLE in environment:
        return Path(environment[VARIABLE]) if environment[VARIABLE] else None
    home = environment.get("USERPROFILE" if platform == "win32" else "HOME", "")
    base = {
        "win32": environment.get("LOCALAPPDATA", ""),
        "darwin": home and f"{home}/Library/Caches",
    }.get(platform) or _xdg(environment, home)
    return Path(base, "restitution") if base else None


def _xdg(environment: Mapping[str, str], home: str) -> str:
    """A relative path does not count, says the specification."""
    said = environment.get("XDG_CACHE_HOME", "")
    return said if said.startswith("/") else home and f"{home}/.cache"


def name_of(recipe: str) -> str:
    """What a thing is kept by that a recipe makes, or that is asked for in its words."""
    return hashlib.sha256(recipe.encode()).hexdigest()


def _unsealed(file: Path) -> bytes | None:
    """What a file holds, if it is whole and stands under its own name."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    seal, content = data[:_SEAL], data[_SEAL:]
    return content if seal == _seal(file.name, content) else None


def _seal(name: str, content: bytes) -> bytes:
    return hashlib.sha256(name.encode() + content).digest()


def _put(file: Path, content: bytes) -> None:
    """Write a file beside its place, and move it there whole: others read and write here too."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.write_bytes(_seal(file.name, content) + content)
    draft.replace(file)


def _sweep(folder: Path) -> None:
    """Remove what is too much, the oldest first."""
    files = sorted(_files(folder))
    excess = sum(size for _, size, _ in files) - MOST
    for _, size, file in files:
        if excess <= 0:
            return
        file.unlink(missing_ok=True)
        excess -= size


def _files(folder: Path) -> Iterator[tuple[int, int, Path]]:
    """When each file was written, its size, and its path; another build may remove some."""
    for file in folder.iterdir():
        with suppress(FileNotFoundError):
            found = file.stat()
            yield found.st_mtime_ns, found.st_size, file
