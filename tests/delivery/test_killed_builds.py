from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import editions
from delivery.killing import MOMENTS, PRODUCTS, killed
from restitution.build import build
from restitution.delivery import HIDDEN, settled

LAST = "    text: Une scierie et ses apprentis.\n"
VIDEO = "    video:\n      url: https://exemple.fr/v1\n"


@pytest.mark.skipif("not hasattr(os, 'fork')", reason="needs processes that fork")
def test_a_build_that_is_killed_at_any_moment_leaves_one_whole_set(tmp_path: Path) -> None:
    text = editions.minimal().replace(LAST, LAST + VIDEO)
    content = editions.project(tmp_path, text)
    build(content, tmp_path / "old", only=PRODUCTS, name="content.yaml")
    editions.project(tmp_path, text.replace("scierie", "raboterie"))
    build(content, tmp_path / "new", only=PRODUCTS, name="content.yaml")
    old, new = editions.snapshot(tmp_path / "old"), editions.snapshot(tmp_path / "new")
    assert old["deck.pptx"] != new["deck.pptx"]

    found: Counter[str] = Counter()
    (tmp_path / "killed").mkdir()
    for output in killed(content, tmp_path / "old", tmp_path / "killed"):
        found["interrupted"] += (output / HIDDEN).exists()
        settled(output)
        files = editions.snapshot(output)
        assert files in (old, old | new)
        found["new" if files == old | new else "old"] += 1
    assert found["old"] + found["new"] == MOMENTS
    assert min(found.values()) > 3, found
