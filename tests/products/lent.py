"""The deck of the real content on two organisations' templates, built once for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from products.built import CONTENT, PROJECT
from restitution.build import Report, build
from restitution.frozen import Frozen
from restitution.page.items import Publication
from restitution.workshop import Workshop
from templates import dark, wide

TEMPLATES: Mapping[str, Callable[[Path], Path]] = {"wide": wide, "dark": dark}


class Lent(Frozen):
    """The deck on one template, in the folder that it was built in."""

    folder: Path
    publication: Publication
    report: Report


@cache
def lent(name: str) -> Lent:
    """The deck on a template, with its PDF."""
    folder = Path(mkdtemp(prefix="restitution-test-"))
    TEMPLATES[name](folder / "modele.pptx")
    said = CONTENT.read_text("utf-8").replace(
        "\ntheme: seminaire", "\ntheme: {name: seminaire, deck_template: modele.pptx}"
    )
    assert "modele.pptx" in said
    (folder / "content.yaml").write_text(said, encoding="utf-8")
    if (PROJECT / "images").is_dir():
        shutil.copytree(PROJECT / "images", folder / "images")
    report = build(folder / "content.yaml", folder / "output", only=["deck", "deck-pdf"])
    return Lent(folder, Workshop(folder / "content.yaml").publication("deck"), report)
