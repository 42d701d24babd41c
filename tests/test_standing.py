"""What stays between two builds of one process makes them quicker, and no byte other."""

from __future__ import annotations

from pathlib import Path

import pytest

import editions
from restitution.build import build
from restitution.standing import Standing
from restitution.workshop import Workshop

LAST = "    text: Une scierie et ses apprentis.\n"
VIDEO = "    video:\n      url: https://exemple.fr/v1\n"
RARE = "Une scierie de Łódź, ŵ et Ω, et ses apprentis."


def typesetter(tmp_path: Path, text: str, standing: Standing) -> object:
    workshop = Workshop(editions.project(tmp_path, text), standing=standing)
    return standing.typesetter(workshop.theme, workshop.language, workshop.edition.lexicon)


def test_one_typesetter_serves_all_builds_with_the_same_fonts_and_words(tmp_path: Path) -> None:
    standing, text = Standing(), editions.minimal()
    one = typesetter(tmp_path, text, standing)
    assert typesetter(tmp_path, text.replace("La Feuille", "La Page"), standing) is one
    assert typesetter(tmp_path, text + "\nlexicon: [Épinal]\n", standing) is not one


def test_a_build_after_others_gives_the_bytes_of_a_first_one(tmp_path: Path) -> None:
    standing, text = Standing(), editions.minimal()
    for typed in (text, text.replace("Une scierie et ses apprentis.", RARE), text + "\n# fin\n"):
        content = editions.project(tmp_path, typed)
        build(content, tmp_path / "warm", standing=standing, name="content.yaml")
    build(content, tmp_path / "cold", name="content.yaml")
    assert editions.snapshot(tmp_path / "warm") == editions.snapshot(tmp_path / "cold")


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    """The output folder of a build with one code, before its visit gets another name."""
    text = editions.minimal().replace(LAST, LAST + VIDEO)
    standing = Standing()
    build(editions.project(tmp_path, text), tmp_path / "o", only=["qr"], standing=standing)
    (tmp_path / "o" / "qr" / "affiche.svg").write_text("à nous", encoding="utf-8")
    (tmp_path / "o" / "qr" / "scierie.png").write_text("retouché", encoding="utf-8")
    content = editions.project(tmp_path, text.replace("id: scierie", "id: raboterie"))
    build(content, tmp_path / "o", only=["qr"], standing=standing)
    return tmp_path / "o" / "qr"


def test_what_only_the_last_build_made_goes_and_what_others_made_stays(codes: Path) -> None:
    assert {file.name for file in codes.iterdir()} == {
        "raboterie.svg",
        "raboterie.png",
        "affiche.svg",
        "scierie.png",
    }
