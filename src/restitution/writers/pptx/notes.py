"""Speaker notes: their master, and one notes slide a slide."""

from __future__ import annotations

from restitution.geometry import Rect
from restitution.page.items import Page
from restitution.writers.pptx.drawing import preset, transform
from restitution.writers.pptx.elements import (
    NOTHING,
    Xml,
    element,
    joined,
    presentation_ml,
    words,
)
from restitution.writers.pptx.layouts import COLOUR_MAP, background
from restitution.writers.pptx.parts import NOTES, NOTES_MASTER, SLIDE, Part, Relations
from restitution.writers.pptx.placeholders import TREE, body, holding
from restitution.writers.pptx.scheme import Scheme
from restitution.writers.pptx.text import plain_levels

SHEET = (540, 720)
"""Width and height of a page of notes in points."""

MASTER = "/ppt/notesMasters/notesMaster1.xml"

_IMAGE_INDEX = 2
_TEXT_INDEX = 3
_NAMES = element("p:cNvPr", id=3, name="notes")
_SIZE = 12


def notes_name(number: int) -> str:
    """The part name of the notes of the slide with a number from 1."""
    return f"/ppt/notesSlides/notesSlide{number}.xml"


def notes_part(page: Page, number: int, slide: str, scheme: Scheme, master: str = MASTER) -> Part:
    """What the presenter says on a slide: one passage a string."""
    relations = Relations()
    relations.to(NOTES_MASTER, master)
    relations.to(SLIDE, slide)
    passages = [_passage(text, scheme) for text in page.notes] or [_passage("", scheme)]
    tag = element("p:ph", type="body", idx=_TEXT_INDEX)
    text = holding(tag, _NAMES, NOTHING, _held(joined(passages)))
    tree = element("p:spTree", TREE, _image(NOTHING), text)
    content = presentation_ml(
        "p:notes",
        element("p:cSld", tree),
        element("p:clrMapOvr", element("a:masterClrMapping")),
    )
    return Part(notes_name(number), NOTES, content, relations)


def notes_master(scheme: Scheme) -> str:
    """The page of notes: the slide above, the words below."""
    ratio = scheme.grid.size.height / scheme.grid.size.width
    width, height = SHEET
    picture = Rect(width / 10, height / 10, width * 4 / 5, width * 4 / 5 * ratio)
    below = picture.bottom + height / 40
    text = Rect(picture.x, below, picture.width, height * 9 / 10 - below)
    outline = element("a:ln", scheme.fill("text"), w=9525)
    look = joined((transform(picture), preset("rect"), element("a:noFill"), outline))
    held = holding(
        element("p:ph", type="body", sz="quarter", idx=_TEXT_INDEX),
        _NAMES,
        transform(text),
        _held(_passage("", scheme)),
    )
    return presentation_ml(
        "p:notesMaster",
        element(
            "p:cSld",
            background("surface", scheme),
            element("p:spTree", TREE, _image(look), held),
        ),
        COLOUR_MAP,
        element("p:notesStyle", *plain_levels(_SIZE, scheme, before=_SIZE / 2)),
    )


def _image(look: Xml) -> Xml:
    locks = element("a:spLocks", noGrp=True, noRot=True, noChangeAspect=True)
    return element(
        "p:sp",
        element(
            "p:nvSpPr",
            element("p:cNvPr", id=2, name="slide"),
            element("p:cNvSpPr", locks),
            element("p:nvPr", element("p:ph", type="sldImg", idx=_IMAGE_INDEX)),
        ),
        element("p:spPr", look),
    )


def _held(passages: Xml) -> Xml:
    return body(element("a:bodyPr"), NOTHING, passages)


def _passage(text: str, scheme: Scheme) -> Xml:
    end = element("a:endParaRPr", lang=scheme.language)
    if not text:
        return element("a:p", end)
    look = element("a:rPr", lang=scheme.language)
    return element("a:p", element("a:r", look, element("a:t", words(text))), end)
