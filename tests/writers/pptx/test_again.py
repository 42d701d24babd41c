"""A deck that is written after others, on their rack, is to the byte one that is written first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from photographs import saved, scene
from restitution.frozen import replace
from restitution.page.items import Chart, Page
from restitution.rack import Rack
from restitution.writers.pptx import write
from writers.pptx.pages import THEME, chart, opening, points, publication, untitled, video, whole
from writers.pptx.test_picture import picture, slide


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, ...]:
    """Pages with all that is numbered through a deck, some in two versions."""
    folder = tmp_path_factory.mktemp("pictures")
    one, other = saved(folder / "a.jpg", scene(), 6), saved(folder / "b.png", scene(300, 400))
    return (
        replace(opening(), notes=("Bonjour.",)),
        untitled(),
        chart(),
        dearer(chart()),
        whole(),
        slide(8, picture(one)),
        slide(8, picture(other)),
        slide(9, picture(other)),
        replace(points(), title="Autre chose"),
    )


def dearer(page: Page) -> Page:
    """The same chart with other values."""

    def changed(item: Chart) -> Chart:
        return replace(item, bars=tuple(replace(bar, value=bar.value + 1) for bar in item.bars))

    items = (changed(item) if isinstance(item, Chart) else item for item in page.items)
    return replace(page, items=tuple(items))


def written(pages: Sequence[Page], folder: Path, rack: Rack) -> bytes:
    """A deck of these pages, after those that others link to."""
    path = folder / "deck.pptx"
    write(publication((points(), video(), *pages)), THEME, path, rack)
    rack.clear()
    return path.read_bytes()


@settings(max_examples=12, deadline=None)
@given(decks=st.lists(st.lists(st.integers(0, 8), max_size=5), min_size=2, max_size=4))
def test_the_last_deck_has_the_bytes_of_a_first_one(
    pool: tuple[Page, ...], decks: list[list[int]]
) -> None:
    rack = Rack()
    with TemporaryDirectory() as name:
        for chosen in decks:
            pages = [
                replace(pool[one], name=f"{pool[one].name}-{place}", anchors=())
                for place, one in enumerate(chosen)
            ]
            warm = written(pages, Path(name), rack)
        assert warm == written(pages, Path(name), Rack())


def test_a_picture_that_is_another_under_its_name_is_shown(tmp_path: Path) -> None:
    rack, file = Rack(), tmp_path / "a.png"
    first = written([slide(1, picture(saved(file, scene(300, 400))))], tmp_path, rack)
    page = slide(1, picture(saved(file, scene(300, 400).rotate(180))))
    second = written([page], tmp_path, rack)
    assert second != first
    assert second == written([page], tmp_path, Rack())
