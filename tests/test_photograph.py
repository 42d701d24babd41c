"""Every kind of file that a camera, a telephone or a mail program brings."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from photographs import BOTTOM_RIGHT, CORNERS, alike, corners, saved, scene
from restitution.errors import AssetError, Severity
from restitution.geometry import Size
from restitution.photograph import Photograph, Pixels, coarse
from restitution.photograph.files import pixels, read, verify
from restitution.source import Source

HERE = Source("content.yaml", 12, 7, "visits[0].images[0].file")
FILES = ["a.jpg", "a.png", "a.webp", "a.tiff"]


def opened(found: Pixels) -> Image.Image:
    return Image.open(io.BytesIO(found.data))


def shown(path: Path, width: float = 200.0, height: float = 150.0) -> Image.Image:
    return opened(pixels(read(path, path.name, HERE), width, height))


def code_of(path: Path) -> str:
    with pytest.raises(AssetError) as raised:
        verify(path, path.name, HERE)
    (problem,) = raised.value.problems
    assert problem.source == HERE
    assert problem.values["file"] == path.name
    return problem.code


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_stands_upright_however_the_camera_was_held(
    tmp_path: Path, name: str, turn: int
) -> None:
    path = saved(tmp_path / name, scene(), turn)
    photograph = read(path, name)
    assert (photograph.width, photograph.height) == (640, 480)
    image = shown(path)
    assert image.size == (640, 480)
    assert alike(corners(image), CORNERS)


@pytest.mark.parametrize("name", FILES)
def test_nothing_but_pixels_goes_into_a_product(tmp_path: Path, name: str) -> None:
    image = shown(saved(tmp_path / name, scene(), 6))
    assert (image.mode, dict(image.getexif())) == ("RGB", {})
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_inks_become_colours_of_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    scene().convert("CMYK").save(path)
    assert alike(corners(shown(path)), CORNERS)


@pytest.mark.parametrize("name", ["a.png", "a.tiff"])
def test_sixteen_bits_of_grey_keep_their_tones(tmp_path: Path, name: str) -> None:
    image = Image.new("I;16", (40, 40), 0x8000)
    image.paste(0xFFFF, (20, 0, 40, 40))
    image.save(tmp_path / name)
    found = corners(shown(tmp_path / name))
    assert alike(found, ((128,) * 3, (255,) * 3) * 2)


def test_sixteen_bits_a_colour_are_read(tmp_path: Path) -> None:
    row = b"\0" + struct.pack(">HHH", 0xFFFF, 0x8000, 0x2000) * 8
    (tmp_path / "a.png").write_bytes(png(8, 8, 16, row * 8))
    assert alike(corners(shown(tmp_path / "a.png")), ((255, 128, 32),) * 4)


def png(width: int, height: int, depth: int, rows: bytes) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


@pytest.mark.parametrize("mode", ["P", "L", "1", "RGBA", "LA"])
def test_every_kind_of_pixels_is_shown(tmp_path: Path, mode: str) -> None:
    image = scene().convert(mode)
    image.save(tmp_path / "a.png")
    assert alike(corners(shown(tmp_path / "a.png")), corners(image), tolerance=16)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_is_transparent_is_white(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", (40, 40), (200, 0, 0, 0))
    image.paste((60, 60, 60, 255), (0, 0, 20, 40))
    image.convert(mode).save(tmp_path / "a.png")
    assert alike(corners(shown(tmp_path / "a.png")), ((60,) * 3, (255,) * 3) * 2)


def test_the_colours_are_those_the_profile_means(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    swapped = lab.tobytes().replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ")
    profile = swapped.replace(b"tXYZ", b"gXYZ")
    Image.new("RGB", (40, 40), (255, 0, 0)).save(tmp_path / "a.png", icc_profile=profile)
    red, green, _ = corners(shown(tmp_path / "a.png"))[0]
    assert green > 200
    assert red < 60


@pytest.mark.parametrize("mode", ["CMYK", "RGB", "L"])
def test_a_profile_that_is_of_no_use_is_passed_over(tmp_path: Path, mode: str) -> None:
    image, path = scene().convert(mode), tmp_path / "a.jpg"
    profiles = [b"nonsense", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
    for profile in profiles:
        image.save(path, icc_profile=profile)
        pixels.cache_clear()
        assert alike(corners(shown(path)), corners(image))


def test_a_picture_that_moves_shows_how_it_begins_or_is_refused(tmp_path: Path) -> None:
    frames = [scene(), Image.new("RGB", (640, 480), BOTTOM_RIGHT)]
    for name in ("a.gif", "a.webp", "a.png"):
        frames[0].save(tmp_path / name, save_all=True, append_images=frames[1:])
    verify(tmp_path / "a.gif", "a.gif")
    assert alike(corners(shown(tmp_path / "a.gif")), CORNERS, tolerance=20)
    assert [code_of(tmp_path / name) for name in ("a.webp", "a.png")] == ["image_animated"] * 2


def test_the_two_views_of_a_telephone_are_one_photograph(tmp_path: Path) -> None:
    scene().save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=[scene(64, 48)])
    verify(tmp_path / "a.jpg", "a.jpg")
    assert alike(corners(shown(tmp_path / "a.jpg")), CORNERS)


@pytest.mark.parametrize("name", [*FILES, "a.gif"])
def test_a_file_that_breaks_off_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    Image.effect_noise((200, 200), 80).convert("RGB").save(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])
    assert code_of(path) in ("image_broken", "image_unreadable")
    if name == "a.jpg":
        photograph = read(path, name, HERE)
        with pytest.raises(AssetError) as raised:
            pixels(photograph, 100, 100)
        assert raised.value.problems[0].code == "image_broken"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("texte.jpg", "Ceci n’est pas une image.".encode()),
        ("vide.jpg", b""),
        ("dessin.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("telephone.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    ],
)
def test_what_is_no_photograph_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert code_of(tmp_path / name) == "image_unreadable"


@pytest.mark.parametrize("side", [9_000, 10_000, 50_000])
def test_a_file_that_claims_to_be_huge_is_refused_by_its_header(tmp_path: Path, side: int) -> None:
    path = tmp_path / "bombe.png"
    path.write_bytes(png(side, side, 8, b""))
    assert code_of(path) == "image_huge"


@pytest.mark.parametrize("kind", [b"zTXt", b"iCCP"])
def test_what_a_file_says_beside_its_pixels_does_not_go_off(tmp_path: Path, kind: bytes) -> None:
    bomb = b"name\0\0" + zlib.compress(bytes(20_000_000))
    size = struct.pack(">I", len(bomb))
    chunk = size + kind + bomb + struct.pack(">I", zlib.crc32(kind + bomb))
    plain, head = png(2, 2, 8, bytes(14)), 8 + 25
    (tmp_path / "bombe.png").write_bytes(plain[:head] + chunk + plain[head:])
    assert code_of(tmp_path / "bombe.png") == "image_unreadable"


@given(st.binary(max_size=300))
def test_no_damage_goes_untold(tmp_path_factory: pytest.TempPathFactory, noise: bytes) -> None:
    """Bytes changed anywhere either leave a picture, or one of our problems."""
    path = tmp_path_factory.mktemp("noise") / "a.png"
    scene(40, 30).save(path)
    data = bytearray(path.read_bytes())
    for place, byte in enumerate(noise):
        data[place * 7919 % len(data)] ^= byte
    path.write_bytes(data)
    try:
        found = pixels(read(path, path.name), 100, 75)
    except AssetError as error:
        assert error.problems[0].code.startswith("image_")  # noqa: PT017 - both ends are right
    else:
        assert opened(found).mode == "RGB"


def test_no_more_pixels_than_can_be_seen(tmp_path: Path) -> None:
    scene(3000, 2000).save(tmp_path / "a.jpg")
    image = shown(tmp_path / "a.jpg", 216, 144)
    assert image.size == (900, 600)
    assert alike(corners(image), CORNERS)


def test_pixels_are_never_invented(tmp_path: Path) -> None:
    scene(64, 48).save(tmp_path / "a.jpg")
    assert shown(tmp_path / "a.jpg", 400, 300).size == (64, 48)


def test_a_drawing_keeps_its_edges_and_a_photograph_is_light(tmp_path: Path) -> None:
    scene().save(tmp_path / "a.png")
    Image.effect_noise((640, 480), 90).convert("RGB").save(tmp_path / "b.jpg")
    drawing = pixels(read(tmp_path / "a.png", "a.png"), 200, 150)
    photograph = pixels(read(tmp_path / "b.jpg", "b.jpg"), 200, 150)
    assert (drawing.kind, photograph.kind) == ("png", "jpeg")
    assert corners(opened(drawing)) == CORNERS


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", scene(), 6)
    photograph = read(path, "a.jpg")
    once = pixels(photograph, 100, 75)
    pixels.cache_clear()
    assert pixels(photograph, 100, 75).data == once.data


def test_a_file_that_was_exchanged_is_another_photograph(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    scene().save(path)
    pixels(read(path, "a.png"), 100, 75)
    Image.new("RGB", (640, 480), BOTTOM_RIGHT).save(path)
    assert alike(corners(shown(path, 100, 75)), (BOTTOM_RIGHT,) * 4)


def of_size(width: int, height: int) -> Photograph:
    return Photograph(Path("a.jpg"), "a.jpg", width, height, 0, 0, HERE)


def test_a_coarse_picture_is_told_with_the_size_it_needs() -> None:
    photograph = of_size(400, 300)
    small, large = Size(144, 108), Size(288, 216)
    (problem,) = coarse([(photograph, small), (photograph, large), (photograph, small)])
    assert (problem.code, problem.severity) == ("image_coarse", Severity.WARNING)
    assert problem.source == HERE
    assert problem.values == {
        "file": "a.jpg",
        "dpi": "100",
        "least": "150",
        "width": "600",
        "height": "450",
    }


@given(st.integers(1, 5000), st.integers(1, 5000), st.floats(20, 900))
@example(1, 2789, 900.0)
def test_the_size_asked_for_is_enough(width: int, height: int, placed: float) -> None:
    photograph = of_size(width, height)
    place = Size(placed, placed / photograph.ratio)
    for problem in coarse([(photograph, place)]):
        needed = of_size(int(problem.values["width"]), int(problem.values["height"]))
        assert coarse([(needed, Size(placed, placed / needed.ratio))]) == []
        assert int(problem.values["dpi"]) < 150
