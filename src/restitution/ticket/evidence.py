"""What a ticket was written by, and whether all of it is still as it was."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

from restitution.frozen import Frozen, as_tuple
from restitution.witness import Seen, Ways, look


class Evidence(Frozen):
    """Files by their names, and the names that folders have in them."""

    files: Mapping[str, Seen]
    folders: Mapping[str, tuple[str, ...]]

    def still(self) -> bool:
        """Whether all is as it was; a file with the same mark is not read again."""
        ways = Ways()
        return all(listed(folder) == names for folder, names in self.folders.items()) and all(
            look(file, seen, ways=ways).held == seen.held for file, seen in self.files.items()
        )

    def again(self) -> Evidence:
        """The same looked at once more: it is equal if nothing was even written in between."""
        ways = Ways()
        return Evidence(
            {file: look(file, seen, ways=ways) for file, seen in self.files.items()},
            {folder: listed(folder) for folder in self.folders},
        )

    def as_data(self) -> dict[str, Any]:
        """The same in JSON's values."""
        files = {name: as_tuple(seen) for name, seen in self.files.items()}
        return {"files": files, "folders": dict(self.folders)}

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Evidence:
        """Evidence from its data."""
        files = {
            name: Seen(what, way, tuple(mark), rests)
            for name, (what, way, mark, rests) in data["files"].items()
        }
        return cls(files, {folder: tuple(names) for folder, names in data["folders"].items()})


def taken(files: Iterable[str], folders: Iterable[str]) -> Evidence:
    """The evidence of this moment."""
    ways = Ways()
    seen = {file: look(file, ways=ways) for file in files}
    return Evidence(seen, {folder: listed(folder) for folder in folders})


def listed(folder: str) -> tuple[str, ...]:
    """The names of all that is in a folder; none where there is no folder to read."""
    try:
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208 - names, no paths
    except OSError:
        return ()
