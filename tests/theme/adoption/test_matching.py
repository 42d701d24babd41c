"""Which layout plays which: what the theme says, else the name, else what is most alike."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Pt

from restitution.errors import Problem, ThemeError
from restitution.template.reader import read_template
from restitution.theme.adoption.matching import Match, matches
from restitution.theme.lending import Pick
from restitution.theme.tokens import Theme
from templates import dark, wide
from theme.adoption.decks import PLACE, TABLE, THEME, asking, on

ALIKE = {
    "opening": "Title Slide",
    "list": "Title Only",
    "points": "Title and Content",
    "points-figure": "Title and Content",
    "visit": "Title Only",
    "chart": "Title and Content",
    "picture": "Title Only",
    "video": "Title Only",
    "closing": "Title Slide",
}


def matched(path: Path, theme: Theme = THEME) -> Mapping[str, Match]:
    found = matches(theme.grids["deck"], read_template(path, path.name), PLACE)
    return {match.layout.name: match for match in found}


def refused(path: Path, theme: Theme) -> tuple[Problem, ...]:
    with pytest.raises(ThemeError) as caught:
        on(path, theme)
    return caught.value.problems


def renamed(path: Path, names: Mapping[str, str]) -> Path:
    deck: Any = pptx.Presentation(str(path))
    for layout in deck.slide_layouts:
        layout.name = names.get(layout.name, layout.name)
    deck.save(str(path))
    return path


def test_without_a_table_the_most_alike_plays_ours(tmp_path: Path) -> None:
    found = matched(dark(tmp_path / "x.pptx"))
    assert {name: match.sheet.name for name, match in found.items()} == ALIKE


def test_our_own_name_comes_before_what_is_alike(tmp_path: Path) -> None:
    names = {"Two Content": "titre et POINTS", "Section Header": "Vidéo"}
    found = matched(renamed(dark(tmp_path / "x.pptx"), names))
    assert found["points"].sheet.name == "titre et POINTS"
    assert found["video"].sheet.name == "Vidéo"
    assert found["list"].sheet.name == "Title Only"


def test_the_table_comes_before_all(tmp_path: Path) -> None:
    picks = {"points": Pick("Deux contenus", {"body": "2"}), "video": Pick("vide et titre")}
    names = {"Comparaison": "Vide et titre"}
    found = matched(renamed(wide(tmp_path / "x.pptx"), names), asking(picks))
    assert found["points"].sheet.name == "Deux contenus"
    assert found["points"].holders["body"].index == 2
    assert found["video"].sheet.name == "Vide et titre"


def test_a_placeholder_is_called_by_its_index_or_its_name(tmp_path: Path) -> None:
    path = wide(tmp_path / "x.pptx")
    by_index = Pick("Deux contenus", {"body": "1", "value": "2"})
    names = {h.index: h.name for h in matched(path)["points"].sheet.holders}
    by_name = Pick("Titre et contenu", {"body": names[1]})
    found = matched(path, asking({"points-figure": by_index, "points": by_name}))
    assert [found["points-figure"].holders[slot].index for slot in ("body", "value")] == [1, 2]
    assert found["points"].holders["body"].index == 1


def test_no_placeholder_plays_two_slots(tmp_path: Path) -> None:
    for match in matched(dark(tmp_path / "x.pptx")).values():
        taken = [(holder.type, holder.index) for holder in match.holders.values()]
        assert len(taken) == len(set(taken))


def test_a_layout_that_is_missing_is_told_with_the_nearest_first(tmp_path: Path) -> None:
    picks = {"points": Pick("Titre et contenus", source=TABLE), "list": Pick("Liste")}
    missing, other = refused(wide(tmp_path / "x.pptx"), asking(picks))
    assert (missing.code, other.code) == ("template_layout", "template_layout")
    told = next(p for p in (missing, other) if p.values["layout"] == "Titre et contenus")
    assert told.source == TABLE
    assert told.values["label"] == "Titre et points"
    assert told.values["known"].split(", ")[0] == "Titre et contenu"


def test_a_placeholder_that_is_missing_is_told_with_those_there_are(tmp_path: Path) -> None:
    picks = {"points": Pick("Deux contenus", {"body": "7"}, TABLE)}
    (told,) = refused(wide(tmp_path / "x.pptx"), asking(picks))
    assert (told.code, told.source) == ("template_placeholder", TABLE)
    assert (told.values["slot"], told.values["wanted"]) == ("points.body", "7")
    assert "1 (Content Placeholder 2)" in told.values["known"]


def test_a_layout_without_a_title_is_told_with_those_that_have_one(tmp_path: Path) -> None:
    (told,) = refused(wide(tmp_path / "x.pptx"), asking({"list": Pick("Vide", source=TABLE)}))
    assert (told.code, told.source) == ("template_title", TABLE)
    assert "Titre seul" in told.values["known"]
    assert "Vide" not in told.values["known"].split(", ")


def test_a_template_without_any_title_is_told_once_a_layout(tmp_path: Path) -> None:
    deck: Any = pptx.Presentation(str(dark(tmp_path / "x.pptx")))
    for layout in list(deck.slide_layouts):
        for item in list(layout.placeholders):
            if item.placeholder_format.type in (1, 3):
                item._element.getparent().remove(item._element)
    deck.save(str(tmp_path / "x.pptx"))
    told = refused(tmp_path / "x.pptx", THEME)
    assert {(problem.code, problem.source) for problem in told} == {("template_title", PLACE)}
    assert len(told) == len(THEME.grids["deck"].layouts)


def test_a_title_in_the_middle_is_no_layout_for_content(tmp_path: Path) -> None:
    path = dark(tmp_path / "x.pptx")
    deck: Any = pptx.Presentation(str(path))
    for item in deck.slide_layouts.get_by_name("Title Only").placeholders:
        if item.placeholder_format.type == 1:
            item.left, item.top, item.width, item.height = Pt(40), Pt(200), Pt(600), Pt(120)
    deck.save(str(path))
    assert matched(path)["list"].sheet.name != "Title Only"


def test_of_placeholders_without_an_index_one_is_used(tmp_path: Path) -> None:
    path = dark(tmp_path / "x.pptx")
    deck: Any = pptx.Presentation(str(path))
    for item in deck.slide_layouts.get_by_name("Title and Content").placeholders:
        item._element.nvSpPr.nvPr.ph.attrib.pop("idx", None)
    deck.save(str(path))
    assert matched(path)["points"].holders.keys() == {"title"}
