from __future__ import annotations

from pathlib import Path

import pytest

from restitution.writers.pptx import write
from writers.pptx.pages import THEME, publication


@pytest.fixture(scope="session")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck of all fixture pages."""
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    write(publication(), THEME, path)
    return path
