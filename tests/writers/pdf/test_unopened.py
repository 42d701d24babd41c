"""A library that another one asks for is loaded when something of it is wanted, and not before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PICTURES = "from box import pictures"


def told(folder: Path, *lines: str) -> list[str]:
    """What a program says beside a package with one module that says when it is loaded."""
    (folder / "box").mkdir()
    (folder / "box" / "__init__.py").write_text("")
    (folder / "box" / "pictures.py").write_text('print("loaded")\nCOUNT = 3\n')
    head = ("from restitution.writers.pdf.unopened import unopened",)
    ran = subprocess.run(
        [sys.executable, "-c", "\n".join((*head, *lines))],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return ran.stdout.split()


def within(*lines: str) -> tuple[str, ...]:
    return ('with unopened("box.pictures"):', *(f"    {line}" for line in lines))


def test_it_is_found_and_not_loaded(tmp_path: Path) -> None:
    assert told(tmp_path, *within(PICTURES), 'print("after")') == ["after"]


def test_it_is_loaded_once_something_of_it_is_wanted(tmp_path: Path) -> None:
    wanted = 'print("after", pictures.COUNT)'
    assert told(tmp_path, *within(PICTURES), wanted) == ["loaded", "after", "3"]


@pytest.mark.parametrize("again", [PICTURES, "import box.pictures as pictures"])
def test_who_imports_it_himself_has_it_as_ever(again: str, tmp_path: Path) -> None:
    lines = (*within(PICTURES), again, "print(pictures.COUNT, pictures.COUNT)")
    assert told(tmp_path, *lines) == ["loaded", "3", "3"]


def test_what_is_loaded_already_stays_as_it_is(tmp_path: Path) -> None:
    lines = ("import box.pictures", *within(PICTURES), "print(pictures is box.pictures)")
    assert told(tmp_path, *lines) == ["loaded", "True"]


def test_a_package_without_such_a_module_does_without(tmp_path: Path) -> None:
    assert told(tmp_path, 'with unopened("box.sounds"):', '    print("after")') == ["after"]
