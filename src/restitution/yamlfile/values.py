"""What a file holds, once read: texts, mappings and lists that know their places."""

from __future__ import annotations

from typing import Self

from restitution.source import Source

_BLANK = " \t\n"


class Scalar(str):
    """A value as it was typed; ``source`` is where its text begins.

    ``columns`` are where its further lines begin; without them, all begin in the same column.

    The line ends of the file stay: Markdown joins lines itself, and a blank line stays blank.
    """

    __slots__ = ("columns", "source")

    columns: tuple[int, ...]
    source: Source

    def __new__(cls, text: str, source: Source, columns: tuple[int, ...] = ()) -> Self:
        """A text that knows its place."""
        scalar = super().__new__(cls, text)
        scalar.columns = columns
        scalar.source = source
        return scalar

    def __reduce__(self) -> tuple[type[Self], tuple[str, Source, tuple[int, ...]]]:
        """Pickled with its place."""
        return type(self), (str(self), self.source, self.columns)

    @property
    def blank(self) -> bool:
        """Whether nothing is written here."""
        return not self.strip(_BLANK)


class Entries(dict[str, "Value"]):
    """A mapping; ``key_sources`` is where each of its keys stands.

    ``unread`` are keys whose values are in the file, but could not be read.
    """

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.key_sources: dict[str, Source] = {}
        self.unread: set[str] = set()

    def add(self, key: str, source: Source, value: Value) -> Source | None:
        """Take in a key with its value; if it is there already, only say where."""
        if key in self:
            return self.key_sources[key]
        self[key] = value
        self.key_sources[key] = source
        return None

    def forget(self, key: str) -> None:
        """Leave out a value that cannot be trusted; its key is known to be in the file."""
        self.unread.add(key)
        if key in self:
            del self[key]


class Series(list["Value"]):
    """A list; ``source`` is where it begins."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source


Value = Scalar | Entries | Series
