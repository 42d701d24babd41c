"""A whole file, or what can be read of one that YAML gives up on.

PyYAML stops at its first mistake. Sections and the entries of their lists can be read apart, so
that people are told of one mistake in each, and of all that is wrong with the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import yaml

from restitution.errors import Problem
from restitution.frozen import Changing, field
from restitution.yamlfile.lines import stray_line
from restitution.yamlfile.reader import NO_BREAK_SPACES, Reader, UnreadableError
from restitution.yamlfile.stretch import Stretch
from restitution.yamlfile.syntax import explained
from restitution.yamlfile.values import Entries, Value

_DOCUMENT_MARKS: Final = ("---", "...")

_MISPLACING: Final = {"nbsp_indent", "quote_open"}
"""Accidents that make a text of what was meant as keys."""


def mapping(name: str, text: str) -> tuple[Entries | None, list[Problem]]:
    """What a file says and what is wrong with it; None when it says nothing in keys."""
    whole = Stretch(name, text)
    found = _read(whole)
    if found.failed:
        return _in_parts(whole, found)
    if isinstance(found.value, Entries):
        return _trusted(found.value, found.problems), found.problems
    if found.value is None:
        return None, found.problems or [Problem("empty_file", whole.at(0, 0))]
    return None, [*found.problems, _no_mapping(whole, found.value)]


class Found(Changing):
    """What a stretch holds and what is wrong; ``failed`` when it could not be read to its end."""

    value: Value | None = None
    problems: list[Problem] = field(default_factory=list)
    failed: bool = False


def _read(stretch: Stretch) -> Found:
    return found_by(Reader(stretch))


def found_by(reader: Reader) -> Found:
    """What a reader finds in its stretch, and what is wrong with that."""
    try:
        return Found(reader.root(), reader.problems)
    except UnreadableError:
        return Found(None, reader.problems, failed=True)
    except yaml.MarkedYAMLError as error:
        if not any(known.code in _MISPLACING for known in reader.problems):
            reader.problems.append(explained(reader.stretch, error))
        return Found(None, reader.problems, failed=True)


def _no_mapping(stretch: Stretch, value: Value) -> Problem:
    """Why a file that is one text or list holds no keys."""
    line = stray_line(stretch, value.source.line - 1)
    alone = line.code == "line_without_key"
    return Problem("not_a_mapping", value.source) if alone else line


def _trusted(entries: Entries, problems: Sequence[Problem]) -> Entries:
    """A mapping without the sections in which keys became text."""
    for problem in problems:
        if problem.code in _MISPLACING and problem.source:
            line = problem.source.line
            above = [key for key, place in entries.key_sources.items() if place.line <= line]
            outside = bool(above) and above[-1].startswith(tuple(NO_BREAK_SPACES))
            for key in above[-2:] if outside else above[-1:]:
                entries.forget(key)
    return entries


def _in_parts(whole: Stretch, found: Found) -> tuple[Entries | None, list[Problem]]:
    """The sections that can be read, and what is wrong with all of them."""
    sections = list(whole.sections())
    entries = Entries(sections[0].at(0, 0) if sections else whole.at(0, 0))
    problems: list[Problem] = []
    failed = False
    latest = ""
    for section in sections:
        part = _read(section)
        failed = failed or part.failed or not isinstance(part.value, Entries | None)
        problems += _taken(entries, section, part)
        if latest and not (section.key or section.alone):
            entries.forget(latest)  # the rest of its lines stand below this one
        latest = section.key or latest
    if failed:
        return entries if entries or entries.unread else None, problems
    return entries, [*problems, *(p for p in found.problems if p not in problems)]


def _taken(entries: Entries, section: Stretch, part: Found) -> list[Problem]:
    """Take a section in; what is wrong with it."""
    if section.text.startswith(_DOCUMENT_MARKS):
        return [Problem("two_documents", section.at(0, 0))] if entries else []
    if part.failed:
        _forget(entries, section)
        return _of_entries(section, part)
    if isinstance(part.value, Entries):
        trusted = _trusted(part.value, part.problems)
        entries.unread |= trusted.unread
        return [*part.problems, *_merged(entries, trusted)]
    if part.value is None:
        return part.problems
    _forget(entries, section)
    return [*part.problems, stray_line(section, 0)]


def _forget(entries: Entries, section: Stretch) -> None:
    if section.key:
        entries.forget(section.key)


def _merged(entries: Entries, further: Entries) -> list[Problem]:
    problems = []
    for key, value in further.items():
        source = further.key_sources[key]
        first = entries.add(key, source, value)
        if first:
            values = {"key": key, "line": str(first.line)}
            problems.append(Problem("duplicate_key", source, values))
    return problems


def _of_entries(section: Stretch, part: Found) -> list[Problem]:
    """What is wrong in each entry of a section's list, if that is where its own mistake is."""
    problems = [found for entry in section.entries() for found in _read(entry).problems]
    return problems if part.problems[-1] in problems else part.problems
