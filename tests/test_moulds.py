"""What one process made and kept, another takes as its own: only if it would make the same."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from restitution import album
from restitution.album import Album
from restitution.cache import Cache
from restitution.flong import Loan
from restitution.geometry import Rect
from restitution.markup import Span
from restitution.moulds import Moulds
from restitution.source import Located, Source

PLACE = Source("content.yaml", 3, 1, "visits[0]")


def made(moulds: Moulds, *made_of: object, place: str = "page", forme: object = "new") -> Any:
    """What a place gives; ``forme`` if it is made now."""
    found = moulds.forme(place, made_of, lambda: forme)
    moulds.put_away()
    return found


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


FORMES = [
    Span("bois", strong=True),
    (Rect(1, 2, 3.5, 4), {"a": [1, 2]}, frozenset(["x"]), None),
    Located("chêne", PLACE),
]


@pytest.mark.parametrize("forme", FORMES)
def test_another_process_has_what_this_one_made(cache: Cache, forme: object) -> None:
    made(Moulds(cache), "a", 1, forme=forme)
    assert made(Moulds(cache), "a", 1) == forme


def test_a_text_keeps_its_place(cache: Cache) -> None:
    made(Moulds(cache), forme=Located("chêne", PLACE))
    found = made(Moulds(cache))
    assert isinstance(found, Located)
    assert found.source == PLACE


@pytest.mark.parametrize(
    "other",
    [
        lambda cache: made(Moulds(cache), "a", 2),
        lambda cache: made(Moulds(cache), "a", 1.0),
        lambda cache: made(Moulds(cache), "a", Span("1")),
        lambda cache: made(Moulds(cache), "a1"),
        lambda cache: made(Moulds(cache), ("a", 1)),
        lambda cache: made(Moulds(cache), "a", 1, place="other page"),
        lambda cache: made(Moulds(cache, program="2"), "a", 1),
    ],
)
def test_what_is_made_otherwise_is_made_again(
    cache: Cache, other: Callable[[Cache], object]
) -> None:
    made(Moulds(cache), "a", 1, forme="old")
    assert other(cache) == "new"


def test_without_a_cache_all_is_made() -> None:
    assert made(Moulds(Cache()), "a", forme="old") == "old"
    assert made(Moulds(Cache()), "a") == "new"


def test_what_could_not_be_made_is_not_kept(cache: Cache) -> None:
    moulds = Moulds(cache)
    with pytest.raises(StopIteration):
        moulds.forme("page", ("a",), lambda: next(iter(())))
    assert made(moulds, "a") == "new"


class Machine:
    """Something of a process that no file can hold."""

    def __init__(self, name: str) -> None:
        self.name, self.lock = name, threading.Lock()


def lending(cache: Cache, *machines: Machine) -> Moulds:
    by_name: dict[object, Machine] = {machine.name: machine for machine in machines}
    loan = Loan(lambda machine: machine.name, by_name.__getitem__)
    return Moulds(cache, loans={Machine: loan})


def test_what_belongs_to_a_process_is_its_own_in_each(cache: Cache) -> None:
    first, second = Machine("heidelberg"), Machine("heidelberg")
    made(lending(cache, first), first, forme=[first, "sheet"])
    assert made(lending(cache, second), second) == [second, "sheet"]


def test_names_that_are_equal_are_one(cache: Cache) -> None:
    words = ["bois", "chêne"]
    one, other = " ".join(words), " ".join(words)

    def shared(*name: str) -> Moulds:
        return Moulds(cache, loans={Machine: Loan(lambda _: name, lambda _: None)})

    made(shared(one, one), Machine("a"), forme="old")
    assert made(shared(one, other), Machine("b")) == "old"


def test_what_asks_for_what_nobody_has_is_made_again(cache: Cache) -> None:
    machine = Machine("heidelberg")
    made(lending(cache, machine), forme=[machine])
    assert made(lending(cache)) == "new"


def the_file(cache: Cache) -> Path:
    """The one album that there is."""
    assert cache.folder
    (file,) = cache.folder.iterdir()
    return file


def instead(cache: Cache, content: bytes) -> None:
    """Put something into the place of the one mould that is kept."""
    moulds = Moulds(cache)
    moulds.forme("page", (), lambda: "old")
    _, (name,) = moulds.made()
    moulds.put_away()
    Album(the_file(cache)).keep({name: (0, content)}, [name])


@pytest.mark.parametrize("content", [b"", b"\x80", b"no mould", pickle.dumps([])[:-1]])
def test_what_is_no_mould_is_as_good_as_not_there(cache: Cache, content: bytes) -> None:
    instead(cache, content)
    assert made(Moulds(cache)) == "new"


def test_albums_are_apart(cache: Cache) -> None:
    def album(name: str) -> Moulds:
        moulds = Moulds(cache)
        moulds.open(name)
        return moulds

    made(album("a"), forme="old")
    made(album("b"), forme="older")
    assert made(album("a")) == "old"
    assert made(album("b")) == "older"


def test_what_two_processes_made_is_kept_together(cache: Cache) -> None:
    first, second = Moulds(cache), Moulds(cache)
    first.forme("page", (), lambda: "first")
    second.forme("other page", (), lambda: "second")
    first.put_away(second.made())
    assert made(Moulds(cache)) == "first"
    assert made(Moulds(cache), place="other page") == "second"


def test_what_is_made_of_the_same_is_the_same_whichever_parts_are_one(cache: Cache) -> None:
    words = ["bois", "chêne"]
    shared, other = " ".join(words), " ".join(words)
    made(Moulds(cache), [shared, (shared,)], Span(shared, link=shared), forme="old")
    assert made(Moulds(cache), [shared, (other,)], Span(shared, link=other)) == "old"


def test_a_copy_of_a_process_leaves_to_that_what_it_had_made(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    moulds = Moulds(cache)
    moulds.forme("page", (), lambda: "before")
    monkeypatch.setattr(os, "getpid", lambda: 0)
    moulds.forme("other page", (), lambda: "since")
    moulds.put_away()
    assert made(Moulds(cache)) == "new"
    assert made(Moulds(cache), place="other page") == "since"


def test_what_is_remembered_is_known_to_later_processes(cache: Cache) -> None:
    moulds = Moulds(cache)
    assert moulds.recalled("texts", ("fonts",)) == {}
    moulds.remember("texts", ("fonts",), {"bois": 1})
    moulds.remember("texts", ("fonts",), {"chêne": 2})
    moulds.put_away()
    assert Moulds(cache).recalled("texts", ("fonts",)) == {"bois": 1, "chêne": 2}
    assert Moulds(cache).recalled("texts", ("other fonts",)) == {}
    assert Moulds(cache).recalled("other texts", ("fonts",)) == {}
    assert Moulds(cache, program="2").recalled("texts", ("fonts",)) == {}


def test_what_is_remembered_anew_takes_the_place_of_what_was(cache: Cache) -> None:
    for known in ({"bois": 1, "chêne": 2}, {"bois": 3}):
        moulds = Moulds(cache)
        moulds.remember("texts", (), known)
        moulds.put_away()
    assert Moulds(cache).recalled("texts", ()) == {"bois": 3}


def test_without_a_cache_nothing_is_remembered() -> None:
    moulds = Moulds(Cache())
    moulds.remember("texts", (), {"bois": 1})
    assert moulds.made() == ({}, set())
    assert moulds.recalled("texts", ()) == {}


NAMED = """
import sys
from pathlib import Path
from restitution import album
from restitution.album import Album
from restitution.cache import Cache
from restitution.moulds import Moulds
moulds = Moulds(Cache(Path(sys.argv[1])))
words = frozenset(["bois", "chêne", "hêtre", "frêne"])
print(moulds.forme("page", (set(words), {"b": 1, "a": 2}), lambda: sys.argv[2]))
moulds.put_away()
"""


def test_sets_are_the_same_in_whatever_order_a_process_has_them(cache: Cache) -> None:
    def told(seed: str) -> str:
        command = [sys.executable, "-c", NAMED, str(cache.folder), seed]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(
            command, env=environment, check=True, capture_output=True, text=True
        ).stdout.strip()

    assert [told(seed) for seed in ("1", "2", "3")] == ["1", "1", "1"]


def heavy(cache: Cache) -> Moulds:
    return Moulds(cache, weighty=[Span])


def test_a_weighty_value_is_one_for_all_that_have_it(cache: Cache) -> None:
    moulds, span = heavy(cache), Span("bois")
    made(moulds, forme=[span, 1])
    made(moulds, place="other page", forme=(span, 2))
    again = heavy(cache)
    assert made(again) == [span, 1]
    one: Any = again.forme("page", (), lambda: "new")
    other: Any = again.forme("other page", (), lambda: "new")
    assert one[0] == span
    assert one[0] is other[0]


def test_a_weighty_value_is_kept_once(cache: Cache) -> None:
    moulds, span = heavy(cache), Span("bois" * 500)
    for number in range(5):
        moulds.forme(f"page {number}", (), lambda: (span, "shown"))
    moulds.put_away()
    assert the_file(cache).read_bytes().count(b"bois" * 500) == 1


def test_what_is_made_of_a_weighty_value_is_found_whoever_has_made_that(cache: Cache) -> None:
    words = ["bois", "chêne"]
    link, text = " ".join(words), " ".join(words)
    moulds, span = heavy(cache), Span(text, link=text)
    moulds.forme("page", (), lambda: [span])
    moulds.forme("leaf", (span,), lambda: "old")
    moulds.put_away()
    again = heavy(cache)
    (found,) = again.forme("page", (), lambda: [Span(text, link=link)])
    assert made(again, found, place="leaf") == "old"
    assert made(heavy(cache), Span("orme"), place="leaf") == "new"


def test_a_weighty_value_that_is_lost_is_made_again(cache: Cache) -> None:
    moulds = heavy(cache)
    moulds.forme("page", (), lambda: [Span("bois")])
    new, wanted = moulds.made()
    (inner,) = (name for name, (_, mould) in new.items() if b"bois" in mould)
    moulds.put_away()
    Album(the_file(cache)).keep({inner: (0, b"no mould")}, wanted)
    assert made(heavy(cache)) == "new"


def test_a_weighty_value_stays_as_long_as_what_it_is_in(
    cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(heavy(cache), forme=[Span("bois")])
    monkeypatch.setattr(album, "MOST", 1000)
    again = heavy(cache)
    assert made(again) == [Span("bois")]
    again.forme("page", (), lambda: "new")
    made(again, place="other page", forme="x" * 500)
    assert made(heavy(cache)) == [Span("bois")]


def test_of_what_was_made_for_a_place_the_last_is_kept(cache: Cache) -> None:
    moulds = Moulds(cache)
    moulds.forme("page", ("first",), lambda: "first")
    moulds.forme("page", ("second",), lambda: "second")
    moulds.put_away()
    assert made(Moulds(cache), "first") == "new"
    assert made(Moulds(cache), "second") == "second"


def test_rows_that_look_alike_are_others(cache: Cache) -> None:
    rows: list[object] = [("1",), (1,), (1.0,), (True,), (b"1",), [1], ("1", None), (("1",),), "1"]
    for number, row in enumerate(rows):
        made(Moulds(cache), row, forme=number)
    assert [made(Moulds(cache), row) for row in rows] == list(range(len(rows)))
