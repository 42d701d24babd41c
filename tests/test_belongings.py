from __future__ import annotations

from pathlib import Path

import pytest

from restitution.belongings import Astray, astray


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "projet"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "modele.pptx").touch()
    (tmp_path / "ailleurs.pptx").touch()
    return folder


def test_a_file_in_the_folder_is_fine(home: Path) -> None:
    assert astray("assets/modele.pptx", home) is None


@pytest.mark.parametrize("name", ["assets/absent.pptx", "assets", "a\0b", "x" * 5000])
def test_what_is_no_file_is_missing(home: Path, name: str) -> None:
    assert astray(name, home) is Astray.MISSING


@pytest.mark.parametrize(
    "name",
    [
        *("../ailleurs.pptx", "/etc/passwd", "assets/../assets/modele.pptx", "../absent.pptx"),
        *("https://exemple.fr/modele.pptx", r"C:\modele.pptx", r"\\serveur\modele.pptx"),
    ],
)
def test_what_leads_out_of_the_folder_is_outside(home: Path, name: str) -> None:
    assert astray(name, home) is Astray.OUTSIDE


@pytest.mark.parametrize("target", ["../../ailleurs.pptx", "modele.pptx"])
def test_a_link_does_not_travel_with_the_project(home: Path, target: str) -> None:
    (home / "assets" / "lien.pptx").symlink_to(target)
    assert astray("assets/lien.pptx", home) is Astray.OUTSIDE


def test_a_folder_reached_through_a_link_is_a_home_like_any(home: Path) -> None:
    door = home.parent / "porte"
    door.symlink_to(home)
    assert astray("assets/modele.pptx", door) is None


def test_a_path_of_windows_is_told_apart(home: Path) -> None:
    assert astray(r"assets\modele.pptx", home) is Astray.BACKSLASH
