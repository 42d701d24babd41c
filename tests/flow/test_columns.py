from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.errors import LayoutError
from restitution.flow.columns import Filled, Placed, items, pour
from restitution.flow.galley import Block, Copy, Line, Note, Piece, Space, lines
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.page.items import AnyItem, Panel, TextBox
from restitution.page.structure import Role, Structure, Tag
from restitution.source import Source
from restitution.text.setting import SetText, Typesetter, plain
from restitution.text.slug import Slug
from restitution.theme.tokens import TextStyle

UNIT = 12.0
STYLE = TextStyle("body", "serif", 9.2, UNIT, "text")
SOURCE = Source("content.yaml", 7, 3, "editorial.text")
PATH: Structure = (Tag(Role.P, "one"),)


class Quiet(list[Piece]):
    """A galley that hypothesis can print."""

    def __repr__(self) -> str:
        return " ".join(_short(piece) for piece in self)


def _short(piece: Piece) -> str:
    if isinstance(piece, Line):
        return piece.copy.text.lines[piece.index].text
    height = f"{piece.height / UNIT:g}"
    return f"({height})" if isinstance(piece, Space) else f"[{height}]{'~' * piece.tied}"


def passage(count: int, name: str = "p", mark: Slug | None = None, indent: float = 0.0) -> Copy:
    """A passage of so many lines, each saying its number."""
    made = tuple(Slug(0.0, 0.0, 50.0, (), f"{name}{i}") for i in range(count))
    text = SetText(plain(name), STYLE, made, 100.0, 0.0, 100.0, SOURCE)
    return Copy(text, name, PATH, indent, mark)


@dataclass(eq=False)
class Drawer:
    """Draws a panel, and remembers where."""

    rects: list[Rect] = field(default_factory=list)

    def __call__(self, rect: Rect) -> tuple[AnyItem, ...]:
        self.rects.append(rect)
        return (Panel(rect=rect, name="block", colour="paper"),)


def block(units: int, *, tied: bool = False) -> Block:
    return Block(units * UNIT, Drawer(), tied=tied, source=SOURCE)


def sheet(columns: int, units: float, x: float = 30.0, y: float = 50.0) -> tuple[Rect, ...]:
    return Rect(x, y, 100.0 * columns + 12 * (columns - 1), units * UNIT).columns(columns, 12)


@st.composite
def galleys(draw: st.DrawFn) -> list[Piece]:
    """Passages, blocks and heads with spaces between them, as composition makes them."""
    pieces: list[Piece] = Quiet()
    for number in range(draw(st.integers(1, 12))):
        if draw(st.booleans()):
            pieces.append(Space(UNIT * draw(st.integers(1, 2))))
        kind = draw(st.sampled_from(["passage", "passage", "block", "head"]))
        if kind == "passage":
            pieces += lines(passage(draw(st.integers(1, 14)), f"p{number}."))
        elif kind == "block":
            pieces.append(block(draw(st.integers(1, 6))))
        else:
            pieces.append(block(2, tied=True))
            pieces += lines(passage(draw(st.integers(1, 6)), f"h{number}."))
    return pieces


def placed_of(pages: Sequence[Filled]) -> list[Placed]:
    return [placed for page in pages for column in page.columns for placed in column]


def solid(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for piece in pieces if not isinstance(piece, Space)]


GRIDS = st.tuples(st.integers(1, 3), st.integers(14, 40))


@given(galleys(), GRIDS)
def test_everything_is_placed_once_and_in_order(pieces: list[Piece], grid: tuple[int, int]) -> None:
    pages = pour(pieces, lambda _: sheet(*grid))
    assert [id(placed.piece) for placed in placed_of(pages)] == [id(p) for p in solid(pieces)]


@given(galleys(), GRIDS)
def test_nothing_leaves_its_column_or_lies_on_its_neighbour(
    pieces: list[Piece], grid: tuple[int, int]
) -> None:
    for page in pour(pieces, lambda _: sheet(*grid)):
        for rect, column in zip(sheet(*grid), page.columns, strict=True):
            below = rect.y
            for one in column:
                area = Rect(one.x, one.y, one.width, one.piece.height)
                assert rect.contains(area)
                assert one.y >= below - 0.01
                below = area.bottom
        ends = [p.y + p.piece.height for column in page.columns for p in column]
        assert page.bottom == pytest.approx(max(ends))


