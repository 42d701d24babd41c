"""A broken set of decks: every fault is caught and called by its name, and a good deck has none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openxml_audit import validate_pptx

from preflight.broken_decks import AUDIT, OURS, PAGES, doubled, good, instead, spoiled, without
from restitution.interface.catalogues import messages
from restitution.messages import tell
from restitution.preflight.fault import Fault
from restitution.preflight.package import faults
from restitution.preflight.problems import problems
from restitution.rack import Rack


def rules(path: Path, rack: Rack | None = None) -> set[str]:
    """The rules of the package that a deck breaks."""
    found = faults(path, PAGES, rack)
    return {fault.detail.partition(",")[0] for fault in found if is_of_package(fault)}


def is_of_package(fault: Fault) -> bool:
    return fault.code == "package"


def audited(path: Path) -> list[str]:
    return [error.description for error in validate_pptx(str(path)).errors]


def test_a_good_deck_has_no_fault() -> None:
    assert list(faults(good(), PAGES)) == []
    assert audited(good()) == []


def test_the_set_is_large() -> None:
    assert len(OURS) + len(AUDIT) >= 40


@pytest.mark.parametrize("name", OURS)
def test_every_fault_is_caught_and_called_by_its_name(name: str, tmp_path: Path) -> None:
    assert OURS[name].expected in rules(spoiled(OURS[name].spoil, tmp_path))


@pytest.mark.parametrize("name", OURS)
def test_every_fault_is_caught_in_a_deck_that_was_sound_before(name: str, tmp_path: Path) -> None:
    """And is not told any more once it is mended."""
    rack = Rack()
    assert list(faults(good(), PAGES, rack)) == []
    assert OURS[name].expected in rules(spoiled(OURS[name].spoil, tmp_path), rack)
    assert list(faults(good(), PAGES, rack)) == []


def test_a_deck_that_was_read_before_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    rack, unpacked = Rack(), zipfile.ZipFile.read
    assert list(faults(good(), PAGES, rack)) == []
    read: list[str] = []

    def noted(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
        read.append(entry.filename)
        return unpacked(archive, entry)

    monkeypatch.setattr(zipfile.ZipFile, "read", noted)
    assert list(faults(good(), PAGES, rack)) == []
    assert read == []
    assert list(faults(good(), PAGES, Rack())) == []
    assert len(read) > PAGES


def damaged_at(place: int, folder: Path) -> Path:
    """The good deck with other bits in one byte."""
    data = bytearray(good().read_bytes())
    data[place] ^= 0xFF
    path = folder / good().name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_a_damaged_byte_is_told_in_a_deck_that_was_sound_before(
    share: float, tmp_path: Path
) -> None:
    rack = Rack()
    assert list(faults(good(), PAGES, rack)) == []
    with zipfile.ZipFile(good()) as archive:
        entries = archive.infolist()
    entry = entries[int(share * len(entries))]
    inside = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
    assert [fault.code for fault in faults(damaged_at(inside, tmp_path), PAGES, rack)] == [
        "unreadable"
    ]
    name = entry.header_offset + 30
    assert [fault.code for fault in faults(damaged_at(name, tmp_path), PAGES, rack)] == [
        "unreadable"
    ]


def test_a_wrong_checksum_is_told_in_a_deck_that_was_sound_before(tmp_path: Path) -> None:
    rack = Rack()
    assert list(faults(good(), PAGES, rack)) == []
    with zipfile.ZipFile(good()) as archive:
        directory, entry = archive.start_dir, archive.infolist()[0]
    assert good().read_bytes()[directory + 16 :][:4] == entry.CRC.to_bytes(4, "little")
    found = list(faults(damaged_at(directory + 16, tmp_path), PAGES, rack))
    assert found == [Fault("unreadable", 0, good().name)]


@pytest.mark.parametrize("name", AUDIT)
def test_what_lies_within_a_part_is_seen_by_the_validator(name: str, tmp_path: Path) -> None:
    found = audited(spoiled(AUDIT[name].spoil, tmp_path))
    assert any(AUDIT[name].expected in description for description in found), found


@pytest.mark.parametrize("name", ["ppt/presProps.xml", "ppt/presprops.xml"])
def test_a_part_that_is_there_twice_is_told(name: str, tmp_path: Path) -> None:
    found = list(faults(doubled(tmp_path, name), PAGES))
    assert Fault("entry_twice", 0, "ppt/presprops.xml") in found


def test_a_slide_that_is_lost_or_has_no_title_is_told(tmp_path: Path) -> None:
    lost = spoiled(without("ppt/slides/slide4.xml"), tmp_path)
    assert "page_count" in {fault.code for fault in faults(lost, PAGES)}
    slide = "ppt/slides/slide2.xml"
    mute = spoiled(instead(slide, '<p:ph type="title"/>', '<p:ph type="body" idx="11"/>'), tmp_path)
    assert Fault("slide_title", 2, slide) in list(faults(mute, PAGES))


def test_a_fault_on_a_slide_names_the_slide(tmp_path: Path) -> None:
    found = list(faults(spoiled(OURS["two items of one number"].spoil, tmp_path), PAGES))
    assert found == [Fault("package", 2, "numbers, ppt/slides/slide2.xml, 3")]


def test_what_cannot_be_read_is_told_alone(tmp_path: Path) -> None:
    """Or all that it leads to would be told as lost."""
    found = list(faults(spoiled(OURS["slide that is no XML"].spoil, tmp_path), PAGES))
    assert found == [Fault("package", 2, "malformed, ppt/slides/slide2.xml")]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_people_are_told_what_powerpoint_would_do(language: str) -> None:
    (problem,) = problems("deck.pptx", [Fault("package", 2, "numbers")])
    assert "PowerPoint" in tell(problem, language).message
    assert messages(language)["preflight_package"].hint
