"""From tokens to texts and blocks; what is not markup is text: no word is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from markdown_it.token import Token

from restitution.errors import Problem
from restitution.frozen import replace
from restitution.markup.dialect import block_tokens, inline_token, normal_link
from restitution.markup.model import Block, Listing, Passage, Quotation, Span, Subhead, Text
from restitution.markup.noted import Noted, merged
from restitution.patterns import pattern
from restitution.source import Source

_LONE_ASTERISK: Final = pattern(r"(?<=\S)\*|\*(?=\S)")
_PUBLIC: Final = pattern(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_EXCERPT: Final = 24
_PLAIN: Final = Span("")


def text_of(raw: str, source: Source, noted: Noted) -> Text:
    """A text that is one block by itself."""
    return _Walk(noted).text(inline_token(raw, noted.language), source)


def blocks_of(body: str, noted: Noted) -> list[Block]:
    """The blocks of a whole prose."""
    walk = _Walk(noted)
    walk.read(block_tokens(body, noted.language))
    return walk.blocks


class _Walk:
    """Walks tokens into blocks."""

    def __init__(self, noted: Noted) -> None:
        self.blocks: list[Block] = []
        self._noted = noted
        self._lines = noted.lines
        self._open: list[Token] = []
        self._entries: list[Text] = []
        self._latest: Token | None = None

    def read(self, tokens: Sequence[Token]) -> None:
        """Read a whole prose."""
        for token in tokens:
            if token.nesting > 0:
                self._open.append(token)
            elif token.nesting < 0:
                self._close()
            elif token.content:
                self._block(token)

    def _block(self, token: Token) -> None:
        text = self.text(token, self._lines.at(token.map[0] if token.map else 0))
        head = self._open[-1].markup if self._open[-1].type == "heading_open" else ""
        if head not in ("", "###"):
            self._noted.warn("heading_level", text.source, marks=head)
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
            self._place(Text((), self._lines.at(closing.map[0] if closing.map else 0)))
        self._open.pop()
        if self._entries and not self._listed():
            self.blocks.append(Listing(tuple(self._entries)))
            self._entries = []

    def _listed(self) -> bool:
        return any(token.type == "bullet_list_open" and token.markup == "-" for token in self._open)

    def text(self, token: Token, source: Source) -> Text:
        """The text of a token, with its looks."""
        spans: list[Span] = []
        looks = [_PLAIN]
        for child in token.children or ():
            if child.nesting > 0:
                looks.append(self._look(looks[-1], child, source))
            elif child.nesting < 0:
                looks.pop()
            else:
                spans.append(self._span(looks[-1], child, source))
        return self._noted.text(spans, source)

    def _look(self, look: Span, opening: Token, source: Source) -> Span:
        if opening.type != "link_open":
            strong = opening.type == "strong_open"
            return replace(look, strong=True) if strong else replace(look, emphasis=True)
        address = str(opening.attrs["href"])
        if _PUBLIC.match(address):
            return replace(look, link=address)
        place = self._lines.found(address, source)
        self._noted.problems.append(Problem("link_scheme", place, {"url": address}))
        return look

    def _span(self, look: Span, token: Token, source: Source) -> Span:
        if token.type == "note":
            mark = f"[^{token.content}]"
            self._noted.marks.setdefault(token.content, self._lines.found(mark, source))
            return replace(look, note=token.content)
        if token.type == "address":
            return replace(look, text=token.content, link=normal_link(token.content))
        if token.type == "text" and (lone := _LONE_ASTERISK.search(token.content)):
            start = max(lone.start() - _EXCERPT, 0)
            excerpt = token.content[start : lone.end() + _EXCERPT]
            self._noted.warn("emphasis_open", source, text=excerpt)
        return replace(look, text=token.content)


def _preceded(text: Text, sign: str) -> Text:
    """A text after the sign that was taken for markup."""
    return replace(text, spans=tuple(merged((Span(f"{sign}\u00a0"), *text.spans))))


def _signed(text: Text, item: Token) -> Text:
    """The first text of an item, after the sign of the item when that makes no list of ours."""
    first = not item.meta.get("begun", False)
    item.meta["begun"] = True
    return _preceded(text, item.info + item.markup) if first and item.markup != "-" else text


def _joined(text: Text, further: Text) -> Text:
    return replace(text, spans=tuple(merged((*text.spans, Span(" "), *further.spans))))