@given(galleys(), GRIDS)
def test_columns_begin_at_their_top(pieces: list[Piece], grid: tuple[int, int]) -> None:
    for page in pour(pieces, lambda _: sheet(*grid)):
        for rect, column in zip(sheet(*grid), page.columns, strict=True):
            assert not column or column[0].y == rect.y


def lonely(column: Sequence[Placed]) -> list[Line]:
    """The lines that stand in a column without any other of their passage."""
    found = [one.piece for one in column if isinstance(one.piece, Line)]
    count = Counter(id(line.copy) for line in found)
    return [line for line in found if count[id(line.copy)] == 1 < len(line.copy.text.lines)]


@given(galleys(), GRIDS)
def test_no_column_begins_or_ends_with_a_single_line_of_a_passage(
    pieces: list[Piece], grid: tuple[int, int]
) -> None:
    for page in pour(pieces, lambda _: sheet(*grid)):
        assert not any(lonely(column) for column in page.columns)


@given(galleys(), GRIDS)
def test_a_head_is_never_last_in_a_column(pieces: list[Piece], grid: tuple[int, int]) -> None:
    for page in pour(pieces, lambda _: sheet(*grid)):
        for column in page.columns:
            if column:
                last = column[-1].piece
                assert not (isinstance(last, Block | Line) and last.tied)


@given(galleys(), GRIDS)
def test_the_last_page_is_as_low_as_it_can_be(pieces: list[Piece], grid: tuple[int, int]) -> None:
    columns, units = grid
    pages = pour(pieces, lambda _: sheet(*grid))
    last = [one.piece for column in pages[-1].columns for one in column]
    depth = pages[-1].bottom - sheet(columns, units)[0].y
    start = next(i for i, piece in enumerate(pieces) if piece is last[0])
    lower = round(depth / UNIT) - 1
    if lower >= 1 and not too_tall(pieces[start:], lower):
        squeezed = pour(pieces[start:], lambda _: sheet(columns, lower))
        assert len(squeezed) > 1 or any(lonely(column) for column in squeezed[0].columns)


def too_tall(pieces: Sequence[Piece], units: int) -> bool:
    try:
        pour(pieces, lambda _: sheet(1, units))
    except LayoutError:
        return True
    return False


@given(st.integers(2, 60))
def test_two_columns_of_text_end_within_two_lines_of_each_other(count: int) -> None:
    (page,) = pour(list(lines(passage(count))), lambda _: sheet(2, 40))
    left, right = (len(column) for column in page.columns)
    assert left + right == count
    assert 0 <= left - right <= (2 if count > 3 else count)


@given(galleys(), st.integers(14, 30), st.integers(1, 10))
def test_pages_may_differ(pieces: list[Piece], units: int, lost: int) -> None:
    """The first page of a visit has less room than the others."""

    def columns(page: int) -> tuple[Rect, ...]:
        return sheet(2, units - (lost if page == 0 else 0))

    pages = pour(pieces, columns)
    assert len(placed_of(pages)) == len(solid(pieces))
    for number, page in enumerate(pages):
        for rect, column in zip(columns(number), page.columns, strict=True):
            assert all(rect.contains(Rect(p.x, p.y, p.width, p.piece.height)) for p in column)


@given(
    galleys(),
    st.tuples(st.integers(1, 3), st.integers(24, 40)),
    st.sets(st.integers(0, 90), max_size=5),
)
def test_notes_stand_at_the_foot_of_the_column_of_their_mark(
    pieces: list[Piece], grid: tuple[int, int], marked: set[int]
) -> None:
    rule, note = Note(6, Drawer()), Note(18, Drawer())
    noted = [
        replace(piece, notes=(note,)) if isinstance(piece, Line) and number in marked else piece
        for number, piece in enumerate(pieces)
    ]
    pages = pour(noted, lambda _: sheet(*grid), rule)
    for page in pages:
        for rect, column in zip(sheet(*grid), page.columns, strict=True):
            count = sum(len(p.piece.notes) for p in column if isinstance(p.piece, Line))
            foot = [p for p in column if drawer_of(p.piece) in (rule.draw, note.draw)]
            assert column[len(column) - len(foot) :] == tuple(foot)
            expected = [rule.draw, *[note.draw] * count] if count else []
            assert [drawer_of(p.piece) for p in foot] == expected
            for above, below in itertools.pairwise(column):
                assert above.y + above.piece.height <= below.y + 0.01
            assert not foot or foot[-1].y + foot[-1].piece.height <= rect.bottom + 0.01


