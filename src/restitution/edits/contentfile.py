"""content.yaml as it lies on the disk: its words are changed, its line ends and its mark stay."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import Final, Self

from restitution.delivery import told
from restitution.errors import ContentError, Problem
from restitution.frozen import Frozen
from restitution.patterns import pattern
from restitution.yamlfile import Entries, load, read

_MARK: Final = "\ufeff"
_NAME: Final = "content.yaml"
_ENDS: Final = pattern(r"\r\n?")


class ContentFile(Frozen):
    """The text of a file with its own line ends and mark; ``text`` is what is read of it."""

    original: str
    text: str

    @classmethod
    def read(cls, path: Path, name: str) -> Self:
        """A file; raises ContentError when it is not there or not UTF-8."""
        try:
            data = path.read_bytes()
        except OSError:
            raise ContentError(Problem("content_missing", values={"file": name})) from None
        try:
            original = data.decode("utf-8")
        except UnicodeDecodeError:
            load(path, name)  # says which sign it is
            raise
        return cls(original, _ENDS.sub("\n", original.removeprefix(_MARK)))

    def understood(self, name: str) -> tuple[Entries, tuple[Problem, ...]]:
        """What the file would say if it were written; raises ContentError for what says nothing."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, _NAME)
            path.write_bytes(self.original.encode())
            return read(path, name)

    def replaced(self, start: int, end: int, raw: str) -> Self:
        """The file with another stretch from one place of ``text`` to another.

        Only what differs is replaced, in the file's own line ends.
        """
        old = self.text[start:end]
        same = _alike(old, raw)
        tail = _alike(old[same:][::-1], raw[same:][::-1])
        first, last = start + same, end - tail
        new = raw[same : len(raw) - tail]
        places = self._places()
        line_end = "\r\n" if "\r\n" in self.original else "\n"
        original = (
            self.original[: places[first]]
            + new.replace("\n", line_end)
            + self.original[places[last] :]
        )
        text = self.text[:first] + new + self.text[last:]
        return type(self)(original, text)

    def write(self, path: Path) -> None:
        """Put the file in its place in one step; raises OutputError when that is refused."""
        with told(path.parent):
            self._replace(path.resolve())

    def _replace(self, path: Path) -> None:
        handle, name = tempfile.mkstemp(prefix=".restitution-", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(self.original.encode())
            shutil.copymode(path, name)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)

    def _places(self) -> list[int]:
        """Where each character of ``text`` stands in the original, and where that ends."""
        whole = self.original
        kept = [
            number
            for number, sign in enumerate(whole)
            if sign != "\n" or whole[number - 1 : number] != "\r"
        ]
        kept = kept[1:] if whole.startswith(_MARK) else kept
        return kept + [len(whole)] * (len(self.text) + 1 - len(kept))


def _alike(one: str, other: str) -> int:
    """How many signs two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
