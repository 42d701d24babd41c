"""A cache never lies: what comes out is what would be made now, whatever lies in its folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import editions
from commands import run
from restitution import cache
from restitution.build import build
from restitution.cache import VARIABLE, Cache, cache_folder
from restitution.theme.library import FontLibrary, TypeCase
from restitution.theme.tokens import Theme

Spoil = Callable[[bytes], bytes]


def unmade() -> bytes:
    raise AssertionError("it has been made before")


def test_what_is_kept_is_not_made_again(tmp_path: Path) -> None:
    assert Cache(tmp_path).kept("bread", lambda: b"loaf") == b"loaf"
    assert Cache(tmp_path).kept("bread", unmade) == b"loaf"


def test_another_recipe_is_another_thing(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    made = [kept.kept(recipe, recipe.encode) for recipe in ("bread", "Bread", "bread ")]
    assert made == [b"bread", b"Bread", b"bread "]


def test_without_a_folder_all_is_made() -> None:
    assert [Cache().kept("bread", made.encode) for made in ("one", "two")] == [b"one", b"two"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda data: data[:-1],
        lambda data: data + b"\0",
        lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:],
        lambda data: b"\0" * len(data),
    ],
)
def test_what_is_spoiled_is_made_and_kept_again(tmp_path: Path, spoil: Spoil) -> None:
    kept = Cache(tmp_path)
    kept.kept("bread", lambda: b"a loaf of bread")
    (file,) = tmp_path.iterdir()
    file.write_bytes(spoil(file.read_bytes()))
    assert kept.kept("bread", lambda: b"a loaf of bread") == b"a loaf of bread"
    assert kept.kept("bread", unmade) == b"a loaf of bread"


def test_a_file_under_the_name_of_another_is_not_taken_for_it(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.kept("bread", lambda: b"loaf")
    (bread,) = tmp_path.iterdir()
    kept.kept("wine", lambda: b"bottle")
    (wine,) = set(tmp_path.iterdir()) - {bread}
    wine.write_bytes(bread.read_bytes())
    assert kept.kept("wine", lambda: b"bottle") == b"bottle"


@given(st.binary())
def test_whatever_lies_there_is_no_harm(
    tmp_path_factory: pytest.TempPathFactory, junk: bytes
) -> None:
    kept = Cache(tmp_path_factory.mktemp("cache"))
    kept.kept("bread", lambda: b"loaf")
    assert kept.folder is not None
    (file,) = kept.folder.iterdir()
    file.write_bytes(junk)
    assert kept.kept("bread", lambda: b"loaf") == b"loaf"


def test_a_folder_that_cannot_be_made_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert Cache(tmp_path / "file").kept("bread", lambda: b"loaf") == b"loaf"
    assert Cache(tmp_path / "file" / "below").kept("bread", lambda: b"loaf") == b"loaf"


@pytest.mark.parametrize("refused", ["write_bytes", "replace", "mkdir"])
def test_what_the_system_refuses_costs_nothing_but_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, refused, refuse)
    assert Cache(tmp_path / "cache").kept("bread", lambda: b"loaf") == b"loaf"


def test_many_at_once_all_get_the_whole(tmp_path: Path) -> None:
    loaf, got = b"crumb " * 50_000, []
    ready = threading.Barrier(8)

    def bake() -> None:
        ready.wait()
        got.append(Cache(tmp_path).kept("bread", lambda: loaf))

    threads = [threading.Thread(target=bake) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == [loaf] * 8


def test_the_oldest_goes_when_there_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST", 3 * 64)
    kept = Cache(tmp_path)
    for number in range(5):
        kept.kept(f"loaf {number}", lambda: b"-" * 32)
        for file in tmp_path.iterdir():
            found = file.stat()
            os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns - 10**9))
    assert len(list(tmp_path.iterdir())) == 3
    assert kept.kept("loaf 4", unmade) == b"-" * 32
    with pytest.raises(AssertionError):
        kept.kept("loaf 0", unmade)


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"HOME": "/home/ada"}, "linux", "/home/ada/.cache/restitution"),
        ({"HOME": "/home/ada", "XDG_CACHE_HOME": "/c"}, "linux", "/c/restitution"),
        ({"HOME": "/home/ada", "XDG_CACHE_HOME": "c"}, "linux", "/home/ada/.cache/restitution"),
        ({"HOME": "/Users/ada"}, "darwin", "/Users/ada/Library/Caches/restitution"),
        ({"LOCALAPPDATA": "/ada/Local"}, "win32", "/ada/Local/restitution"),
        ({VARIABLE: "/elsewhere", "HOME": "/home/ada"}, "linux", "/elsewhere"),
    ],
)
def test_it_lies_where_the_system_keeps_such_things(
    environment: dict[str, str], platform: str, folder: str
) -> None:
    assert cache_folder(environment, platform) == Path(folder)


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({}, "linux"),
        ({}, "darwin"),
        ({}, "win32"),
        ({VARIABLE: "", "HOME": "/home/ada"}, "linux"),
    ],
)
def test_without_such_a_place_there_is_none(environment: dict[str, str], platform: str) -> None:
    assert cache_folder(environment, platform) is None


def test_faces_from_the_cache_are_those_that_would_be_made(tmp_path: Path, theme: Theme) -> None:
    made = [
        FontLibrary(theme.families, "fr", TypeCase(Cache(folder)))
        for folder in (None, tmp_path, tmp_path)
    ]
    styles = list(theme.grids["newsletter"].styles.values())
    first, *others = [
        [
            (
                face.key,
                face.shape("Œuvrer, fin"),
                face.subset(range(90)),
                face.ascender,
                face.covered,
            )
            for style in styles
            for face in (library.face(style), library.face(style, strong=True))
        ]
        for library in made
    ]
    assert others == [first, first]


def test_a_build_with_a_cache_gives_the_bytes_of_one_without(tmp_path: Path) -> None:
    content = editions.project(tmp_path, editions.minimal())
    kept = Cache(tmp_path / "cache")
    for name, used in (("without", None), ("filling", kept), ("filled", kept)):
        build(content, tmp_path / name, cache=used, only=["deck-pdf", "newsletter"])
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(file.read_bytes()[:-7])
    build(content, tmp_path / "spoiled", cache=kept, only=["deck-pdf", "newsletter"])
    plain = editions.snapshot(tmp_path / "without")
    assert all(
        editions.snapshot(tmp_path / name) == plain for name in ("filling", "filled", "spoiled")
    )


def test_the_command_keeps_faces_unless_told_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = editions.project(tmp_path, editions.minimal())
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    assert run("build", content, "--only", "deck-pdf", "--no-cache").exit_code == 0
    assert not (tmp_path / "cache").exists()
    assert run("build", content, "--only", "deck-pdf").exit_code == 0
    assert any((tmp_path / "cache").iterdir())
