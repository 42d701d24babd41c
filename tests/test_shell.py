"""What surrounds the program: locks, commands and package are as the docs promise."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
DOCS = ("README.md", "CONTRIBUTING.md", ".ci/run")


def entries(lock: str) -> dict[str, str]:
    """Every pinned distribution of a lock file with its hashes."""
    text = (ROOT / lock).read_text("utf-8")
    found = re.findall(r"^([a-z\d][\w.-]*)==(.*(?:\n +--hash.*)+)$", text, re.MULTILINE)
    assert len(found) == len(re.findall("^[^ #\n]", text, re.MULTILINE))
    return dict(found)


def canonical(requirement: str) -> str:
    return re.split(r"[<>=~! ]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert re.findall(r"\w+://\S+|--[\w-]*(?:index|links)\S*|(?<!\S)/\S+", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_has_hashes_of_every_distribution(lock: str) -> None:
    assert [name for name, rest in entries(lock).items() if "sha256:" not in rest] == []


def test_lock_holds_what_the_project_asks_for() -> None:
    groups = PROJECT["dependency-groups"]
    asked = {canonical(entry) for entry in [*PROJECT["project"]["dependencies"], *groups["build"]]}
    assert asked <= set(entries("requirements.lock"))
    tools = {canonical(entry) for entry in groups["dev"] if isinstance(entry, str)}
    assert tools <= set(entries("requirements-dev.lock"))


def test_both_locks_pin_the_same_versions() -> None:
    light, whole = (entries(lock) for lock in LOCKS)
    assert {name: whole.get(name) for name in light} == light


@pytest.mark.parametrize("file", DOCS)
def test_commands_that_are_told_exist(file: str) -> None:
    told = re.findall(r"^ *make (\w+)", (ROOT / file).read_text("utf-8"), re.MULTILINE)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert told
    assert [name for name in told if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, as it is published."""
    pytest.importorskip("hatchling", reason="hatchling builds the package")
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys, hatchling.build; hatchling.build.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=ROOT, check=True)
    (built,) = folder.glob("*.whl")
    return built


def test_package_brings_themes_and_maps(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    assets = [file for file in (ROOT / "assets").rglob("*") if file.is_file()]
    sources = (ROOT / "src" / "restitution").rglob("*.py")
    wanted = [f"restitution/{file.relative_to(ROOT).as_posix()}" for file in assets]
    wanted += [file.relative_to(ROOT / "src").as_posix() for file in sources]
    assert [name for name in wanted if name not in packed] == []


def test_installed_program_makes_and_builds_its_example(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    places = os.pathsep.join([str(tmp_path / "installed"), *sys.path])
    for command in (
        ["new", "essai"],
        ["build", "essai/content.yaml", "--only", "newsletter,press"],
    ):
        subprocess.run(
            [sys.executable, "-m", "restitution", *command],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": places},
            check=True,
            capture_output=True,
        )
    assert (tmp_path / "essai" / "output" / "newsletter-press.pdf").is_file()
