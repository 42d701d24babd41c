"""Whatever is edited from build to build, the last one gives the bytes of a first one."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from editions import asking, project, snapshot
from mutations import Mutation, mutations
from restitution.build import build
from restitution.cache import Cache
from restitution.errors import Problem, RestitutionError
from restitution.page.dump import dump
from restitution.standing import Standing
from restitution.workshop import Workshop

PRODUCTS = ("deck", "deck-pdf", "newsletter", "qr")
CHART = """\
    chart:
      title: Plus de planches que de poutres
      bars:
        - {label: Planches, value: 7.5}
        - {label: Poutres, value: 2}
    questions:
"""
WORDS = ["7.50", "7,5", "12", "Épinal", "**chêne**", "« bois »", "a", "https://exemple.fr/ici", ""]
WORDS += ["apprentissage " * 90, "La Scierie", "Le programme est en préparation.", "- bois"]

Edit = Callable[[str], str]


def two_visits() -> str:
    """Two visits, each with a question, a chart and a video."""
    text = asking(["Ils restent", "Ils reviennent"], "Presque tous restent. Peu s’en vont.")
    video = "    video:\n      url: https://exemple.fr/v\n"
    text = text.replace("    questions:\n", video + CHART)
    start, end = text.index("  - id: scierie"), text.index("\nprogramme:")
    first = text[start:end]
    second = first.replace("scierie", "menuiserie").replace("Scierie", "Menuiserie")
    return text[:end].rstrip("\n") + "\n" + second + text[end:]


def word(share: float, new: str) -> Edit:
    """Another word for one of a file, after a space."""

    def edited(text: str) -> str:
        places = [n for n, sign in enumerate(text) if sign == " " and text[n + 1].isalnum()]
        start = places[int(share * len(places))] + 1
        end = min(text.index(sign, start) for sign in (" ", "\n") if sign in text[start:])
        return f"{text[:start]}{new}{text[end:]}"

    return edited


def moved(text: str) -> str:
    """The first visit after the last."""
    start, end = text.index("  - id: "), text.index("\nprogramme:")
    first, mark, others = text[start:end].partition("\n  - id: ")
    return f"{text[:start]}  - id: {others.rstrip()}\n{first}{text[end:]}" if mark else text


def digits(text: str) -> str:
    """A number that is equal, and is printed otherwise."""
    return text.replace("7.5}", "7.50}", 1)


def line(share: float, new: str) -> Edit:
    """A further line in a file: all below it stands a line further down."""

    def edited(text: str) -> str:
        lines = text.split("\n")
        place = int(share * len(lines))
        return "\n".join([*lines[:place], new, *lines[place:]])

    return edited


def shorter(share: float) -> Edit:
    """A file without one of its lines."""

    def edited(text: str) -> str:
        lines = text.split("\n")
        del lines[int(share * len(lines))]
        return "\n".join(lines)

    return edited


def section_moved(text: str) -> str:
    """The first section after the last."""
    first, gap, others = text.partition("\n\n")
    return f"{others.rstrip()}\n{gap}{first}\n"


def edits() -> st.SearchStrategy[Edit]:
    share = st.floats(0, 1, exclude_max=True)
    words = st.builds(word, share, st.sampled_from(WORDS))
    lines = st.one_of(st.builds(line, share, st.sampled_from(["", "# bois"])), share.map(shorter))
    moves = st.sampled_from([moved, section_moved, digits])
    return st.one_of(words, words, lines, moves, mutations().map(_of_text))


def _of_text(mutation: Mutation) -> Edit:
    return lambda text: mutation(text.encode()).decode("utf-8", "replace")


def cold(content: Path, output: Path) -> None:
    """Build in a new process."""
    command = [sys.executable, "-m", "restitution", "build", str(content), "--output", str(output)]
    subprocess.run(
        [*command, "--no-cache", "--only", ",".join(PRODUCTS)], check=True, capture_output=True
    )


def built(folder: Path, steps: list[Edit], standing: Callable[[], Standing]) -> Path:
    """A file edited again and again, with a build after each edit that can be built."""
    sound = two_visits()
    todo: list[Edit] = [str, *steps, str]
    for edit in todo:
        text = edit(sound)
        content = project(folder, text)
        try:
            build(content, folder / "warm", only=PRODUCTS, name=str(content), standing=standing())
        except RestitutionError:
            continue  # what cannot be built is mended before the next edit
        sound = text
    return content


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(edits(), min_size=1, max_size=5))
@example(steps=[digits])
@example(steps=[moved, word(0.5, "bois"), moved])
@example(steps=[line(0.0, "# bois"), section_moved, line(0.5, ""), section_moved])
def test_a_build_after_any_edits_gives_the_bytes_of_a_first_one(steps: list[Edit]) -> None:
    with TemporaryDirectory() as name:
        folder, standing = Path(name), Standing()
        content = built(folder, steps, lambda: standing)
        cold(content, folder / "cold")
        assert snapshot(folder / "warm") == snapshot(folder / "cold")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(edits(), min_size=1, max_size=5))
@example(steps=[digits])
@example(steps=[moved, word(0.5, "bois"), moved])
@example(steps=[word(0.61328125, "12")])
def test_what_processes_keep_for_each_other_changes_no_byte(steps: list[Edit]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        content = built(folder, steps, lambda: Standing(Cache(folder / "cache")))
        cold(content, folder / "cold")
        warm, made = snapshot(folder / "warm"), snapshot(folder / "cold")
        # codes that an earlier process made, of a visit that has another name since, may lie there
        assert {name: warm[name] for name in made} == made


def _dumps(content: Path, standing: Standing) -> list[str] | None:
    """The pages of a content file; None for one that cannot be composed."""
    try:
        workshop = Workshop(content, "content.yaml", standing)
        return [dump(workshop.publication(name)) for name in ("deck", "newsletter", "handout")]
    except RestitutionError:
        return None
    finally:
        standing.rack.clear()


def test_another_word_in_any_line_is_on_the_pages_at_once(tmp_path: Path) -> None:
    standing, lines = Standing(), two_visits().split("\n")
    edited = 0
    for number, line in enumerate(lines):
        changed = re.sub(r"(?<=[:-] )(.*)\b(\w{3,})\b", r"\1\2s", line, count=1)
        if changed == line:
            continue
        content = project(tmp_path, "\n".join([*lines[:number], changed, *lines[number + 1 :]]))
        found = _dumps(content, standing)
        assert found == _dumps(content, Standing()), line
        edited += found is not None
    assert edited > 40


def _told(content: Path, output: Path, standing: Standing | None) -> tuple[Problem, ...]:
    """What a build of the deck tells, or what it is refused for."""
    try:
        report = build(content, output, only=["deck"], preflight=False, standing=standing)
    except RestitutionError as error:
        return error.problems
    return report.problems


FAR = "\nroom: {depth: 60}\n"
HUGE = "Intermini" + "sabl" * 40


@pytest.mark.parametrize(
    "text", [two_visits() + FAR, two_visits().replace("name: Menuiserie", f"name: {HUGE}")]
)
def test_what_stands_further_down_is_told_of_where_it_is(text: str, tmp_path: Path) -> None:
    standing = Standing()
    before = _told(project(tmp_path, text), tmp_path / "o", standing)
    content = project(tmp_path, "# bois\n" + text)
    after = _told(content, tmp_path / "o", standing)
    assert after == _told(content, tmp_path / "p", None)
    assert before != after
