"""The newsletter and the deck of this issue, as they are read aloud."""

from __future__ import annotations

import re
from functools import cache

import pikepdf
import pytest

from accessibility.reading import lines, texts
from products.built import output, words_of, workshop
from restitution.preflight import elements
from restitution.preflight.structure import faults

BOTH = pytest.mark.parametrize("name", ["newsletter", "deck"])


@cache
def read(name: str) -> tuple[str, ...]:
    return tuple(lines(output() / f"{name}.pdf"))


def headings(name: str) -> list[tuple[int, str]]:
    found = (re.match(r" *H(\d) (.*)", line) for line in read(name))
    return [(int(match[1]), match[2].strip(" ")) for match in found if match]


def said(name: str) -> str:
    """All that is read, without soft hyphens and the tree."""
    return " ".join(re.sub(r"^ *\S+ ", "", line) for line in read(name)).replace("\u00ad", "")


@BOTH
def test_nothing_keeps_it_from_being_read(name: str) -> None:
    assert faults(output() / f"{name}.pdf") == []


@BOTH
def test_it_begins_with_the_only_first_heading(name: str) -> None:
    assert [level for level, _ in headings(name)].count(1) == 1
    assert headings(name)[0][0] == 1


def test_visits_and_questions_can_be_leafed_through() -> None:
    found = headings("newsletter")
    for visit in workshop().edition.visits:
        at = found.index((2, visit.name.plain))
        below = [text for level, text in found[at + 1 :] if level == 3]
        for question in visit.questions:
            assert any(text.endswith(question.question.plain) for text in below)


def test_every_slide_has_a_heading_and_its_points_follow() -> None:
    sections = [line for line in read("deck") if re.match(r"  Sect", line)]
    slides = workshop().publication("deck").pages
    assert [level for level, _ in headings("deck")] != []
    assert len(headings("deck")) == len(sections) == len(slides)


def test_a_visit_is_told_in_one_go() -> None:
    """Name, sector, place, figures and video, presentation, questions; then the next visit."""
    visit = workshop().edition.visits[1]
    text = said("newsletter")
    first = visit.text.plain[:40]
    parts = [
        visit.place.named,
        visit.figures[0].label.plain,
        first,
        *(question.question.plain for question in visit.questions),
        workshop().edition.visits[2].place.named,
    ]
    places = [text.index(part, text.index(parts[0])) for part in parts]
    assert places == sorted(places)


def test_no_sentence_is_read_twice() -> None:
    text = said("newsletter")
    sentences = [s for s in re.split(r"(?<=[.?!]) ", text) if len(s) > 60]
    assert len(sentences) > 100
    assert [s for s in sentences if text.count(s) > 1] == []


def test_the_contents_is_a_list_of_links() -> None:
    entries = [line for line in read("newsletter") if line == "      TOCI"]
    assert len(entries) == len(workshop().edition.visits) + 1


@BOTH
def test_no_word_sticks_to_the_next(name: str) -> None:
    """What is read has the words that were set, and no others."""
    known = set(re.findall(r"\w+", words_of(workshop().publication(name)).casefold()))
    found = " ".join(texts(output() / f"{name}.pdf")).replace("\u00ad", "").casefold()
    assert len(found) > 5000
    assert set(re.findall(r"\w+", found)) - known == set()


def test_the_handout_tells_every_slide_before_its_notes() -> None:
    slides = workshop().publication("deck").pages
    (level, _), *found = headings("deck-handout")
    assert level == 1
    assert [level for level, _ in found] == [2] * len(slides)
    for (_, heading), slide in zip(found, slides, strict=True):
        assert heading.endswith(slide.title)
    figures = [line for line in read("deck-handout") if re.match(r" *Figure", line)]
    assert len(figures) == len(slides)
    assert all(slide.title in figure for figure, slide in zip(figures, slides, strict=True))


def test_the_table_is_read_row_by_row_with_its_heads() -> None:
    found = read("deck")
    start = next(place for place, line in enumerate(found) if line.strip(" ") == "Table")
    rows = "\n".join(found[start:]).split(" TR\n")[1:8]
    heads = [re.findall(r"T[HD] (.+)", row) for row in rows]
    assert heads[0] == ["Visite", "Forme", "Activité", "Emplois", "À retenir"]
    assert [row[0] for row in heads[1:]] == [
        f"{number}\u2002{visit.name.plain}"
        for number, visit in enumerate(workshop().edition.visits, start=1)
    ]
    with pikepdf.open(output() / "deck.pdf") as pdf:
        root = elements.read(pdf)
        assert root is not None
        scopes = [str(e.object.A.Scope) for e in root.all() if e.role == "TH"]
    assert scopes == ["/Column"] * 5 + ["/Row"] * 6
