from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from restitution.delivery import lock
from restitution.delivery.lock import locked
from restitution.errors import OutputError

HOLD = (
    "import sys\nfrom pathlib import Path\nfrom restitution.delivery.lock import locked\n"
    "with locked(Path(sys.argv[1])):\n"
    "    sys.stdout.write('held\\n')\n    sys.stdout.flush()\n    sys.stdin.read()\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "output" / ".restitution" / "lock"


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, without waiting."""
    waited: list[float] = []
    monkeypatch.setattr("restitution.delivery.lock.time.sleep", waited.append)
    return waited


def taken(file: Path) -> bool:
    with locked(file, tries=1):
        return True


def holder(file: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock until its standard input is closed."""
    words = [sys.executable, "-c", HOLD, str(file)]
    other = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def test_two_cannot_hold_it_and_the_second_is_told(file: Path, waits: list[float]) -> None:
    with holder(file) as other:
        with pytest.raises(OutputError) as caught:
            taken(file)
        assert caught.value.problems[0].code == "output_busy"
        assert caught.value.problems[0].values["file"] == str(file.parents[1])
        assert waits == []
        other.communicate()
    assert taken(file)


def test_the_second_waits_a_little(file: Path, waits: list[float]) -> None:
    with locked(file):
        with pytest.raises(OutputError), locked(file):
            pass
        assert 1 < sum(waits) < 10
    assert taken(file)


def test_a_process_that_was_killed_holds_nothing(file: Path) -> None:
    with holder(file) as other:
        other.kill()
        other.wait()
        assert file.exists()
        assert taken(file)


def test_nothing_is_left_of_it(file: Path) -> None:
    assert taken(file)
    assert list(file.parent.iterdir()) == []


def test_a_lock_file_that_was_removed_meanwhile_locks_nobody_out(
    file: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    lock_it = lock._lock
    removed: list[Path] = []

    def late(descriptor: int) -> None:
        lock_it(descriptor)
        if not removed:
            removed.append(file)
            file.unlink()  # as whoever held it does on leaving

    monkeypatch.setattr(lock, "_lock", late)
    with locked(file):
        assert file.exists()
    assert len(waits) == 1


def test_a_drive_without_locks_is_built_on(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(lock, "_lock", none)
    assert taken(file)
