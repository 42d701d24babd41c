"""The size of running text: the widest of those that need the fewest sheets of paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from compose.editions import edition, workshop
from restitution.compose import newsletter
from restitution.frozen import replace
from restitution.page.items import Publication
from restitution.theme.tokens import TypeStep

PASSAGE = "Une entreprise qui appartient à celles et ceux qui y travaillent. " * 4


def visits(count: int, passages: int) -> list[dict[str, Any]]:
    place = {"city": "Ath", "latitude": "50.6", "longitude": "3.7"}
    text = "\n\n".join([PASSAGE] * passages)
    fixed = {"title": "Visite", "sector": "a", "place": place, "text": text, "questions": []}
    return [{"id": f"v{i}", "name": f"Terre {i}", **fixed} for i in range(count)]


def composed(folder: Path, parts: dict[str, Any], *steps: TypeStep) -> Publication:
    """The newsletter with its text in one of some sizes; in those of the theme without any."""
    made = workshop(edition(parts), folder)
    compositor = made._compositor("newsletter", {})
    copyfit = compositor.grid.copyfit
    assert copyfit is not None
    grid = replace(compositor.grid, copyfit=replace(copyfit, steps=steps or copyfit.steps))
    return newsletter.compose(replace(compositor, grid=grid))


@pytest.mark.parametrize(("count", "passages"), [(1, 1), (2, 9), (6, 10)])
def test_no_other_size_makes_fewer_pages_nor_is_a_wider_one_as_good(
    count: int, passages: int, tmp_path: Path
) -> None:
    parts = {"visits": visits(count, passages), "editorial_text": PASSAGE}
    copyfit = workshop(edition(parts), tmp_path).theme.grids["newsletter"].copyfit
    assert copyfit is not None
    chosen = composed(tmp_path, parts)
    each = [composed(tmp_path, parts, step) for step in copyfit.steps]
    fewest = min(len(one.pages) for one in each)
    widest = next(one for one in each if len(one.pages) == fewest)
    assert len(chosen.pages) == fewest
    assert chosen.spent[0] == widest.spent[0]
