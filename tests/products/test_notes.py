"""Whoever presents finds in the notes what a question from the room may ask for."""

from __future__ import annotations

from pptx import Presentation

from products.built import output, workshop
from restitution.content.edition import Chart, VideoStatus
from restitution.content.video import address_of
from restitution.page.items import Page


def slides() -> dict[str, Page]:
    return {page.name: page for page in workshop().publication("deck").pages}


def charts() -> dict[str, Chart]:
    """The charts of the content by the names of their slides."""
    visits = workshop().edition.visits
    own = {f"{visit.id}.chart": visit.chart for visit in visits if visit.chart}
    return own | {
        f"{visit.id}.{question.id}.chart": question.chart
        for visit in visits
        for question in visit.questions
        if question.chart
    }


def test_every_answer_is_whole_on_its_slide_and_on_that_of_its_chart() -> None:
    for visit in workshop().edition.visits:
        for question in visit.questions:
            name = f"{visit.id}.{question.id}"
            shown = [page for key, page in slides().items() if key.startswith(name)]
            assert shown
            for page in shown:
                notes = "\n".join(page.notes).replace("• ", "")
                assert question.answer.plain in notes


def test_every_chart_is_told_with_its_source_and_the_page_of_its_text() -> None:
    assert charts()
    for name, chart in charts().items():
        notes = slides()[name].notes
        assert notes[-1].startswith("Fil d’info p.\u00a0")
        sources = [f"Source\u00a0: {chart.source.plain}"] if chart.source else []
        assert [note for note in notes if note.startswith("Source")] == sources


def test_every_slide_that_the_newsletter_tells_names_its_page() -> None:
    own = ("opening", "agenda.1", "comparison", "thanks")
    unnamed = [
        name for name, page in slides().items() if "Fil d’info p.\u00a0" not in page.notes[-1]
    ]
    assert tuple(unnamed) == own


def test_every_video_is_there_with_its_whole_address() -> None:
    for visit in workshop().edition.visits:
        assert visit.video is not None
        assert visit.video.status is not VideoStatus.WITHDRAWN
        notes = slides()[f"{visit.id}.video"].notes
        assert {address_of(visit.video), visit.video.url} <= {*notes}
        assert any(address_of(visit.video) in note for note in slides()["videos.1"].notes)


def test_the_notes_are_in_the_file_as_on_the_page() -> None:
    deck = Presentation(str(output() / "deck.pptx"))
    for slide, page in zip(deck.slides, slides().values(), strict=True):
        assert slide.notes_slide.notes_text_frame.text == "\n".join(page.notes)
