"""Blocks that may be put off: the text goes on, and they stand at the top of a later column."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from restitution.flow.columns import Filled, Placed, pour
from restitution.flow.galley import Block, Piece, Space
from restitution.geometry import Rect
from restitution.page.items import AnyItem

UNIT = 12.0
COLUMN = 10 * UNIT


def nothing(_: Rect) -> tuple[AnyItem, ...]:
    return ()


def text(units: int = 1) -> Block:
    return Block(units * UNIT, nothing)


def picture(units: int) -> Block:
    return Block(units * UNIT, nothing, room=UNIT)


def columns(_: int) -> tuple[Rect, ...]:
    return Rect(0, 0, 216, COLUMN).columns(2, 16)


def poured(*pieces: Piece) -> list[tuple[Placed, ...]]:
    return [column for page in pour(pieces, columns) for column in page.columns]


def heights(column: tuple[Placed, ...]) -> list[tuple[float, float]]:
    return [(placed.y / UNIT, placed.piece.height / UNIT) for placed in column]


def test_text_goes_on_where_a_picture_does_not_fit() -> None:
    first, second, *_ = poured(*[text()] * 6, picture(5), *[text()] * 12)
    assert heights(first) == [(y, 1) for y in range(10)]
    assert heights(second)[:2] == [(0, 5), (6, 1)]


def test_a_picture_that_fits_has_room_above_and_below() -> None:
    first, *_ = poured(text(2), picture(3), *[text()] * 14)
    assert heights(first) == [(0, 2), (3, 3), (7, 1), (8, 1), (9, 1)]


def test_room_is_not_doubled_by_a_space() -> None:
    first, *_ = poured(text(2), picture(3), Space(2 * UNIT), *[text()] * 14)
    assert heights(first)[:3] == [(0, 2), (3, 3), (8, 1)]


def test_the_room_below_a_picture_stays_when_the_next_is_put_off() -> None:
    first, *_ = poured(picture(5), picture(5), *[text()] * 14)
    assert heights(first)[:2] == [(0, 5), (6, 1)]


def test_pictures_keep_their_order() -> None:
    placed = [p for c in poured(*[text()] * 6, picture(5), picture(2), *[text()] * 20) for p in c]
    tall = [p.piece.height / UNIT for p in placed if isinstance(p.piece, Block) and p.piece.room]
    assert tall == [5, 2]


def test_what_is_tied_to_a_picture_stays_with_it() -> None:
    head = Block(UNIT, nothing, tied=True)
    first, second, *_ = poured(*[text()] * 7, head, picture(5), *[text()] * 12)
    assert len(first) == 7
    assert heights(second)[:2] == [(0, 1), (1, 5)]


pieces = st.lists(
    st.one_of(
        st.builds(text, st.integers(1, 3)),
        st.builds(picture, st.integers(1, 9)),
        st.builds(lambda n: Space(n * UNIT), st.integers(1, 3)),
    ),
    max_size=40,
)


@given(pieces)
def test_nothing_is_lost_and_nothing_overlaps(galley: list[Piece]) -> None:
    pages: tuple[Filled, ...] = pour(galley, columns)
    found = [placed for page in pages for column in page.columns for placed in column]
    blocks = [piece for piece in galley if isinstance(piece, Block)]
    assert sorted(map(id, blocks)) == sorted(id(placed.piece) for placed in found)
    for page in pages:
        for column in page.columns:
            y = 0.0
            for placed in column:
                assert placed.y >= y - 0.01
                y = placed.y + placed.piece.height
            assert y <= COLUMN + 0.01
    running = [p.piece for p in found if isinstance(p.piece, Block) and p.piece.room is None]
    assert running == [block for block in blocks if block.room is None]
