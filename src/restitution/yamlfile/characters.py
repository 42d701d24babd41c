"""Characters that nobody types: they come by copy and paste, or from a wrong conversion."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from restitution.errors import Problem, Severity
from restitution.source import Source

UNWANTED: Final = re.compile(
    r"[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f"
    r"\ud800-\udfff\ufeff\ufff9-\uffff]"
)
"""What YAML 1.2 (5.1) does not print and its rarer line ends, which editors do not count.

No better are controls of direction, which make a text read as another (UAX 9, 2), marks of byte
order, of objects that were pasted (U+FFFC) and of characters that were lost (U+FFFD).
"""

MOST_TOLD: Final = 50
"""More places of one kind are told of a file by nobody, and read by nobody."""

_PRIVATE: Final = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Characters that only one font knows (Unicode 23.5): the bullets of word processors."""

_MISREAD: Final = re.compile(r"Ã[\u0080-\u00bfŠŒŽšœžŸ]|â€[\u0080-\u00bf™œ˜“”“¦]|Â[\u00a0«»°]")
"""UTF-8 that was read as Windows-1252 and saved: « Ã© » for « é »."""

_LOST: Final = "\ufffd"


def cleaned(name: str, text: str) -> tuple[str, list[Problem]]:
    """A text with a space in place of every unwanted character, and where they stand."""
    places = _Places(name, text)
    problems = [
        *(_unwanted(places, found) for found in islice(UNWANTED.finditer(text), MOST_TOLD)),
        *(_private(places, found) for found in islice(_PRIVATE.finditer(text), MOST_TOLD)),
        *(_misread(places, found) for found in islice(_MISREAD.finditer(text), MOST_TOLD)),
    ]
    return UNWANTED.sub(" ", text), problems


def code_of(character: str) -> str:
    """A character as it is named where it cannot be shown: U+000B."""
    return f"U+{ord(character):04X}"


class _Places:
    """Lines and columns of what is found in a text."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text

    def of(self, found: re.Match[str]) -> Source:
        """Where something was found."""
        before = self._text.rfind("\n", 0, found.start())
        line = self._text.count("\n", 0, found.start()) + 1
        return Source(self._name, line, found.start() - before, "")


def _unwanted(places: _Places, found: re.Match[str]) -> Problem:
    code = "character_lost" if found[0] == _LOST else "control_character"
    return Problem(code, places.of(found), {"character": code_of(found[0])})


def _private(places: _Places, found: re.Match[str]) -> Problem:
    return Problem("character_private", places.of(found), {"character": code_of(found[0])})


def _misread(places: _Places, found: re.Match[str]) -> Problem:
    return Problem("text_misread", places.of(found), {"text": found[0]}, Severity.WARNING)
