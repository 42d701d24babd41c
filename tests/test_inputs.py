from __future__ import annotations

import os
from pathlib import Path

import pytest

import editions
from restitution.inputs import Inputs, State

LAST = "    text: Une scierie et ses apprentis.\n"
PICTURE = "    images:\n      - file: photos/l’atelier vu d’ici.jpg\n        alt: L’atelier\n"
LATER = 4e9
"""A time so late that no file was written just before."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    text = editions.minimal().replace(LAST, LAST + PICTURE) + "\ntheme: maison\n"
    return editions.project(tmp_path, text)


def changed(inputs: Inputs, before: State) -> set[str]:
    """The names of the files in which there is something else than before."""
    now = inputs.look().digests
    return {file.name for file in now if now[file] != before.digests.get(file)}


def test_content_theme_and_pictures_are_seen(content: Path) -> None:
    inputs = Inputs(content)
    before = inputs.look()
    picture = content.parent / "photos" / "l’atelier vu d’ici.jpg"
    theme = content.parent / "assets" / "themes" / "maison.yaml"
    for file in (picture, theme):
        file.parent.mkdir(parents=True)
        file.write_text("a: b", encoding="utf-8")
    with content.open("a", encoding="utf-8") as end:
        end.write("\n# fin\n")
    assert changed(inputs, before) == {picture.name, "maison.yaml", "content.yaml"}
    before = inputs.look()
    picture.unlink()
    assert changed(inputs, before) == {picture.name}


def test_what_lies_beside_them_is_not(content: Path) -> None:
    inputs = Inputs(content)
    before = inputs.look()
    for name in (".content.yaml.swp", "content.yaml~", "#content.yaml#", "4913", "notes.txt"):
        (content.parent / name).write_text("à part", encoding="utf-8")
    (content.parent / "output").mkdir()
    (content.parent / "output" / "deck.pptx").write_bytes(b"")
    assert changed(inputs, before) == set()


def test_pictures_are_known_while_the_content_cannot_be_read(content: Path) -> None:
    inputs = Inputs(content)
    inputs.look()
    content.write_text("publication: [", encoding="utf-8")
    before = inputs.look()
    assert content.parent / "photos" / "l’atelier vu d’ici.jpg" in before.digests
    content.unlink()
    assert changed(inputs, before) == {"content.yaml"}


def test_a_save_of_the_same_size_in_the_same_instant_is_seen(content: Path) -> None:
    inputs = Inputs(content)
    before, state = inputs.look(), content.stat()
    text = content.read_text(encoding="utf-8").replace("Épinal", "Nancy!")
    content.write_text(text, encoding="utf-8")
    os.truncate(content, state.st_size)
    os.utime(content, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert content.stat().st_mtime_ns == state.st_mtime_ns
    assert changed(inputs, before) == {"content.yaml"}


def test_the_same_bytes_again_are_another_writing_and_no_other_content(content: Path) -> None:
    inputs = Inputs(content)
    before = inputs.look()
    os.utime(content, (1, 1))
    assert changed(inputs, before) == set()
    assert inputs.look().marks != before.marks


def test_files_that_rest_are_not_read_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = Inputs(content, lambda: LATER)
    before = inputs.look()

    def read(self: Path, *_: object) -> None:
        raise AssertionError(self)

    monkeypatch.setattr(Path, "open", read)
    assert changed(inputs, before) == set()


@pytest.mark.skipif("not hasattr(os, 'mkfifo')", reason="needs pipes")
def test_a_pipe_keeps_nobody_waiting(content: Path) -> None:
    (content.parent / "photos").mkdir()
    os.mkfifo(content.parent / "photos" / "l’atelier vu d’ici.jpg")
    assert Inputs(content).look().digests[content]


def test_a_name_that_no_system_can_have_is_no_file(content: Path) -> None:
    text = content.read_text(encoding="utf-8")
    content.write_text(text.replace("vu d’ici", "vu " * 80), encoding="utf-8")
    assert Inputs(content).look().digests[content]
