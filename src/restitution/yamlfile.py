"""Read a YAML file as strings only, each value knowing its line and column.

No booleans, dates or numbers are guessed, and nothing is lost in silence: what people write by
accident (a key twice, an indent of no-break spaces, a sign that means something) is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NoReturn, Self

import yaml

from restitution.errors import ContentError, Problem, Severity
from restitution.source import Source

MAX_DEPTH = 12
"""How deep mappings and lists may nest: content.yaml needs 7."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_BREAK_SPACES = "\u00a0\u202f\u2007"
_BLANK = " \t\n"

_INDENTS = " \t" + _NO_BREAK_SPACES

_CUT = re.compile(r"[ \t]+(#[^ \t#].*)")
"""A comment without a space after its sign, behind a value."""

_SIGNS = {
    "while scanning an alias": "alias_used",
    "while scanning an anchor": "anchor_used",
    "while scanning a tag": "tag_used",
    "while parsing a tag": "tag_used",
}
"""Text that begins with a sign of YAML's own, by what PyYAML was doing when it stumbled."""

_TOLD_FROM_START = (*_SIGNS, "simple key", "quoted scalar", "flow", "block scalar", "directive")
"""What PyYAML finds wrong at its end, where nobody looks for it."""

_UNWANTED = re.compile(r"[^\t\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 (5.1) does not print, and its rarer line ends, which editors do not count."""


class Scalar(str):
    """A value as it was typed; ``source`` is where its text begins.

    The line ends of the file stay: Markdown joins lines itself, and a blank line stays blank.
    """

    __slots__ = ("source",)

    source: Source

    def __new__(cls, text: str, source: Source) -> Self:
        """A text that knows its place."""
        scalar = super().__new__(cls, text)
        scalar.source = source
        return scalar

    @property
    def blank(self) -> bool:
        """Whether nothing is written here."""
        return not self.strip(_BLANK)


class Entries(dict[str, "Value"]):
    """A mapping; ``key_sources`` is where each of its keys stands."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source
        self.key_sources: dict[str, Source] = {}


class Series(list["Value"]):
    """A list; ``source`` is where it begins."""

    def __init__(self, source: Source) -> None:
        super().__init__()
        self.source = source


Value = Scalar | Entries | Series


def load(path: Path, name: str) -> Entries:
    """The mapping that a file holds; ``name`` is what people call the file.

    Raises ContentError with every problem found. Warnings are left to ``read``.
    """
    entries, problems = read(path, name)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise ContentError(problems)
    return entries


def read(path: Path, name: str) -> tuple[Entries, tuple[Problem, ...]]:
    """The mapping that a file holds, with the problems that leave it readable, in their order.

    Raises ContentError with every problem found when the file cannot be made sense of.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise ContentError(Problem("content_missing", values={"file": name})) from None
    text = _decoded(data, name)
    reader = _Reader(name, text, text.split("\n"))
    return reader.entries(), in_order(reader.problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems in the order of the file."""
    return tuple(sorted(problems, key=_place))


def _place(problem: Problem) -> tuple[int, int]:
    source = problem.source
    return (source.line, source.column) if source else (0, 0)


def _decoded(data: bytes, name: str) -> str:
    """UTF-8, with or without its mark, line ends made one; Windows and UTF-16 are refused."""
    text_bytes, zero, _ = data.partition(b"\0")  # UTF-16 is full of zeros
    try:
        text = text_bytes.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse_bytes(data, error.start, name)
    if zero:
        _refuse_bytes(data, len(text_bytes), name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if text.endswith("\n") else text + "\n"  # libyaml counts its line in any case


def _refuse_bytes(data: bytes, index: int, name: str) -> NoReturn:
    before = data[:index].decode("utf-8-sig", errors="replace")
    line = before.count("\n") + 1
    source = Source(name, line, len(before) - before.rfind("\n"), "")
    values = {"byte": f"{data[index]:02X}", "line": str(line)}
    raise ContentError(Problem("not_utf8", source, values))


class _UnreadableError(Exception):
    """The rest of the file has no meaning any more; the problem is already noted."""


@dataclass(slots=True)
class _Reader:
    """Walks the events of one file: nodes would not tell of anchors and signs."""

    name: str
    text: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)

    def entries(self) -> Entries:
        """The file's mapping. Raises ContentError when there is none, or one without meaning."""
        self._refuse_characters()
        root = None
        try:
            root = self._root(yaml.parse(self.text, Loader=_LOADER))
        except yaml.MarkedYAMLError as error:
            self.problems.append(self._syntax(error))
        except _UnreadableError:
            pass
        if root is None and not self.problems:
            self._note("empty_file", Source(self.name, 1, 1, ""))
        elif isinstance(root, Scalar | Series):
            self._note("not_a_mapping", root.source)
        harmless = {"duplicate_key", "comment_cut"}
        if not isinstance(root, Entries) or {p.code for p in self.problems} - harmless:
            raise ContentError(in_order(self.problems))
        return root

    def _refuse_characters(self) -> None:
        for found in _UNWANTED.finditer(self.text):
            before = self.text[: found.start()]
            column = found.start() - before.rfind("\n")
            source = Source(self.name, before.count("\n") + 1, column, "")
            self._note("control_character", source, character=f"U+{ord(found[0]):04X}")
        if self.problems:
            raise ContentError(self.problems)

    def _root(self, events: Iterator[yaml.Event]) -> Value | None:
        root = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._note("yaml_syntax", self._source(event, ""), detail="---")
                raise _UnreadableError
            if isinstance(event, yaml.NodeEvent):
                root = self._value(event, events, "", 0)
        return root

    def _value(
        self, event: yaml.Event, events: Iterator[yaml.Event], path: str, depth: int
    ) -> Value:
        source = self._source(event, path)
        self._refuse_signs(event, source)
        if isinstance(event, yaml.AliasEvent):
            return Scalar("", source)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, source)
        if depth == MAX_DEPTH:
            self._note("too_deep", source)
            raise _UnreadableError
        if isinstance(event, yaml.MappingStartEvent):
            return self._entries(source, events, depth + 1)
        return self._series(source, events, depth + 1)

    def _entries(self, source: Source, events: Iterator[yaml.Event], depth: int) -> Entries:
        entries = Entries(source)
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, source.path)
            value = self._value(next(events), events, key.source.path, depth)
            if key in entries:
                first = entries.key_sources[key]
                self._note("duplicate_key", key.source, key=key, line=str(first.line))
            else:
                entries[str(key)] = value
                entries.key_sources[str(key)] = key.source
        return entries

    def _key(self, event: yaml.Event, parent: str) -> Scalar:
        if not isinstance(event, yaml.ScalarEvent):
            source = self._source(event, parent)
            self._refuse_signs(event, source)
            self._note("yaml_syntax", source, detail=self.lines[source.line - 1])
            raise _UnreadableError
        source = self._source(event, f"{parent}.{event.value}" if parent else event.value)
        self._refuse_signs(event, source)
        return self._scalar(event, source)

    def _series(self, source: Source, events: Iterator[yaml.Event], depth: int) -> Series:
        series = Series(source)
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            series.append(self._value(event, events, f"{source.path}[{len(series)}]", depth))
        return series

    def _refuse_signs(self, event: yaml.Event, source: Source) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._note("alias_used", source)
        elif getattr(event, "anchor", None):
            self._note("anchor_used", source)
        if getattr(event, "tag", None):
            self._note("tag_used", source)

    def _scalar(self, event: yaml.ScalarEvent, source: Source) -> Scalar:
        start, end = _marks(event)
        raw = self.text[start.index : end.index]
        if event.style in ("|", ">"):
            return _block(event, raw, source)
        if event.style == '"':
            return self._double_quoted(event.value, source, several=end.line > start.line)
        if event.style == "'":
            return Scalar(_stripped(raw[1:-1].replace("''", "'")), _after_quote(source))
        self._look_at_indent(raw, source)
        self._look_behind(end, source.path)
        return Scalar(_stripped(raw) if event.value else "", source)

    def _double_quoted(self, value: str, source: Source, *, several: bool) -> Scalar:
        unwanted = _UNWANTED.search(value)
        if unwanted:
            self._note("control_character", source, character=f"U+{ord(unwanted[0]):04X}")
        # YAML folds one blank line to one line end, which would join two passages.
        text = value.replace("\n", "\n\n") if several else value
        return Scalar(text, _after_quote(source))

    def _look_at_indent(self, raw: str, source: Source) -> None:
        """Find no-break spaces that look like an indent: to YAML they are text."""
        for number, line in enumerate(raw.split("\n")):
            place = line.lstrip(" \t")
            column = 1 + len(line) - len(place) if number else source.column
            before = "" if number else self.lines[source.line - 1][: column - 1]
            if place.startswith(tuple(_NO_BREAK_SPACES)) and not before.strip(" \t"):
                self._note("nbsp_indent", Source(self.name, source.line + number, column, ""))

    def _look_behind(self, mark: Any, path: str) -> None:
        """Warn of `` #1``: a comment to YAML, but likely meant as text."""
        cut = _CUT.match(self.lines[mark.line], mark.column)
        if cut:
            source = Source(self.name, mark.line + 1, cut.start(1) + 1, path)
            problem = Problem("comment_cut", source, {"text": cut[1]}, Severity.WARNING)
            self.problems.append(problem)

    def _syntax(self, error: yaml.MarkedYAMLError) -> Problem:
        """What PyYAML stumbled over, told by the text at the spot: its own words are English."""
        context, problem = str(error.context), str(error.problem)
        begun = any(words in context for words in _TOLD_FROM_START) and "tab" not in problem
        mark: Any = (error.context_mark if begun else None) or error.problem_mark
        line = self.lines[mark.line]
        source = Source(self.name, mark.line + 1, mark.column + 1, "")
        indent = line[: len(line) - len(line.lstrip(_INDENTS))]
        for characters, code in (("\t", "tab_indent"), (_NO_BREAK_SPACES, "nbsp_indent")):
            found = next((n for n, c in enumerate(indent) if c in characters), None)
            if found is not None:
                return Problem(code, Source(self.name, source.line, found + 1, ""))
        for words, code in _SIGNS.items():
            if words in context:
                return Problem(code, source)
        return Problem("yaml_syntax", source, {"detail": line.strip(_INDENTS)})

    def _source(self, event: yaml.Event, path: str) -> Source:
        start, _ = _marks(event)
        return Source(self.name, start.line + 1, start.column + 1, path)

    def _note(self, code: str, source: Source, **values: str) -> None:
        self.problems.append(Problem(code, source, values))


def _marks(event: yaml.Event) -> tuple[Any, Any]:
    """Where an event begins and ends: PyYAML always says, its types do not."""
    return event.start_mark, event.end_mark


def _after_quote(source: Source) -> Source:
    return replace(source, column=source.column + 1)


def _stripped(raw: str) -> str:
    """Each line without the spaces that only serve the file's own look."""
    return "\n".join(line.strip(" \t") for line in raw.split("\n"))


def _block(event: yaml.ScalarEvent, raw: str, source: Source) -> Scalar:
    """The lines under ``|`` or ``>`` as they stand, from the first that is not blank."""
    lines = raw.split("\n")[1:]
    skipped = next((n for n, line in enumerate(lines) if line.strip(" \t")), None)
    if skipped is None:
        return Scalar("", source)
    indent = len(lines[skipped]) - len(lines[skipped].lstrip(" "))
    place = replace(source, line=source.line + 1 + skipped, column=indent + 1)
    if event.style == "|":
        return Scalar(event.value.strip("\n"), place)
    return Scalar("\n".join(line[indent:].rstrip(" ") for line in lines).strip("\n"), place)