def drawer_of(piece: Piece) -> object:
    return piece.draw if isinstance(piece, Block) else None


def test_a_block_too_tall_for_any_column_is_told_with_its_place() -> None:
    with pytest.raises(LayoutError) as caught:
        pour([*lines(passage(3)), block(21)], lambda _: sheet(2, 20))
    (problem,) = caught.value.problems
    assert (problem.code, problem.source) == ("block_too_tall", SOURCE)
    assert problem.values == {"height": "252", "most": "240"}


def test_a_head_with_what_follows_is_too_tall_together() -> None:
    with pytest.raises(LayoutError) as caught:
        pour([Space(UNIT), block(2, tied=True), block(19)], lambda _: sheet(1, 20))
    assert caught.value.problems[0].values["height"] == "252"


def test_a_block_waits_for_a_page_with_room_enough() -> None:
    def columns(page: int) -> tuple[Rect, ...]:
        return sheet(1, 5 if page == 0 else 20)

    pages = pour([block(12)], columns)
    assert [len(page.columns[0]) for page in pages] == [0, 1]


def test_nothing_makes_no_page() -> None:
    assert pour([], lambda _: sheet(2, 20)) == ()
    assert pour([Space(UNIT)], lambda _: sheet(2, 20)) == ()


@given(st.integers(1, 30))
def test_ties_leave_two_lines_on_either_side(count: int) -> None:
    tied = [line.tied for line in lines(passage(count))]
    assert not tied[-1]
    assert tied[0] == (count > 1)
    assert sum(tied) == min(count - 1, 2)


def test_a_passage_over_two_columns_becomes_two_boxes_that_know_their_lines() -> None:
    mark = Slug(0.0, 0.0, 4.0, (), "•")
    pieces = list(lines(passage(8, "entry", mark, indent=10)))
    (page,) = pour(pieces, lambda _: sheet(2, 20))
    boxes = [item for column in page.columns for item in items(column)]
    assert [box.name for box in boxes] == ["entry/0", "entry/4"]
    assert all(isinstance(box, TextBox) for box in boxes)
    left, right = (box for box in boxes if isinstance(box, TextBox))
    words = [[slug.text for slug in box.passages[0].slugs] for box in (left, right)]
    assert words == [
        ["entry0", "entry1", "entry2", "entry3"],
        ["entry4", "entry5", "entry6", "entry7"],
    ]
    assert (left.structure, left.source) == (PATH, SOURCE)
    assert left.rect == Rect(40, 50, 90, 48)
    assert right.rect == Rect(152, 50, 90, 48)
    first = left.passages[0]
    assert first.mark is not None
    assert (first.mark.x, first.mark.baseline) == (30, first.slugs[0].baseline)
    assert right.passages[0].mark is None


def test_slugs_stand_in_their_boxes_a_leading_apart(typesetter: Typesetter) -> None:
    text = typesetter.set(plain("Un texte qui court sur plusieurs lignes. " * 9), STYLE, 100)
    (page,) = pour(list(lines(Copy(text, "p", PATH))), lambda _: sheet(2, 40))
    for column in page.columns:
        (box,) = items(column)
        assert isinstance(box, TextBox)
        slugs = box.passages[0].slugs
        assert all(box.rect.y < slug.baseline < box.rect.bottom for slug in slugs)
        steps = {round(b.baseline - a.baseline, 6) for a, b in itertools.pairwise(slugs)}
        assert steps == {UNIT}


def test_blocks_are_drawn_where_they_were_placed() -> None:
    one, two = block(3), block(2)
    (page,) = pour([one, Space(UNIT), two], lambda _: sheet(1, 20))
    drawn = items(page.columns[0])
    assert [item.rect for item in drawn] == [Rect(30, 50, 100, 36), Rect(30, 98, 100, 24)]


def test_two_passages_side_by_side_stay_two_boxes() -> None:
    pieces = [*lines(passage(2, "a")), *lines(passage(2, "b"))]
    (page,) = pour(pieces, lambda _: sheet(1, 20))
    assert [item.name for item in items(page.columns[0])] == ["a/0", "b/0"]
