"""A build never loses what somebody did to the deck that it replaces."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from pathlib import Path

import pytest

from edits.decks import CONTENT, built, changed, put
from restitution.build import Report, build
from restitution.cache import Cache
from restitution.edits import State, read
from restitution.edits.record import is_untouched
from restitution.errors import LayoutError, Severity
from restitution.messages import tell
from restitution.standing import Standing


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    return built(tmp_path)


def rebuilt(deck: Path, *, strict: bool = False, standing: Standing | None = None) -> Report:
    content, only = deck.parent.parent / "content.yaml", ("deck",)
    return build(content, deck.parent, only=only, strict=strict, preflight=False, standing=standing)


def edit(deck: Path) -> bytes:
    changed(deck, {"slide5": put("Nous voulions voir", "Nous voulions savoir")}).replace(deck)
    return deck.read_bytes()


def test_a_deck_that_nobody_touched_is_replaced_without_a_word(deck: Path) -> None:
    before = deck.read_bytes()
    report = rebuilt(deck)
    assert (report.problems, report.edits) == ((), ())
    assert deck.read_bytes() == before
    assert [file.name for file in deck.parent.iterdir()] == ["deck.pptx"]


def test_an_edited_deck_is_kept_told_and_replaced(deck: Path) -> None:
    edited = edit(deck)
    report = rebuilt(deck)
    (copy,) = (deck.parent / "kept").iterdir()
    assert copy.read_bytes() == edited
    assert is_untouched(deck)
    assert report.edits == read(copy).edits
    assert len(report.edits) == 1
    (problem,) = report.problems
    assert (problem.code, problem.severity) == (State.EDITED, Severity.WARNING)
    assert copy.as_posix() in tell(problem).message
    assert rebuilt(deck).problems == ()


Standings = Iterator[Standing]


@pytest.fixture(params=["one process", "processes"])
def standings(request: pytest.FixtureRequest, tmp_path: Path) -> Standings:
    """What each of some builds begins with, of one process or of another process each time."""
    if request.param == "one process":
        return repeat(Standing())
    return (Standing(cache) for cache in repeat(Cache(tmp_path / "cache")))


def another_word(deck: Path) -> None:
    content = deck.parent.parent / "content.yaml"
    text = content.read_text("utf-8")
    assert "Nous voulions" in text
    content.write_text(text.replace("Nous voulions", "Nous aimerions"), encoding="utf-8")


def test_a_deck_that_is_edited_between_two_builds_is_kept(deck: Path, standings: Standings) -> None:
    rebuilt(deck, standing=next(standings))
    edited = edit(deck)
    assert len(rebuilt(deck, standing=next(standings)).edits) == 1
    (copy,) = (deck.parent / "kept").iterdir()
    assert copy.read_bytes() == edited
    assert rebuilt(deck, standing=next(standings)).edits == ()


def test_a_deck_that_is_as_a_build_left_it_is_not_even_opened(
    deck: Path, standings: Standings, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("restitution.edits.record.opened", opened.append)
    with pytest.raises(AttributeError):
        rebuilt(deck, standing=next(standings))
    deck.unlink()
    rebuilt(deck, standing=next(standings))
    assert opened == [deck]
    before = deck.read_bytes()
    another_word(deck)
    rebuilt(deck, standing=next(standings))
    assert opened == [deck]
    assert deck.read_bytes() != before


def test_an_edited_deck_is_no_fault_of_the_content(deck: Path) -> None:
    edit(deck)
    assert rebuilt(deck, strict=True).edits


def test_what_is_no_deck_of_ours_is_kept_too(deck: Path) -> None:
    deck.write_bytes(b"something else")
    (problem,) = rebuilt(deck).problems
    assert problem.code == State.FOREIGN
    assert [copy.read_bytes() for copy in (deck.parent / "kept").iterdir()] == [b"something else"]


def test_other_products_leave_an_edited_deck_alone(deck: Path) -> None:
    edited = edit(deck)
    content = deck.parent.parent / "content.yaml"
    build(content, deck.parent, only=("qr",), preflight=False)
    assert deck.read_bytes() == edited
    assert not (deck.parent / "kept").exists()


def test_a_build_that_fails_leaves_an_edited_deck_in_its_place(deck: Path) -> None:
    edited = edit(deck)
    long = CONTENT.replace("Pourquoi partir", "Anticonstitutionnellement" * 9)
    (deck.parent.parent / "content.yaml").write_text(long, encoding="utf-8")
    with pytest.raises(LayoutError):
        rebuilt(deck)
    assert deck.read_bytes() == edited
