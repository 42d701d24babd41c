"""Whatever happens to what a result depends on: what is told and left is what is true now."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import editions
from commands import Said, run
from restitution.content import loader
from restitution.delivery import HIDDEN, Tray
from restitution.rack import Rack
from ticket.desk import CHANGES, MADE, Desk

Change = Callable[[Desk], None]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    (tmp_path / "project").mkdir()
    return Desk.laid(tmp_path / "project", monkeypatch)


def told(said: Said) -> tuple[int, str]:
    """How a command left and what it remarked, without what it was doing meanwhile."""
    remarks = [line for line in said.stderr.split("\n") if not re.match(r"  \S.*…$", line)]
    return said.exit_code, "\n".join(remarks)


def assert_checked(desk: Desk, *words: str) -> None:
    """A check says what it says to somebody who has kept nothing; told twice it is the same."""
    true = desk.anew(lambda: desk.check(*words))
    for said in (desk.check(*words), desk.check(*words)):
        assert (said.exit_code, said.stdout, said.stderr) == (
            true.exit_code,
            true.stdout,
            true.stderr,
        )


def assert_built(desk: Desk) -> None:
    """A build leaves the files and says the remarks of one in another folder, kept from nothing."""
    said = desk.build()
    fresh = desk.folder / "fresh"
    true = desk.build(*MADE, "--no-cache", "--output", str(fresh))
    try:
        assert said.exit_code == true.exit_code
        if said.exit_code:
            assert told(said) == told(true)
        else:
            assert told(said)[1].endswith(told(true)[1])
            made, left = editions.snapshot(fresh), editions.snapshot(desk.output)
            assert {name: left.get(name) for name in made} == made
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_one_change_is_told(desk: Desk, change: Change) -> None:
    desk.build()
    assert "Rien n’a changé" in desk.build().stdout
    for words in ((), ("--outputs",), ("--strict",), ("--format", "json"), ("--lang", "en")):
        desk.check(*words)
    change(desk)
    for words in ((), ("--strict",), ("--format", "json"), ("--lang", "en")):
        assert_checked(desk, *words)
    assert_built(desk)
    assert_checked(desk, "--outputs")


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=st.lists(st.sampled_from(CHANGES), min_size=2, max_size=5))
def test_whatever_happens_is_told(changes: list[Change]) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        (Path(name) / "project").mkdir()
        desk = Desk.laid(Path(name) / "project", patch)
        desk.build()
        for change in changes:
            change(desk)
            assert_checked(desk)
            assert_built(desk)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every reading of a content file."""
    found: list[str] = []
    again = loader.load_again

    def counted(content: Path, name: str | None, rack: Rack) -> object:
        found.append(str(content))
        return again(content, name, rack)

    monkeypatch.setattr("restitution.cli.reading.load_again", counted)
    monkeypatch.setattr("restitution.workshop.load_again", counted)
    return found


def test_what_has_not_changed_is_not_read_again(desk: Desk, read: list[str]) -> None:
    for words in ((), ("--strict",), ("--format", "json"), ("--lang", "en")):
        desk.check(*words)
    desk.build()
    desk.build()
    desk.check("--outputs")
    desk.check("--outputs")
    assert len(read) == 3


@pytest.mark.parametrize(
    "changed",
    [
        ("restitution.ticket.answering.fingerprint", lambda: "another program"),
        ("restitution.ticket.answering.time.strftime", lambda *_: "2999-12-31"),
    ],
)
def test_another_program_and_another_day_read_again(
    desk: Desk, read: list[str], monkeypatch: pytest.MonkeyPatch, changed: tuple[str, object]
) -> None:
    desk.check()
    desk.build()
    monkeypatch.setattr(*changed)
    desk.check()
    assert "Rien n’a changé" not in desk.build().stdout
    assert len(read) == 4


def test_other_wishes_are_another_job(desk: Desk) -> None:
    desk.build("--only", "qr")
    (desk.folder / "autre").mkdir()
    for words in (("qr", "--strict"), ("qr,deck",), ("qr", "--no-cache")):
        assert "Rien n’a changé" not in desk.build("--only", *words).stdout
    assert "Rien n’a changé" in desk.build("--only", "qr").stdout
    elsewhere = desk.build("--only", "qr", "--output", str(desk.folder / "autre"))
    assert "Rien n’a changé" not in elsewhere.stdout


def test_where_a_command_is_given_from_is_part_of_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.content.write_text(desk.content.read_text("utf-8") + "k: x\n", encoding="utf-8")
    assert f"{desk.content}:" in desk.check().stderr
    monkeypatch.chdir(desk.folder)
    assert run("check").stderr.startswith("content.yaml:")
    monkeypatch.chdir(desk.folder.parent)
    assert "est introuvable" in run("check").stderr


def test_a_save_while_a_file_is_read_is_not_taken_for_what_was_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = loader.load_again

    def saved(content: Path, name: str | None, rack: Rack) -> object:
        text = content.read_text("utf-8")
        content.write_text(text.replace("sector: bois", "sector: boit"), encoding="utf-8")
        try:
            return load(content, name, rack)
        finally:
            content.write_text(text, encoding="utf-8")

    with monkeypatch.context() as patch:
        patch.setattr("restitution.cli.reading.load_again", saved)
        assert desk.check().exit_code == 1
    assert desk.check().exit_code == 0


def test_a_deck_touched_as_soon_as_it_was_made_is_no_deck_that_was_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver = Tray.deliver

    def touched(self: Tray, without: tuple[str, ...] = ()) -> None:
        deliver(self, without)
        (self.output / "deck.pptx").write_bytes(b"edited at once")

    with monkeypatch.context() as patch:
        patch.setattr(Tray, "deliver", touched)
        desk.build()
    said = desk.build()
    assert "deck.pptx" in said.stderr
    assert (desk.output / "kept").is_dir()
    assert "Rien n’a changé" not in said.stdout


def test_that_a_deck_was_kept_is_told_once(desk: Desk) -> None:
    desk.output.mkdir()
    (desk.output / "deck.pptx").write_bytes(b"another program's")
    copy = f"{desk.output.name}/kept/"
    assert copy in desk.build().stderr
    assert copy not in desk.build().stderr
    assert "Rien n’a changé" in desk.build().stdout


def test_nothing_is_written_when_nothing_has_changed(desk: Desk) -> None:
    desk.build()
    before = {file: file.stat() for file in sorted(desk.output.rglob("*"))}
    desk.build()
    assert {file: file.stat() for file in sorted(desk.output.rglob("*"))} == before


def test_a_theme_that_comes_is_seen(desk: Desk) -> None:
    text = desk.content.read_text("utf-8").replace("theme: maison", "theme: maisons")
    desk.content.write_text(f"presentation:\n  minutes: 60\n{text}", encoding="utf-8")
    assert desk.check().exit_code == 1
    shutil.copyfile(desk.theme, desk.themes / "maisons.yaml")
    assert desk.check().exit_code == 0
    assert_checked(desk)


def test_no_ticket_is_written_where_another_build_is_at_work(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begun(_: object) -> None:
        (desk.output / HIDDEN).mkdir()

    with monkeypatch.context() as patch:
        patch.setattr("restitution.cli.summary.summary", begun)
        desk.build()
    assert "Rien n’a changé" not in desk.build().stdout
