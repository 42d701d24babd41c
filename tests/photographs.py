"""Photographs made for tests: four corners that tell how a picture lies, in every kind of file."""

from __future__ import annotations

from pathlib import Path

from PIL import ExifTags, Image

TOP_LEFT, TOP_RIGHT = (220, 30, 30), (30, 180, 40)
BOTTOM_LEFT, BOTTOM_RIGHT = (30, 60, 220), (240, 220, 40)
CORNERS = (TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT)
Pixel = tuple[int, int, int]

BACK = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a scene comes to lie in the file of a camera held in each of the eight ways."""


def scene(width: int = 640, height: int = 480) -> Image.Image:
    """A picture with a colour in each quarter."""
    image = Image.new("RGB", (width, height))
    for index, colour in enumerate(CORNERS):
        x, y = index % 2 * (width // 2), index // 2 * (height // 2)
        image.paste(colour, (x, y, x + width - width // 2, y + height - height // 2))
    return image


def saved(path: Path, image: Image.Image, turn: int = 1) -> Path:
    """The picture in a file, as a camera held in a certain way would write it."""
    back = BACK[turn]
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turn
    exif[ExifTags.Base.Artist] = "Une photographe"
    lying = image.transpose(back) if back is not None else image
    lying.save(path, exif=exif.tobytes())
    return path


def corners(image: Image.Image) -> tuple[Pixel, ...]:
    """The colours a tenth of the way into the picture from each corner."""
    plain = image.convert("RGB")
    right, bottom = plain.width - 1, plain.height - 1
    places = [(x, y) for y in (0.1, 0.9) for x in (0.1, 0.9)]
    found = [plain.getpixel((round(x * right), round(y * bottom))) for x, y in places]
    return tuple((p[0], p[1], p[2]) for p in found if isinstance(p, tuple))


def alike(one: tuple[Pixel, ...], other: tuple[Pixel, ...], tolerance: int = 12) -> bool:
    """Whether colours are the same but for what JPEG does to them."""
    return len(one) == len(other) and all(
        abs(a - b) <= tolerance
        for first, second in zip(one, other, strict=True)
        for a, b in zip(first, second, strict=True)
    )
