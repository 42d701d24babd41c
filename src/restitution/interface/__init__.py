"""What the program itself says to whoever types its commands, in every language that it has.

It stands apart from the languages of publications, which bring rules and patterns that no command
needs before it is known what is to be done. A new language is one module here, and one entry below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

__all__ = ["codes", "sentences"]


def _french() -> Mapping[str, str]:
    from restitution.interface.french import INTERFACE  # noqa: PLC0415 - only once it is spoken

    return INTERFACE


def _english() -> Mapping[str, str]:
    from restitution.interface.english import INTERFACE  # noqa: PLC0415 - only once it is spoken

    return INTERFACE


_REGISTRY: Final[Mapping[str, Callable[[], Mapping[str, str]]]] = {"fr": _french, "en": _english}


def sentences(code: str) -> Mapping[str, str]:
    """All sentences of a language by their keys; raises KeyError for one that is not spoken."""
    return _REGISTRY[code]()


def codes() -> tuple[str, ...]:
    """The codes of the languages that are spoken, the first being the default."""
    return tuple(_REGISTRY)
