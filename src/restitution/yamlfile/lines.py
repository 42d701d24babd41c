"""Lines that are neither a key nor part of a text: what is missing in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from restitution.errors import Problem
from restitution.yamlfile.stretch import Stretch
from restitution.yamlfile.written import shortened

_FIXED: Final = "\u00a0\u202f\u2007"
_OTHER_DASH: Final = re.compile(r"([–—−‒•·▪●◦‣*])[ \u00a0\u202f]+(.*)")
_TIGHT_DASH: Final = re.compile(r"-([^ -].*)")
_TIGHT_COLON: Final = re.compile(r"([^\W\d][\w-]*):([^ /].*)")
_OTHER_COLON: Final = re.compile(r"([^\W\d][\w-]*)[ \u00a0\u202f]*(=|->|→|：|;)[ \u00a0]*(.*)")


def stray_line(stretch: Stretch, number: int) -> Problem:
    """What a line that YAML can do nothing with was likely meant to be."""
    indent = stretch.indent(number)
    text = stretch.lines[number][indent:].rstrip(" \t")
    for pattern, look in _LOOKS:
        found = pattern.fullmatch(text)
        if found:
            code, offset, values = look(found)
            return Problem(code, stretch.at(number, indent + offset), values)
    values = {"text": shortened(text)}
    return Problem("line_without_key", stretch.at(number, indent), values)


_Said = tuple[str, int, dict[str, str]]


def _other_dash(found: re.Match[str]) -> _Said:
    return "dash_other", 0, {"sign": found[1], "fixed": f"- {shortened(found[2])}"}


def _tight_dash(found: re.Match[str]) -> _Said:
    return "dash_tight", 0, {"fixed": f"- {shortened(found[1].lstrip(_FIXED))}"}


def _tight_colon(found: re.Match[str]) -> _Said:
    return (
        "colon_tight",
        found.end(1),
        {"fixed": f"{found[1]}: {shortened(found[2].lstrip(_FIXED))}"},
    )


def _other_colon(found: re.Match[str]) -> _Said:
    values = {"sign": found[2], "fixed": f"{found[1]}: {shortened(found[3])}"}
    return "colon_other", found.start(2), values


_LOOKS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Said]], ...]] = (
    (_OTHER_DASH, _other_dash),
    (_TIGHT_DASH, _tight_dash),
    (_TIGHT_COLON, _tight_colon),
    (_OTHER_COLON, _other_colon),
)
