"""Two values have the same print if they, and all that they refer to, are written the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.preflight.objects import Objects, references

TRAILER = b"trailer\n<< /Root 1 0 R /Size %d >>\n"


def written(bodies: dict[int, bytes], trailer: bytes = TRAILER) -> bytes:
    """A file of these objects, with one table of their places."""
    data, places = b"%PDF-1.7\n", {}
    for number, body in bodies.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    count = max(bodies) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % count
    for number in range(1, count):
        used = number in places
        table += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if used else b"f")
    start = len(data)
    return data + table + trailer % count + b"startxref\n%d\n%%%%EOF\n" % start


CHAIN = {1: b"[2 0 R 4 0 R]", 2: b"<< /Next 3 0 R /Back 1 0 R >>", 3: b"(a)", 4: b"(b)", 5: b"(c)"}


def printed(data: bytes, value: bytes = b"1 0 R", without: tuple[int, ...] = ()) -> bytes:
    return Objects(data).print_of(value, without=without)


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_another_object_below_gives_another_print(number: int) -> None:
    changed = CHAIN | {number: CHAIN[number] + b" "}
    assert printed(written(changed)) != printed(written(CHAIN))


def test_what_a_value_does_not_refer_to_does_not_matter() -> None:
    assert printed(written(CHAIN | {5: b"(other)"})) == printed(written(CHAIN))
    changed = written(CHAIN | {3: b"(other)"})
    assert printed(changed, without=(3,)) == printed(written(CHAIN), without=(3,))
    assert printed(changed, b"4 0 R") == printed(written(CHAIN), b"4 0 R")


def test_where_objects_stand_in_the_file_does_not_matter() -> None:
    moved = dict(reversed(CHAIN.items()))
    assert written(moved) != written(CHAIN)
    assert printed(written(moved)) == printed(written(CHAIN))


def test_the_value_itself_matters() -> None:
    assert printed(written(CHAIN), b"[1 0 R]") != printed(written(CHAIN), b"1 0 R")


@pytest.mark.parametrize("entry", [b"/Prev 9", b"/XRefStm 9", b"/Encrypt 5 0 R"])
def test_where_objects_may_be_elsewhere_everything_matters(entry: bytes) -> None:
    trailer = TRAILER.replace(b">>", entry + b" >>")
    one, other = (written(CHAIN | {5: last}, trailer) for last in (b"(c)", b"(d)"))
    assert printed(one) != printed(other)


def test_where_the_table_is_wrong_everything_matters() -> None:
    one, other = (
        written(CHAIN | {5: last}).replace(b"4 0 obj", b"6 0 obj") for last in (b"(c)", b"(d)")
    )
    assert printed(one) != printed(other)


def whole(bodies: dict[int, bytes], without: tuple[int, ...] = ()) -> bytes:
    return Objects(written(bodies)).print_of_all(without=without)


STREAM = b"<< /Length 1 >>\nstream\n%s\nendstream"


def test_of_all_objects_streams_do_not_matter() -> None:
    one, other = (CHAIN | {6: STREAM % data} for data in (b"a", b"b"))
    assert whole(one) == whole(other)
    assert whole(one, without=(5,)) == whole(other | {5: b"(other)"}, without=(5,))


@pytest.mark.parametrize("number", CHAIN)
def test_of_all_objects_every_other_matters(number: int) -> None:
    changed = CHAIN | {number: CHAIN[number] + b" "}
    assert whole(changed) != whole(CHAIN)
    assert whole(changed, without=(number,)) == whole(CHAIN, without=(number,))


def test_what_only_tells_of_a_stream_matters() -> None:
    one, other = (CHAIN | {6: b"(endstream endobj %s)" % data} for data in (b"a", b"b"))
    assert whole(one) != whole(other)


@given(st.lists(st.integers(1, 10**7)), st.sampled_from([b" ", b"\n", b" \r\n"]))
def test_all_references_are_found(numbers: list[int], space: bytes) -> None:
    told = b"/K[" + b" ".join(b"%d%s0%sR" % (number, space, space) for number in numbers) + b"]"
    assert references(told) == tuple(numbers)


def test_a_word_that_begins_like_a_reference_is_none() -> None:
    assert references(b"1 0 RG 2 0 R/Name 3 0 R>>") == (2, 3)


def test_what_is_in_a_stream_refers_to_nothing() -> None:
    stream = b"<< /Length 2 0 R >>\nstream\n3 0 R\nendstream"
    assert references(stream) == (2,)


@pytest.mark.parametrize("hiding", [b"(>>stream\n)", b"%>>stream\n"])
def test_a_stream_that_only_seems_to_begin_hides_no_reference(hiding: bytes) -> None:
    assert references(b"<< /A %s /Length 3 0 R >>\nstream\nendstream" % hiding) == (3,)
