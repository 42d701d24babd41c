"""What each role wishes of a template's colour scheme, in the order in which roles are given.

A tone is a place of the scheme, its lightness multiplied and moved: the variants that Office
offers in its menus (darker by 25 %, lighter by 40 %…).
"""

from __future__ import annotations

from restitution.frozen import Frozen
from restitution.theme.luminance import LARGE, NORMAL

Variant = tuple[float, float]

VARIANTS: tuple[Variant, ...] = (
    (1.0, 0.0),
    (0.75, 0.0),
    (0.6, 0.4),
    (0.5, 0.0),
    (0.4, 0.6),
    (0.2, 0.8),
)
"""A place as it is, then by turns darker and lighter."""

SURFACE = "surface"
"""The role of what is said on; a template may have several grounds for it."""

GROUND = "ground"
"""The place of the first of them, among those of the scheme."""

SPARE = "text"
"""The role whose colour those take that wish for nothing."""

_AS_IS: tuple[Variant, ...] = ((1.0, 0.0),)
_PALE: tuple[Variant, ...] = ((0.2, 0.8), (0.1, 0.9))
_NEAR: tuple[Variant, ...] = ((0.95, 0.0), (0.85, 0.15), (1.0, 0.0))
_QUIET: tuple[Variant, ...] = ((0.65, 0.35), (0.75, 0.25), (0.85, 0.0), (1.0, 0.0))
_RULES: tuple[Variant, ...] = ((0.85, 0.0), (0.75, 0.0), (0.75, 0.25), (0.65, 0.35), (0.5, 0.5))
_STRONG = 7.0
_SEEN = 1.3
"""The contrast from which a quiet line is seen at all."""

_LIGHTER = VARIANTS[:1] + VARIANTS[2:3] + VARIANTS[4:]
_ACCENTS = tuple(f"accent{number}" for number in range(1, 7))


class Wish(Frozen):
    """The tones a role may have, best first: of all places, one variant after the other.

    It has to reach ``ratio`` over the roles of ``over``, and to differ from those of ``unlike``.
    """

    role: str
    tones: tuple[tuple[tuple[str, ...], tuple[Variant, ...]], ...]
    ratio: float = 1.0
    over: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


_INKS = (("tx1", "tx2", "bg1", "bg2"), _AS_IS)
_GROUND = ((GROUND,), _AS_IS)
_TINT = ((("bg2",), _AS_IS), ((GROUND,), _NEAR))
_MUTED = ((("tx1", "bg1"), _QUIET), _INKS)
_FIRST = (("accent1",), VARIANTS[:2])
"""What stands out is in a brand's first accent, made darker rather than another."""


def _sector(number: int, *unlike: str) -> Wish:
    """The colour of a sector: light words stand on it."""
    places = _ACCENTS[number - 1 :] + _ACCENTS[: number - 1]
    own = ("tx2",) if number == 1 else places[:1]
    tones = ((own, VARIANTS[:2]), (places, VARIANTS), _INKS)
    return Wish(f"sector-{number}", tones, NORMAL, ("on-dark", SURFACE), unlike)


WISHES = (
    Wish(SURFACE, (_GROUND,)),
    Wish("text", (_INKS,), _STRONG, (SURFACE,)),
    Wish("on-dark", (_GROUND,)),
    Wish("on-dark-quiet", (_GROUND,)),
    Wish("title", ((("tx2", "accent1"), VARIANTS[:2]), _INKS), NORMAL, (SURFACE,)),
    Wish("paper", _TINT, _STRONG, ("text",)),
    Wish("accent", (_FIRST, (_ACCENTS, VARIANTS), _INKS), NORMAL, (SURFACE, "paper")),
    Wish("thread", (_FIRST, (_ACCENTS, VARIANTS), _INKS), NORMAL, (SURFACE, "paper")),
    Wish("link", ((("hlink", "tx2"), VARIANTS), _INKS), NORMAL, (SURFACE, "paper")),
    Wish("muted", _MUTED, NORMAL, (SURFACE, "paper")),
    Wish("rule", (((GROUND, "tx1", "bg1"), _RULES),), _SEEN, (SURFACE,)),
    Wish("thread-ahead", (((GROUND, "tx1", "bg1"), _RULES),), _SEEN, (SURFACE,)),
    Wish("chart-rest", (((GROUND, "tx1", "bg1"), _RULES),), _SEEN, (SURFACE,)),
    _sector(1),
    _sector(2, "sector-1"),
    _sector(3, "sector-1", "sector-2"),
    _sector(4, "sector-1", "sector-2", "sector-3"),
    Wish(
        "highlight",
        ((("accent4", "accent2", "accent6", "accent3", "accent5", "accent1"), _LIGHTER), _INKS),
        LARGE,
        ("sector-1", "sector-2", "sector-3", "sector-4"),
    ),
    Wish("chart", ((("tx2", *_ACCENTS), VARIANTS), _INKS), NORMAL, ("on-dark",), ("accent",)),
    Wish("chart-strong", (_FIRST, (_ACCENTS, VARIANTS), _INKS), NORMAL, (SURFACE, "paper")),
    Wish("chart-third", _MUTED, NORMAL, ("on-dark",)),
    Wish("map-sea", ((("accent1", "tx2"), _PALE), _GROUND), NORMAL, ("title", "muted", "text")),
    Wish("map-land", (((GROUND,), _NEAR),), NORMAL, ("title", "muted", "text"), ("map-sea",)),
    Wish("map-home", (_GROUND,)),
    Wish("map-border", (_GROUND,)),
    Wish("map-knot", (_GROUND,)),
    Wish("map-leader", _MUTED, NORMAL, (SURFACE,)),
    Wish("map-text", _MUTED, NORMAL, ("map-sea", "map-land", "map-home")),
    Wish("symbol", (_INKS,), _STRONG, (SURFACE,)),
    *(Wish(f"tint-{n}", _TINT, _STRONG, ("text",)) for n in (1, 2, 3, 4)),
)
