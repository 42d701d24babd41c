"""From the events of PyYAML to values: nodes would not tell of anchors and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from restitution.errors import Problem, Severity
from restitution.frozen import replace
from restitution.source import Source
from restitution.yamlfile.characters import UNWANTED, code_of
from restitution.yamlfile.stretch import Stretch
from restitution.yamlfile.values import Entries, Scalar, Series, Value

MAX_DEPTH: Final = 12
"""How deep mappings and lists may nest: content.yaml needs 7."""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

NO_BREAK_SPACES: Final = "\u00a0\u202f\u2007"

_CUT: Final = re.compile(r"[ \t]+(#[^ \t#].*)")
"""A comment without a space after its sign, behind a value."""


class UnreadableError(Exception):
    """The rest has no meaning any more; the problem is already noted."""


@dataclass(slots=True)
class Reader:
    """Walks the events of one stretch of a file, and notes what people write by accident.

    The stretch may hold entries of a list, from the one with the number ``first`` on, whose key
    is ``within``.
    """

    stretch: Stretch
    problems: list[Problem] = field(default_factory=list)
    within: str = ""
    first: int = 0

    def root(self) -> Value | None:
        """What the stretch holds; None when that is nothing.

        Raises yaml.MarkedYAMLError for what is no YAML, UnreadableError for what makes no sense.
        """
        root: Value | None = None
        events = yaml.parse(self.stretch.text, Loader=LOADER)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._note("two_documents", self._source(event, ""))
                raise UnreadableError
            if isinstance(event, yaml.NodeEvent):
                root = self._value(event, events, self.within, int(bool(self.within)))
        return root

    def _value(
        self, event: yaml.Event, events: Iterator[yaml.Event], path: str, depth: int
    ) -> Value:
        source = self._source(event, path)
        self._refuse_signs(event, source)
        if isinstance(event, yaml.AliasEvent):
            return Scalar(f"*{event.anchor}", source)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, source)
        if depth == MAX_DEPTH:
            self._note("too_deep", source)
            raise UnreadableError
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
            first = entries.add(str(key), key.source, value)
            if first:
                self._note("duplicate_key", key.source, key=key, line=str(first.line))
        return entries

    def _key(self, event: yaml.Event, parent: str) -> Scalar:
        if not isinstance(event, yaml.ScalarEvent):
            source = self._source(event, parent)
            self._refuse_signs(event, source)
            self._note("key_form", source)
            raise UnreadableError
        name = event.value.rstrip(NO_BREAK_SPACES)  # as the French type before a colon
        source = self._source(event, f"{parent}.{name}" if parent else name)
        self._refuse_signs(event, source)
        return Scalar(self._scalar(event, source).rstrip(NO_BREAK_SPACES), source)

    def _series(self, source: Source, events: Iterator[yaml.Event], depth: int) -> Series:
        series = Series(source)
        first = self.first if source.path == self.within else 0
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            value = self._value(event, events, f"{source.path}[{first + len(series)}]", depth)
            self._look_for_entries(event, value)
            series.append(value)
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
        raw = self.stretch.text[start.index : end.index]
        if event.style in ("|", ">"):
            return _block(event, raw, source)
        if event.style in ("'", '"'):
            self._look_at_quote(event, source)
        if event.style == '"':
            return self._double_quoted(event.value, source, several=end.line > start.line)
        if event.style == "'":
            inner = raw[1:-1].replace("''", "'")
            return Scalar(_stripped(inner), _after_quote(source), _columns(inner))
        self._look_at_indent(raw, source)
        self._look_behind(event, source.path)
        return Scalar(_stripped(raw) if event.value else "", source, _columns(raw))

    def _double_quoted(self, value: str, source: Source, *, several: bool) -> Scalar:
        unwanted = UNWANTED.search(value)
        if unwanted:
            self._note("control_character", source, character=code_of(unwanted[0]))
        # YAML folds one blank line to one line end, which would join two passages.
        text = value.replace("\n", "\n\n") if several else value
        return Scalar(UNWANTED.sub(" ", text), _after_quote(source))

    def _look_at_quote(self, event: yaml.ScalarEvent, source: Source) -> None:
        """Find a quote that ends in another text than it began.

        A text may not go on as far to the left as it began (YAML 1.2, 6.1); PyYAML lets it.
        """
        start, end = _marks(event)
        least = self.stretch.indent(start.line)
        for number in range(start.line + 1, end.line + 1):
            if self.stretch.lines[number] and self.stretch.indent(number) <= least:
                self._note("quote_open", source, sign=str(event.style))
                return

    def _look_at_indent(self, raw: str, source: Source) -> None:
        """Find no-break spaces that look like an indent: to YAML they are text."""
        if raw.isascii() or not any(sign in raw for sign in NO_BREAK_SPACES):
            return
        first = source.line - self.stretch.above - 1
        for number, line in enumerate(raw.split("\n")):
            place = line.lstrip(" \t")
            column = len(line) - len(place) if number else source.column - 1
            before = "" if number else self.stretch.lines[first][:column]
            if place.startswith(tuple(NO_BREAK_SPACES)) and not before.strip(" \t"):
                self._note("nbsp_indent", self.stretch.at(first + number, column))

    def _look_for_entries(self, event: yaml.Event, value: Value) -> None:
        """Warn of a further entry on a deeper indent: to YAML it goes on with the text above."""
        lines = value.split("\n") if isinstance(value, Scalar) and "\n" in value else []
        start, _ = _marks(event)
        for number, line in enumerate(lines):
            if number and line.startswith("- ") and not getattr(event, "style", ""):
                place = start.line + number
                source = self.stretch.at(place, self.stretch.indent(place), value.source.path)
                values = {"text": line, "kept": _ending(lines[number - 1])}
                self.problems.append(Problem("entry_in_text", source, values, Severity.WARNING))

    def _look_behind(self, event: yaml.ScalarEvent, path: str) -> None:
        """Warn of `` #1``: a comment to YAML, but likely meant as text."""
        _, end = _marks(event)
        line = self.stretch.lines[end.line]
        cut = _CUT.match(line, end.column) if "#" in line else None
        if cut:
            source = self.stretch.at(end.line, cut.start(1), path)
            values = {"text": cut[1], "kept": _ending(event.value)}
            self.problems.append(Problem("comment_cut", source, values, Severity.WARNING))

    def _source(self, event: yaml.Event, path: str) -> Source:
        start, _ = _marks(event)
        return self.stretch.at(start.line, start.column, path)

    def _note(self, code: str, source: Source, **values: str) -> None:
        self.problems.append(Problem(code, source, values))


def _marks(event: yaml.Event) -> tuple[Any, Any]:
    """Where an event begins and ends: PyYAML always says, its types do not."""
    return event.start_mark, event.end_mark


def _ending(text: str) -> str:
    """The last words of a text, by which it is known again."""
    return text if len(text) <= _ENDING else f"…{text[-_ENDING:]}"


_ENDING: Final = 30


def _after_quote(source: Source) -> Source:
    return replace(source, column=source.column + 1)


def _columns(raw: str) -> tuple[int, ...]:
    """Where the lines after the first begin."""
    if "\n" not in raw:
        return ()
    return tuple(1 + len(line) - len(line.lstrip(" \t")) for line in raw.split("\n")[1:])


def _stripped(raw: str) -> str:
    """Each line without the spaces that only serve the file's own look."""
    if "\n" not in raw:
        return raw.strip(" \t")
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
