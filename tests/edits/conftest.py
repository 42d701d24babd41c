from __future__ import annotations

from pathlib import Path

import pytest

from edits import decks


@pytest.fixture(scope="package")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck as it was generated; copies of it are edited."""
    return decks.built(tmp_path_factory.mktemp("deck"))


@pytest.fixture
def deck(generated: Path, tmp_path: Path) -> Path:
    """The same, for one test."""
    copy = tmp_path / "deck.pptx"
    copy.write_bytes(generated.read_bytes())
    return copy
