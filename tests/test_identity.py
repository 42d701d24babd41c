"""Values that Python takes for equal and that are written differently are not identical."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from restitution.frozen import Frozen
from restitution.geometry import Rect, Size
from restitution.identity import identical
from restitution.source import Located, Source

HERE, THERE = (Source("content.yaml", line, 1, "visits[0].name") for line in (3, 4))


class Held(Frozen):
    """Anything in something."""

    value: object


VALUES = st.recursive(
    st.one_of(st.text(max_size=3), st.integers(-2, 2), st.floats(-1, 1), st.none()),
    lambda inner: st.one_of(
        st.tuples(inner, inner), st.builds(Held, inner), st.dictionaries(st.text(max_size=1), inner)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Located("a", HERE), Located("a", THERE)),
        (Located("a", HERE), "a"),
        (Decimal("7.5"), Decimal("7.50")),
        (0.0, -0.0),
        (1, 1.0),
        (1, True),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ],
)
@pytest.mark.parametrize("held", [lambda value: value, Held, lambda value: (0, value)])
def test_what_is_only_equal_is_not(one: object, other: object, held: type[Held]) -> None:
    assert held(one) == held(other)
    assert not identical(held(one), held(other))


def test_kinds_are_told_apart() -> None:
    assert not identical(Rect(1, 2, 3, 4), Size(3, 4))
    assert not identical((1, 2), (1, 2, 3))


@given(VALUES)
def test_a_value_is_its_own_double(value: object) -> None:
    assert identical(value, value)
    assert identical(
        Held((value, MappingProxyType({"a": value}))), Held((value, MappingProxyType({"a": value})))
    )


@given(VALUES, VALUES)
def test_what_is_identical_is_equal(one: object, other: object) -> None:
    assert one == other or not identical(one, other)
