"""Each of the ten checks finds the fault it is for, and none cries wolf."""

from __future__ import annotations

import warnings
import zipfile
from pathlib import Path

import pytest

from writers.pptx.package_checks import faults, opened

SEEDS = {
    "no content type": (
        "[Content_Types].xml",
        '<Override PartName="/ppt/presProps.xml"',
        '<Override PartName="/ppt/other.xml"',
    ),
    "layout or master id twice": (
        "ppt/slideMasters/slideMaster1.xml",
        'sldLayoutId id="2147483649"',
        'sldLayoutId id="2147483648"',
    ),
    "sections list": ("ppt/presentation.xml", 'p14:sldId id="256"', 'p14:sldId id="999"'),
    "notes of no slide": (
        "ppt/notesSlides/_rels/notesSlide1.xml.rels",
        "relationships/slide",
        "relationships/image",
    ),
    "idx 13 twice": ("ppt/slides/slide2.xml", 'idx="12"', 'idx="13"'),
    "placeholder body 99 is not in": ("ppt/slides/slide2.xml", 'idx="12"', 'idx="99"'),
    "axes do not cross": (
        "ppt/charts/chart1.xml",
        'crossAx val="222222222"',
        'crossAx val="333333333"',
    ),
    "nothing leads to ppt/viewProps.xml": (
        "ppt/_rels/presentation.xml.rels",
        "viewProps.xml",
        "presProps.xml",
    ),
    "bad address": ("ppt/slides/_rels/slide5.xml.rels", "https://dai.ly/", "https://dai ly/"),
}


def test_our_deck_has_none_of_the_faults(deck: Path) -> None:
    assert faults(deck) == []


@pytest.mark.parametrize("expected", SEEDS)
def test_a_seeded_fault_is_found(expected: str, deck: Path, tmp_path: Path) -> None:
    name, old, new = SEEDS[expected]
    members = opened(deck).members
    spoilt = members[name].decode().replace(old, new, 1)
    assert spoilt != members[name].decode()
    path = tmp_path / "spoilt.pptx"
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in (members | {name: spoilt.encode()}).items():
            archive.writestr(member, content)
    assert any(fault.startswith(expected) for fault in faults(path))


def test_a_double_entry_is_found(deck: Path, tmp_path: Path) -> None:
    path = tmp_path / "double.pptx"
    path.write_bytes(deck.read_bytes())
    with warnings.catch_warnings(), zipfile.ZipFile(path, "a") as archive:
        warnings.simplefilter("ignore", UserWarning)
        archive.writestr("ppt/presProps.xml", opened(deck).members["ppt/presProps.xml"])
    assert faults(path) == ["twice in the archive: ppt/presprops.xml"]
