"""Which Markdown is ours: markdown-it with few rules, and three of our own.

CommonMark is followed where it serves people who do not know it: an emphasis is made of asterisks
only, an address in clear is a link, ``[^key]`` is the mark of a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from restitution.language import Language
from restitution.language.zones import ADDRESS
from restitution.markup.plain import as_set
from restitution.patterns import pattern

_MARK: Final = pattern(r"\[\^([^\]\s]+)\]")
_DEEP: Final = pattern(r"^((?:[ \t]*(?:[-+*>]|\d{1,9}[.)])){8}[ \t]*\d*)(?=[-+*>.)])", re.MULTILINE)
_MAX_NESTING: Final = 100


def block_tokens(body: str, language: Language) -> Sequence[Token]:
    """The tokens of a text of several blocks.

    A ninth level of nesting is text: deeper ones would be dropped in silence.
    """
    return _markdown().parse(_DEEP.sub(r"\1\\", body), {"language": language})


def inline_token(raw: str, language: Language) -> Token:
    """The token of a text that is one block by itself."""
    return _markdown().parseInline(raw, {"language": language})[0]


def normal_link(address: str) -> str:
    """An address as a link needs it, with accented letters encoded."""
    return _markdown().normalizeLink(address)


class _Markdown(MarkdownIt):
    """Takes any link, so that one with a wrong scheme can be told instead of being printed."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return bool(url)


@cache
def _markdown() -> _Markdown:
    markdown = _Markdown("zero", {"maxNesting": _MAX_NESTING})
    markdown.enable(["emphasis", "link", "escape", "list", "blockquote", "heading"])
    markdown.disable("text_join")  # it would hide which asterisks were escaped
    markdown.core.ruler.before("inline", "typography", _typography)
    for name, rule in (("address", _address), ("note", _note), ("literal", _literal)):
        markdown.inline.ruler.before("escape", name, rule)
    return markdown


def _typography(state: StateCore) -> None:
    """Join the lines of each block, then let the language set it."""
    language: Language = state.env["language"]
    for token in state.tokens:
        if token.type == "inline":
            token.content = as_set(token.content, language)


def _address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """An address in clear; the text rule has stopped at its colon."""
    if state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    scheme = "https" if state.src.endswith("https", 0, state.pos) else "http"
    start = state.pos - len(scheme)
    match = ADDRESS.match(state.src, start, state.posMax) if start >= 0 else None
    if not match or state.src[max(start - 1, 0) : start].isalnum():
        return False
    if not silent and not state.pending.endswith(scheme):  # a backslash took the first letter
        return False
    if not silent:
        state.pending = state.pending[: -len(scheme)]
        state.push("address", "", 0).content = match.group()
    state.pos = match.end()
    return True


def _note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    match = _MARK.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.push("note", "", 0).content = match[1]
    state.pos = match.end()
    return True


def _literal(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """An underscore, or an asterisk that multiplies (4*3), is printed as it is."""
    sign = state.src[state.pos]
    before = state.src[max(state.pos - 1, 0) : state.pos]
    after = state.src[state.pos + 1 : state.pos + 2]
    if sign != "_" and not (sign == "*" and before.isdecimal() and after.isdecimal()):
        return False
    if not silent:
        state.push("text_special", "", 0).content = sign
    state.pos += 1
    return True
