from __future__ import annotations

from pathlib import Path

import pytest

from content.copydesk.proofs import publication, question, remarks, visit
from restitution.content.copydesk.lengths import LONGEST_SENTENCE


def words(count: int) -> str:
    return " ".join(["mot"] * count)


def answers(folder: Path, *lengths: int) -> list[dict[str, str]]:
    asked = [
        question(id=f"q{number}", answer=f"{words(length)}.")
        for number, length in enumerate(lengths)
    ]
    return remarks(folder, "answer_long", visit(questions=asked))


def test_an_answer_much_longer_than_the_others_is_told(tmp_path: Path) -> None:
    assert answers(tmp_path, 100, 110, 301, 120) == [{"words": "301", "usual": "110"}]


@pytest.mark.parametrize(
    "lengths", [(100, 110, 270, 120), (10, 12, 150, 11), (20, 400, 30), (300, 310, 320, 100)]
)
def test_an_answer_may_be_longer_than_the_others(tmp_path: Path, lengths: tuple[int, ...]) -> None:
    assert answers(tmp_path, *lengths) == []


def test_a_question_without_points_is_told(tmp_path: Path) -> None:
    asked = [question(id="a", points=[]), question(id="b")]
    assert remarks(tmp_path, "points_missing", visit(questions=asked)) == [{}]


def sentences(folder: Path, text: str, language: str = "fr") -> list[dict[str, str]]:
    header = publication(language=language)
    return remarks(folder, "sentence_long", visit(text=text), publication=header)


@pytest.mark.parametrize(
    "text",
    [
        f"{words(LONGEST_SENTENCE)}. {words(LONGEST_SENTENCE).capitalize()} !",
        f"{words(30)}… « {words(30).capitalize()}. » {words(30).capitalize()}",
        f"{words(30)} :\n\n- {words(30)} ;\n- {words(30)}.",
        f"### {words(20)}\n\n{words(30)}",
        f"l'{words(39)} aujourd'hui",
        f"{words(30)}.[^1] {words(30).capitalize()}.\n\n[^1]: {words(30)}.",
    ],
)
def test_sentences_that_can_be_read_in_one_go_are_left_alone(tmp_path: Path, text: str) -> None:
    assert sentences(tmp_path, text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{words(25)} M. Durand {words(20)}.",
        f"{words(25)}, p. 8, {words(20)}.",
        f"{words(25)} J. Durand {words(20)}.",
        f"{words(25)} etc. et {words(20)}.",
        f"{words(25)} ; {words(20)} : {words(5)}.",
        f"{words(25)} 3.5 {words(20)}.",
    ],
)
def test_an_abbreviation_ends_no_sentence(tmp_path: Path, text: str) -> None:
    assert len(sentences(tmp_path, text)) == 1


def test_a_long_sentence_is_told_by_its_first_words(tmp_path: Path) -> None:
    [said] = sentences(tmp_path, f"Court. Quand on arrive, l'usine est là, {words(40)}.")
    assert said == {"words": "46", "start": "Quand on arrive, l’usine est là"}


def test_english_has_its_own_abbreviations(tmp_path: Path) -> None:
    text = f"{words(25)} Mrs. Carter {words(20)}."
    assert len(sentences(tmp_path, text, "en")) == 1
    assert sentences(tmp_path, text) == []
