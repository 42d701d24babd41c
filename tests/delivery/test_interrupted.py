"""Whatever happens at whatever step, the folder holds one whole set of files, old or new."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

import editions
from delivery.stepping import KILLED, NEW, OLD, REFUSED, deliver, fates, lay_out, seen
from restitution.delivery import HIDDEN, delivering, settled
from restitution.errors import OutputError

pytestmark = pytest.mark.skipif("not hasattr(os, 'fork')", reason="needs processes that fork")


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where a delivery was killed between its moves."""
    folder = tmp_path_factory.mktemp("half")
    found = [output for _, output in fates(folder, "kill") if seen(output) not in (OLD, NEW)]
    return found[len(found) // 2]


def test_a_delivery_puts_a_whole_set_in_place(tmp_path: Path) -> None:
    output = lay_out(tmp_path / "output")
    deliver(output)
    assert editions.snapshot(output) == NEW


def test_killed_at_any_step_it_is_one_set_after_the_next_start(tmp_path: Path) -> None:
    found = []
    for code, output in fates(tmp_path, "kill"):
        assert code == KILLED
        settled(output)
        found.append(editions.snapshot(output))
    assert all(files in (OLD, NEW) for files in found)
    assert found[0] == OLD
    assert found[-1] == NEW
    assert sum(one != other for one, other in pairwise(found)) == 1


def test_refused_at_any_step_it_is_one_set_at_once(tmp_path: Path) -> None:
    codes = []
    for code, output in fates(tmp_path, "refuse"):
        assert seen(output) == {REFUSED: OLD, 0: NEW}[code]
        codes.append(code)
    assert codes.count(REFUSED) > 10


def test_a_disk_that_dies_at_any_step_leaves_what_the_next_start_makes_whole(
    tmp_path: Path,
) -> None:
    for _, output in fates(tmp_path, "die"):
        settled(output)
        assert editions.snapshot(output) in (OLD, NEW)


def test_killed_while_it_is_made_whole_it_is_whole_after_the_start_after_that(
    half: Path, tmp_path: Path
) -> None:
    for code, output in fates(tmp_path, "kill", half):
        assert code == KILLED
        settled(output)
        assert editions.snapshot(output) == NEW


def test_a_set_that_cannot_be_finished_is_taken_back(half: Path, tmp_path: Path) -> None:
    output = shutil.copytree(half, tmp_path / "output")
    (output / "qr" / "a.svg").unlink()
    (output / "qr" / "a.svg").mkdir()  # nothing can be put in its place
    with pytest.raises(OutputError) as caught:
        deliver(output)
    assert caught.value.problems[0].code == "output_in_the_way"
    assert editions.snapshot(output) == {k: v for k, v in OLD.items() if k != "qr/a.svg"}


def test_a_journal_that_is_not_ours_moves_nothing(tmp_path: Path) -> None:
    output = lay_out(tmp_path / "output")
    for text in ("", "[]", '{"../theirs": "remove"}', '{"deck.pptx": "burn"}'):
        home = output / HIDDEN
        home.mkdir()
        (home / "journal").write_text(text, encoding="utf-8")
        (tmp_path / "theirs").write_text("à eux", encoding="utf-8")
        settled(output)
        assert editions.snapshot(output) == OLD
        assert (tmp_path / "theirs").is_file()


def test_what_is_interrupted_between_two_moves_is_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = lay_out(tmp_path / "output")
    move = Path.replace

    def interrupt(self: Path, target: Path) -> Path:
        moved = move(self, target)
        if self.name == "deck.pptx":
            monkeypatch.undo()
            raise KeyboardInterrupt
        return moved

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        deliver(output)
    assert editions.snapshot(output) == NEW


def test_a_file_with_the_same_bytes_is_left_alone(tmp_path: Path) -> None:
    output = lay_out(tmp_path / "output")
    before = (output / "newsletter.pdf").stat()
    deliver(output)
    after = (output / "newsletter.pdf").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_drives_without_second_names_keep_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(Path, "hardlink_to", none)
    output = lay_out(tmp_path / "output")
    deliver(output)
    assert editions.snapshot(output) == NEW


def give_up(output: Path) -> None:
    with delivering(output) as tray:
        (tray.folder / "deck.pptx").write_bytes(b"half")
        raise ZeroDivisionError


def test_a_delivery_that_is_given_up_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        give_up(tmp_path / "a" / "output")
    assert list(tmp_path.iterdir()) == []
