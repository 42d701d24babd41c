"""The shipped theme on templates, for the tests of adoption."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from restitution.errors import Problem
from restitution.source import Source
from restitution.template.reader import read_template
from restitution.theme.adoption import adopted
from restitution.theme.lending import Borrowing, Pick
from restitution.theme.loader import load_theme
from restitution.theme.tokens import Theme

PLACE = Source("content.yaml", 9, 18, "theme.deck_template")
TABLE = Source("maison.yaml", 90, 7, "deck.template.layouts.points")
THEME = load_theme("seminaire", Path())


def asking(picks: Mapping[str, Pick], roles: Mapping[str, str] | None = None) -> Theme:
    """The shipped theme with a table of a template's layouts."""
    grid = replace(THEME.grids["deck"], template=Borrowing("", picks, roles or {}, TABLE))
    return replace(THEME, grids={**THEME.grids, "deck": grid})


def on(path: Path, theme: Theme = THEME) -> tuple[Theme, tuple[Problem, ...]]:
    """A theme on the template in a file."""
    return adopted(theme, read_template(path, path.name, PLACE), PLACE)
