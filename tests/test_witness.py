from __future__ import annotations

import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from restitution.witness import ABSENT, Ways, look

LATER = 4e9
"""A time so late that no file was written just before."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"one")
    return path


def other(file: Path) -> None:
    file.write_bytes(b"two")


def other_as_old(file: Path) -> None:
    old = file.stat().st_mtime_ns
    file.write_bytes(b"two")
    os.utime(file, ns=(old, old))


def gone(file: Path) -> None:
    file.unlink()


def folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def linked(file: Path) -> None:
    file.rename(file.with_name("elsewhere.jpg"))
    file.symlink_to("elsewhere.jpg")


def folder_linked(file: Path) -> None:
    file.parent.rename(file.parents[1] / "elsewhere")
    file.parent.symlink_to("elsewhere", target_is_directory=True)


CHANGES = [other, other_as_old, gone, folder, linked, folder_linked]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("clock", [0.0, LATER])
def test_whatever_happens_to_a_file_is_seen(
    tmp_path: Path, change: Callable[[Path], None], clock: float
) -> None:
    (tmp_path / "folder").mkdir()
    file = tmp_path / "folder" / "photo.jpg"
    file.write_bytes(b"one")
    before = look(file, clock=lambda: clock)
    change(file)
    assert look(file, before).held != before.held


def test_the_same_written_again_is_held_and_was_written(file: Path) -> None:
    before = look(file)
    file.unlink()
    file.write_bytes(b"one")
    os.utime(file, ns=(1, 1))
    after = look(file, before)
    assert after.held == before.held
    assert after != before


def test_what_rests_is_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = look(file, clock=lambda: LATER)
    fresh = look(file)

    def read(self: Path, *_: object) -> None:
        raise AssertionError(self)

    monkeypatch.setattr(Path, "open", read)
    assert look(file, before) == before
    with pytest.raises(AssertionError):
        look(file, fresh)


def test_a_file_that_cannot_be_read_is_not_one_that_is_missing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "")

    missing = look(file.with_name("none.jpg"))
    monkeypatch.setattr(Path, "open", refuse)
    assert missing.what == ABSENT != look(file).what


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
def test_a_name_that_no_system_can_have_is_no_harm(tmp_path: Path, name: str) -> None:
    assert look(f"{tmp_path}/{name}") == look(f"{tmp_path}/{name}")


def test_many_files_lie_where_each_of_them_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "drive" / "photos").mkdir(parents=True)
    (tmp_path / "drive" / "photos" / "visit.jpg").write_bytes(b"one")
    (tmp_path / "issue").symlink_to(tmp_path / "drive" / "photos", target_is_directory=True)
    (tmp_path / "cover.jpg").symlink_to("issue/visit.jpg")
    (tmp_path / "round.jpg").symlink_to("round.jpg")
    (tmp_path / "lost.jpg").symlink_to("issue/gone.jpg")
    monkeypatch.chdir(tmp_path)
    folders = ("", ".", "issue", "issue/..", "issue/../photos", "drive/", "gone")
    names = ("visit.jpg", "cover.jpg", "round.jpg", "lost.jpg", "gone.jpg", ".", "..", "")
    files = [os.path.join(*pair) for pair in product((*folders, str(tmp_path)), names)]  # noqa: PTH118
    ways = Ways()
    assert [ways.of(file) for file in files] == [os.path.realpath(file) for file in files]
