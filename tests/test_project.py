"""``restitution new``: an example that people can build at once, and make their own."""

from __future__ import annotations

import errno
import json
import re
import shutil
from pathlib import Path

import pytest

import editions
from commands import Said, run
from restitution.language import codes
from restitution.products import PRODUCTS
from restitution.project import begin


@pytest.fixture(scope="module", params=codes())
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of each language, as the command makes it."""
    folder: Path = tmp_path_factory.mktemp("new") / "numéro 2"
    said = run("new", folder, "--lang", request.param)
    assert (said.exit_code, said.stderr) == (0, "")
    files = [line[2:] for line in said.stdout.split("\n") if line.startswith("  ")]
    assert files == sorted(editions.snapshot(folder))
    return folder


def test_nothing_in_it_is_to_be_mended(made: Path) -> None:
    said = run("check", made / "content.yaml", "--strict", "--format", "json")
    assert json.loads(said.stdout) == []
    assert said.exit_code == 0


def test_it_builds_at_once_without_a_remark(made: Path) -> None:
    said = run("build", made / "content.yaml", "--strict")
    assert said.exit_code == 0
    assert {file.name for file in (made / "output").iterdir()} == {
        product.file for product in PRODUCTS.values()
    }
    assert len(list((made / "output" / "qr").iterdir())) == 4


def test_its_theme_is_its_own(made: Path) -> None:
    (theme,) = (made / "assets" / "themes").iterdir()
    own = theme.read_text("utf-8")
    theme.write_text(own.replace("palette:", "palette: []\nx:", 1), encoding="utf-8")
    said = run("build", made / "content.yaml", "--only", "qr")
    theme.write_text(own, encoding="utf-8")
    assert said.exit_code == 1
    assert theme.name in said.stderr


def test_it_is_explained_and_completed(made: Path) -> None:
    text = (made / "content.yaml").read_text("utf-8")
    assert len(re.findall(r"#(?= )", text)) > 20
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named is not None
    assert "visits" in json.loads((made / named[1]).read_text("utf-8"))["properties"]
    assert len(list(made.glob("*.md"))) == 1


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert begin(tmp_path, "fr") == sorted(editions.snapshot(tmp_path))


def refused(folder: Path) -> Said:
    said = run("new", folder)
    assert said.exit_code == 3
    assert "→" in said.stderr
    return said


def test_what_is_in_a_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("à nous", encoding="utf-8")
    assert "n’est pas vide" in refused(tmp_path).stderr
    assert editions.snapshot(tmp_path).keys() == {"notes.txt"}
    assert "déjà pris" in refused(tmp_path / "notes.txt").stderr


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = shutil.copyfile

    def full(source: str, target: str) -> object:
        if str(source).endswith("seminaire.yaml"):
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        return copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", full)
    assert "plus de place" in refused(tmp_path / "a" / "b").stderr
    assert list(tmp_path.iterdir()) == []
