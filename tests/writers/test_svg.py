import re
from xml.etree import ElementTree as ET

import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from restitution.qr import QUIET_ZONE, encode
from restitution.writers.svg import symbol

NS = {"svg": "http://www.w3.org/2000/svg"}
ADDRESS = "https://exemple.org/?a=1&b=<été>"
STEP = re.compile(r"([Mhvz])(-?\d+)?(?: (-?\d+))?")


def raster(drawing: str, module: int = 8) -> Image.Image:
    """Fill the drawing's one path as a viewer would, by the even-odd rule."""
    root = ET.fromstring(drawing)
    side = int(root.attrib["viewBox"].split()[2])
    path = root.find("svg:path", NS)
    assert path is not None
    dark = Image.new("1", (side * module,) * 2, 0)
    x = y = 0
    corners: list[tuple[int, int]] = []
    for step, first, second in STEP.findall(path.attrib["d"]):
        if step == "z":
            contour = Image.new("1", dark.size, 0)
            cells = [(cx * module, cy * module) for cx, cy in corners]
            ImageDraw.Draw(contour).polygon(cells, fill=1)
            dark = ImageChops.logical_xor(dark, contour)
            continue
        if step == "M":
            x, y, corners = int(first), int(second), []
        x += int(first) if step == "h" else 0
        y += int(first) if step == "v" else 0
        corners.append((x, y))
    return ImageChops.invert(dark.convert("L"))


def test_a_reader_finds_the_address() -> None:
    drawing = symbol(encode(ADDRESS), colour="black", address=ADDRESS)
    assert [code.text for code in zxingcpp.read_barcodes(raster(drawing))] == [ADDRESS]


def test_it_says_where_it_leads_and_stands_on_white() -> None:
    root = ET.fromstring(symbol(encode(ADDRESS), colour="#0B4A55", address=ADDRESS))
    title, ground, path = root
    assert title.text == ADDRESS
    assert ground.attrib["fill"] == "white"
    assert path.attrib["fill"] == "#0B4A55"
    assert len(root.findall("svg:path", NS)) == 1


@settings(max_examples=10, deadline=None)
@given(st.text("abcdefgh0123456789/é", min_size=1, max_size=60))
def test_every_module_is_where_the_matrix_has_it(address: str) -> None:
    matrix = encode(address)
    image = raster(symbol(matrix, colour="black", address=address))
    for y, row in enumerate(matrix.rows, QUIET_ZONE):
        for x, dark in enumerate(row, QUIET_ZONE):
            assert image.getpixel((x * 8 + 4, y * 8 + 4)) == (0 if dark else 255)
