"""The lines of a text as they were typed: where things stand, and what looks like lost markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from restitution.errors import Problem, Severity
from restitution.frozen import Frozen, replace
from restitution.patterns import pattern
from restitution.source import Source

_TAG: Final = pattern(
    r"(?<!\\)</?(?:a|b|br|center|div|em|font|h[1-6]|i|img|li|ol|p|span|strong|su[bp]|u|ul)"
    r"(?:[ /][^<>\n]*)?>",
    re.IGNORECASE,
)
"""What people remember of HTML; other angle brackets are text."""

_OPEN_LINK: Final = pattern(
    r"(?<!\\)\[[^\[\]\n]+\]"
    r"(?:[ \u00a0]+\((?:https?|mailto):[^()\n]*\)?|\((?:https?|mailto):[^()\n]*$)",
    re.MULTILINE,
)
"""A label and an address with a space between them, or without the last bracket."""


class Lines(Frozen):
    """A raw text with its place; ``columns`` are where its lines after the first begin."""

    raw: str
    source: Source
    columns: Sequence[int] = ()

    def at(self, line: int, offset: int = 0) -> Source:
        """The place of a line counted from 0, or of a letter in it."""
        if not line and not offset:
            return self.source
        columns = (self.source.column, *self.columns)
        column = columns[line] if line < len(columns) else self.source.column
        return replace(self.source, line=self.source.line + line, column=column + offset)

    def found(self, words: str, block: Source) -> Source:
        """Where words stand in the block that begins at a place; that place if they do not."""
        first = block.line - self.source.line
        for number, line in enumerate(self.raw.split("\n")):
            if number >= first and words in line:
                return self.at(number, line.index(words))
        return block

    def leftovers(self) -> Iterator[Problem]:
        """Warnings of what will be printed as it is, though it was likely meant as markup."""
        for code, sign, form in (("html_tag", "<", _TAG), ("link_open", "[", _OPEN_LINK)):
            for found in form.finditer(self.raw) if sign in self.raw else ():
                line = self.raw.count("\n", 0, found.start())
                offset = found.start() - self.raw.rfind("\n", 0, found.start()) - 1
                values = {"text": found[0]}
                yield Problem(code, self.at(line, offset), values, Severity.WARNING)
