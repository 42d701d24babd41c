"""How even running text is: ours, and the same words set by Typst in the same type and measure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import typst

from bench.typography import figures
from restitution.build import build
from restitution.page.items import Page, SetPassage, TextBox
from restitution.theme.library import font_file
from restitution.theme.tokens import Align
from restitution.workshop import Workshop

HEAD = """\
#set page(width: {measure}pt + 20mm, height: 297mm, margin: 10mm)
#set text(font: "{font}", size: {size}pt, lang: "fr", hyphenate: true, number-type: "old-style",
  top-edge: 0.7em, bottom-edge: -0.3em)
#set par(justify: true, leading: {leading}pt - 1em, spacing: {leading}pt - 1em)
"""
TRACKED = """\
#set par(justification-limits: (tracking: (min: -0.01em, max: 0.02em)))
"""
"""What Typst offers where we draw glyphs wider and narrower."""
COLUMNS = "| running text | spread of the gap | loose lines | hyphenated | in a row |\n"


def table(content: Path, folder: Path) -> Iterator[str]:
    """The figures of both programs, as rows of a table."""
    build(content, folder, only=("newsletter",))
    workshop = Workshop(content)
    typst_twin(workshop, folder / "twin.pdf")
    typst_twin(workshop, folder / "tracked.pdf", TRACKED)
    yield COLUMNS + "|---|---:|---:|---:|---:|\n"
    yield _row("ours", folder / "newsletter.pdf")
    yield _row("Typst", folder / "twin.pdf")
    yield _row("Typst, letters spaced as well", folder / "tracked.pdf")


def _row(label: str, file: Path) -> str:
    found = figures(file)
    shares = f"{found.spread:.3f} | {found.loose:.1%} | {found.divided:.1%}"
    return f"| {label} | {shares} | {found.hyphens_in_a_row} |\n"


def typst_twin(workshop: Workshop, file: Path, more: str = "") -> None:
    """Set the newsletter's justified passages by Typst with some more rules, and write a PDF."""
    publication = workshop.publication("newsletter")
    passages = list(dict.fromkeys(said(p) for page in publication.pages for p in justified(page)))
    style = next(p.style for page in publication.pages for p in justified(page))
    family = workshop.theme.families[style.family]
    head = HEAD.format(
        measure=measure(workshop), font=family.name, size=style.size, leading=style.leading
    )
    body = "\n\n".join(f"#{json.dumps(text, ensure_ascii=False)}" for text in passages)
    fonts = [str(font_file(name).parent) for name in (family.upright, family.italic)]
    source = file.with_suffix(".typ")
    source.write_text(head + more + body, encoding="utf-8")
    typst.compile(str(source), output=str(file), font_paths=fonts)


def measure(workshop: Workshop) -> float:
    """The width of a text column."""
    grid = workshop.theme.grids["newsletter"]
    gutters = (grid.lengths["columns"] - 1) * grid.lengths["column-gutter"]
    width = grid.layouts["inside"].slots["text"].rect.width
    return (width - gutters) / grid.lengths["columns"]


def justified(page: Page) -> Iterator[SetPassage]:
    for item in page.items:
        for passage in item.passages if isinstance(item, TextBox) else ():
            if passage.style.align is Align.JUSTIFY:
                yield passage


def said(passage: SetPassage) -> str:
    return "".join(span.text for span in passage.spans)
