"""``edits`` and ``pull``, as people type them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import run
from edits.decks import CONTENT, built, changed, put


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return built(tmp_path)


def edited(deck: Path) -> Path:
    return changed(
        deck,
        {
            "slide5": put("Nous voulions voir", "Nous voulions savoir"),
            "slide6": put("<p:sld ", '<p:sld show="0" '),
        },
    )


def test_a_deck_without_edits_is_told_as_such(deck: Path) -> None:
    assert deck.is_file()
    result = run("edits")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "output/deck.pptx : aucune retouche.\n"


def test_edits_are_listed_slide_by_slide(deck: Path) -> None:
    result = run("edits", edited(deck))
    assert result.exit_code == 0
    assert result.stdout.split("\n", 1)[1] == (
        "  diapositive 5, « Pourquoi partir »\n"
        "    points : texte changé (editorial.text)\n"
        "      avant : Nous voulions voir, et comparer.\n"
        "      après : Nous voulions savoir, et comparer.\n"
        "  diapositive 6, « La Scierie »\n"
        "    diapositive masquée\n"
    )
    assert "2 retouches" in result.stdout


def test_programs_get_edits_as_json(deck: Path) -> None:
    found = json.loads(run("edits", edited(deck), "--format", "json").stdout)
    assert [(edit["kind"], edit["slide"]) for edit in found] == [("text", 5), ("slide_hidden", 6)]
    assert found[0]["path"] == "editorial.text"


def test_a_dry_run_shows_the_difference_and_writes_nothing(deck: Path) -> None:
    result = run("pull", edited(deck), "--dry-run")
    assert result.exit_code == 0
    assert "-  text: Nous voulions voir, et comparer.\n" in result.stdout
    assert "+  text: Nous voulions savoir, et comparer.\n" in result.stdout
    assert "rien n’est encore écrit : 1 retouche." in result.stdout
    assert Path("content.yaml").read_text("utf-8") == CONTENT


def test_a_pull_writes_the_words_and_lists_what_it_left(deck: Path) -> None:
    target = edited(deck)
    result = run("pull", target)
    assert result.exit_code == 0
    assert Path("content.yaml").read_text("utf-8") == CONTENT.replace("voir, et", "savoir, et")
    assert "Reporté dans content.yaml : 1 retouche." in result.stdout
    assert "Non reporté, à refaire à la main s’il le faut : 1 retouche." in result.stdout
    again = run("pull", target)
    assert "Déjà dans content.yaml : 1 retouche." in again.stdout
    assert "Rien à reporter" in run("pull", "--content", "content.yaml").stdout


def test_a_conflict_is_told_at_its_line_and_left_alone(deck: Path) -> None:
    present = CONTENT.replace("Nous voulions voir, et", "Nous pensions voir, et")
    Path("ailleurs.yaml").write_text(present, "utf-8")
    target = changed(deck, {"slide5": put("Nous voulions voir", "Nous espérions voir")})
    result = run("pull", target, "--content", "ailleurs.yaml", "--lang", "en")
    line = present[: present.index("Nous pensions")].count("\n") + 1
    assert result.exit_code == 0
    assert result.stderr.startswith(f"ailleurs.yaml:{line}:")
    assert "has become “Nous espérions voir, et comparer.” in the deck" in result.stderr
    assert "and “Nous pensions voir, et comparer.” in the file" in result.stderr
    assert Path("ailleurs.yaml").read_text("utf-8") == present


def test_a_deck_that_is_not_ours_is_refused(deck: Path) -> None:
    deck.write_bytes(b"none")
    for command in ("edits", "pull"):
        result = run(command, deck)
        assert result.exit_code == 1
        assert "ne peut pas être lu" in result.stderr
