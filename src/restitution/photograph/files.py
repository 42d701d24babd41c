"""The files of photographs: what their heads say, and their pixels as the products show them.

This file and the codes' own PNG writer are the only importers of Pillow.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import ExifTags, Image, ImageCms
from PIL.GifImagePlugin import GifImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from restitution.errors import AssetError, Problem
from restitution.photograph import POINTS_PER_INCH, Photograph, Pixels
from restitution.source import Source

MOST_PIXELS: Final = 80_000_000
"""More than any camera in an association takes; a file that claims more is a mistake or a trap."""

PPI: Final = 300
"""More than this is not seen, and only makes files heavy."""

_FORMATS: Final = tuple(
    str(kind.format)
    for kind in (JpegImageFile, PngImageFile, WebPImageFile, TiffImageFile, GifImageFile)
)
"""What cameras, telephones and mail programs send; importing them makes Pillow know them."""

_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What sets upright how the camera was held (Exif 2.3, 4.6.4, tag 274)."""

_LYING: Final = 5
"""From this orientation on, width and height change places."""

_DEEP: Final = ("I", "I;16", "I;16B", "I;16L", "I;16N")
_MODES: Final = ("1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr", *_DEEP)
_SPACES: Final = {"RGB": "RGB ", "CMYK": "CMYK", "L": "GRAY"}
"""The colour space that a profile must describe for the pixels of a mode (ICC.1, 7.2.6)."""

_FEW_COLOURS: Final = 4096
"""A picture of no more colours is a drawing: JPEG would blur its edges."""

_QUALITY: Final = 88
_FAULTS = (OSError, SyntaxError, ValueError, EOFError, TypeError, LookupError, MemoryError)
_FAULTS_INSIDE = (struct.error, zlib.error, AttributeError, OverflowError, ArithmeticError)


def read(path: Path, file: str, source: Source | None = None) -> Photograph:
    """The photograph in a file, from its header alone.

    Raises AssetError when it is none of our formats, has too many pixels, or moves.
    """
    with _told(file, source, "image_unreadable"):
        state = path.stat()
        with Image.open(path, formats=_FORMATS) as image:
            _check(image, file, source)
            width, height = _upright(image)
    return Photograph(path, file, width, height, state.st_mtime_ns, state.st_size, source)


def verify(path: Path, file: str, source: Source | None = None) -> None:
    """Read a whole file once, as small as that can be done.

    Raises AssetError as ``read`` does, and for a file that breaks off or is damaged inside.
    """
    photograph = read(path, file, source)
    _whole(photograph)


@lru_cache(maxsize=256)
def _whole(photograph: Photograph) -> None:
    with _opened(photograph) as image:
        image.draft(None, (1, 1))
        image.load()


@lru_cache(maxsize=24)
def pixels(
    photograph: Photograph,
    width: float,
    height: float,
    ppi: int = PPI,
    profile: bytes | None = None,
) -> Pixels:
    """A photograph for a place of a size in points, at ``ppi`` pixels an inch at most.

    Upright, in sRGB, on white; with a printing condition's ICC ``profile`` in its CMYK. The same
    file gives the same bytes. Raises AssetError for a file that breaks off or is damaged inside.
    """
    most = _most(photograph, width, height, ppi)
    upright, lossy = _decoded(photograph, most)
    plain = _in_srgb(upright, upright.info.get("icc_profile"))
    drawing = not lossy and bool(plain.getcolors(_FEW_COLOURS))
    small = plain if most == plain.size else plain.resize(most, Image.Resampling.LANCZOS)
    return _encoded(_in_ink(small, profile) if profile else small, drawing=drawing)


def _decoded(photograph: Photograph, most: tuple[int, int]) -> tuple[Image.Image, bool]:
    """The picture set upright, not much larger than needed, and whether its file is a JPEG."""
    with _opened(photograph) as image:
        turn = _turn(image)
        image.draft(None, most[::-1] if turn >= _LYING else most)
        image.load()
        upright = image.transpose(_TURNS[turn]) if turn in _TURNS else image
        return upright, isinstance(image, JpegImageFile)


