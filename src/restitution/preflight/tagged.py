"""What a page shows, by its marks (ISO 32000-1, 14.6): every text in an element or an artifact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, String, parse_content_stream

from restitution.frozen import Changing, field
from restitution.preflight.fault import Fault
from restitution.preflight.lettering import Lettering

_SHOWS = {"Tj", "TJ", "'", '"'}
_PAINTS = _SHOWS | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"}
_STATE = {"BDC", "BMC", "EMC", "Tf", "q", "Q"}
_READ = " ".join(sorted((_PAINTS - {"INLINE IMAGE"}) | _STATE | {"BI", "ID", "EI"}))
"""What is read of a page: how paths run and where text stands is left to others."""

_ARTIFACT = "Artifact"
_DIGITS = re.compile(rb"<([0-9A-Fa-f]*)>")
_CODE = 4
"""Digits of a code of two bytes."""


class Marked(Changing):
    """A sequence that belongs to the structure: its tag and its number on the page.

    ``said`` are its words: texts, and strings in the codes of a font.
    """

    tag: str
    number: int
    said: list[str | tuple[Lettering, Sequence[bytes]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, as they are read aloud."""
        return "".join(
            part if isinstance(part, str) else part[0].read(part[0].decode(part[1]))
            for part in self.said
        )


class _Open(Changing):
    """A mark that is open: what it holds, and whether its words are said by itself."""

    holds: Marked | None
    artifact: bool
    says: bool


class TaggedPage(Changing, dict=True):
    """A page's content, read once. ``number`` is the page's, from 1.

    ``shown`` are the codes that it shows, by the names of their fonts.
    """

    page: Page
    number: int
    marked: list[Marked] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    shown: dict[str, frozenset[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._open: list[_Open] = []
        self._fonts: dict[str, Lettering] = {}
        self._strings: defaultdict[str, list[bytes]] = defaultdict(list)
        self._font = ""
        self._kept: list[str] = []
        for instruction in parse_content_stream(self.page, _READ):
            self._read(str(instruction.operator), instruction.operands)
        if self._open:
            self._tell("mark_left_open", str(len(self._open)))
        for name, strings in self._strings.items():
            self.shown[name] = frozenset(self._lettering(name).decode(strings))

    def _read(self, operator: str, operands: Any) -> None:
        if operator in _PAINTS:
            self._paint(operator, operands)
        elif operator in {"BDC", "BMC"}:
            self._begin(str(operands[0]).lstrip("/"), self._properties(operands))
        elif operator == "EMC":
            self._end()
        elif operator == "Tf":
            self._font = str(operands[0])
        elif operator == "q":
            self._kept.append(self._font)
        elif operator == "Q":
            self._font = self._kept.pop() if self._kept else self._font

    def _properties(self, operands: Any) -> Object:
        """The properties of a mark, in place or by their name in the page's resources."""
        if len(operands) == 1:
            return Dictionary()
        found: Object = operands[1]
        if isinstance(found, Name):
            found = self.page.resources.Properties[str(found)]
        return found

    def _begin(self, tag: str, properties: Object) -> None:
        # asking a dictionary for what it has not costs ten times as much
        told, artifact = properties.keys(), tag == _ARTIFACT
        holds = Marked(tag, int(properties["/MCID"])) if "/MCID" in told else None
        if (holds or artifact) and self._where() is not None:
            self._tell("mark_inside_mark", tag)
        if holds is not None:
            self.marked.append(holds)
        says = "/ActualText" in told
        self._open.append(_Open(holds, artifact, says))
        if says:
            self._say(str(properties["/ActualText"]))

    def _end(self) -> None:
        if self._open:
            self._open.pop()
        else:
            self._tell("mark_not_open", "EMC")

    def _where(self) -> _Open | None:
        """The mark that says what is drawn now: an element's or an artifact's."""
        return next((mark for mark in self._open if mark.holds or mark.artifact), None)

    def _paint(self, operator: str, operands: Any) -> None:
        if self._where() is None:
            self._tell("untagged", operator)
        if operator in _SHOWS:
            self._show(list(_strings(operands)))

    def _show(self, strings: Sequence[bytes]) -> None:
        self._strings[self._font] += strings
        if not any(mark.says for mark in self._open):
            self._say((self._lettering(self._font), strings))

    def _say(self, part: str | tuple[Lettering, Sequence[bytes]]) -> None:
        where = self._where()
        if where is not None and where.holds:
            where.holds.said.append(part)

    def _lettering(self, name: str) -> Lettering:
        if name not in self._fonts:
            fonts = self.page.resources.get(Name.Font, Dictionary())
            self._fonts[name] = Lettering(fonts.get(name, Dictionary()))
        return self._fonts[name]

    def _tell(self, code: str, detail: str) -> None:
        self.faults.append(Fault(code, self.number, detail))


def _strings(operands: Any) -> Iterator[bytes]:
    """The strings that an operator shows; those of a TJ array at once, if none is half a code."""
    for operand in operands:
        if isinstance(operand, String):
            yield bytes(operand)
        elif isinstance(operand, Array):
            written = operand.unparse()
            digits = _DIGITS.findall(written)
            if b"(" in written or any(len(one) % _CODE for one in digits):
                yield from (bytes(one) for one in operand.as_list() if isinstance(one, String))
            else:
                yield bytes.fromhex(b"".join(digits).decode("ascii"))
