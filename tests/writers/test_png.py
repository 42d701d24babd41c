import io

import zxingcpp
from PIL import Image

from restitution.qr import QUIET_ZONE, encode
from restitution.writers.png import MODULE, symbol

ADDRESS = "https://www.dailymotion.com/video/xf058f_visite-été"


def test_a_reader_finds_the_address() -> None:
    with Image.open(io.BytesIO(symbol(encode(ADDRESS)))) as image:
        assert [code.text for code in zxingcpp.read_barcodes(image.convert("L"))] == [ADDRESS]


def test_the_file_is_one_bit_deep_and_has_its_quiet_zone() -> None:
    matrix = encode(ADDRESS)
    with Image.open(io.BytesIO(symbol(matrix))) as image:
        assert image.mode == "1"
        assert image.width == image.height == (matrix.size + 2 * QUIET_ZONE) * MODULE
        dark = image.convert("L").point(lambda value: 255 - value).getbbox()
        edge = QUIET_ZONE * MODULE
        assert dark == (edge, edge, image.width - edge, image.height - edge)


def test_two_writes_are_the_same_bytes() -> None:
    assert symbol(encode(ADDRESS)) == symbol(encode(ADDRESS))