@contextmanager
def _told(file: str, source: Source | None, code: str) -> Iterator[None]:
    """Tell what Pillow refuses as a problem of the file; what it only grumbles at is let pass."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise AssetError(_huge(file, source)) from None
    except (*_FAULTS, *_FAULTS_INSIDE):
        raise AssetError(Problem(code, source, {"file": file})) from None


@contextmanager
def _opened(photograph: Photograph) -> Iterator[Image.Image]:
    with (
        _told(photograph.file, photograph.source, "image_broken"),
        Image.open(photograph.path, formats=_FORMATS) as image,
    ):
        yield image


def _check(image: Image.Image, file: str, source: Source | None) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise AssetError(_huge(file, source))
    moves = isinstance(image, PngImageFile | WebPImageFile) and image.is_animated
    if moves:
        raise AssetError(Problem("image_animated", source, {"file": file}))
    if image.mode not in _MODES or not image.width * image.height:
        raise AssetError(Problem("image_unreadable", source, {"file": file}))


def _huge(file: str, source: Source | None) -> Problem:
    return Problem("image_huge", source, {"file": file, "most": str(MOST_PIXELS // 10**6)})


def _upright(image: Image.Image) -> tuple[int, int]:
    """The size in pixels after the turn that the camera asks for."""
    return (image.height, image.width) if _turn(image) >= _LYING else image.size


def _turn(image: Image.Image) -> int:
    """How the camera was held; 0 where that is not told, and for TIFF, which Pillow turns."""
    if isinstance(image, TiffImageFile):
        return 0
    try:
        turn = image.getexif().get(ExifTags.Base.Orientation)
    except (*_FAULTS, *_FAULTS_INSIDE):
        return 0
    return turn if turn in _TURNS else 0


def _most(photograph: Photograph, width: float, height: float, ppi: int) -> tuple[int, int]:
    """The pixels that a place can show, or all there are if those are fewer."""
    inches = max(width, height * photograph.ratio) / POINTS_PER_INCH
    share = min(1.0, inches * ppi / photograph.width)
    return max(1, round(photograph.width * share)), max(1, round(photograph.height * share))


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture on white, in the colours of screens and of everything else on the page."""
    flat = _flat(image)
    converted = _by_profile(flat, profile) if profile else None
    return converted or flat.convert("RGB")


def _flat(image: Image.Image) -> Image.Image:
    """The picture in 8 bits a channel, without palette and transparency."""
    if image.mode in _DEEP:
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        white = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")
    return image if image.mode in _SPACES else image.convert("RGB")


def _by_profile(image: Image.Image, data: bytes) -> Image.Image | None:
    """The colours that an embedded profile means; None for a profile that is of no use."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        if profile.profile.xcolor_space != _SPACES[image.mode]:
            return None
        screen = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, profile, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _in_ink(image: Image.Image, data: bytes) -> Image.Image:
    """A picture in the inks of a printing condition, its darkest kept apart as far as they go."""
    converted = ImageCms.profileToProfile(
        image,
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(data)),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert converted is not None
    return converted


def _encoded(image: Image.Image, *, drawing: bool) -> Pixels:
    stream = io.BytesIO()
    bare = Image.frombytes(image.mode, image.size, image.tobytes())
    ink = bare.mode == "CMYK"
    if drawing and ink:
        return Pixels(zlib.compress(bare.tobytes(), 9), "rows-cmyk", *image.size)
    if drawing:
        bare.save(stream, "PNG", compress_level=9)
    else:
        bare.save(stream, "JPEG", quality=_QUALITY, optimize=True)
    kind = "png" if drawing else "jpeg-cmyk" if ink else "jpeg"
    return Pixels(stream.getvalue(), kind, *image.size)
