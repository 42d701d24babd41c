"""A program is another one as soon as any part of it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from restitution import program
from restitution.program import fingerprint, fingerprint_of


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Files of ours, and a place of libraries."""
    for name in ("ours/rooms/build.py", "ours/__init__.py", "libraries/yaml-6.0.dist-info/RECORD"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a = 1\n", encoding="utf-8")
    return tmp_path


def print_of(house: Path) -> str:
    return fingerprint_of([house / "ours"], [str(house / "libraries"), str(house / "nowhere")])


def longer(house: Path) -> None:
    (house / "ours/rooms/build.py").write_text("a = 12\n", encoding="utf-8")


def as_long(house: Path) -> None:
    (house / "ours/rooms/build.py").write_text("a = 2\n", encoding="utf-8")
    os.utime(house / "ours/rooms/build.py", ns=(1, 1))


def more(house: Path) -> None:
    (house / "ours/rooms/check.py").write_text("", encoding="utf-8")


def renamed(house: Path) -> None:
    (house / "ours/rooms/build.py").rename(house / "ours/rooms/making.py")


def raised(house: Path) -> None:
    record = house / "libraries/yaml-6.0.dist-info"
    record.rename(record.with_name("yaml-6.1.dist-info"))


def put_there_again(house: Path) -> None:
    os.utime(house / "libraries/yaml-6.0.dist-info", ns=(1, 1))


@pytest.mark.parametrize("change", [longer, as_long, more, renamed, raised, put_there_again])
def test_any_change_makes_it_another(house: Path, change: Callable[[Path], None]) -> None:
    before = print_of(house)
    change(house)
    assert print_of(house) != before


def test_another_interpreter_makes_it_another(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = print_of(house)
    monkeypatch.setattr(sys, "version", "3.99.0")
    assert print_of(house) != before


def test_what_python_compiles_is_no_change(house: Path) -> None:
    before = print_of(house)
    (house / "ours/rooms/__pycache__").mkdir()
    (house / "ours/rooms/__pycache__/build.pyc").write_bytes(b"\0")
    (house / "libraries/notes.txt").write_text("", encoding="utf-8")
    assert print_of(house) == before


def test_our_own_files_and_assets_are_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    scan = os.scandir

    def scanned(place: str) -> Iterator[os.DirEntry[str]]:
        asked.append(place)
        return scan(place)

    monkeypatch.setattr(os, "scandir", scanned)
    fingerprint.cache_clear()
    fingerprint()
    package = Path(program.__file__).parent
    for folder in (package / "content", package.parents[1] / "assets" / "themes", *sys.path[1:]):
        assert str(folder) in asked
