"""What two processes make is what one makes: the bytes, the words, and what is told first."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable, Collection
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import editions
from restitution import workshop
from restitution.build import Report, build
from restitution.cache import Cache
from restitution.errors import LayoutError, Problem, RestitutionError
from restitution.journeyman import Line
from restitution.page.dump import dump
from restitution.page.items import Publication
from restitution.products import PRODUCTS, Product
from restitution.standing import Standing
from restitution.workshop import Numbers, Workshop

copying = pytest.mark.skipif(
    sys.platform != "linux" or threading.active_count() > 1, reason="no copies of this process"
)
"""Tests that need a journeyman: those who run tests side by side do it in threads."""

TOO_WIDE = "Anticonstitutionnellementanticonstitutionnellementanticonstitutionnellement"
HERE = os.getpid()


def processors(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    affinity = frozenset(range(count))
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: affinity, raising=False)


def told(report: Report) -> tuple[object, ...]:
    """What a report tells, but for the seconds."""
    sizes = [(made.product, made.pages, made.size, made.hint) for made in report.results]
    return sizes, report.problems, report.spent, report.reaches, report.checked


Outcome = tuple[object, ...]


def outcome(content: Path, output: Path, *only: str, strict: bool = False) -> Outcome:
    """What comes out of a build: files, steps and the report, or what was raised instead."""
    steps: list[str | None] = []
    try:
        report = build(content, output, only=only, strict=strict, progress=steps.append)
    except RestitutionError as error:
        return steps, type(error), error.problems
    return editions.snapshot(output), steps, told(report)


def by_one_and_by_two(
    monkeypatch: pytest.MonkeyPatch, folder: Path, text: str, *only: str, strict: bool = False
) -> tuple[Outcome, Outcome]:
    content = editions.project(folder, text)

    def by(count: int) -> Outcome:
        processors(monkeypatch, count)
        return outcome(content, folder / "output" / str(count), *only, strict=strict)

    return by(1), by(2)


@pytest.mark.parametrize(
    "only",
    [(), ("deck",), ("newsletter",), ("qr",), ("press", "qr"), ("deck-handout", "booklet")],
    ids="-".join,
)
def test_a_build_by_two_gives_the_bytes_and_the_words_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, only: tuple[str, ...]
) -> None:
    text = (editions.CASES / "english.yaml").read_text(encoding="utf-8")
    alone, divided = by_one_and_by_two(monkeypatch, tmp_path, text, *only)
    assert alone == divided
    assert alone[1] == [None, *(name for name in PRODUCTS if name in (only or PRODUCTS))]


FAULTS = {
    "slide and page": lambda text: text.replace("Visite de la scierie", TOO_WIDE),
    "page": lambda text: text.replace("name: La Feuille", f"name: {TOO_WIDE}"),
    "theme": lambda text: f"{text}\ntheme: inconnu\n",
    "glyph": lambda text: text.replace("name: La Scierie", "name: 製材所"),
    "template": lambda text: f"{text}\ntheme: {{deck_template: absent.pptx}}\n",
}


@pytest.mark.parametrize("spoil", FAULTS.values(), ids=FAULTS)
def test_two_tell_first_of_the_fault_that_one_tells_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[str], str]
) -> None:
    text = spoil(editions.minimal())
    assert text != editions.minimal()
    alone, divided = by_one_and_by_two(monkeypatch, tmp_path, text)
    assert alone == divided
    assert isinstance(alone[1], type)


STAGES = ("deck", "newsletter", "handout", "codes", "deck.pdf", "newsletter.pdf", "qr")
"""What is composed, and files that are written, by the one and the other."""


def fails(monkeypatch: pytest.MonkeyPatch, stages: Collection[str]) -> None:
    composer, write = workshop._composer, Product.write

    def composed(name: str) -> Callable[..., Publication]:
        if name in stages:
            raise LayoutError(Problem("overflow", values={"text": name}))
        return composer(name)

    def written(self: Product, *given: Any) -> None:
        if self.file in stages:
            raise PermissionError(errno.EACCES, "No", self.file)
        write(self, *given)

    monkeypatch.setattr(workshop, "_composer", composed)
    monkeypatch.setattr(Product, "write", written)


@pytest.mark.parametrize("stages", list(combinations(STAGES, 2)), ids="-".join)
def test_of_two_faults_two_tell_first_of_the_one_that_one_tells_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stages: tuple[str, ...]
) -> None:
    fails(monkeypatch, stages)
    alone, divided = by_one_and_by_two(monkeypatch, tmp_path, editions.minimal())
    assert alone == divided
    assert isinstance(alone[1], type)


def test_two_refuse_what_one_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = editions.asking(["a"]).replace("        points:\n          - a\n", "")
    alone, divided = by_one_and_by_two(monkeypatch, tmp_path, text, strict=True)
    assert alone == divided
    assert isinstance(alone[1], type)


def dies(monkeypatch: pytest.MonkeyPatch, word: int) -> None:
    """The journeyman is gone before he says so many words."""
    say, said = Line.say, iter(range(word))

    def until(self: Line, value: object) -> None:
        if os.getpid() != HERE and next(said, None) is None:
            os._exit(1)
        say(self, value)

    monkeypatch.setattr(Line, "say", until)


@copying
@pytest.mark.parametrize("word", range(7))
def test_what_a_journeyman_leaves_at_any_stage_is_made_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: int
) -> None:
    content = editions.project(tmp_path, editions.minimal())
    processors(monkeypatch, 1)
    alone = outcome(content, tmp_path / "alone")
    processors(monkeypatch, 2)
    dies(monkeypatch, word)
    assert outcome(content, tmp_path / "left") == alone


@copying
def test_pages_are_composed_and_written_by_the_journeyman_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processors(monkeypatch, 2)
    write, compose = Product.write, Workshop.numbered
    here: list[str] = []

    def written(self: Product, *given: Any) -> None:
        here.append(self.file)
        write(self, *given)

    def numbered(self: Workshop, name: str, elsewhere: Numbers) -> Numbers:
        here.append(name)
        return compose(self, name, elsewhere)

    monkeypatch.setattr(Product, "write", written)
    monkeypatch.setattr(Workshop, "numbered", numbered)
    report = build(editions.project(tmp_path, editions.minimal()), tmp_path / "output")
    assert set(here) == {"deck", "deck.pptx", "deck.pdf", "deck-handout.pdf"}
    assert len(report.results) == len(PRODUCTS)


def test_on_one_processor_nothing_is_composed_for_somebody_who_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processors(monkeypatch, 1)
    composer, composed = workshop._composer, Counter[str]()

    def counted(name: str) -> Callable[..., Publication]:
        composed[name] += 1
        return composer(name)

    monkeypatch.setattr(workshop, "_composer", counted)
    build(editions.project(tmp_path, editions.minimal()), tmp_path / "output")
    assert composed == {"deck": 2, "newsletter": 1, "handout": 1, "codes": 1}


@pytest.mark.parametrize("count", [1, 2])
def test_a_report_shows_every_publication_whoever_composed_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    processors(monkeypatch, count)
    content = editions.project(tmp_path, editions.minimal())
    shown = build(content, tmp_path / "output").shown
    fresh = Workshop(content)
    assert list(shown) == ["deck", "handout", "newsletter", "codes"]
    assert len(shown) == len(list(shown))
    assert "cover" not in shown
    for name, publication in shown.items():
        assert dump(publication) == dump(fresh.publication(name))


def edited(text: str) -> list[str]:
    """A text, with one word more, with slides and pages more, and as it was."""
    longer = text.replace("La Scierie", "La Grande Scierie")
    question = "      - {id: autre, question: Et puis ?, answer: Rien de plus., points: [Rien]}\n"
    asked = text.replace("    questions:\n", f"    questions:\n{question}")
    assert len({text, longer, asked}) == 3
    return [text, longer, asked, text]


@pytest.mark.parametrize("count", [1, 2])
def test_what_earlier_processes_kept_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    processors(monkeypatch, count)
    for text in edited(editions.asking(["Ils restent."])):
        content = editions.project(tmp_path, text)
        build(content, tmp_path / "with", cache=Cache(tmp_path / "cache"))
        build(content, tmp_path / "without")
        assert editions.snapshot(tmp_path / "with") == editions.snapshot(tmp_path / "without")


@copying
def test_a_journeyman_leaves_to_later_processes_what_he_composed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processors(monkeypatch, 2)
    content, cache = editions.project(tmp_path, editions.asking(["a"])), Cache(tmp_path / "cache")
    for _ in range(2):  # a second time, for what is made of numbers that were kept
        build(content, tmp_path / "output", cache=cache)
    kept = set((tmp_path / "cache").iterdir())
    build(content, tmp_path / "output", cache=cache)
    assert set((tmp_path / "cache").iterdir()) == kept


def test_numbers_that_are_likely_and_wrong_change_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    processors(monkeypatch, 2)
    content = editions.project(tmp_path, editions.asking(["a"]))
    right = Workshop(content)
    wrong = Standing()
    wrong.numbers = {
        name: {
            anchor: page.number + 1
            for page in right.publication(name).pages
            for anchor in page.anchors
        }
        for name in ("deck", "newsletter")
    }
    found = Workshop(content, standing=wrong)
    for name in ("deck", "newsletter", "handout"):
        assert dump(found.publication(name)) == dump(right.publication(name))
