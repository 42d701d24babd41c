"""A project with everything that a result depends on, and what can happen to it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import editions
from commands import Said, run
from photographs import saved, scene
from restitution.frozen import Frozen

ROOT = Path(__file__).parents[2]
LAST = "    text: Une scierie et ses apprentis.\n"
PICTURE = """\
    images:
      - file: photo
        alt: L’atelier
    video:
      url: https://exemple.fr/v1
"""
TEXT = editions.minimal().replace(LAST, LAST + PICTURE) + "\ntheme: maison\n"
MADE = ("--only", "deck,newsletter,qr")


class Desk(Frozen):
    """A project in a folder, its output, and the cache of whoever works on it."""

    folder: Path
    patch: pytest.MonkeyPatch

    @classmethod
    def laid(cls, folder: Path, patch: pytest.MonkeyPatch) -> Desk:
        """A project with a photograph whose name has no ending, and a theme of its own."""
        desk = cls(folder, patch)
        desk.themes.mkdir(parents=True)
        shutil.copyfile(ROOT / "assets" / "themes" / "seminaire.yaml", desk.theme)
        saved(folder / "photo.png", scene()).rename(desk.photo)
        desk.content.write_text(TEXT, encoding="utf-8")
        patch.setenv("RESTITUTION_CACHE", str(desk.cache))
        return desk

    @property
    def content(self) -> Path:
        return self.folder / "content.yaml"

    @property
    def photo(self) -> Path:
        return self.folder / "photo"

    @property
    def themes(self) -> Path:
        return self.folder / "assets" / "themes"

    @property
    def theme(self) -> Path:
        return self.themes / "maison.yaml"

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def check(self, *words: str) -> Said:
        return run("check", self.content, *words)

    def build(self, *words: str) -> Said:
        return run("build", self.content, *(words or MADE))

    def anew(self, command: Callable[[], Said]) -> Said:
        """What a command says to somebody who has kept nothing."""
        self.patch.setenv("RESTITUTION_CACHE", "")
        try:
            return command()
        finally:
            self.patch.setenv("RESTITUTION_CACHE", str(self.cache))


def replaced(file: Path, old: str, new: str) -> None:
    """One text for another in a file, if that is still there."""
    if file.is_file():
        text = file.read_text("utf-8")
        assert old in text or new in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def a_word(desk: Desk) -> None:
    replaced(desk.content, "apprentis", "apprenties")


def a_fault(desk: Desk) -> None:
    replaced(desk.content, "sector: bois", "sector: boit")


def a_remark(desk: Desk) -> None:
    replaced(desk.content, "check: imprint_missing", "check: video_unchecked")


def all_mended(desk: Desk) -> None:
    desk.content.write_text(TEXT, encoding="utf-8")


def no_content(desk: Desk) -> None:
    desk.content.unlink(missing_ok=True)


def another_photograph(desk: Desk) -> None:
    desk.photo.unlink(missing_ok=True)
    saved(desk.folder / "photo.png", scene(), turn=3).rename(desk.photo)


def a_broken_photograph(desk: Desk) -> None:
    desk.photo.unlink(missing_ok=True)
    desk.photo.write_bytes(b"none")


def no_photograph(desk: Desk) -> None:
    desk.photo.unlink(missing_ok=True)


def a_linked_photograph(desk: Desk) -> None:
    desk.photo.unlink(missing_ok=True)
    elsewhere = desk.folder.parent / f"{desk.folder.name}-elsewhere.png"
    desk.photo.symlink_to(saved(elsewhere, scene()))


def another_colour(desk: Desk) -> None:
    replaced(desk.theme, "rgb: 0B4A55", "rgb: 0B4A5A")


def a_broken_theme(desk: Desk) -> None:
    replaced(desk.theme, "\npalette:", "\npalettes:")


def no_theme(desk: Desk) -> None:
    desk.theme.unlink(missing_ok=True)


def one_more_theme(desk: Desk) -> None:
    (desk.themes / "maisons.yaml").write_text("a: b\n", encoding="utf-8")


def another_instant(desk: Desk) -> None:
    desk.patch.setenv("SOURCE_DATE_EPOCH", "86400")


def no_instant(desk: Desk) -> None:
    desk.patch.setenv("SOURCE_DATE_EPOCH", "soon")


def a_touched_deck(desk: Desk) -> None:
    deck = desk.output / "deck.pptx"
    if deck.is_file():
        deck.write_bytes(deck.read_bytes() + b"\0")


def a_touched_page(desk: Desk) -> None:
    pages = desk.output / "newsletter.pdf"
    if pages.is_file():
        old = pages.stat()
        data = pages.read_bytes()
        pages.write_bytes(data[:-9] + b"#" + data[-8:])
        os.utime(pages, ns=(old.st_atime_ns, old.st_mtime_ns))


def a_removed_code(desk: Desk) -> None:
    (desk.output / "qr" / "scierie.svg").unlink(missing_ok=True)


def no_output(desk: Desk) -> None:
    shutil.rmtree(desk.output, ignore_errors=True)


def an_interrupted_delivery(desk: Desk) -> None:
    waiting = desk.output / ".restitution" / "new" / "newsletter.pdf"
    waiting.parent.mkdir(parents=True, exist_ok=True)
    waiting.write_bytes(b"%PDF-1.7 from a build that was killed")
    journal = waiting.parents[1] / "journal"
    journal.write_text('{"newsletter.pdf": "replace"}', encoding="utf-8")


def a_spoiled_cache(desk: Desk) -> None:
    for file in desk.cache.glob("*"):
        file.write_bytes(file.read_bytes()[:-3])


INPUTS = (
    a_word,
    a_fault,
    a_remark,
    all_mended,
    no_content,
    another_photograph,
    a_broken_photograph,
    no_photograph,
    a_linked_photograph,
    another_colour,
    a_broken_theme,
    no_theme,
    one_more_theme,
    another_instant,
    no_instant,
)
OUTPUTS = (
    a_touched_deck,
    a_touched_page,
    a_removed_code,
    no_output,
    an_interrupted_delivery,
)
CHANGES = (*INPUTS, *OUTPUTS, a_spoiled_cache)
