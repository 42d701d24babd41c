from __future__ import annotations

import pytest

from restitution.errors import (
    AssetError,
    ContentError,
    LayoutError,
    OutputError,
    Problem,
    RestitutionError,
    Severity,
    ThemeError,
)
from restitution.source import Source


@pytest.mark.parametrize(
    ("kind", "code"),
    [(ContentError, 1), (LayoutError, 1), (ThemeError, 1), (AssetError, 1), (OutputError, 3)],
)
def test_each_error_knows_its_exit_code(kind: type[RestitutionError], code: int) -> None:
    assert kind(Problem("x")).exit_code == code


def test_one_problem_or_several_make_an_error_that_names_them() -> None:
    one, two = Problem("url_form"), Problem("too_many")
    assert ContentError(one).problems == (one,)
    several = ContentError(problem for problem in (one, two))
    assert several.problems == (one, two)
    assert str(several) == "url_form, too_many"


def test_a_problem_is_an_error_unless_said_otherwise() -> None:
    assert Problem("x").severity is Severity.ERROR
    assert Problem("x", severity=Severity.WARNING).severity == "warning"


def test_places_are_in_the_order_of_their_file() -> None:
    places = [
        Source("c.yaml", 10, 1, "b"),
        Source("c.yaml", 2, 9, "a"),
        Source("c.yaml", 2, 3, "c"),
    ]
    assert [(place.line, place.column) for place in sorted(places)] == [(2, 3), (2, 9), (10, 1)]
