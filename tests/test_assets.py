from __future__ import annotations

from pathlib import Path

import pytest

from restitution.assets import places, shipped


def test_a_project_comes_before_what_is_shipped(tmp_path: Path) -> None:
    first, *others = places(tmp_path, "themes")
    assert first == tmp_path / "assets" / "themes"
    assert shipped("themes") in others
    assert (shipped("themes") / "seminaire.yaml").is_file()


def test_what_is_not_shipped_is_not_found() -> None:
    with pytest.raises(FileNotFoundError):
        shipped("chansons")
