"""Values never change, equal their like, and are made again with other fields."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from restitution.frozen import (
    Changing,
    Frozen,
    as_data,
    as_json,
    as_tuple,
    field,
    in_bytes,
    names_of,
    of_json,
    replace,
)
from restitution.identity import identical
from restitution.source import Located, Source

LINES = st.integers(1, 2)


class Sheet(Frozen):
    """A value with a default and one that is made anew for each."""

    name: str
    width: float = 210.0
    notes: dict[str, str] = field(default_factory=dict)


class Named(Frozen, kw_only=True):
    """Made by names alone."""

    name: str
    width: float


class Folded(Frozen, dict=True):
    """A value that remembers what it has worked out."""

    pages: int

    @cached_property
    def sheets(self) -> int:
        """A sheet has four pages."""
        return self.pages // 4


@dataclass(frozen=True)
class Old:
    """What a dataclass holds."""

    name: str
    width: float = 1.0


def test_a_value_never_changes() -> None:
    sheet = Sheet("A4")
    with pytest.raises(AttributeError):
        sheet.name = "A5"  # type: ignore[misc]


def test_values_are_told_apart_by_kind_and_fields() -> None:
    assert Sheet("A4") == Sheet("A4", 210.0)
    assert Sheet("A4") != Sheet("A5")
    other: Frozen = Named(name="A4", width=210.0)
    assert other != Sheet("A4")
    assert hash(Named(name="a", width=1)) == hash(Named(name="a", width=1.0))


def test_what_is_made_anew_is_shared_by_none() -> None:
    assert Sheet("A4").notes is not Sheet("A4").notes


def test_some_are_made_by_names_alone() -> None:
    with pytest.raises(TypeError):
        Named("A4", 210.0)  # type: ignore[call-arg]


def test_what_was_worked_out_is_remembered() -> None:
    folded = Folded(12)
    assert (folded.sheets, folded.sheets) == (3, 3)


@pytest.mark.parametrize("value", [Sheet("A4"), Named(name="A4", width=210.0), Old("A4")])
def test_a_value_with_other_fields_is_another_one(value: Sheet | Named | Old) -> None:
    other = replace(value, name="A5")
    assert (value.name, other.name, other.width) == ("A4", "A5", value.width)


def test_a_field_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        replace(Sheet("A4"), height=297)


def test_fields_by_their_names_and_in_their_order() -> None:
    assert as_data(Named(name="A4", width=210.0)) == {"name": "A4", "width": 210.0}
    assert as_tuple(Sheet("A4")) == ("A4", 210.0, {})
    assert names_of(Sheet("A4")) == ("name", "width", "notes")
    assert names_of(Old("A4")) == ("name", "width")
    assert names_of("A4") is None


@pytest.mark.parametrize("value", [Sheet("A4"), Named(name="A4", width=210.0), Folded(4)])
def test_pickles_hold_values(value: Frozen) -> None:
    assert pickle.loads(pickle.dumps(value)) == value


class Tally(Changing, dict=True):
    """Something that changes, and remembers what it has worked out."""

    name: str
    counts: list[int] = field(default_factory=list)

    @cached_property
    def letters(self) -> int:
        """How long the name was when somebody asked."""
        return len(self.name)


def test_what_changes_has_fields_of_its_own_and_equals_itself_alone() -> None:
    one, other = Tally("pages"), Tally("pages")
    assert one != other
    assert len({one, other}) == len((one, other))
    one.counts.append(12)
    one.name = "slides"
    assert (one.name, one.counts, one.letters) == ("slides", [12], 6)
    assert (other.name, other.counts) == ("pages", [])
    assert replace(one, name="sheets").counts is one.counts


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(st.characters()),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
        max_leaves=9,
    )
)
def test_data_comes_back_from_json(data: object) -> None:
    assert of_json(as_json(data)) == data


@pytest.mark.parametrize("name", ["plaque\udce9", "\ud800", "𝄞\udfff"])
def test_names_that_are_no_text_come_back_too(name: str) -> None:
    assert of_json(as_json({name: [name, 2**200]})) == {name: [name, 2**200]}


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[1,]"])
def test_what_is_no_json_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        of_json(data)


class Square(Frozen):
    """Has the fields of a ``Named``, and is none."""

    name: str
    width: float


def otherwise(value: object) -> object:
    """How a text with a place is said."""
    assert isinstance(value, Located)
    return "Located", str(value), value.source


PLAIN = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.sampled_from([0.0, -0.0, 1.0, 2.0]),
    st.sampled_from(["", "a", "ab"]),
    st.sampled_from([b"", b"a"]),
    st.sampled_from([Decimal("1.0"), Decimal("1.00"), Decimal(2)]),
    st.builds(lambda text, line: Located(text, Source("f", line, 1, "")), st.just("a"), LINES),
)
VALUES = st.recursive(
    PLAIN,
    lambda part: st.one_of(
        st.lists(part, max_size=2).map(tuple),
        st.builds(Sheet, part, part),
        st.builds(Square, part, part),
        st.builds(Named, name=part, width=part),
    ),
    max_leaves=4,
)


@given(VALUES, VALUES)
@example(Square("a", 1.0), Named(name="a", width=1.0))
@example((("a",), "b"), ("a", ("b",)))
def test_bytes_are_the_same_for_what_is_identical_alone(one: object, other: object) -> None:
    assert (in_bytes(one, otherwise) == in_bytes(other, otherwise)) == identical(one, other)


def test_bytes_do_not_tell_which_parts_are_one() -> None:
    part, equal = Sheet("A4"), Sheet(b"A4".decode())
    assert part.name is not equal.name
    assert in_bytes((part, part), otherwise) == in_bytes((part, equal), otherwise)


@pytest.mark.parametrize(("value", "told"), [("\udcff", "surrogates"), (2**70, str(2**70))])
def test_what_has_no_bytes_is_told(value: object, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        in_bytes(value, otherwise)
