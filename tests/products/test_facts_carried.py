"""Nothing of the source is lost: the files that people get tell every fact."""

from __future__ import annotations

import pypdfium2 as pdfium
from pptx import Presentation
from pptx.shapes.group import GroupShape
from pypdfium2 import raw

from facts import FACTS, missing
from products.built import output, workshop


def newsletter_text() -> str:
    """The text of the pages, and once more without the notes, which may part a sentence."""
    document = pdfium.PdfDocument(str(output() / "newsletter.pdf"))
    whole = "\n".join(page.get_textpage().get_text_range() for page in document)
    note = workshop().theme.grids["newsletter"].styles["note"].size
    return whole + "\n".join(_without_size(page.get_textpage(), note) for page in document)


def _without_size(text: pdfium.PdfTextPage, size: float) -> str:
    return "".join(
        text.get_text_range(index, 1)
        for index in range(text.count_chars())
        if abs(raw.FPDFText_GetFontSize(text, index) - size) > 0.01
    )


def _shape_texts(shapes: object) -> list[str]:
    found: list[str] = []
    for shape in shapes:  # type: ignore[attr-defined]
        if isinstance(shape, GroupShape):
            found += _shape_texts(shape.shapes)
        elif shape.has_text_frame:
            found += [paragraph.text for paragraph in shape.text_frame.paragraphs]
    return found


def deck_text() -> str:
    deck = Presentation(str(output() / "deck.pptx"))
    found: list[str] = []
    for slide in deck.slides:
        found += _shape_texts(slide.shapes)
        found.append(slide.notes_slide.notes_text_frame.text)
    return "\n".join(found)


def test_the_list_is_long_enough() -> None:
    assert len(FACTS) >= 140


def test_the_newsletter_tells_every_fact() -> None:
    assert missing(FACTS, newsletter_text()) == []


def test_the_deck_and_its_notes_tell_every_fact() -> None:
    assert missing(FACTS, deck_text()) == []


def test_words_come_out_of_the_newsletter_as_typed() -> None:
    text = newsletter_text().replace("\ufffe", "")

    for word in ("efficience", "œuvre", "1\u202f100", "l’amélioration"):
        assert word in text
