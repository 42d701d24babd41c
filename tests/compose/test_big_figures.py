"""Big figures: as large as their place allows, never below the floor, then an error with a line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

import editions
from restitution.errors import LayoutError
from restitution.messages import tell
from restitution.page.items import TextBox
from restitution.workshop import Workshop

FIGURES = ("60", "1 100", "12 345", "1 234 567", "12 345 678", "123 456 789")


def asking(value: str, folder: Path) -> Workshop:
    """The smallest content with a figure in an answer."""
    text = editions.asking(["Tous restent"]).replace(
        "        answer:",
        f"        figure:\n          value: {value}\n          label: apprentis\n        answer:",
    )
    return Workshop(editions.project(folder, text), "content.yaml")


def size(value: str, folder: Path) -> float:
    """The size of the figure on its slide."""
    (box,) = [
        item
        for page in asking(value, folder).publication("deck").pages
        for item in page.items
        if isinstance(item, TextBox) and item.slot == "value"
    ]
    (passage,) = box.passages
    assert len(passage.slugs) == 1
    return passage.style.size


def test_longer_figures_are_set_in_smaller_steps(tmp_path: Path) -> None:
    sizes = [size(value, tmp_path) for value in FIGURES]
    style = asking("60", tmp_path).theme.grids["deck"].styles["card-value"]
    assert set(sizes) <= {style.size, *style.sizes}
    assert sizes[0] == style.size
    assert all(one >= other for one, other in pairwise(sizes))
    assert len(set(sizes)) >= 4


@pytest.mark.parametrize("value", ["1234567890123456", "999 999 999 999 999 €", "W" * 12])
def test_below_the_floor_the_line_of_the_content_is_told(value: str, tmp_path: Path) -> None:
    desk = asking(value, tmp_path)
    lines = desk.content.read_text("utf-8").splitlines()
    with pytest.raises(LayoutError) as caught:
        desk.publication("deck")
    (problem,) = caught.value.problems
    told = tell(problem, "fr")
    assert lines[told.line - 1].strip(" ") == f"value: {value}"
    assert problem.source is not None
    assert problem.source.path == "visits[0].questions[0].figure.value"
    assert told.hint
