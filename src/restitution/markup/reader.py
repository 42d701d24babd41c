"""From tokens to texts and blocks, with the problems on the way.

Only ``- `` makes a list and only ``### `` a head; a year at the start of a line begins no numbered
list. What is not markup is text: no word is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from markdown_it.token import Token

from restitution.errors import Problem, Severity
from restitution.frozen import Frozen, replace
from restitution.language import Language
from restitution.markup.dialect import block_tokens, inline_token, normal_link
from restitution.markup.lines import Lines
from restitution.markup.model import (
    Block,
    Listing,
    Passage,
    Prose,
    Quotation,
    Span,
    Subhead,
    Text,
)
from restitution.source import Source

_DEFINITION: Final = re.compile(r"[ \t]*\[\^([^\]\s]+)\]:[ \t]*(.*)")
_BLOCK_START: Final = re.compile(r"[ \t]*(?:$|[->] |### )")
_LONE_ASTERISK: Final = re.compile(r"(?<=\S)\*|\*(?=\S)")
_PUBLIC: Final = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_EXCERPT: Final = 24
_PLAIN: Final = Span("")


def parse_text(
    raw: str, source: Source, language: Language, columns: Sequence[int] = ()
) -> tuple[Text, list[Problem]]:
    """Read a run-in text: its typography set, its line ends turned into spaces.

    ``columns`` are where the lines after the first begin, if that is not where the first does.
    Problems: link_scheme, note_unknown (a run-in text has no notes); warnings: emphasis_open,
    html_tag, link_open.
    """
    reader = _Reader(Lines(raw, source, columns), language)
    text = reader.inline(raw, 0)
    reader.check_notes({})
    return text, reader.problems


def parse_prose(
    raw: str, source: Source, language: Language, columns: Sequence[int] = ()
) -> tuple[Prose, list[Problem]]:
    """Read a text of several blocks; the raw text's first line is ``source.line``.

    ``columns`` as in ``parse_text``. Problems: link_scheme, note_unknown; warnings: emphasis_open,
    heading_level, html_tag, link_open, note_twice, note_unused.
    """
    reader = _Reader(Lines(raw, source, columns), language)
    body, definitions = _without_notes(raw.replace("\r\n", "\n"))
    reader.read(block_tokens(body, language))
    known = reader.notes(definitions)
    reader.check_notes(known)
    notes = {key: known[key] for key in reader.marks if key in known}
    return Prose(tuple(reader.blocks), source, notes), reader.problems


class _Definition(Frozen):
    """A note as it was found: its key, its line counted from 0, its lines."""

    key: str
    line: int
    lines: list[str]


def _without_notes(raw: str) -> tuple[str, list[_Definition]]:
    """Blank the lines that define notes: all other lines keep their numbers."""
    found: list[_Definition] = []
    kept: list[str] = []
    inside = False
    for number, line in enumerate(raw.split("\n")):
        match = _DEFINITION.match(line)
        inside = bool(match) or (inside and not _BLOCK_START.match(line))
        if match:
            found.append(_Definition(match[1], number, [match[2]]))
        elif inside:
            found[-1].lines.append(line)
        kept.append("" if inside else line)
    return "\n".join(kept), found


class _Reader:
    """Walks tokens into blocks, and collects the marks of notes and the problems on the way."""

    def __init__(self, lines: Lines, language: Language) -> None:
        self.problems: list[Problem] = list(lines.leftovers())
        self.blocks: list[Block] = []
        self.marks: dict[str, Source] = {}
        self._lines = lines
        self._language = language
        self._open: list[Token] = []
        self._entries: list[Text] = []
        self._latest: Token | None = None

    def inline(self, raw: str, line: int) -> Text:
        """A text that is one block by itself."""
        return self._text(inline_token(raw.strip(" \t\r\n"), self._language), self._at(line))

    def read(self, tokens: Sequence[Token]) -> None:
        """Read a whole prose."""
        for token in tokens:
            if token.nesting > 0:
                self._open.append(token)
            elif token.nesting < 0:
                self._close()
            elif token.content:
                self._block(token)

    def notes(self, definitions: Sequence[_Definition]) -> dict[str, Text]:
        """The texts of the notes by key; the first of a key serves."""
        known: dict[str, Text] = {}
        for found in definitions:
            if found.key in known:
                self._warn("note_twice", self._at(found.line), note=found.key)
            else:
                known[found.key] = self.inline("\n".join(found.lines), found.line)
        return known

    def check_notes(self, known: Mapping[str, Text]) -> None:
        """Every mark has its note, and every note its mark."""
        for key, source in self.marks.items():
            if key not in known:
                self.problems.append(Problem("note_unknown", source, {"note": key}))
        for key, note in known.items():
            if key not in self.marks:
                self._warn("note_unused", note.source, note=key)

    def _block(self, token: Token) -> None:
        text = self._text(token, self._at(token.map[0] if token.map else 0))
        head = self._open[-1].markup if self._open[-1].type == "heading_open" else ""
        if head not in ("", "###"):
            self._warn("heading_level", text.source, marks=head)
            text = _preceded(text, head)
        self._place(text, head=head == "###")

    def _place(self, text: Text, *, head: bool = False) -> None:
        """One block of text, in what is open around it."""
        item = next((t for t in reversed(self._open) if t.type == "list_item_open"), None)
        if item:
            text = _signed(text, item)
        if any(token.type == "blockquote_open" for token in self._open):
            self.blocks.append(Quotation(text))
        elif item and self._listed():
            self._enter(text, item)
        else:
            self.blocks.append(Subhead(text) if head else Passage(text))

    def _enter(self, text: Text, item: Token) -> None:
        """A new entry of a list, or a further part of the latest."""
        if item is self._latest:
            self._entries[-1] = _joined(self._entries[-1], text)
        else:
            self._entries.append(text)
        self._latest = item

    def _close(self) -> None:
        closing = self._open[-1]
        if closing.type == "list_item_open" and closing.markup != "-" and not closing.meta:
            self._place(Text((), self._at(closing.map[0] if closing.map else 0)))
        self._open.pop()
        if self._entries and not self._listed():
            self.blocks.append(Listing(tuple(self._entries)))
            self._entries = []

    def _listed(self) -> bool:
        return any(token.type == "bullet_list_open" and token.markup == "-" for token in self._open)

    def _text(self, token: Token, source: Source) -> Text:
        spans: list[Span] = []
        looks = [_PLAIN]
        for child in token.children or ():
            if child.nesting > 0:
                looks.append(self._look(looks[-1], child, source))
            elif child.nesting < 0:
                looks.pop()
            else:
                spans.append(self._span(looks[-1], child, source))
        return Text(tuple(self._raised(_merged(spans))), source)

    def _look(self, look: Span, opening: Token, source: Source) -> Span:
        if opening.type != "link_open":
            strong = opening.type == "strong_open"
            return replace(look, strong=True) if strong else replace(look, emphasis=True)
        address = str(opening.attrs["href"])
        if _PUBLIC.match(address):
            return replace(look, link=address)
        place = self._lines.found(address, source)
        self.problems.append(Problem("link_scheme", place, {"url": address}))
        return look

    def _span(self, look: Span, token: Token, source: Source) -> Span:
        if token.type == "note":
            mark = f"[^{token.content}]"
            self.marks.setdefault(token.content, self._lines.found(mark, source))
            return replace(look, note=token.content)
        if token.type == "address":
            return replace(look, text=token.content, link=normal_link(token.content))
        if token.type == "text" and (lone := _LONE_ASTERISK.search(token.content)):
            start = max(lone.start() - _EXCERPT, 0)
            excerpt = token.content[start : lone.end() + _EXCERPT]
            self._warn("emphasis_open", source, text=excerpt)
        return replace(look, text=token.content)

    def _raised(self, spans: Iterator[Span]) -> Iterator[Span]:
        """Part the ends of ordinals from their numbers; addresses in clear stay whole."""
        for span in spans:
            start = 0
            whole = span.link is not None and span.text.startswith(("http://", "https://"))
            for match in () if whole else self._language.raised.finditer(span.text):
                yield replace(span, text=span.text[start : match.start(1)])
                yield replace(span, text=match[1], raised=True)
                start = match.end(1)
            if start < len(span.text) or span.note:
                yield replace(span, text=span.text[start:]) if start else span

    def _at(self, line: int) -> Source:
        return self._lines.at(line)

    def _warn(self, code: str, source: Source, **values: str) -> None:
        self.problems.append(Problem(code, source, values, Severity.WARNING))


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    """Neighbours of one look as one span; marks of notes stay alone, empty spans go."""
    filled = [span for span in spans if span.text or span.note]
    if len(filled) == 1:
        yield filled[0]
        return
    for look, alike in groupby(filled, key=lambda span: replace(span, text="")):
        group = list(alike)
        if look.note:
            yield from group
        else:
            yield replace(look, text="".join(span.text for span in group))


def _preceded(text: Text, sign: str) -> Text:
    """A text after the sign that was taken for markup."""
    return replace(text, spans=tuple(_merged((Span(f"{sign}\u00a0"), *text.spans))))


def _signed(text: Text, item: Token) -> Text:
    """The first text of an item, after the sign of the item when that makes no list of ours."""
    first = not item.meta.get("begun", False)
    item.meta["begun"] = True
    return _preceded(text, item.info + item.markup) if first and item.markup != "-" else text


def _joined(text: Text, further: Text) -> Text:
    return replace(text, spans=tuple(_merged((*text.spans, Span(" "), *further.spans))))
