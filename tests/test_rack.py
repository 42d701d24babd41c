"""Where formes stand between two builds: they are taken again only as what they would be made."""

from __future__ import annotations

import pytest

from restitution.rack import Rack


def test_what_is_made_of_the_same_is_made_once() -> None:
    rack = Rack()
    first = rack.forme("page", ("a", 1), lambda: [1])
    assert rack.forme("page", ("a", 1), lambda: [2]) is first


def test_what_is_made_of_something_else_is_made_again() -> None:
    rack = Rack()
    rack.forme("page", "a", lambda: [1])
    assert rack.forme("page", "b", lambda: [2]) == [2]
    assert rack.forme("other page", "b", lambda: [3]) == [3]


def test_what_nobody_wants_any_more_is_thrown_away() -> None:
    rack = Rack()
    rack.forme("page", "a", lambda: [1])
    rack.clear()
    rack.forme("other page", "a", lambda: [1])
    rack.clear()
    assert rack.forme("page", "a", lambda: [2]) == [2]


def test_what_could_not_be_made_is_tried_again() -> None:
    rack = Rack()
    with pytest.raises(StopIteration):
        rack.forme("page", "a", lambda: next(iter(())))
    assert rack.forme("page", "a", lambda: "made") == "made"


def test_of_equal_values_the_first_is_kept() -> None:
    rack, first = Rack(), ["a"]
    assert rack.same("names", first) is first
    assert rack.same("names", ["a"]) is first
    assert rack.same("names", ["b"]) == ["b"]


def test_what_a_forme_was_made_with_stands_as_long_as_it_does() -> None:
    rack = Rack()

    def page(made_of: str) -> list[str]:
        return rack.forme("page", made_of, lambda: [rack.forme("map", 1, lambda: made_of)])

    assert page("a") == ["a"]
    rack.clear()
    assert page("a") == ["a"]  # it stands, and nobody asks for the map
    rack.clear()
    assert page("b") == ["a"]
