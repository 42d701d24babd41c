"""What two processes make is what one makes: the bytes, the words, and what is told first."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import editions
from restitution.build import Report, build
from restitution.errors import RestitutionError
from restitution.journeyman import Line
from restitution.page.dump import dump
from restitution.products import PRODUCTS, Product
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
@pytest.mark.parametrize("word", range(8))
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
