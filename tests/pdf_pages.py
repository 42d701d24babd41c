"""Small pages made by hand, for the tests of the PDF writer."""

from dataclasses import replace
from itertools import count
from pathlib import Path

from restitution.geometry import Rect, Size
from restitution.markup import Span
from restitution.page.items import AnyItem, Page, Publication, SetPassage, TextBox
from restitution.page.structure import Role, Structure, Tag
from restitution.text.slug import GlyphString, Slug
from restitution.theme.fonts import Face
from restitution.theme.library import FontLibrary
from restitution.theme.tokens import (
    Colour,
    Decoration,
    Family,
    Layout,
    TextStyle,
    Theme,
)
from restitution.writers.pdf import write

BLACK = Colour("black", (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))
RED = Colour("red", (0.8, 0.1, 0.1), (0.1, 0.9, 0.9, 0.0))
PAPER = Colour("paper", (0.96, 0.94, 0.9), (0.02, 0.04, 0.1, 0.0))

FAMILIES = {
    "serif": Family(
        "Source Serif 4",
        "Georgia",
        "source-serif-4:SourceSerif4[opsz,wght].ttf",
        "source-serif-4:SourceSerif4-Italic[opsz,wght].ttf",
        optical=True,
    ),
    "sans": Family(
        "Source Sans 3",
        "Calibri",
        "source-sans-3:SourceSans3[wght].ttf",
        "source-sans-3:SourceSans3-Italic[wght].ttf",
    ),
    "arimo": Family("Arimo", "Arial", "arimo:Arimo[wght].ttf", "arimo:Arimo-Italic[wght].ttf"),
}
THEME = Theme(
    "test",
    {"black": BLACK, "red": RED, "paper": PAPER},
    {"text": "black", "accent": "red", "paper": "paper"},
    FAMILIES,
    {},
)
FONTS = FontLibrary(FAMILIES, "fr")
BODY = TextStyle("body", "serif", 12.0, 16.0, "text")
SANS = replace(BODY, name="sans", family="sans")
TRICKY_STYLES = (BODY, SANS, replace(BODY, size=30.0), replace(BODY, weight=700))
A5 = Size(420.0, 595.0)
LAYOUT = Layout(
    "plain", "Simple", "paper", decorations=(Decoration("band", Rect(0, 0, 420, 20), "accent"),)
)
DOCUMENT = Tag(Role.DOCUMENT, "document")
_names = count(1)


def face(style: TextStyle = BODY, *, strong: bool = False) -> Face:
    return FONTS.face(style, strong=strong)


def string(text: str, x: float = 0.0, style: TextStyle = BODY, **changes: object) -> GlyphString:
    drawn = face(style)
    made = GlyphString(
        text,
        drawn.shape(text),
        drawn,
        style.size,
        style.colour,
        x,
        drawn.width(text, style.size),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def slug(
    text: str,
    x: float = 40.0,
    baseline: float = 60.0,
    style: TextStyle = BODY,
    *,
    hyphenated: bool = False,
    **changes: object,
) -> Slug:
    """One line of one string; a hyphenated one gets its hyphen here."""
    shown = string(text + "-" * hyphenated, 0.0, style, **changes)
    return Slug(x, baseline, shown.width, (shown,), text, hyphenated)


def in_words(text: str, gap: float, x: float = 40.0, baseline: float = 60.0) -> Slug:
    """A justified line: a string a word, each with its space, and stretched gaps between."""
    strings: list[GlyphString] = []
    pen = 0.0
    for word in text.split(" "):
        last = len(strings) == text.count(" ")
        strings.append(string(word if last else word + " ", pen))
        pen += strings[-1].width + (0.0 if last else gap)
    return Slug(x, baseline, pen, tuple(strings), text)


def passage(
    *slugs: Slug, structure: Structure = (), mark: Slug | None = None, text: str | None = None
) -> SetPassage:
    """A passage; its text is the slugs' with spaces between, unless said."""
    words = "".join(s.text + ("" if s.hyphenated else " ") for s in slugs).rstrip(" ")
    return SetPassage((Span(text or words),), BODY, slugs, structure, mark=mark)


def text_box(*passages: SetPassage, rect: Rect | None = None, **changes: object) -> TextBox:
    box = TextBox(
        rect=rect or Rect(40, 40, 340, 200),
        name=f"text-{next(_names)}",
        passages=passages,
        measure=340.0,
    )
    return replace(box, **changes)  # type: ignore[arg-type]


def line(text: str, **changes: object) -> TextBox:
    """A box with one line of text, tagged P."""
    tag = Tag(Role.P, f"p-{next(_names)}")
    return text_box(passage(slug(text, **changes), structure=(DOCUMENT, tag)))  # type: ignore[arg-type]


def page(*items: AnyItem, name: str = "page", **changes: object) -> Page:
    made = Page(name=name, size=A5, layout=LAYOUT, title="Une page", section="Section", items=items)
    return replace(made, **changes)  # type: ignore[arg-type]


def publication(*pages: Page, **changes: object) -> Publication:
    made = Publication(
        title="La lettre — été",
        author="Une association",
        subject="Les visites",
        language="fr-FR",
        date="2010-10",
        pages=pages,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def save(pub: Publication, folder: Path, name: str = "out.pdf") -> Path:
    path = folder / name
    write(pub, THEME, path)
    return path
