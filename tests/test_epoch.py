"""What the files of a build say of when they were made, and that nothing else changes them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pytest
from pptx import Presentation

import editions
from restitution import epoch
from restitution.build import build
from restitution.errors import SettingError
from restitution.products import PRODUCTS

INSTANT = datetime(2024, 6, 1, 8, 30, tzinfo=UTC)
SECONDS = str(int(INSTANT.timestamp()))
PDFS = [product for product, made in PRODUCTS.items() if made.file.endswith(".pdf")]


def test_files_have_the_date_of_the_issue() -> None:
    assert epoch.made("2024-05-01", {}) == epoch.made("2024-05-01", {"SOURCE_DATE_EPOCH": ""})
    assert epoch.made("2024-05-01", {}) == "2024-05-01"


@pytest.mark.parametrize("value", ["hier", "-1", "1.5", "1e9", " 1", "9" * 40])
def test_an_instant_that_is_none_is_told(value: str) -> None:
    with pytest.raises(SettingError) as caught:
        epoch.made("2024-05-01", {"SOURCE_DATE_EPOCH": value})
    assert caught.value.exit_code == 2
    assert caught.value.problems[0].values["value"] == value[:40]


def test_the_instant_that_is_asked_for_is_in_every_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", SECONDS)
    build(editions.project(tmp_path, editions.minimal()), tmp_path / "o", only=["deck", *PDFS])
    for product in PDFS:
        said = pypdf.PdfReader(tmp_path / "o" / PRODUCTS[product].file).metadata
        assert said is not None
        assert said.creation_date == INSTANT, product
    deck = Presentation(str(tmp_path / "o" / "deck.pptx")).core_properties
    assert deck.created == deck.modified == INSTANT.replace(tzinfo=None)


def built(folder: Path, **environment: str) -> dict[str, bytes]:
    """The files that a process of its own makes of an edition with everything in it."""
    text = (editions.CASES / "english.yaml").read_text(encoding="utf-8")
    content = editions.project(folder, text)
    words = [sys.executable, "-m", "restitution", "build", str(content.name)]
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment}
    subprocess.run(words, cwd=folder, env=settings, check=True, capture_output=True)
    return editions.snapshot(folder / "output")


def test_clock_place_language_and_chance_change_no_byte(tmp_path: Path) -> None:
    here, there = tmp_path / "a", tmp_path / "ailleurs, là"
    for folder in (here, there):
        folder.mkdir()
    one = built(here, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1", SOURCE_DATE_EPOCH=SECONDS)
    other = built(
        there,
        TZ="Pacific/Kiritimati",
        LC_ALL="fr_FR.UTF-8",
        PYTHONHASHSEED="2",
        SOURCE_DATE_EPOCH=SECONDS,
    )
    assert one == other
    assert re.search(rb"D:20240601083000Z", one["newsletter.pdf"])
