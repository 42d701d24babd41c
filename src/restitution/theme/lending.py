"""What a theme says of an organisation's PowerPoint template, and what it took from it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from restitution.frozen import Frozen, field
from restitution.source import Source


class Pick(Frozen):
    """The layout of a template that plays one of ours; its placeholders by our slots' names.

    A placeholder is called by its index or its name.
    """

    layout: str
    slots: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None


class Borrowing(Frozen):
    """What a theme says of an organisation's template: the file, its layouts by ours.

    ``roles`` are places of its colour scheme (``accent2``) by our roles.
    """

    file: str = ""
    layouts: Mapping[str, Pick] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    source: Source | None = None


class Tone(Frozen):
    """A place of a template's colour scheme, its lightness multiplied and moved (20.1.2.3.20)."""

    place: str
    mod: float = 1.0
    off: float = 0.0


class Lent(Frozen):
    """What a theme took from a template: the file, and the tones of palette colours by name.

    ``themed`` is whether slides may say the template's fonts by their places in its theme.
    """

    file: Path
    tones: Mapping[str, Tone]
    themed: bool = True
