"""How well one colour is told from another: WCAG 2.2, relative luminance and contrast ratio."""

from __future__ import annotations

NORMAL, LARGE = 4.5, 3.0
"""The least ratios, for text and for large text (success criterion 1.4.3)."""

_LINEAR = 0.04045
"""Below this a channel of sRGB is proportional to the light."""


def ratio(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The contrast ratio of two sRGB colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: tuple[float, float, float]) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = (
        channel / 12.92 if channel <= _LINEAR else ((channel + 0.055) / 1.055) ** 2.4
        for channel in rgb
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
