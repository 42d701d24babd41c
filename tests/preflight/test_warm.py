"""A fault that comes into a file after a sound one was looked at is found, and then gone again.

The files differ in a few bytes of the same length, so that all else stands where it stood.
"""

from __future__ import annotations

import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from preflight.broken import codes, good
from restitution.preflight import tagged
from restitution.preflight.products import inspect
from restitution.products import PRODUCTS
from restitution.rack import Forme, Rack

NEWSLETTER = {
    "language": (rb"/Lang ", rb"/Land ", "structure"),
    "not tagged": (rb"/Marked true", rb"/Marked null", "structure"),
    "title is not shown": (rb"/DisplayDocTitle true", rb"/DisplayDocTitle null", "structure"),
    "a mark of nothing": (rb"/K \[\d\d\]", rb"/K [99]", "structure"),
    "a figure without words": (rb"/Alt ", rb"/Alo ", "structure"),
    "an element of no kind": (rb"/S /H1\b", rb"/S /X1", "structure"),
    "a heading left out": (rb"/S /H1\b", rb"/S /H3", "structure"),
    "parents of another page": (rb"/StructParents 1\b", rb"/StructParents 0", "structure"),
    "a link of another element": (rb"/StructParent ", rb"/StructParens ", "structure"),
    "a link that says nothing": (rb"/Contents <", rb"/Contends <", "structure"),
    "another order of links": (rb"/Tabs /S", rb"/Tabs /R", "structure"),
    "another address": (rb"/URI <68747470", rb"/URI <68747079", "link_stray"),
    "a font that is not there": (rb"/FontFile2 ", rb"/FontFileZ ", "font_loose"),
    "a font that says nothing": (rb"/ToUnicode ", rb"/ToUnicods ", "font_mute"),
    "widths of other letters": (rb"/W \[ ?\d", rb"/W [9 9", "structure"),
    "another size": (rb"/MediaBox \[ ?0 0 5", rb"/MediaBox [ 0 0 4", "page_size"),
}


def patched(data: bytes, old: bytes, new: bytes) -> bytes:
    """A file with other bytes at one place, without any others having moved."""
    found = re.search(old, data)
    assert found, old
    width = len(found[0])
    return data[: found.start()] + new.ljust(width)[:width] + data[found.end() :]


@pytest.mark.parametrize("name", NEWSLETTER)
def test_a_fault_is_found_in_a_newsletter_that_was_sound_before(name: str, tmp_path: Path) -> None:
    old, new, code = NEWSLETTER[name]
    rack, file = Rack(), good().file("newsletter")
    path, pages = tmp_path / file.name, good().publication("newsletter")
    assert inspect("newsletter", file, pages, rack) == ()
    path.write_bytes(patched(file.read_bytes(), old, new))
    assert code in codes(inspect("newsletter", path, pages, rack))
    assert inspect("newsletter", path, pages, rack) == inspect("newsletter", path, pages)
    assert inspect("newsletter", file, pages, rack) == ()


@pytest.mark.parametrize("product", ["newsletter", "deck-pdf", "press"])
def test_a_stream_that_is_damaged_is_found_in_a_file_that_was_sound(
    product: str, tmp_path: Path
) -> None:
    rack, file = Rack(), good().file(product)
    path, pages = tmp_path / file.name, good().publication(product)
    assert inspect(product, file, pages, rack) == ()
    data = file.read_bytes()
    for number, mark in enumerate(re.finditer(rb"stream\r?\n(?=\S)", data)):
        if number % 7 == 0:
            damaged = bytearray(data)
            damaged[mark.end() : mark.end() + 8] = b"\xff\0" * 4
            path.write_bytes(damaged)
            fresh = inspect(product, path, pages)
            assert inspect(product, path, pages, rack) == fresh


def test_a_page_that_was_read_before_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    rack, file = Rack(), good().file("newsletter")
    pages = good().publication("newsletter")
    inspect("newsletter", file, pages, rack)
    monkeypatch.setattr(tagged, "parse_content_stream", None)
    assert inspect("newsletter", file, pages, rack) == ()
    assert inspect("newsletter", file, pages, Rack()) != ()


def test_another_publication_finds_a_sound_file_wrong(tmp_path: Path) -> None:
    """What was found of a file holds for the pages that it was held to."""
    rack, file = Rack(), good().file("newsletter")
    assert inspect("newsletter", file, good().publication("newsletter"), rack) == ()
    assert inspect("newsletter", file, good().publication("deck"), rack) != ()
    shutil.copy(good().file("deck-pdf"), tmp_path / file.name)
    wrong = inspect("newsletter", tmp_path / file.name, good().publication("newsletter"), rack)
    assert "page_count" in codes(wrong)


@pytest.mark.parametrize("change", ["empty", "damaged", "gone"])
def test_a_code_that_was_read_before_is_read_again_when_its_picture_changes(
    change: str, tmp_path: Path
) -> None:
    rack, folder = Rack(), tmp_path / "qr"
    shutil.copytree(good().file("qr"), folder)
    pages = good().publication("qr")
    assert inspect("qr", folder, pages, rack) == ()
    (picture,) = folder.glob("*.png")
    if change == "empty":
        Image.new("L", (200, 200), 255).save(picture)
    elif change == "damaged":
        picture.write_bytes(picture.read_bytes()[:100])
    else:
        picture.unlink()
    found = inspect("qr", folder, pages, rack)
    assert found == inspect("qr", folder, pages)
    assert found


class Noting(Rack):
    """A rack that tells what was put on it."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[object] = []

    def forme(self, place: str, made_of: object, make: Callable[[], Forme]) -> Forme:
        value = super().forme(place, made_of, make)
        self.values.append(value)
        return value


@pytest.mark.parametrize("product", PRODUCTS)
def test_what_stands_of_a_file_is_plain_and_can_be_kept(product: str) -> None:
    rack = Noting()
    assert inspect(product, good().file(product), good().publication(product), rack) == ()
    assert rack.values
    assert pickle.loads(pickle.dumps(rack.values)) == rack.values


def test_a_deck_is_looked_at_without_the_libraries_for_paper() -> None:
    """They take longer to load than a small deck to look at."""
    program = (
        "import sys; from pathlib import Path; import restitution.build;"
        "from restitution.page.items import Publication;"
        "from restitution.preflight.products import inspect;"
        "none = dict.fromkeys(('title', 'author', 'subject', 'language', 'date'), '');"
        "pages = Publication(**none, pages=());"
        f"assert inspect('deck', Path({str(good().file('deck'))!r}), pages);"
        "sys.exit(bool({'pikepdf', 'pypdfium2', 'zxingcpp'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
