"""A broken set of decks: every fault is caught and called by its name, and a good deck has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from openxml_audit import validate_pptx

from preflight.broken_decks import AUDIT, OURS, PAGES, doubled, good, instead, spoiled, without
from restitution.language import get
from restitution.messages import tell
from restitution.preflight.fault import Fault
from restitution.preflight.package import faults
from restitution.preflight.problems import problems


def rules(path: Path) -> set[str]:
    """The rules of the package that a deck breaks."""
    return {fault.detail.partition(",")[0] for fault in faults(path, PAGES) if is_of_package(fault)}


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
    assert get(language).messages["preflight_package"].hint
