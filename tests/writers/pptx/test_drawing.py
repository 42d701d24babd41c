"""Items without words: places, outlines, lines."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from restitution.geometry import Rect
from restitution.page.items import Disc, LineTo, Move, Outline, Panel, Step, Stroke, Symbol
from restitution.qr import contours, encode
from restitution.writers.pptx.drawing import Drawing, drawn, transform
from restitution.writers.pptx.elements import DRAWING, PRESENTATION, Xml, element
from restitution.writers.pptx.scheme import scheme_of
from writers.pptx.package_checks import A
from writers.pptx.pages import THEME

SCHEME = scheme_of(THEME, "fr")
RECT = Rect(10, 20, 100, 50)
LENGTHS = st.floats(-2000, 2000)


def read(xml: Xml) -> ET.Element:
    return ET.fromstring(element("root", xml, xmlns_a=DRAWING, xmlns_p=PRESENTATION))


def found(item: Drawing, tag: str) -> ET.Element:
    entry = read(drawn(item, SCHEME)).find(f".//{A}{tag}")
    assert entry is not None, tag
    return entry


def edges(xml: Xml) -> tuple[int, int, int, int]:
    off, ext = (read(xml).find(f".//{A}{tag}") for tag in ("off", "ext"))
    assert off is not None
    assert ext is not None
    left, top = int(off.attrib["x"]), int(off.attrib["y"])
    return left, top, left + int(ext.attrib["cx"]), top + int(ext.attrib["cy"])


@given(LENGTHS, LENGTHS, st.floats(0, 500), st.floats(0, 500))
def test_neighbours_meet_whatever_the_rounding(x: float, y: float, w: float, v: float) -> None:
    one, other = Rect(x, y, w, 10), Rect(x + w, y, v, 10)
    assert edges(transform(one))[2] == edges(transform(other))[0]


def stroke(*points: tuple[float, float], dash: tuple[float, float] | None = None) -> Stroke:
    (x, y), *others = points
    steps: tuple[Step, ...] = (Move(x, y), *(LineTo(*point) for point in others))
    return Stroke(rect=RECT, name="line", steps=steps, colour="thread", line_width=4, dash=dash)


def test_a_level_line_has_no_height_and_a_rising_one_is_flipped() -> None:
    assert found(stroke((0, 30), (960, 30)), "prstGeom").get("prst") == "line"
    assert found(stroke((0, 30), (960, 30)), "ext").attrib == {"cx": "12192000", "cy": "0"}
    assert found(stroke((0, 30), (90, 10)), "xfrm").get("flipV") == "1"
    assert found(stroke((90, 10), (0, 30)), "xfrm").get("flipV") == "1"
    assert found(stroke((0, 10), (90, 30)), "xfrm").get("flipV") is None


def test_a_line_has_round_ends_and_dashes_in_shares_of_its_width() -> None:
    line = found(stroke((0, 0), (10, 10), (20, 0), dash=(8, 2)), "ln")
    assert (line.get("cap"), line.get("w")) == ("rnd", str(4 * 12700))
    assert [entry.tag.removeprefix(A) for entry in line] == ["solidFill", "custDash", "round"]
    assert line[1][0].attrib == {"d": "200000", "sp": "50000"}


def test_every_contour_of_an_area_is_closed_and_none_of_a_line() -> None:
    steps = (Move(0, 0), LineTo(9, 0), LineTo(0, 9), Move(1, 1), LineTo(3, 1), LineTo(1, 3))
    area = Outline(rect=RECT, name="area", steps=steps, colour="thread")
    tags = [entry.tag.removeprefix(A) for entry in found(area, "path")]
    assert tags == ["moveTo", "lnTo", "lnTo", "close"] * 2
    assert found(stroke((0, 0), (10, 10), (20, 0)), "path").find(f"{A}close") is None


def test_a_code_is_one_outline_with_a_contour_each() -> None:
    matrix = encode("https://dai.ly/xf058f")
    code = Symbol(rect=RECT, name="code", matrix=matrix, colour="symbol", address="")
    path = found(code, "path")
    assert path.get("w") == path.get("h") == str(matrix.size * 100)
    assert len(path.findall(f"{A}close")) == len(contours(matrix))


def test_a_panel_is_as_round_as_it_says() -> None:
    square = Panel(rect=RECT, name="panel", colour="paper")
    round_ = Panel(rect=RECT, name="panel", colour="paper", radius=10)
    pill = Panel(rect=RECT, name="panel", colour="paper", radius=99)
    assert found(square, "prstGeom").get("prst") == "rect"
    assert found(round_, "gd").get("fmla") == "val 20000"
    assert found(pill, "gd").get("fmla") == "val 50000"


def test_a_ring_is_not_filled() -> None:
    ring = Disc(rect=RECT, name="ring", colour=None, line_colour="thread", line_width=2)
    parts = [entry.tag.removeprefix(A) for entry in read(drawn(ring, SCHEME))[0]]
    assert parts == ["xfrm", "prstGeom", "noFill", "ln"]
    assert found(ring, "ln").get("w") == str(2 * 12700)
