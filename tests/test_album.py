"""Things in one file: each is found whole or not at all, whoever else writes there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from restitution import album
from restitution.album import Album


def name(text: str) -> bytes:
    return text.encode().ljust(32)


def purpose(key: str) -> int:
    """What a thing is for; most are for the same."""
    return ord(key) if key in OTHERS else 0


OTHERS = "yz"


def put(file: Path, **things: str) -> None:
    new = {name(key): (purpose(key), value.encode()) for key, value in things.items()}
    Album(file).keep(new, list(new))


def found(file: Path, *keys: str) -> list[str | None]:
    read = Album(file)
    things = [read.found(name(key)) for key in keys]
    return [None if thing is None else thing.decode() for thing in things]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "album"


def test_what_was_put_in_is_found_by_its_name(file: Path) -> None:
    put(file, a="chêne", b="")
    put(file, c="hêtre")
    assert found(file, "a", "b", "c", "d") == ["chêne", "", "hêtre", None]


def test_the_last_of_a_name_counts(file: Path) -> None:
    put(file, a="chêne")
    put(file, a="hêtre", b="frêne")
    assert found(file, "a", "b") == ["hêtre", "frêne"]


def test_without_a_file_nothing_is_kept() -> None:
    kept = Album(None)
    kept.keep({name("a"): (0, b"1")}, [name("a")])
    assert kept.found(name("a")) is None


def test_what_is_not_wanted_goes_once_there_is_too_much(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(album, "MOST", 3200)
    put(file, a="a" * 900, b="b" * 900, c="c" * 900)
    assert found(file, "a", "b", "c") == ["a" * 900, "b" * 900, "c" * 900]
    Album(file).keep({name("d"): (0, b"d" * 900)}, [name("a"), name("d")])
    assert [thing and thing[:1] for thing in found(file, "a", "b", "c", "d")] == [
        "a",
        None,
        None,
        "d",
    ]
    assert file.stat().st_size < 2000


def test_what_is_for_something_else_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(album, "MOST", 6000)
    put(file, y="y" * 900, z="z" * 900, a="a" * 900)
    for key in "bcdefgh":
        put(file, **{key: key * 900})
    put(file, z="Z" * 900)
    assert [thing and thing[0] for thing in found(file, *"yzhab")] == ["y", "Z", "h", None, None]


def test_what_there_is_no_room_for_is_not_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(album, "MOST", 2000)
    put(file, a="a" * 900, b="b" * 900, c="c" * 900)
    assert found(file, "a", "b", "c") == ["a" * 900, "b" * 900, None]


def test_an_album_does_not_grow_without_end(file: Path) -> None:
    for number in range(400):
        kept = Album(file)
        kept.keep({name(str(number)): (0, b"x" * 20_000)}, [name(str(number)), name("0")])
    assert file.stat().st_size < album.MOST // 32
    assert found(file, "0", "399") == ["x" * 20_000] * 2


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:-3],
        lambda data: data[:-70],
        lambda data: data + b"\0",
        lambda data: data + data[:40],
        lambda _: b"",
        lambda _: b"no album at all, and long enough to look like the head of something",
    ],
)
def test_what_breaks_off_is_mended(file: Path, harm: Callable[[bytes], bytes]) -> None:
    put(file, a="chêne", b="hêtre")
    file.write_bytes(harm(file.read_bytes()))
    for thing, meant in zip(found(file, "a", "b"), ("chêne", "hêtre"), strict=True):
        assert thing in (None, meant)
    put(file, c="frêne")
    put(file, d="orme")
    assert found(file, "c", "d") == ["frêne", "orme"]


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 10_000), value=st.integers(1, 255))
def test_a_byte_that_changed_is_never_taken(
    tmp_path_factory: pytest.TempPathFactory, place: int, value: int
) -> None:
    file = tmp_path_factory.mktemp("album") / "album"
    put(file, a="chêne" * 20, b="hêtre")
    data = bytearray(file.read_bytes())
    data[place % len(data)] ^= value
    file.write_bytes(data)
    for thing, meant in zip(found(file, "a", "b"), ("chêne" * 20, "hêtre"), strict=True):
        assert thing in (None, meant)


def test_many_write_at_the_same_time(file: Path) -> None:
    put(file, first="x" * 300_000)

    def write(number: int) -> None:
        for more in range(20):
            put(file, **{f"{number}.{more}": f"{number}.{more}" * 50, "first": "x" * 300_000})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    keys = [f"{number}.{more}" for number in range(4) for more in range(20)]
    assert all(
        thing in (None, key * 50) for key, thing in zip(keys, found(file, *keys), strict=True)
    )
    assert found(file, "first") == ["x" * 300_000]


def test_a_folder_that_cannot_be_written_to_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    put(tmp_path / "cache" / "album", a="chêne")
    assert found(tmp_path / "cache" / "album", "a") == [None]
