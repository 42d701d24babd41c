"""A small deck, and what people and programs do to it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from PIL import Image

import editions
from photographs import saved, scene
from restitution.build import build
from restitution.edits import Edit, Kind, read
from restitution.language import get

FRENCH = get("fr")

CONTENT = (
    editions.minimal()
    .replace(
        "    text: Une scierie et ses apprentis.\n",
        """\
    lead: 'L''atelier forme, scie et vend.'   # le chapeau
    text: |
      La scierie emploie **douze personnes**, dont quatre apprentis.
      Le sciage fait 70 % du travail, la vente 30 %.

      - Le bois vient de la forêt voisine.
      - Il part chez les *artisans* du canton[^1].

      [^1]: Et chez deux luthiers.
    chart:
      title: "Deux métiers : scier et vendre"
      unit: "%"
      bars:
        - label: Sciage
          value: 70
        - label: Vente
          value: 30
    images:
      - file: cour.jpg
        alt: La cour de la scierie
        caption: La cour, un matin
      - file: plan.png
        alt: Le plan de la scierie
    questions:
      - id: avenir
        question: Que deviennent les apprentis ?
        answer: |
          Ils restent, le plus souvent : 3 sur quatre. La commune les loge.

          Le patron cherche un associé pour la suite.
        points:
          - "**Rester** : trois sur quatre signent un contrat"
          - 'Partir : l''un d''eux « monte » sa boîte'
          - Apprendre encore, le soir, à l'école du bois
        figure:
          value: "3"
          label: apprentis sur quatre
""",
    )
    .replace(
        "      text: Trois jours, une visite.\n",
        """\
      text: >-
        Trois jours, une visite, et beaucoup de questions
        posées à ceux qui travaillent le bois.
""",
    )
)

Change = Callable[[str], str]


def built(folder: Path, content: str = CONTENT) -> Path:
    """The deck of a content, in the folder's output."""
    project = editions.project(folder, content)
    saved(folder / "cour.jpg", shades())
    saved(folder / "plan.png", scene(1280, 960))
    build(project, folder / "output", only=("deck",), preflight=False)
    return folder / "output" / "deck.pptx"


def shades() -> Image.Image:
    """A picture of more colours than a drawing has."""
    level = Image.linear_gradient("L").resize((1280, 960))
    turned = level.transpose(Image.Transpose.ROTATE_90).resize((1280, 960))
    return Image.merge("RGB", (level, turned, level.transpose(Image.Transpose.ROTATE_180)))


def changed(deck: Path, changes: Mapping[str, Change], name: str = "edited.pptx") -> Path:
    """A copy of a deck, its parts changed as text; ``slide3`` is a name's last word."""
    target = deck.with_name(name)
    with zipfile.ZipFile(deck) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            data = old.read(member)
            change = changes.get(member) or changes.get(Path(member).stem)
            new.writestr(member, change(data.decode()).encode() if change else data)
    return target


def put(before: str, after: str) -> Change:
    """A change of words that are there exactly once."""

    def change(text: str) -> str:
        assert text.count(before) == 1, (before, text.count(before))
        return text.replace(before, after)

    return change


def part_of(deck: Path, words: str, kind: str = "slides/slide") -> str:
    """The name of the one part of a kind that says some words."""
    with zipfile.ZipFile(deck) as archive:
        names = [
            name
            for name in archive.namelist()
            if re.fullmatch(rf"ppt/{kind}\d+\.xml", name) and words in archive.read(name).decode()
        ]
    assert len(names) == 1, (words, names)
    return Path(names[0]).stem


def said(deck: Path) -> list[tuple[Kind, str, str, str]]:
    """The edits of a deck, without their slides."""
    return [(each.kind, each.field, each.before, each.after) for each in read(deck).edits]


def edited(path: str, before: str, after: str, kind: Kind = Kind.TEXT) -> Edit:
    """An edit of a text that stands somewhere in content.yaml."""
    return Edit(kind, 3, "Une diapositive", "body", before, after, path)
