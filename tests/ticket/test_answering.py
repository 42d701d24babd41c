from __future__ import annotations

import threading
from pathlib import Path

import pytest

from restitution.cache import Cache
from restitution.errors import ContentError, Problem, Severity
from restitution.rack import Rack
from restitution.source import Source
from restitution.ticket import Job, Outcome, answered

PROBLEM = Problem(
    "unknown_key",
    Source("content.yaml", 3, 1, "visits[0]"),
    {"key": "plaque\u202f«\udce9»", "near": ""},
    Severity.WARNING,
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    path = tmp_path / "content.yaml"
    path.write_text("a: 0\n", encoding="utf-8")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_an_outcome_comes_back_as_it_was(content: Path, cache: Cache) -> None:
    outcome = Outcome((PROBLEM, Problem("told")), 1, {"rows": [["deck", 3, 0.5, None]]})
    first, second = (
        answered(Job("check", content), cache, {}, lambda _: outcome) for _ in range(2)
    )
    assert (first.known, second.known) == (False, True)
    assert first.outcome == second.outcome == outcome


def test_what_is_raised_is_raised_again(content: Path, cache: Cache) -> None:
    def refuse(_: Rack) -> Outcome:
        raise ContentError(PROBLEM)

    for _ in range(2):
        with pytest.raises(ContentError):
            answered(Job("build", content), cache, {}, refuse)


def test_without_a_cache_all_is_done(content: Path) -> None:
    done = [answered(Job("check", content), Cache(), {}, lambda _: Outcome(())) for _ in range(2)]
    assert [answer.known for answer in done] == [False, False]


def test_from_a_folder_that_is_gone_all_is_done(
    content: Path, cache: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    done = [answered(Job("check", content), cache, {}, lambda _: Outcome(())) for _ in range(2)]
    assert [answer.known for answer in done] == [False, False]


def test_many_at_once_are_told_what_is_there(content: Path, cache: Cache) -> None:
    def read(_: Rack) -> Outcome:
        return Outcome((), facts={"text": content.read_text("utf-8")})

    def ask() -> None:
        answers = (answered(Job("check", content), cache, {}, read) for _ in range(20))
        told.extend(answer.outcome.facts["text"] for answer in answers)

    def save() -> None:
        for number in range(40):
            draft = content.with_name("draft")
            draft.write_text(f"a: {number % 4}\n", encoding="utf-8")
            draft.replace(content)

    told: list[str] = []
    threads = [threading.Thread(target=work) for work in (ask, ask, ask, save)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(told) <= {f"a: {number}\n" for number in range(4)}
    assert len(told) == 60
    last = [answered(Job("check", content), cache, {}, read).outcome.facts for _ in range(2)]
    assert last == [{"text": content.read_text("utf-8")}] * 2
