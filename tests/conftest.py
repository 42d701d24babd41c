"""What many tests share: the shipped theme, its faces, and how hypothesis works here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from restitution import language
from restitution.text.hyphenation import Hyphenator
from restitution.text.setting import Typesetter
from restitution.theme.library import FontLibrary
from restitution.theme.loader import load_theme
from restitution.theme.tokens import Theme

settings.register_profile("desk", deadline=None, max_examples=100)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

os.environ["LC_ALL"] = "C.UTF-8"  # so that commands speak French whatever the machine does

os.environ["RESTITUTION_CACHE"] = ""  # and nothing is left in the user's folders

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def theme() -> Theme:
    """The theme that comes with the program."""
    return load_theme("seminaire", ROOT)


@pytest.fixture(scope="session")
def fonts(theme: Theme) -> FontLibrary:
    """Its faces, each made once for all tests."""
    return FontLibrary(theme.families, "fr")


@pytest.fixture(scope="session")
def hyphenator() -> Hyphenator:
    """French hyphenation, which leaves the word « Montessori » alone."""
    rules = language.get("fr").hyphenation
    return Hyphenator(rules.patterns, rules.left, rules.right, ["École Montessori"])


@pytest.fixture(scope="session")
def typesetter(fonts: FontLibrary, hyphenator: Hyphenator) -> Typesetter:
    """A typesetter of the shipped theme, in French."""
    return Typesetter(fonts, hyphenator)
