"""What the program says to people, in every language that it has: in commands, and of problems.

It stands apart from the languages of publications, which bring rules and patterns that no command
needs before it is known what is to be done. A new language is one package here, its sentences
below, and its messages in ``catalogues``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

__all__ = ["codes", "sentences"]


def _french() -> Mapping[str, str]:
    from restitution.interface.french.sentences import INTERFACE  # noqa: PLC0415 - once it is spoken

    return INTERFACE


def _english() -> Mapping[str, str]:
    from restitution.interface.english.sentences import INTERFACE  # noqa: PLC0415 - once it is spoken

    return INTERFACE


_SENTENCES: Final[Mapping[str, Callable[[], Mapping[str, str]]]] = {
    "fr": _french,
    "en": _english,
}


def sentences(code: str) -> Mapping[str, str]:
    """What the command line says, by its keys; raises KeyError for a code that is not known."""
    return _SENTENCES[code]()


def codes() -> tuple[str, ...]:
    """The codes of the languages that are spoken, the first being the default."""
    return tuple(_SENTENCES)
