"""What is told of problems, in every language: loaded once there are any."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from restitution.interface.message import Message

__all__ = ["Message", "messages"]


def _french_messages() -> Mapping[str, Message]:
    from restitution.interface.french.messages import MESSAGES  # noqa: PLC0415 - once there are any

    return MESSAGES


def _english_messages() -> Mapping[str, Message]:
    from restitution.interface.english.messages import MESSAGES  # noqa: PLC0415 - once there are any

    return MESSAGES


_MESSAGES: Final[Mapping[str, Callable[[], Mapping[str, Message]]]] = {
    "fr": _french_messages,
    "en": _english_messages,
}


def messages(code: str) -> Mapping[str, Message]:
    """What is told of each problem, by its code; raises KeyError for a language not known."""
    return _MESSAGES[code]()
