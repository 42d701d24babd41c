"""``restitution watch``, with an editor who saves whenever the program waits."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import editions
from commands import Said, run
from restitution.build import build
from restitution.cache import VARIABLE
from restitution.cli.rebuilt import numbers
from restitution.delivery import delivering, lock
from restitution.moulds import Moulds
from restitution.products import Product
from restitution.watch.rounds import EVERY

POINTS = ["Un contrat", "Un métier"]
TEXT = editions.asking(POINTS)
BROKEN = TEXT.replace("sector: bois", "sector: boit")

Save = Callable[[], object]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return editions.project(tmp_path, TEXT)


class Editor:
    """Somebody who saves when the program waits for a save, and ends it after the last one."""

    def __init__(self, saves: Iterable[Save], monkeypatch: pytest.MonkeyPatch) -> None:
        self.saves = iter(saves)
        monkeypatch.setattr("restitution.cli.watching.time.sleep", self.wait)
        # what is searched here is the memory of all tests, after every save
        monkeypatch.setattr("restitution.cli.watching.gc.collect", int)

    def wait(self, seconds: float) -> None:
        if seconds == EVERY:
            save = next(self.saves, None)
            if save is None:
                raise KeyboardInterrupt
            save()


@pytest.fixture
def watched(content: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """What is said when texts are saved one after the other."""

    def watch(*texts: str, only: str = "deck,newsletter") -> Said:
        saves = (lambda text=text: content.write_text(text, encoding="utf-8") for text in texts)
        Editor(saves, monkeypatch)
        return run("watch", "--only", only)

    return watch


def rebuilt(said: Said) -> list[str]:
    """What is told of each build after the first."""
    return re.findall(r"^  (.+) \(\d+,\d s\)$", said.stdout, re.MULTILINE)


def test_it_builds_at_once_and_ends_cleanly(watched: Callable[..., Said], content: Path) -> None:
    said = watched()
    assert said.exit_code == 0
    first, *_, last, end = said.stdout.split("\n")
    assert first.startswith("content.yaml est surveillé")
    assert "output/deck.pptx" in said.stdout
    assert (last, end) == ("Surveillance terminée.", "")
    assert {path.name for path in (content.parent / "output").iterdir()} == {
        "deck.pptx",
        "newsletter.pdf",
    }


def test_it_begins_with_what_was_kept_and_lets_no_save_wait_for_keeping(
    watched: Callable[..., Said], content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = content.parent / "cache"
    monkeypatch.setenv(VARIABLE, str(kept))
    run("build", "--only", "deck,newsletter")
    before = {file.name: file.stat().st_size for file in kept.iterdir()}
    made: list[str] = []
    forme = Moulds.forme

    def counted(
        moulds: Moulds, place: str, made_of: tuple[object, ...], make: Callable[[], object]
    ) -> object:
        def noted() -> object:
            made.extend([] if place.startswith("yaml/") else [place])  # what files name is read
            return make()

        return forme(moulds, place, made_of, noted)

    monkeypatch.setattr(Moulds, "forme", counted)
    watched()
    assert made == []
    said = watched(TEXT.replace("Un métier", "Un salaire"))
    assert len(rebuilt(said)) == 1
    assert made
    assert before.items() <= {file.name: file.stat().st_size for file in kept.iterdir()}.items()
    build(content, content.parent / "cold", only=["deck", "newsletter"], name="content.yaml")
    output, cold = content.parent / "output", content.parent / "cold"
    assert editions.snapshot(output) == editions.snapshot(cold)


def test_it_says_what_has_changed(watched: Callable[..., Said]) -> None:
    said = watched(
        TEXT.replace("Un métier", "Un salaire"),
        f"# une remarque\n{TEXT}",
        f"# une autre\n{TEXT}",
        editions.minimal(),
    )
    point, back, nothing, gone = rebuilt(said)
    assert re.fullmatch(r"diapositive \d+, page \d+", point)
    assert back == point
    assert nothing == "rien de visible"
    assert "1 diapositive en moins" in gone


def test_errors_are_told_and_the_files_stay(watched: Callable[..., Said], content: Path) -> None:
    said = watched(BROKEN, "publication: [")
    assert said.exit_code == 0
    assert "content.yaml:38:13 (visits[0].sector) – Erreur" in said.stderr
    assert said.stdout.count("Les fichiers précédents restent.") == 2
    assert rebuilt(said) == []
    build(editions.project(content.parent, TEXT), content.parent / "cold", only=["deck"])
    cold = editions.snapshot(content.parent / "cold")
    assert editions.snapshot(content.parent / "output")["deck.pptx"] == cold["deck.pptx"]


def test_a_remark_is_told_once(watched: Callable[..., Said]) -> None:
    remark = TEXT.replace("        points:\n          - Un contrat\n          - Un métier\n", "")
    said = watched(remark, f"# plus haut\n{remark}", TEXT, remark)
    assert len(rebuilt(said)) == 4
    assert said.stderr.count("Remarque") == 2


def test_temporary_files_and_saves_without_a_change_are_no_work(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swap() -> None:
        (content.parent / ".content.yaml.swp").write_bytes(b"\0")
        (content.parent / "content.yaml~").write_text(BROKEN, encoding="utf-8")

    def replace() -> None:
        (content.parent / "4913").write_text(TEXT, encoding="utf-8")
        (content.parent / "4913").replace(content)

    Editor([swap, replace, content.touch, swap], monkeypatch)
    said = run("watch", "--only", "deck-pdf")
    assert rebuilt(said) == []
    assert said.stderr == ""


def test_a_picture_that_is_missing_is_waited_for(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = TEXT.replace(
        "    questions:\n", "    images:\n      - {file: a.png, alt: Là}\n    questions:\n"
    )
    picture = Path(__file__).parents[2] / "docs" / "pictures" / "cover.png"
    saves = [
        lambda: content.write_text(text, encoding="utf-8"),
        lambda: (content.parent / "a.png").write_bytes(picture.read_bytes()),
    ]
    Editor(saves, monkeypatch)
    said = run("watch", "--only", "newsletter")
    assert "L’image a.png est introuvable" in said.stderr
    assert len(rebuilt(said)) == 1


def test_a_later_save_gives_up_what_is_being_built(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = iter([TEXT.replace("La Feuille", "La Page")])
    written: list[Path] = []
    write = Product.write

    def saving(self: Product, publication: Any, theme: Any, path: Path, rack: Any) -> None:
        written.append(path)
        write(self, publication, theme, path, rack)
        for text in later:
            content.write_text(text, encoding="utf-8")

    monkeypatch.setattr(Product, "write", saving)
    Editor([], monkeypatch)
    said = run("watch", "--only", "deck,deck-pdf")
    assert said.exit_code == 0
    assert [path.name for path in written] == ["deck.pptx", "deck.pptx", "deck.pdf"]
    build(content, content.parent / "cold", only=["deck", "deck-pdf"], name="content.yaml")
    output, cold = content.parent / "output", content.parent / "cold"
    assert editions.snapshot(output) == editions.snapshot(cold)


def test_ctrl_c_ends_it_and_leaves_no_trace(content: Path) -> None:
    words = [sys.executable, "-u", "-m", "restitution", "watch", "--only", "deck-pdf"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        words,
        cwd=content.parent,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as program:
        assert program.stdout is not None
        while not program.stdout.readline().startswith("Terminé"):
            assert program.poll() is None
        program.send_signal(signal.SIGINT)
        said, told = program.communicate()
    assert (program.returncode, said, told) == (0, "Surveillance terminée.\n", "")
    assert editions.snapshot(content.parent / "output").keys() == {"deck.pdf"}


def test_another_build_in_the_same_folder_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "TRIES", 1)
    Editor([], monkeypatch)
    with delivering(content.parent / "output"):
        said = run("watch", "--only", "deck-pdf")
    assert "Une autre construction est en cours" in said.stderr
    assert said.exit_code == 0


def test_a_file_that_was_never_there_is_not_waited_for(content: Path) -> None:
    content.unlink()
    said = run("watch")
    assert said.exit_code == 1
    assert "content.yaml est introuvable" in said.stderr


def typed(chance: random.Random) -> Iterator[str]:
    """What an editor saves in the course of a day: words, slips, a visit renamed, more points."""
    words = ["Nancy", "Łódź", "Ath", "Saint-Dié-des-Vosges"]
    yield from (BROKEN, "", "publication: [", "\ttabulation")
    while True:
        text = editions.asking(chance.sample(["Un contrat", "Un métier", "Un toit"], k=2))
        text = text.replace("Épinal", chance.choice(words))
        text = text.replace("id: scierie", f"id: {chance.choice(['scierie', 'scie', 's'])}")
        if chance.random() < 0.5:
            text = text.replace(
                "    questions:\n", f"    video:\n      url: {ADDRESS}\n    questions:\n"
            )
        for slip in (("sector: bois", "sector: b"), ("points:", "pionts:"), ("  text", "\ttext")):
            if chance.random() < 0.12:
                text = text.replace(*slip)
        yield text


ADDRESS = "https://exemple.fr/v1"
SAVES = 100


def test_a_hundred_saves_end_with_what_a_cold_build_makes(
    watched: Callable[..., Said], content: Path
) -> None:
    day = typed(random.Random(2))
    saves = [next(day) for _ in range(SAVES - 1)]
    said = watched(*saves, TEXT.replace("La Feuille", "La Page"), only="deck-pdf,newsletter,qr")
    assert said.exit_code == 0
    assert said.stdout.count("Les fichiers précédents restent.") > 20
    assert len(rebuilt(said)) > 40
    build(
        content, content.parent / "cold", only=["deck-pdf", "newsletter", "qr"], name="content.yaml"
    )
    output, cold = content.parent / "output", content.parent / "cold"
    assert editions.snapshot(output) == editions.snapshot(cold)


@pytest.mark.parametrize(
    ("pages", "said"),
    [([8], "8"), ([3, 4], "3, 4"), ([8, 3, 5, 7, 6], "3, 5 à 8"), ([1, 2, 3, 9], "1 à 3, 9")],
)
def test_pages_are_named_as_people_do(pages: list[int], said: str) -> None:
    assert numbers(pages) == said
