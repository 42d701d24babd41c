"""What is declared is read as pydantic itself would read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, NotRequired

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, with_config
from pydantic_core import ValidationError
from typing_extensions import TypedDict

from restitution.frozen import Frozen, field
from restitution.grammar import Count, filled, filling, hints


class Paper(StrEnum):
    """What is printed on."""

    BOOK = "book"
    NEWS = "news"


class Sheet(Frozen):
    """One sheet."""

    width: float
    folds: int = 0


class Job(Frozen):
    """All sorts of fields."""

    name: str
    sheet: Sheet
    paper: Paper = Paper.BOOK
    inks: tuple[str, ...] = ()
    rgb: tuple[float, float] | None = None
    bound: bool = False
    others: Mapping[str, Sheet] = field(default_factory=dict)


class SheetOfPydantic(TypedDict):
    width: float
    folds: NotRequired[int]


@with_config({"extra": "ignore"})
class JobOfPydantic(TypedDict):
    name: str
    sheet: SheetOfPydantic
    paper: NotRequired[Paper]
    inks: NotRequired[tuple[str, ...]]
    rgb: NotRequired[tuple[float, float] | None]
    bound: NotRequired[bool]
    others: NotRequired[Mapping[str, SheetOfPydantic]]


PYDANTIC = TypeAdapter(JobOfPydantic)

words = st.sampled_from(["", "1", "1.5", "book", "true", "oui", "x"])
plain = st.one_of(words, st.none(), st.integers(-2, 2), st.booleans())
anything: st.SearchStrategy[Any] = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["width", "folds", "name"]), inner, max_size=3),
    ),
    max_leaves=4,
)
sheets = st.fixed_dictionaries({"width": plain}, optional={"folds": plain, "other": plain})
jobs = st.fixed_dictionaries(
    {"name": words, "sheet": sheets | anything},
    optional={
        "paper": plain,
        "inks": st.lists(words) | anything,
        "rgb": st.lists(plain, min_size=1, max_size=3) | anything,
        "bound": plain,
        "others": st.dictionaries(words, sheets, max_size=2) | anything,
        "unknown": anything,
    },
)


def told(read: Callable[[Any], Any], data: Any) -> Any:
    """What is read, or where something is wrong, and what was found there."""
    try:
        return read(data)
    except ValidationError as error:
        return [(one["loc"], one["input"]) for one in error.errors(include_url=False)]


def by_pydantic(data: Any) -> Job:
    found: Any = PYDANTIC.validate_python(data)
    others = {name: Sheet(**sheet) for name, sheet in found.get("others", {}).items()}
    return Job(**{**found, "sheet": Sheet(**found["sheet"]), "others": others})


@given(data=jobs | anything)
def test_it_reads_and_refuses_what_pydantic_does(data: Any) -> None:
    assert told(partial(filled, Job), data) == told(by_pydantic, data)


def test_what_is_a_value_already_is_taken_as_it_is() -> None:
    sheet = Sheet(210)
    assert filled(Job, {"name": "lettre", "sheet": sheet}).sheet is sheet


def test_what_is_not_said_is_left_to_the_value() -> None:
    assert filling(Sheet, {"width": "210"}) == {"width": 210.0}


class Issue(Frozen):
    """Fields with marks."""

    pages: Annotated[tuple[str, ...], Count(least=1, most=2), "Pages"]


@pytest.mark.parametrize(("pages", "code"), [([], "too_short"), (["a", "b", "c"], "too_long")])
def test_entries_are_counted(pages: list[str], code: str) -> None:
    with pytest.raises(ValidationError) as raised:
        filled(Issue, {"pages": pages})
    assert [one["type"] for one in raised.value.errors()] == [code]


def test_marks_that_change_nothing_are_kept_for_those_who_ask() -> None:
    assert hints(Issue)["pages"].__metadata__[-1] == "Pages"
