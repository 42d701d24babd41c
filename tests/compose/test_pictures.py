"""Photographs on pages and slides: where they stand, what is said of them, what is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compose.editions import edition, workshop
from photographs import saved, scene
from products.built import overflows
from restitution.build import build
from restitution.errors import ContentError
from restitution.geometry import Rect
from restitution.page.dump import dump
from restitution.page.items import AnyItem, Page, Panel, Picture, TextBox
from restitution.page.structure import Role
from restitution.workshop import Workshop

TEXT = "La scierie emploie trente salariés et forme douze apprentis chaque année. " * 12
WIDE, CLASSIC, SQUARISH, UPRIGHT = (2400, 900), (1800, 1200), (1600, 1200), (1200, 1800)
Size = tuple[int, int]


def shot(number: int, **said: str) -> dict[str, str]:
    return {"file": f"{number}.png", "alt": f"Vue {number}", **said}


def visit(images: Sequence[dict[str, str]], **changes: Any) -> dict[str, Any]:
    return {
        "id": "scierie",
        "name": "La scierie",
        "title": "Visite de la scierie",
        "sector": "a",
        "place": {"city": "Ath", "latitude": "50.6", "longitude": "3.7"},
        "text": f"{TEXT[:220]}\n\n{TEXT}\n\n{TEXT}",
        "figures": [{"value": "30", "label": "salariés"}],
        "questions": [
            {"id": f"q{n}", "question": f"Question {n} ?", "answer": TEXT, "points": ["Un point."]}
            for n in range(3)
        ],
        "images": list(images),
        **changes,
    }


def made(folder: Path, *sizes: Size, **changes: Any) -> Workshop:
    """An edition of one visit with pictures of these sizes."""
    images = []
    for number, size in enumerate(sizes):
        scene(*size).save(folder / f"{number}.png")
        images.append(shot(number, caption=f"Légende {number}", credit="A. Durand"))
    return workshop(edition({"visits": [visit(images, **changes)]}), folder)


def pictures(pages: Sequence[Page]) -> list[tuple[Page, Picture]]:
    return [(page, item) for page in pages for item in page.items if isinstance(item, Picture)]


def printed(desk: Workshop) -> list[tuple[Page, Picture]]:
    return pictures(desk.publication("newsletter").pages)


def slides(desk: Workshop) -> list[tuple[Page, Picture]]:
    return pictures(desk.publication("deck").pages)


def words(page: Page, name: str) -> str:
    return "".join(
        span.text
        for item in page.items
        if isinstance(item, TextBox) and name in item.name
        for passage in item.passages
        for span in passage.spans
    )


def meet(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > 0.5 and down > 0.5


def ink(item: AnyItem) -> Iterator[Rect]:
    """What an item covers: the lines of a text, not the room it has left."""
    if isinstance(item, TextBox):
        for passage in item.passages:
            for slug in passage.slugs:
                top = slug.baseline - 0.7 * passage.style.size
                yield Rect(slug.x, top, slug.width, slug.baseline - top)
    elif not isinstance(item, Panel):
        yield item.rect


def collisions(page: Page) -> list[str]:
    return [
        f"{page.name}: {shown.name} and {item.name}"
        for _, shown in pictures([page])
        for item in page.items
        if item is not shown and any(meet(shown.rect, rect) for rect in ink(item))
    ]


def check(desk: Workshop, count: int) -> None:
    """What holds for the pages and slides of any pictures."""
    for name, found in (("newsletter", printed(desk)), ("deck", slides(desk))):
        publication = desk.publication(name)
        assert overflows(publication) == []
        assert [item.alt for _, item in found] == [f"Vue {n}" for n in range(count)]
        for page, item in found:
            assert collisions(page) == []
            place = page.layout.slots["text" if name == "newsletter" else "picture"].rect
            mirrored = Rect(page.size.width - place.right, place.y, place.width, place.height)
            assert place.contains(item.rect) or mirrored.contains(item.rect)
            assert item.rect.width / item.rect.height == pytest.approx(item.photograph.ratio)
            assert item.structure[-1].role is Role.FIGURE
            assert item.source is not None


def test_a_wide_picture_opens_the_visit_across_both_columns(tmp_path: Path) -> None:
    for folder, size in ((tmp_path / "a", WIDE), (tmp_path / "b", CLASSIC)):
        folder.mkdir()
        desk = made(folder, size)
        check(desk, 1)
        ((page, item),) = printed(desk)
        assert page.name == "scierie"
        assert item.rect.width == pytest.approx(page.layout.slots["text"].rect.width)


@pytest.mark.parametrize("size", [SQUARISH, UPRIGHT])
def test_other_pictures_have_the_width_of_a_column(tmp_path: Path, size: Size) -> None:
    desk = made(tmp_path, size)
    check(desk, 1)
    ((page, item),) = printed(desk)
    area = page.layout.slots["text"].rect
    assert item.rect.width == pytest.approx((area.width - 16) / 2)
    assert item.rect.height < area.height / 2


def test_a_picture_too_coarse_for_the_page_stays_in_its_column(tmp_path: Path) -> None:
    desk = made(tmp_path, (600, 400))
    ((_, item),) = printed(desk)
    assert item.rect.width < 220
    assert item.photograph.ppi(item.rect.width) > 150


def test_a_very_tall_picture_stands_on_a_ground_of_its_own(tmp_path: Path) -> None:
    desk = made(tmp_path, (500, 2000))
    check(desk, 1)
    ((page, item),) = printed(desk)
    (ground,) = [each for each in page.items if each.name == f"{item.name}/ground"]
    assert ground.rect.contains(item.rect)
    assert ground.rect.width > 1.5 * item.rect.width


def test_several_pictures_are_spread_over_the_text(tmp_path: Path) -> None:
    desk = made(tmp_path, CLASSIC, SQUARISH, UPRIGHT)
    check(desk, 3)
    first, second, third = (item.rect for _, item in printed(desk))
    assert first.width > 2 * second.width
    assert second.width == pytest.approx(third.width)
    places = [(page.number, item.rect.x, item.rect.y) for page, item in printed(desk)]
    assert len(set(places)) == 3


def test_the_text_beside_pictures_stays_on_its_grid(tmp_path: Path) -> None:
    desk = made(tmp_path, CLASSIC, SQUARISH, UPRIGHT)
    for page in desk.publication("newsletter").pages:
        baselines = {
            (passage.style.leading, slug.baseline)
            for item in page.items
            if isinstance(item, TextBox)
            for passage in item.passages
            if passage.style.name in ("body", "body-first")
            for slug in passage.slugs
        }
        assert len({round(y % unit, 2) % round(unit, 2) for unit, y in baselines}) <= 1


def test_caption_and_credit_stand_under_the_picture(tmp_path: Path) -> None:
    ((page, item),) = printed(made(tmp_path, CLASSIC))
    assert words(page, "picture0/caption") == "Légende 0"
    assert words(page, "picture0/credit") == "Photo\u00a0: A.\u00a0Durand"
    boxes = [each.rect for each in page.items if each.name.startswith("scierie.picture0/")]
    assert len(boxes) == 2
    assert all(item.rect.bottom < box.y < item.rect.bottom + 12 for box in boxes)


def test_no_picture_leaves_everything_as_it_was(tmp_path: Path) -> None:
    with_none = dump(made(tmp_path).publication("newsletter"))
    data = edition({"visits": [visit([])]})
    del data["visits"][0]["images"]
    assert dump(workshop(data, tmp_path).publication("newsletter")) == with_none
    assert "Picture" not in with_none


def test_the_dump_names_the_file_and_its_size(tmp_path: Path) -> None:
    told = dump(made(tmp_path, UPRIGHT).publication("newsletter"))
    assert "\n    0.png 1200x1800\n" in told


def test_a_slide_for_each_picture_under_its_caption(tmp_path: Path) -> None:
    desk = made(tmp_path, CLASSIC, SQUARISH)
    assert [page.title for page, _ in slides(desk)] == ["Légende 0", "Légende 1"]
    for page, item in slides(desk):
        assert item.slot == "picture"
        assert words(page, "body") == "Photo\u00a0: A.\u00a0Durand"
        assert item.rect.height > page.size.height * 0.6
        assert "Vue " in "\n".join(page.notes)


def test_two_portraits_share_a_slide(tmp_path: Path) -> None:
    desk = made(tmp_path, UPRIGHT, (1200, 1600), UPRIGHT)
    check(desk, 3)
    names = [page.name for page, _ in slides(desk)]
    assert names == ["scierie.picture0"] * 2 + ["scierie.picture1"]
    (page, left), (_, right), _ = slides(desk)
    assert left.rect.height == pytest.approx(right.rect.height)
    assert right.rect.x > left.rect.right
    assert words(page, "body").startswith("À gauche\u00a0: Légende 0")
    assert "À droite\u00a0: Légende 1" in words(page, "body")


def test_a_caption_too_long_for_a_title_stands_below_it(tmp_path: Path) -> None:
    long = "Une légende qui n’en finit pas de dire ce que chacun voit. " * 6
    scene(*CLASSIC).save(tmp_path / "0.png")
    data = edition({"visits": [visit([shot(0, caption=long)])]})
    ((page, _),) = slides(workshop(data, tmp_path))
    assert page.title == "Visite de la scierie"
    assert words(page, "body") == long.strip(" ")


def test_slides_without_a_caption_are_counted(tmp_path: Path) -> None:
    for number in range(2):
        scene(*CLASSIC).save(tmp_path / f"{number}.png")
    data = edition({"visits": [visit([shot(0), shot(1)])]})
    titles = [page.title for page, _ in slides(workshop(data, tmp_path))]
    assert titles == ["Visite de la scierie\u00a0(1/2)", "Visite de la scierie\u00a0(2/2)"]


sizes = st.lists(
    st.tuples(st.integers(60, 700), st.integers(60, 700)), min_size=1, max_size=5
).filter(lambda found: all(1 / 8 < width / height < 8 for width, height in found))


@settings(max_examples=12)
@given(sizes)
def test_pictures_of_any_size_find_their_place(found: list[Size]) -> None:
    with TemporaryDirectory() as folder:
        check(made(Path(folder), *found), len(found))


def test_a_visit_of_few_words_holds_its_pictures(tmp_path: Path) -> None:
    desk = made(tmp_path, SQUARISH, UPRIGHT, text="Une scierie.", questions=[])
    check(desk, 2)


@pytest.mark.parametrize("found", [(CLASSIC, UPRIGHT), (UPRIGHT, UPRIGHT, SQUARISH), (UPRIGHT,)])
def test_no_picture_is_left_alone_on_a_page(tmp_path: Path, found: tuple[Size, ...]) -> None:
    desk = made(tmp_path, *found, text=f"{TEXT[:220]}\n\n{TEXT[:600]}", questions=[])
    check(desk, len(found))
    assert {page.name for page, _ in printed(desk)} == {"scierie"}


def test_a_larger_lead_does_not_push_the_opening_picture_aside(tmp_path: Path) -> None:
    desk = made(tmp_path, CLASSIC, text=f"{TEXT[:600]}\n\n{TEXT}")
    ((page, item),) = printed(desk)
    assert item.rect.width == pytest.approx(page.layout.slots["text"].rect.width)


def test_a_coarse_picture_is_told_and_strictness_refuses_it(tmp_path: Path) -> None:
    desk = made(tmp_path, (300, 200))
    content, output = desk.content, tmp_path / "output"
    (problem,) = build(content, output, name="content.yaml").problems
    assert (problem.code, problem.values["file"]) == ("image_coarse", "0.png")
    assert problem.source is not None
    assert problem.source.path == "visits[0].images[0].file"
    needed = problem.values["width"], problem.values["height"]
    before = (output / "deck.pptx").read_bytes()
    with pytest.raises(ContentError):
        build(content, output, strict=True, name="content.yaml")
    assert (output / "deck.pptx").read_bytes() == before
    scene(int(needed[0]), int(needed[1])).save(tmp_path / "0.png")
    read = ("deck", "deck-pdf", "newsletter")  # the print shop asks for more
    assert build(content, output, only=read, strict=True, name="content.yaml").problems == ()


def test_a_turned_photograph_is_placed_as_it_is_seen(tmp_path: Path) -> None:
    saved(tmp_path / "0.jpg", scene(800, 1200), 6)
    data = edition({"visits": [visit([{"file": "0.jpg", "alt": "Vue 0"}])]})
    ((_, item),) = printed(workshop(data, tmp_path))
    assert item.rect.height > item.rect.width
    assert item.photograph.ratio == pytest.approx(2 / 3)
