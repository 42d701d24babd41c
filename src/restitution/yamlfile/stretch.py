"""Some whole lines of a file that are read by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from restitution.frozen import Frozen
from restitution.source import Source

_SECTION: Final = re.compile(r"(?! |\t|#|\u00a0|\u202f|\u2007|-[ \n]|[\]}]|\n)")
_KEY: Final = re.compile(r"[\"']?([\w-]+)[\"']?[ \u00a0\u202f]*(?:[:=：;]|->|→|\n)")


class Stretch(Frozen, dict=True):
    """Lines of a file; ``above`` are the lines before them."""

    file: str
    text: str
    above: int = 0

    @cached_property
    def lines(self) -> list[str]:
        """The lines, and an empty one after the last."""
        return self.text.split("\n")

    @property
    def key(self) -> str:
        """What the first key of a section is, or was meant to be; "" when it begins with none."""
        found = _KEY.match(self.text)
        return found[1] if found else ""

    @property
    def alone(self) -> bool:
        """Whether nothing stands below the first line."""
        return not any(filled(line) for line in self.lines[1:])

    def at(self, line: int, column: int, path: str = "") -> Source:
        """A place, by its line and column counted from 0."""
        return Source(self.file, self.above + line + 1, column + 1, path)

    def indent(self, line: int) -> int:
        """The spaces before a line."""
        return len(self.lines[line]) - len(self.lines[line].lstrip(" "))

    def sections(self) -> Iterator[Stretch]:
        """The parts that begin at the left edge.

        Nothing of a value may stand there (YAML 1.2, 6.1), so each part can be read by itself.
        """
        starts = [n for n, line in enumerate(self.lines[:-1]) if _SECTION.match(line + "\n")]
        first = next((n for n, line in enumerate(self.lines) if filled(line)), 0)
        yield from self._parts(sorted({first, *starts}))

    def entries(self) -> Iterator[Stretch]:
        """The entries of the list that a section holds, if it holds one."""
        below = (n for n, line in enumerate(self.lines) if n and filled(line))
        indent = next((self.indent(n) for n in below), 0)
        dash = " " * indent + "- "
        yield from self._parts([n for n, line in enumerate(self.lines) if line.startswith(dash)])

    def _parts(self, starts: list[int]) -> Iterator[Stretch]:
        ends = [*starts[1:], len(self.lines) - 1]
        for start, end in zip(starts, ends, strict=False):
            text = "\n".join([*self.lines[start:end], ""])
            yield Stretch(self.file, text, self.above + start)


def filled(line: str) -> bool:
    """Whether a line is neither blank nor a remark."""
    return bool(line.lstrip(" \t")) and not line.lstrip(" \t").startswith("#")
