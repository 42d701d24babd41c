from __future__ import annotations

from itertools import pairwise

import pytest
import zxingcpp
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from restitution.qr import QUIET_ZONE, Matrix, contours, encode

MODULE = 4
LEVELS = {
    "H": ERROR_CORRECT_H,
    "Q": ERROR_CORRECT_Q,
    "M": ERROR_CORRECT_M,
    "L": ERROR_CORRECT_L,
}
ADDRESSES = st.builds(
    "https://{}.{}/{}".format,
    st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=20),
    st.sampled_from(["fr", "org", "ly"]),
    st.text("abcdefghijklmnopqrstuvwxyzABCDEF0123456789/_-?=&.%", max_size=120),
)


def drawn(matrix: Matrix) -> Image.Image:
    side = (matrix.size + 2 * QUIET_ZONE) * MODULE
    image = Image.new("L", (side, side), 255)
    for y, row in enumerate(matrix.rows):
        for x, dark in enumerate(row):
            if dark:
                left, top = (x + QUIET_ZONE) * MODULE, (y + QUIET_ZONE) * MODULE
                image.paste(0, (left, top, left + MODULE, top + MODULE))
    return image


def version(address: str, level: str) -> int:
    code = QRCode(error_correction=LEVELS[level], border=0)
    code.add_data(address)
    try:
        return int(code.best_fit())
    except (DataOverflowError, ValueError):
        return 41


def area(polygon: tuple[tuple[int, int], ...]) -> float:
    """The signed area of a polygon (the shoelace formula)."""
    following = (*polygon[1:], polygon[0])
    return sum(x * v - u * y for (x, y), (u, v) in zip(polygon, following, strict=True)) / 2


@settings(max_examples=30)
@example("https://dai.ly/x8abc")
@given(ADDRESSES)
def test_a_code_says_its_address(address: str) -> None:
    found = zxingcpp.read_barcodes(drawn(encode(address)))
    assert [code.text for code in found] == [address]


@settings(max_examples=30)
@given(ADDRESSES)
def test_a_code_is_the_smallest_and_the_safest_of_its_size(address: str) -> None:
    matrix = encode(address)
    size = (matrix.size - 17) // 4
    assert size == min(version(address, level) for level in LEVELS)
    better = list(LEVELS)[: list(LEVELS).index(matrix.level)]
    assert version(address, matrix.level) == size
    assert all(version(address, level) > size for level in better)


@settings(max_examples=30)
@given(ADDRESSES)
def test_contours_enclose_the_dark_modules_and_nothing_else(address: str) -> None:
    matrix = encode(address)
    dark = sum(module for row in matrix.rows for module in row)
    assert abs(sum(area(polygon) for polygon in contours(matrix))) == dark
    for polygon in contours(matrix):
        following = (*polygon[1:], polygon[0])
        turns = [(x == u, y == v) for (x, y), (u, v) in zip(polygon, following, strict=True)]
        assert all(across != down for across, down in turns)
        straight = sum(a == b for a, b in pairwise([*turns, turns[0]]))
        assert straight <= 1  # where the walk began


@given(st.lists(st.lists(st.booleans(), min_size=7, max_size=7), min_size=7, max_size=7))
def test_contours_of_any_pattern_fill_to_it_by_the_even_odd_rule(rows: list[list[bool]]) -> None:
    matrix = Matrix(tuple(tuple(row) for row in rows), "M")
    edges = [
        (x, min(y, v), max(y, v))
        for polygon in contours(matrix)
        for (x, y), (u, v) in zip(polygon, (*polygon[1:], polygon[0]), strict=True)
        if x == u
    ]
    for y in range(7):
        for x in range(7):
            left = sum(edge <= x and top <= y < bottom for edge, top, bottom in edges)
            assert (left % 2 == 1) == rows[y][x]


def test_an_address_too_long_for_any_code_is_refused() -> None:
    assert encode("x" * 2953).level == "L"
    with pytest.raises(ValueError, match="too long"):
        encode("x" * 2954)


def test_a_short_address_makes_a_coarse_code_with_the_strongest_correction() -> None:
    short, long = encode("https://dai.ly/x8"), encode("https://www.dailymotion.com/video/x8abcde")
    assert short.size < long.size
    assert short.level in LEVELS
