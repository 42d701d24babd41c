"""Where assets lie: the project's own, then ours, in the installed package or the checkout."""

from __future__ import annotations

from pathlib import Path


def places(folder: Path, kind: str) -> list[Path]:
    """The folders of one kind of assets (themes, icc, …), those of the project first."""
    return [place / "assets" / kind for place in (folder, *_ours())]


def shipped(kind: str) -> Path:
    """The folder of one kind of assets that comes with the program.

    Raises FileNotFoundError when there is none.
    """
    for place in _ours():
        if (folder := place / "assets" / kind).is_dir():
            return folder
    raise FileNotFoundError(kind)


def _ours() -> tuple[Path, Path]:
    package = Path(__file__).parent
    return package, package.parents[1]
