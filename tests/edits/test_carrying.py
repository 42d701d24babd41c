"""Edited words in content.yaml: only they change, whatever the style of the value."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edits.decks import FRENCH, edited
from restitution.edits import Edit, Kind
from restitution.edits.carrying import Pulled, Why, pull
from restitution.edits.contentfile import ContentFile
from restitution.edits.reading import Reading
from restitution.edits.words import words_of

PROSE = """\
# au-dessus
answer: |
  La scierie emploie **douze personnes**, dont quatre apprentis.

  - Le bois vient de la forêt voisine.
  - Il part chez les *artisans* du canton[^1].

  [^1]: Et chez deux luthiers.
# au-dessous
after: tel quel
"""


def file_of(text: str) -> ContentFile:
    return ContentFile(text, text.replace("\r\n", "\n").removeprefix("\ufeff"))


def pulled(text: str, *edits: Edit) -> Pulled:
    return pull(edits, file_of(text), "content.yaml", FRENCH)


def result(text: str, before: str, after: str, path: str = "key") -> str:
    found = pulled(text, edited(path, before, after))
    assert not found.left
    return found.file.original


@pytest.mark.parametrize(
    ("value", "before", "after", "expected"),
    [
        ("le bois dur", "le bois dur", "le bois tendre", "le bois tendre"),
        ("'l''école du bois'", "l’école du bois", "l’école de l’art", "'l''école de l''art'"),
        ('"le bois : dur"', "le bois\u00a0: dur", "le bois\u00a0: mou", '"le bois : mou"'),
        ('"dit \\"non\\" à tout"', "dit «\u00a0non\u00a0» à tout", "dit «\u00a0non\u00a0» à rien",
         '"dit \\"non\\" à rien"'),
        ("le bois dur", "le bois dur", "le bois\u00a0: dur", '"le bois : dur"'),
        ("le bois dur", "le bois dur", "le bois #1 dur", '"le bois #1 dur"'),
        ("le bois dur", "le bois dur", "- bois dur", '"- bois dur"'),
        ("le bois dur", "le bois dur", "« le » bois dur", "« le » bois dur"),
        ("le bois dur", "le bois dur", "*le* bois dur", "\\*le\\* bois dur"),
        ('"le bois"', "le bois", 'le "C:\\x" bois', '"le « C:\\\\x » bois"'),
        ("le bois dur # remarque", "le bois dur", "le bois dur et lourd",
         "le bois dur et lourd # remarque"),
        ('"**Rester** : trois sur quatre"', "Rester\u00a0: trois sur quatre",
         "Rester ici\u00a0: trois sur quatre", '"**Rester ici** : trois sur quatre"'),
        ('"**Rester** : trois sur quatre"', "Rester\u00a0: trois sur quatre",
         "Partir\u00a0: un sur quatre", '"**Partir** : un sur quatre"'),
        ('"**Rester ici** : trois"', "Rester ici\u00a0: trois", "Rester\u00a0: trois",
         '"**Rester** : trois"'),
        ('"un **fort** bois"', "un fort bois", "un bois", '"un bois"'),
        ('"le [site](https://x.org/a) du bois"', "le site du bois", "le blog du bois",
         '"le [blog](https://x.org/a) du bois"'),
        ("l'eau...et le bois", "l’eau…et le bois", "l’eau…et le fer", "l'eau...et le fer"),
        (">-\n  le bois dur\n  et la pierre\n  de taille", "le bois dur et la pierre de taille",
         "le bois dur et le marbre de taille", ">-\n  le bois dur\n  et le marbre\n  de taille"),
        (">-\n  le bois dur\n  surtout\n  et la pierre", "le bois dur surtout et la pierre",
         "le bois dur et la pierre", ">-\n  le bois dur\n  et la pierre"),
        ("le bois dur\n  et la pierre", "le bois dur et la pierre", "le bois et la pierre",
         "le bois\n  et la pierre"),
        ("'le bois\n  dur'", "le bois dur", "le bois très dur", "'le bois très\n  dur'"),
        ('"le bois\n  dur"', "le bois dur", "le fer dur", '"le fer\n  dur"'),
        ("le bois dur", "le bois dur", "dur", "dur"),
        ("le bois dur", "le bois dur", "Oh ! le bois dur", "Oh ! le bois dur"),
    ],
)  # fmt: skip
def test_words_change_and_the_style_stays(
    value: str, before: str, after: str, expected: str
) -> None:
    around = "# début\n\nother: 'un'\nkey: {}\nlast: deux # fin\n"
    assert result(around.format(value), before, after) == around.format(expected)


@pytest.mark.parametrize(
    ("before", "after", "old", "new"),
    [
        ("La scierie emploie douze personnes, dont quatre apprentis.",
         "La scierie emploie treize personnes, dont cinq apprentis.",
         "**douze personnes**, dont quatre", "**treize personnes**, dont cinq"),
        ("• Le bois vient de la forêt voisine.", "• Le bois ne vient pas de loin.",
         "vient de la forêt voisine.", "ne vient pas de loin."),
        ("• Il part chez les artisans du canton.", "• Il part chez les ébénistes du canton.",
         "*artisans*", "*ébénistes*"),
        ("Et chez deux luthiers.", "Et chez trois luthiers.", "deux", "trois"),
    ],
)  # fmt: skip
def test_one_passage_of_a_prose_changes(before: str, after: str, old: str, new: str) -> None:
    edit = edited("answer", before, after, Kind.NOTES)
    found = pulled(PROSE, edit)
    assert found.carried == (edit,)
    assert found.file.original == PROSE.replace(old, new)


def test_line_ends_and_the_mark_of_the_file_stay() -> None:
    windows = "\ufeff" + PROSE.replace("\n", "\r\n")
    edit = edited("answer", "• Le bois vient de la forêt voisine.", "• Le bois vient de loin.")
    found = pulled(windows, edit)
    assert found.file.original == windows.replace("de la forêt voisine", "de loin")


def test_a_file_without_a_last_line_end_stays_without() -> None:
    assert result("key: le bois", "le bois", "le fer") == "key: le fer"


def test_a_text_that_a_list_has_moved_is_found() -> None:
    text = "visits:\n  - lead: un loup\n  - lead: un chat\n"
    assert result(text, "un chat", "un chien", "visits[0].lead") == text.replace("chat", "chien")


def test_what_the_file_changed_elsewhere_stays() -> None:
    text = "key: le très vieux bois de la forêt\n"
    assert (
        result(text, "le bois de la forêt", "le bois du verger")
        == "key: le très vieux bois du verger\n"
    )


def test_a_conflict_is_shown_and_left_alone() -> None:
    text = "other: un\nkey: le fer dur\n"
    found = pulled(text, edited("key", "le bois dur", "le marbre dur"))
    (left,) = found.left
    assert (left.why, left.present) == (Why.CONFLICT, "le fer dur")
    assert left.source is not None
    assert left.source.line == 2
    assert found.file.original == text


def test_the_same_edit_on_two_slides_is_carried_once() -> None:
    one = edited("key", "le bois", "le fer")
    found = pulled("key: le bois\n", one, replace(one, slide=4))
    assert (found.carried, found.known) == ((one,), (replace(one, slide=4),))
    assert found.file.text == "key: le fer\n"


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (Edit(Kind.PLACE, 1, "Titre", "body", "0, 0, 1 × 1", "9, 9, 1 × 1"), Why.NOT_TEXT),
        (Edit(Kind.SLIDE_ADDED, 1, "Titre", after="nouveau"), Why.NOT_TEXT),
        (edited("", "En bref", "En court"), Why.COMPOSED),
        (edited("place", "Ath (Hainaut)", "Mons (Hainaut)"), Why.COMPOSED),
        (edited("nowhere", "le bois", "le fer"), Why.GONE),
        (edited("prose", "le bois dur", "le fer dur"), Why.GONE),
        (edited("key", "le bois", ""), Why.EMPTIED),
        (edited("key", "le bois", "\u00a0"), Why.EMPTIED),
    ],
)
def test_what_cannot_be_carried_is_said(edit: Edit, why: Why) -> None:
    text = "key: le bois\nplace:\n  city: Ath\n  region: Hainaut\nprose: |\n  Un.\n\n  Deux.\n"
    found = pulled(text, edit)
    assert [left.why for left in found.left] == [why]
    assert found.file.original == text


def test_what_was_deleted_on_both_sides_is_settled() -> None:
    edit = edited("points[1]", "un loup", "")
    found = pulled("points:\n  - un chat\n  - une chouette\n", edit)
    assert (found.known, found.left) == ((edit,), ())


VALUES = {
    "plain": "{}",
    "single": "'{}'",
    "double": '"{}"',
    "folded": ">-\n{}",
    "literal": "|\n{}",
}
TYPED = ["le", "bois", "**dur**", "l'eau", "mot :", "« cité »", "*fin*", "à 15 h", "1 100", "et"]
NEW = ["fer", "d’or", "x*y", "[a]", "# 1", "a: b", '"q"', "'s'", "\\n", "-", "« c »", "!", "50 %"]


def _raw(style: str, words: list[str], width: int) -> str:
    lines = [" ".join(words[n : n + width]) for n in range(0, len(words), width)]
    if style in {"folded", "literal"}:
        return VALUES[style].format(indent("\n".join(lines), "  "))
    text = " ".join(words).replace("'", "''" if style == "single" else "'")
    return VALUES[style].format(text)


@given(
    st.sampled_from(sorted(VALUES)),
    st.lists(st.sampled_from(TYPED), min_size=1, max_size=9).map(lambda found: ["Mot", *found]),
    st.integers(1, 4),
    st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2), st.sampled_from(NEW)), max_size=3),
)
def test_any_edit_is_carried_whole_or_left_alone(
    style: str, typed: list[str], width: int, wanted: list[tuple[int, int, str]]
) -> None:
    typed = [word for word in typed if style != "plain" or ":" not in word]
    text = f"# a\nkey: {_raw(style, typed, width)}\nlast: 'x' # b\n"
    before = Reading.of(file_of(text), "content.yaml", FRENCH).passages("key")[0].words
    after = list(before)
    for place, gone, new in wanted:
        after[place : place + gone] = [new]
    edit = edited("key", " ".join(before), " ".join(after))
    found = pulled(text, edit)
    now = Reading.of(found.file, "content.yaml", FRENCH)
    says = now.passages("key")[0].words
    assert says == (words_of(edit.after, FRENCH) if not found.left else before)
    assert str(now.scalars["last"]) == "x"
    assert found.file.text.startswith("# a\nkey: ")
    assert found.file.text.endswith("\nlast: 'x' # b\n")


def test_a_file_is_written_in_one_step_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "content.yaml"
    path.write_bytes(b"\xef\xbb\xbfkey: le bois\r\n")
    path.chmod(0o640)
    file = ContentFile.read(path, "content.yaml")
    pull([edited("key", "le bois", "le fer")], file, "content.yaml", FRENCH).file.write(path)
    assert path.read_bytes() == b"\xef\xbb\xbfkey: le fer\r\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir()] == ["content.yaml"]
