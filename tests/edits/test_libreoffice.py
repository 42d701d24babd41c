"""What LibreOffice keeps of a deck, and what it makes of it."""

from __future__ import annotations

from pathlib import Path

import pptx
import pytest

from edits.decks import CONTENT, built, said
from edits.programs import OFFICE, edited_in_office, saved_by_office
from restitution.edits import Kind, read
from restitution.edits.carrying import pull
from restitution.edits.contentfile import ContentFile

pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def shown(deck: Path) -> list[str]:
    shapes = [shape for slide in pptx.Presentation(str(deck)).slides for shape in slide.shapes]
    return [shape.text_frame.text for shape in shapes if shape.has_text_frame]


def test_a_deck_that_was_only_saved_anew_has_no_edits(deck: Path) -> None:
    assert said(saved_by_office(deck)) == []


def test_edits_of_text_places_and_slides_are_told_and_nothing_else(deck: Path) -> None:
    target = edited_in_office(
        deck,
        """
  page = deck.DrawPages.getByIndex(9)
  wanted = page.createReplaceDescriptor()
  wanted.SearchString = "le soir" : wanted.ReplaceString = "le matin"
  page.replaceAll(wanted)
  Dim place As New com.sun.star.awt.Point
  place.X = 3000 : place.Y = 3000
  deck.DrawPages.getByIndex(5).getByIndex(1).setPosition(place)
  deck.duplicate(deck.DrawPages.getByIndex(4))
  deck.DrawPages.insertNewByIndex(1)
  deck.DrawPages.remove(deck.DrawPages.getByIndex(3))
""",
    )
    edits = read(target).edits
    assert [(edit.kind, edit.slide, edit.title) for edit in edits] == [
        (Kind.SLIDE_ADDED, 3, ""),
        (Kind.SLIDE_COPIED, 6, "Pourquoi partir"),
        (Kind.PLACE, 7, "La Scierie"),
        (Kind.TEXT, 11, "Que deviennent les apprentis\u202f?"),
        (Kind.SLIDE_REMOVED, 3, "Le projet"),
    ]
    place, text = edits[2:4]
    assert (place.field, place.after) == ("sector-panel", "85, 85, 296 × 540")
    assert text.after == "Apprendre encore, le matin, à l’école du bois"
    assert text.path == "visits[0].questions[0].points[2]"


def test_words_edited_there_are_pulled_and_built(tmp_path: Path) -> None:
    target = edited_in_office(
        built(tmp_path),
        """
  page = deck.DrawPages.getByIndex(4)
  wanted = page.createReplaceDescriptor()
  wanted.SearchString = "voir, et" : wanted.ReplaceString = "apprendre et"
  page.replaceAll(wanted)
""",
    )
    found, content = read(target), tmp_path / "content.yaml"
    file = ContentFile.read(content, "content.yaml")
    pull(found.edits, file, "content.yaml", found.language).file.write(content)
    after = content.read_text(encoding="utf-8")
    assert after == CONTENT.replace("voir, et", "apprendre et")
    assert "Nous voulions apprendre et comparer." in shown(built(tmp_path, after))
