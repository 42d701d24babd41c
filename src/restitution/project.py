"""A new project: a folder with an example that can be built at once, and made one's own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from restitution.assets import shipped
from restitution.content.schema import schema
from restitution.delivery import told
from restitution.errors import OutputError, Problem
from restitution.yamlfile import load

CONTENT = "content.yaml"
_LOOKS = "seminaire"
"""The theme that a project gets a copy of, under the name that its content gives it."""


def begin(folder: Path, language: str) -> list[str]:
    """Fill a new or empty folder with the example of a language; the paths of what is in it then.

    Raises OutputError when there is something in the folder, or when it cannot be written to; then
    it is as it was.
    """
    with told(folder):
        if folder.is_dir() and any(folder.iterdir()):
            raise OutputError(Problem("folder_not_empty", values={"folder": str(folder)}))
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        try:
            return sorted(_fill(folder, shipped("examples") / language))
        except OSError:
            _empty(folder, missing)
            raise


def _fill(folder: Path, example: Path) -> Iterator[str]:
    theme = load(example / CONTENT, CONTENT)["theme"]
    shutil.copytree(example, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    looks = folder / "assets" / "themes" / f"{theme}.yaml"
    looks.parent.mkdir(parents=True)
    shutil.copyfile(shipped("themes") / f"{_LOOKS}.yaml", looks)
    help_ = folder / "schema" / "content.schema.json"
    help_.parent.mkdir()
    help_.write_text(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for file in folder.rglob("*"):
        if file.is_file():
            yield file.relative_to(folder).as_posix()


def _empty(folder: Path, missing: list[Path]) -> None:
    """Remove what was written into a folder that was empty, and the folders that were not there."""
    for entry in folder.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    for one in missing:
        one.rmdir()
