"""What a theme says of an organisation's PowerPoint template, and what it took from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from restitution.source import Source

_TAKEN_AS_IT_IS = {"arbitrary_types_allowed": True}
"""For pydantic, which fills these: a source is none of its dataclasses."""


@dataclass(frozen=True, slots=True)
class Pick:
    """The layout of a template that plays one of ours; its placeholders by our slots' names.

    A placeholder is called by its index or its name.
    """

    __pydantic_config__: ClassVar[Any] = _TAKEN_AS_IT_IS

    layout: str
    slots: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Borrowing:
    """What a theme says of an organisation's template: the file, its layouts by ours.

    ``roles`` are places of its colour scheme (``accent2``) by our roles.
    """

    __pydantic_config__: ClassVar[Any] = _TAKEN_AS_IT_IS

    file: str = ""
    layouts: Mapping[str, Pick] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Tone:
    """A place of a template's colour scheme, its lightness multiplied and moved (20.1.2.3.20)."""

    place: str
    mod: float = 1.0
    off: float = 0.0


@dataclass(frozen=True, slots=True)
class Lent:
    """What a theme took from a template: the file, and the tones of palette colours by name.

    ``themed`` is whether slides may say the template's fonts by their places in its theme.
    """

    file: Path
    tones: Mapping[str, Tone]
    themed: bool = True
