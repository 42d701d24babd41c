"""What the program says to people, in every language that it has: in commands, and of problems.

It stands apart from the languages of publications, which bring rules and patterns that no command
needs before it is known what is to be done. A new language is one package here, and its two
catalogues below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from restitution.interface.message import Message

__all__ = ["Message", "codes", "messages", "sentences"]


def _french() -> Mapping[str, str]:
    from restitution.interface.french.sentences import INTERFACE  # noqa: PLC0415 - once it is spoken

    return INTERFACE


def _french_messages() -> Mapping[str, Message]:
    from restitution.interface.french.messages import MESSAGES  # noqa: PLC0415 - once there are any

    return MESSAGES


def _english() -> Mapping[str, str]:
    from restitution.interface.english.sentences import INTERFACE  # noqa: PLC0415 - once it is spoken

    return INTERFACE


def _english_messages() -> Mapping[str, Message]:
    from restitution.interface.english.messages import MESSAGES  # noqa: PLC0415 - once there are any

    return MESSAGES


_SENTENCES: Final[Mapping[str, Callable[[], Mapping[str, str]]]] = {
    "fr": _french,
    "en": _english,
}
_MESSAGES: Final[Mapping[str, Callable[[], Mapping[str, Message]]]] = {
    "fr": _french_messages,
    "en": _english_messages,
}


def sentences(code: str) -> Mapping[str, str]:
    """What the command line says, by its keys; raises KeyError for a code that is not known."""
    return _SENTENCES[code]()


def messages(code: str) -> Mapping[str, Message]:
    """What is told of each problem, by its code; raises KeyError as ``sentences``."""
    return _MESSAGES[code]()


def codes() -> tuple[str, ...]:
    """The codes of the languages that are spoken, the first being the default."""
    return tuple(_SENTENCES)
