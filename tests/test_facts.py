"""The content file tells every fact, and its short versions tell nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from facts import FACTS, Fact, missing, normalise
from restitution.content.loader import load_edition
from restitution.content.node import Node, keys_of
from restitution.markup import Prose, Text

CONTENT = Path(__file__).parent.parent / "content.yaml"
SHORT = {"lead", "points", "figure", "figures", "chart", "quote", "comparison"}
"""Keys that repeat in short what the page tells in full."""
SILENT = {"latitude", "longitude", "short_url", "status", "language", "date", "id", "target"}
REPEATED = SHORT | SILENT | {"dates"}
"""Keys that say again what the text says; dates have a test of their own."""
NUMBER = re.compile(r"\d+(?:[  ]\d{3})*(?:,\d+)?")
VISITS = ("terre", "defi", "institut", "proxiservice", "contrepoint", "le-cortil")


def _content() -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(CONTENT.read_text("utf-8"), yaml.BaseLoader)
    return content


def _texts(node: Any, skip: set[str]) -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key not in skip:
                yield from _texts(value, skip)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value, skip)
    else:
        yield re.sub(r"\*\*|\[\^\w+\]:?", "", node)


def _told(node: Any) -> str:
    """What the page and the notes tell: everything but the short versions."""
    return normalise("\n".join(_texts(node, SHORT | SILENT)))


def _parts() -> dict[str, Any]:
    content = _content()
    visits = {visit["id"]: visit for visit in content["visits"]}
    names = ("overview", "editorial", "programme", "closing")
    issue = {key: content[key] for key in ("publication", "cover", "labels", "sectors")}
    return {"issue": issue, **visits, **{name: content[name] for name in names}}


def _of(where: str) -> list[Fact]:
    return [fact for fact in FACTS if fact.where == where]


def test_checklist_is_long_and_its_ids_differ() -> None:
    assert len(FACTS) >= 160
    assert len({fact.id for fact in FACTS}) == len(FACTS)
    assert all(fact.words and all(fact.words) for fact in FACTS)
    assert {fact.where for fact in FACTS} == set(_parts())


@pytest.mark.parametrize("where", _parts())
def test_each_part_tells_its_facts_in_full(where: str) -> None:
    assert missing(_of(where), _told(_parts()[where])) == []


@pytest.mark.parametrize("where", _parts())
def test_any_figure_changed_in_the_text_is_noticed(where: str) -> None:
    told = re.sub(r"https?://\S+", "", normalise("\n".join(_texts(_parts()[where], REPEATED))))
    facts = [fact for fact in _of(where) if not missing([fact], told)]
    unnoticed = [
        told[max(0, number.start() - 30) : number.end() + 30]
        for number in NUMBER.finditer(told)
        if not missing(facts, told[: number.start()] + "7734" + told[number.end() :])
    ]
    assert unnoticed == []


def _printed(value: object) -> Iterator[str]:
    if isinstance(value, Prose):
        yield value.plain
        yield from (note.plain for note in value.notes.values())
    elif isinstance(value, Text):
        yield value.plain
    elif isinstance(value, Node):
        for key in set(keys_of(type(value))) - SHORT:
            yield from _printed(getattr(value, key))
    elif isinstance(value, Mapping | tuple):
        for part in value.values() if isinstance(value, Mapping) else value:
            yield from _printed(part)


def test_facts_outlive_the_typography_of_the_program() -> None:
    edition, problems = load_edition(CONTENT)
    printed = "\n".join(
        [*_printed(edition), *(str(v.video and v.video.url) for v in edition.visits)]
    )
    assert missing(FACTS, printed) == []
    assert problems == ()
    assert re.findall(r".{9} (?=[;:!?»%€])|« .{9}", printed) == []


def test_dates_agree_wherever_they_are_said() -> None:
    content = _content()
    dates = [step["dates"] for step in content["overview"]["steps"]]
    assert dates == [
        "21 et 22 septembre 2010",
        "14 et 15 octobre 2010",
        "fin octobre 2010",
        "fin 2010 – début 2011",
    ]
    assert content["programme"]["dates"] == dates[1]
    following = "\n".join(content["closing"]["next_steps"]).lower()
    assert [date for date in dates[1:] if date not in following] == []


@pytest.mark.parametrize("where", VISITS)
def test_short_versions_say_no_figure_that_the_text_does_not(where: str) -> None:
    visit = _parts()[where]
    told = {number[0] for number in NUMBER.finditer(_told(visit))}
    short = {key: visit[key] for key in SHORT & set(visit)}
    asked = [{key: q[key] for key in SHORT & set(q)} for q in visit["questions"]]
    figures = NUMBER.findall("\n".join(_texts([short, asked], {"total"})))
    assert figures
    assert {figure.removesuffix(",00") for figure in figures} <= told


@pytest.mark.parametrize("where", VISITS)
def test_detached_quote_is_a_sentence_of_the_text(where: str) -> None:
    visit = _parts()[where]
    assert normalise(visit["quote"]) in _told(visit)


def test_points_fit_two_lines_of_a_slide() -> None:
    visits = _content()["visits"]
    nodes = [*visits, *(question for visit in visits for question in visit["questions"])]
    points = [point for node in nodes for point in _texts(node["points"], set())]
    assert [point for point in points if len(point) > 85] == []


def test_editors_type_plain_spaces() -> None:
    assert not re.search("[\u00a0\u202f\u2007\u00ad]", CONTENT.read_text("utf-8"))


def test_text_as_pages_break_it_still_carries_its_facts() -> None:
    fact = Fact("x", ("l'insertion de 1 100 savoir-faire",), "terre")
    broken = "l\u2019inser-\n  tion\u00a0de 1\u202f100 savoir-\nfaire"
    assert missing([fact], broken) == []
    assert missing([fact], broken.replace("inser-", "inser\u00ad")) == []
    assert missing([fact], broken.replace("inser-", "inser\ufffe")) == []
    assert missing([fact], broken.replace("100", "101")) == [fact]


def test_normalised_text_has_one_kind_of_each_sign() -> None:
    assert normalise("l\u2019of\ufb01ce\u202f: 3\u1d49\u00a0 fo\u00adis\n") == "l'office : 3e fois"
