from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from content.copydesk.proofs import publication, remarks, visit


def said(
    folder: Path, check: str, alt: str, caption: str = "", language: str = "fr"
) -> list[dict[str, str]]:
    Image.new("RGB", (3, 2)).save(folder / "atelier-tri.jpg")
    image = {"file": "atelier-tri.jpg", "alt": alt, "caption": caption}
    header = publication(language=language)
    return remarks(folder, check, visit(images=[image]), publication=header)


@pytest.mark.parametrize(
    "alt",
    ["Atelier", "IMG_0421.JPG", "atelier tri", "Photo de l'atelier", "L'image du tri",
     "Une photographie d'un atelier"],
)  # fmt: skip
def test_a_description_that_says_little_is_told(tmp_path: Path, alt: str) -> None:
    assert len(said(tmp_path, "alt_weak", alt)) == 1


@pytest.mark.parametrize(
    "alt",
    ["Deux personnes trient des vêtements", "La photographe devant la presse", "Imagerie du sol",
     "Le tri, à l'atelier"],
)  # fmt: skip
def test_a_description_is_left_alone(tmp_path: Path, alt: str) -> None:
    assert said(tmp_path, "alt_weak", alt) == []


def test_each_language_has_its_idle_words(tmp_path: Path) -> None:
    assert len(said(tmp_path, "alt_weak", "A picture of the mill", language="en")) == 1
    assert said(tmp_path, "alt_weak", "A picture of the mill") == []


def test_a_description_does_not_repeat_the_caption(tmp_path: Path) -> None:
    assert len(said(tmp_path, "alt_is_caption", "L'atelier de tri", "L’atelier de tri.")) == 1
    assert said(tmp_path, "alt_is_caption", "Deux personnes trient", "L'atelier de tri") == []
    assert said(tmp_path, "alt_is_caption", "L'atelier de tri") == []
