"""The languages of publications: their typography, their words, their messages.

A new language is one module or sub-package here, and one entry in the registry below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from restitution.language.model import Hyphenation, Language, Usage
from restitution.language.words import Words

__all__ = ["Hyphenation", "Language", "Usage", "Words", "codes", "get"]


def _french() -> Language:
    from restitution.language.french import FRENCH  # noqa: PLC0415 - only once it is spoken

    return FRENCH


def _english() -> Language:
    from restitution.language.english import ENGLISH  # noqa: PLC0415 - only once it is spoken

    return ENGLISH


_REGISTRY: Final[Mapping[str, Callable[[], Language]]] = {"fr": _french, "en": _english}


def get(code: str) -> Language:
    """The language of a code such as "fr"; raises KeyError for one that is not registered."""
    return _REGISTRY[code]()


def codes() -> tuple[str, ...]:
    """The codes of all languages, the first being the default."""
    return tuple(_REGISTRY)
