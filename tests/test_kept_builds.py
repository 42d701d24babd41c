"""What processes keep for each other changes no byte, whatever an edition has in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import editions
from photographs import saved, scene
from products.built import CONTENT
from restitution.build import build
from restitution.cache import VARIABLE, Cache
from restitution.cli import main
from templates import dark, wide

ONE_TEXT = "Une scierie et ses apprentis."
PICTURE = "    images:\n      - {file: atelier.jpg, alt: L’atelier}\n"
VIDEO = "    video:\n      url: https://exemple.fr/v1\n"

Writing = Callable[[Path], str]


def pictured(folder: Path) -> str:
    """A photograph, which every product shows in its own way."""
    saved(folder / "atelier.jpg", scene(1600, 1200))
    return editions.minimal().replace(f"    text: {ONE_TEXT}\n", f"    text: {ONE_TEXT}\n{PICTURE}")


def in_english(_: Path) -> str:
    """Another language, with its own rules and words."""
    return editions.minimal().replace("publication:\n", "publication:\n  language: en\n", 1)


def on(template: Callable[[Path], Path]) -> Writing:
    """Slides on an organisation's template."""

    def written(folder: Path) -> str:
        template(folder / "modele.pptx")
        look = "\ntheme: {deck_template: modele.pptx}\n"
        return editions.asking(["Ils restent."]) + look

    return written


def real(_: Path) -> str:
    """All that there is on the pages: charts, tables, notes, the map, videos."""
    return CONTENT.read_text("utf-8")


@pytest.mark.parametrize("written", [pictured, in_english, on(wide), on(dark), real], ids=str)
def test_a_build_is_the_same_with_what_was_kept_and_without(
    written: Writing, tmp_path: Path
) -> None:
    text = written(tmp_path)
    word = ONE_TEXT.split(" ", maxsplit=1)[0]
    edited = text.replace(ONE_TEXT, ONE_TEXT.replace(word, "Deux")).replace(
        "insertion", "formation", 3
    )
    assert edited != text
    for number, said in enumerate((text, edited, text)):
        content = editions.project(tmp_path, said)
        build(content, tmp_path / "with", cache=Cache(tmp_path / "cache"))
        if number:
            build(content, tmp_path / "without")
            assert editions.snapshot(tmp_path / "with") == editions.snapshot(tmp_path / "without")


LINES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from(["", "# bois", "x"])))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=LINES)
@example(edits=[(0.0, ""), (0.5, "# bois")])
def test_a_check_tells_the_same_with_what_was_kept_and_without(
    edits: list[tuple[float, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = editions.asking(["Ils restent. 42 %."]) + "\npresentation: {minutes: 1}\n"
    for share, line in [(0.0, ""), *edits]:
        lines = text.split("\n")
        lines.insert(int(share * len(lines)), line)
        text = "\n".join(lines)
        content = editions.project(tmp_path, text)
        said = []
        for kept in (str(tmp_path / "cache"), ""):
            monkeypatch.setenv(VARIABLE, kept)
            told = CliRunner().invoke(main, ["check", str(content), "--format", "json"])
            said.append((told.exit_code, told.stdout))
        assert said[0] == said[1]
