"""Guides stand on edges that layouts share, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.theme.tokens import Layout, Slot, SlotKind
from restitution.writers.pptx.guides import guides
from restitution.writers.pptx.scheme import scheme_of
from writers.pptx.package_checks import opened
from writers.pptx.pages import THEME

SCHEME = scheme_of(THEME, "fr")
P15 = "{http://schemas.microsoft.com/office/powerpoint/2012/main}"


def layout(*rects: Rect, kind: SlotKind = SlotKind.BODY) -> Layout:
    slots = {f"slot{n}": Slot(f"slot{n}", kind, rect, "body") for n, rect in enumerate(rects)}
    return Layout("plain", "Simple", "paper", slots=slots)


def test_an_edge_of_one_layout_is_no_guide() -> None:
    assert guides([layout(Rect(48, 60, 400, 80)), layout(Rect(90, 200, 300, 50))], SCHEME) == ""


def test_a_shared_edge_is_a_guide_in_eighths_of_a_point() -> None:
    found = guides([layout(Rect(48, 60, 400, 80)), layout(Rect(48, 200, 300, 50))], SCHEME)
    assert found.count("<p15:guide ") == 1
    assert 'pos="384"' in found
    assert "orient" not in found


@pytest.mark.parametrize("kind", [SlotKind.FOOTER, SlotKind.NUMBER, SlotKind.SYMBOL])
def test_what_is_no_content_makes_no_guide(kind: SlotKind) -> None:
    own = layout(Rect(48, 60, 400, 80), kind=kind)
    assert guides([own, replace(own, name="other")], SCHEME) == ""


def test_the_master_has_guides_of_both_directions_with_numbers_of_their_own(deck: Path) -> None:
    master = opened(deck).xml("ppt/slideMasters/slideMaster1.xml")
    found = list(master.iter(f"{P15}guide"))
    assert {guide.get("orient") for guide in found} == {None, "horz"}
    assert len({guide.get("id") for guide in found}) == len(found)
