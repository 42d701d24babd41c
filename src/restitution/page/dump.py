"""A page as plain text: for tests that compare pages in full, and for eyes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from restitution.geometry import Rect
from restitution.page.items import (
    AnyItem,
    Chart,
    Disc,
    Miniature,
    Outline,
    Page,
    Panel,
    Picture,
    Publication,
    Stroke,
    Symbol,
    Table,
    TextBox,
)


def dump(publication: Publication) -> str:
    """Every page with its items in order: what, where, and the words line by line."""
    return "\n".join(line for page in publication.pages for line in _page(page)) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"== {page.number} {page.name} [{page.layout.name}] {page.title}"
    for item in page.items:
        yield from _item(item)
    for note in page.notes:
        yield f"  note: {note}"


def _item(item: AnyItem) -> Iterator[str]:
    kind = type(item).__name__
    link = f" -> {item.link}" if item.link else ""
    yield f"  {kind} {item.name} {_rect(item.rect)}{link}"
    yield from (f"    {line}" for line in _inside(item))


def _inside(item: AnyItem) -> Iterator[str]:
    """What an item holds, line by line."""
    match item:
        case TextBox():
            for slug in (slug for passage in item.passages for slug in passage.slugs):
                yield f"{slug.x:.1f},{slug.baseline:.1f} {slug.text.strip(' ')}"
        case Symbol():
            yield f"{item.address} {item.matrix.size}{item.matrix.level}"
        case Chart():
            yield from (f"{bar.label}: {bar.printed}" for bar in item.bars)
        case Table():
            yield from (" | ".join(map(_words, row)) for row in item.rows)
        case Picture():
            yield f"{item.photograph.file} {item.photograph.width}x{item.photograph.height}"
        case Miniature():
            yield f"{item.page.number} {item.page.name}"
        case Panel() | Disc() | Stroke() | Outline():
            return
        case _:
            assert_never(item)


def _words(box: TextBox) -> str:
    return " ".join(span.text for passage in box.passages for span in passage.spans)


def _rect(rect: Rect) -> str:
    return f"({rect.x:.1f} {rect.y:.1f} {rect.width:.1f} {rect.height:.1f})"
