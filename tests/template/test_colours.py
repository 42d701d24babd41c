from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.template.colours import colour_in, toned

SPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
CHANNEL = st.floats(0, 1)


def said(inside: str) -> tuple[int, ...] | None:
    element = ET.fromstring(f"<a:solidFill {SPACE}>{inside}</a:solidFill>")
    found = colour_in(element, {"accent1": (68 / 255, 114 / 255, 196 / 255)})
    return found and tuple(round(channel * 255) for channel in found)


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<a:srgbClr val="102030"/>', (16, 32, 48)),
        ('<a:sysClr val="window" lastClr="FFFFFF"/>', (255, 255, 255)),
        ('<a:prstClr val="black"/>', (0, 0, 0)),
        ('<a:schemeClr val="accent1"/>', (68, 114, 196)),
        # as PowerPoint shows « Darker 25 % » and « Lighter 80 % » of its blue
        ('<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>', (47, 84, 150)),
        (
            (
                '<a:schemeClr val="accent1"><a:lumMod val="20000"/><a:lumOff val="80000"/>'
                "</a:schemeClr>"
            ),
            (218, 227, 243),
        ),
        ('<a:schemeClr val="accent9"/>', None),
        ('<a:srgbClr val="nothing"/>', None),
        ("", None),
    ],
)
def test_a_colour_is_what_the_element_says(inside: str, expected: tuple[int, ...] | None) -> None:
    found = said(inside)
    if expected is None:
        assert found is None
    else:
        assert found is not None
        assert all(abs(a - b) <= 1 for a, b in zip(found, expected, strict=True))


@given(st.tuples(CHANNEL, CHANNEL, CHANNEL), st.floats(0, 1), st.floats(0, 1))
def test_a_tone_is_a_colour(rgb: tuple[float, float, float], mod: float, off: float) -> None:
    assert all(-1e-9 <= channel <= 1 + 1e-9 for channel in toned(rgb, mod, off))
