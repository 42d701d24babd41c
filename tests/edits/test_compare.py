"""The list of edits is exact: all that was done, and nothing that a program does by itself."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Pt

from edits.decks import changed, part_of, put, said
from edits.programs import saved_by_powerpoint
from photographs import scene
from restitution.edits import Kind, read


def opened(deck: Path) -> Any:
    return pptx.Presentation(str(deck))


def item(slide: Any, name: str) -> Any:
    return next(each for each in slide.shapes if f"/{each.name}".endswith(f"/{name}"))


def titles(deck: Any) -> dict[str, Any]:
    return {slide.shapes.title.text_frame.text: slide for slide in deck.slides}


def saved(presentation: Any, deck: Path) -> Path:
    target = deck.with_name("saved.pptx")
    presentation.save(str(target))
    return target


def test_a_deck_as_generated_has_no_edits(deck: Path) -> None:
    assert said(deck) == []


def test_a_deck_that_another_library_saved_has_none(deck: Path) -> None:
    assert said(saved(opened(deck), deck)) == []


def test_a_deck_that_powerpoint_saved_unchanged_has_none(deck: Path) -> None:
    target = saved_by_powerpoint(deck)
    pieces = [
        len(slide.shapes.title.text_frame.paragraphs[0].runs) for slide in opened(target).slides
    ]
    assert max(pieces) > 1
    assert said(target) == []


def test_words_changed_in_powerpoint_are_told_with_their_place(deck: Path) -> None:
    target = saved_by_powerpoint(
        changed(
            deck, {part_of(deck, "trois sur quatre"): put("trois sur quatre", "deux sur trois")}
        )
    )
    (edit,) = read(target).edits
    assert (edit.kind, edit.slide, edit.field) == (Kind.TEXT, 10, "body")
    assert edit.title == "Que deviennent les apprentis\u202f?"
    assert edit.path == "visits[0].questions[0].points[0]"
    assert edit.before == "Rester\u00a0: trois sur quatre signent un contrat"
    assert edit.after == "Rester\u00a0: deux sur trois signent un contrat"


def test_notes_are_told_passage_by_passage(deck: Path) -> None:
    slide = titles(presentation := opened(deck))["Que deviennent les apprentis\u202f?"]
    second = slide.notes_slide.notes_text_frame.paragraphs[1]
    second.runs[0].text = "Le patron cherche deux associés pour la suite."
    (edit,) = read(saved(presentation, deck)).edits
    assert (edit.kind, edit.path) == (Kind.NOTES, "visits[0].questions[0].answer")
    assert edit.before == "Le patron cherche un associé pour la suite."


def test_a_passage_put_in_is_told_beside_those_that_stay(deck: Path) -> None:
    slide = titles(presentation := opened(deck))["Que deviennent les apprentis\u202f?"]
    item(slide, "body").text_frame.add_paragraph().text = "Et revenir"
    assert said(saved(presentation, deck)) == [(Kind.TEXT, "body", "", "Et revenir")]


def test_a_passage_that_was_deleted_is_told_with_its_place(deck: Path) -> None:
    slide = titles(presentation := opened(deck))["Que deviennent les apprentis\u202f?"]
    second = item(slide, "body").text_frame.paragraphs[1]
    second._p.getparent().remove(second._p)
    (edit,) = read(saved(presentation, deck)).edits
    assert (edit.before, edit.after) == (
        "Partir\u00a0: l’un d’eux «\u00a0monte\u00a0» sa boîte",
        "",
    )
    assert edit.path == "visits[0].questions[0].points[1]"


def test_passages_that_were_joined_are_told_together_and_belong_to_no_text(deck: Path) -> None:
    slide = titles(presentation := opened(deck))["Que deviennent les apprentis\u202f?"]
    first, second, _ = item(slide, "body").text_frame.paragraphs
    first.runs[0].text += second.text
    second._p.getparent().remove(second._p)
    (edit,) = read(saved(presentation, deck)).edits
    assert (edit.kind, edit.path) == (Kind.TEXT, "")
    assert edit.before.count("\n") == 1


def test_a_line_ended_by_hand_is_no_change_of_words(deck: Path) -> None:
    slide = titles(presentation := opened(deck))["Que deviennent les apprentis\u202f?"]
    slide.shapes.title.text_frame.paragraphs[0].text = "Que deviennent\vles apprentis\u202f?"
    assert said(saved(presentation, deck)) == [
        (Kind.LINES, "title", "Que deviennent les apprentis\u202f?",
         "Que deviennent\nles apprentis\u202f?")
    ]  # fmt: skip


def test_what_was_moved_or_resized_is_told_in_points(deck: Path) -> None:
    slide = titles(presentation := opened(deck))["La Scierie"]
    panel = item(slide, "sector-panel")
    panel.left, panel.width = Pt(30), Pt(200)
    assert said(saved(presentation, deck)) == [
        (Kind.PLACE, "sector-panel", "0, 0, 296 × 540", "30, 0, 200 × 540")
    ]


def test_what_was_grouped_where_it_stood_has_not_moved(deck: Path) -> None:
    slide = titles(presentation := opened(deck))["La Scierie"]
    slide.shapes.add_group_shape([item(slide, "thread/ahead"), item(slide, "thread/walked")])
    assert said(saved(presentation, deck)) == []


def test_what_was_moved_as_a_group_has_moved(deck: Path) -> None:
    slide = titles(presentation := opened(deck))["La Scierie"]
    group = slide.shapes.add_group_shape([item(slide, "sector-panel")])
    group.left = Pt(50)
    assert said(saved(presentation, deck)) == [
        (Kind.PLACE, "sector-panel", "0, 0, 296 × 540", "50, 0, 296 × 540")
    ]


def test_items_put_in_and_taken_out_are_told_with_their_words(deck: Path) -> None:
    slide = titles(presentation := opened(deck))["Que deviennent les apprentis\u202f?"]
    box = slide.shapes.add_textbox(Pt(10), Pt(10), Pt(90), Pt(20))
    box.name, box.text_frame.text = "Zone de texte 9", "À noter"
    value = item(slide, "value")
    value._element.getparent().remove(value._element)
    assert said(saved(presentation, deck)) == [
        (Kind.ITEM_REMOVED, "value", "3", ""),
        (Kind.ITEM_ADDED, "Zone de texte 9", "", "À noter"),
    ]


def test_the_date_that_a_program_adds_is_no_edit(deck: Path) -> None:
    number = '<p:ph type="sldNum"'
    name = part_of(deck, "apprentis sur quatre")

    def with_date(text: str) -> str:
        start = text.rindex("<p:sp>", 0, text.index(number))
        end = text.index("</p:sp>", start) + len("</p:sp>")
        date = text[start:end].replace('type="sldNum"', 'type="dt"').replace('"number"', '"Date 3"')
        return text[:end] + date + text[end:]

    assert said(changed(deck, {name: with_date})) == []


def test_values_of_a_chart_are_told_bar_by_bar(deck: Path) -> None:
    target = changed(deck, {"chart1": put("<c:v>70</c:v>", "<c:v>65.5</c:v>")})
    assert said(target) == [(Kind.CHART, "chart", "Sciage\u00a0: 70", "Sciage\u00a0: 65.5")]


def test_a_value_that_is_no_number_shows_no_bar(deck: Path) -> None:
    target = changed(deck, {"chart1": put("<c:v>70</c:v>", "<c:v>#N/A</c:v>")})
    assert said(target) == [(Kind.CHART, "chart", "Sciage\u00a0: 70", "Sciage\u00a0: 0")]


def test_a_picture_that_was_replaced_is_told(deck: Path) -> None:
    slide = titles(presentation := opened(deck))["Visite de la scierie"]
    stream = io.BytesIO()
    scene(320, 240).save(stream, "PNG")
    _, relation = slide.part.get_or_add_image_part(stream)
    photo = next(each for each in slide.shapes if hasattr(each, "image"))
    photo._element.blipFill.blip.rEmbed = relation
    assert [edit[0] for edit in said(saved(presentation, deck))] == [Kind.PICTURE]


def moved_slide(presentation: Any, before: int, after: int) -> None:
    slides = presentation.slides._sldIdLst
    entry = slides[before]
    slides.remove(entry)
    slides.insert(after, entry)


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [(9, 2, "Que deviennent les apprentis\u202f?"), (2, 8, "Le projet")],
)
def test_only_the_slide_that_was_moved_is_told(
    deck: Path, before: int, after: int, title: str
) -> None:
    moved_slide(presentation := opened(deck), before, after)
    (edit,) = read(saved(presentation, deck)).edits
    assert (edit.kind, edit.title, edit.slide) == (Kind.SLIDE_MOVED, title, after + 1)
    assert (edit.before, edit.after) == (str(before + 1), str(after + 1))


def test_a_slide_that_was_added_is_told_with_its_words(deck: Path) -> None:
    presentation = opened(deck)
    layout = titles(presentation)["Et maintenant"].slide_layout
    slide = presentation.slides.add_slide(layout)
    slide.shapes.title.text_frame.text = "Une question de la salle"
    (edit,) = read(saved(presentation, deck)).edits
    assert (edit.kind, edit.slide, edit.title) == (Kind.SLIDE_ADDED, 14, "Une question de la salle")


def test_a_slide_that_was_deleted_is_told_by_the_number_it_had(deck: Path) -> None:
    presentation = opened(deck)
    slides = presentation.slides._sldIdLst
    slides.remove(slides[4])
    (edit,) = read(saved(presentation, deck)).edits
    assert (edit.kind, edit.slide, edit.title) == (Kind.SLIDE_REMOVED, 5, "Pourquoi partir")


def listed_twice(text: str) -> str:
    """The list of slides with a second entry for the tenth."""
    entry = re.findall("<p:sldId .*?/>", text)[9]
    return text.replace("</p:sldIdLst>", entry.replace("265", "990") + "</p:sldIdLst>")


def test_a_copy_is_told_from_its_original(deck: Path) -> None:
    (edit,) = read(changed(deck, {"ppt/presentation.xml": listed_twice})).edits
    assert (edit.kind, edit.slide, edit.before) == (Kind.SLIDE_COPIED, 14, "10")
    assert "Rester\u00a0: trois sur quatre" in edit.after


def test_a_hidden_slide_is_told(deck: Path) -> None:
    target = changed(deck, {"slide5": put("<p:sld ", '<p:sld show="0" ')})
    assert said(target) == [(Kind.SLIDE_HIDDEN, "", "", "")]


def test_slides_whose_items_bear_no_names_are_known_by_their_mark_or_title(deck: Path) -> None:
    def nameless(text: str) -> str:
        return text.replace('name="scierie.avenir/', 'name="Forme ')

    (first, *others) = read(changed(deck, {"slide10": nameless})).edits
    assert first.kind is Kind.ITEM_REMOVED
    assert {edit.kind for edit in others} <= {Kind.ITEM_ADDED, Kind.ITEM_REMOVED}

    def unmarked(text: str) -> str:
        return nameless(text).replace("creationId", "otherId")

    again = read(changed(deck, {"slide10": unmarked}, "again.pptx")).edits
    assert {edit.kind for edit in again} <= {Kind.ITEM_ADDED, Kind.ITEM_REMOVED}


def test_many_edits_are_all_told_and_no_more(deck: Path) -> None:
    target = changed(
        deck,
        {
            part_of(deck, "apprentis sur quatre"): put("apprentis sur quatre", "jeunes sur quatre"),
            "slide5": put("Nous voulions voir", "Nous voulions savoir"),
        },
    )
    moved_slide(presentation := opened(target), 12, 2)
    kinds = [(edit.kind, edit.slide) for edit in read(saved(presentation, target)).edits]
    assert kinds == [(Kind.SLIDE_MOVED, 3), (Kind.TEXT, 6), (Kind.TEXT, 11)]
