from pathlib import Path

import zxingcpp
from PIL import Image

from restitution.qr import QUIET_ZONE, encode
from restitution.writers.png import MODULE, write_symbol

ADDRESS = "https://www.dailymotion.com/video/xf058f_visite-été"


def test_a_reader_finds_the_address(tmp_path: Path) -> None:
    write_symbol(encode(ADDRESS), tmp_path / "code.png")
    with Image.open(tmp_path / "code.png") as image:
        assert [code.text for code in zxingcpp.read_barcodes(image.convert("L"))] == [ADDRESS]


def test_the_file_is_one_bit_deep_and_has_its_quiet_zone(tmp_path: Path) -> None:
    matrix = encode(ADDRESS)
    write_symbol(matrix, tmp_path / "code.png")
    with Image.open(tmp_path / "code.png") as image:
        assert image.mode == "1"
        assert image.width == image.height == (matrix.size + 2 * QUIET_ZONE) * MODULE
        dark = image.convert("L").point(lambda value: 255 - value).getbbox()
        edge = QUIET_ZONE * MODULE
        assert dark == (edge, edge, image.width - edge, image.height - edge)


def test_two_writes_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.png", "two.png"):
        write_symbol(encode(ADDRESS), tmp_path / name)
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
