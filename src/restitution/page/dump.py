"""A page as plain text: for tests that compare pages in full, and for eyes."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.geometry import Rect
from restitution.page.items import (
    AnyItem,
    Chart,
    Miniature,
    Page,
    Picture,
    Publication,
    Symbol,
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
    if isinstance(item, TextBox):
        for passage in item.passages:
            for slug in passage.slugs:
                yield f"    {slug.x:.1f},{slug.baseline:.1f} {slug.text.strip(' ')}"
    elif isinstance(item, Symbol):
        yield f"    {item.address} {item.matrix.size}{item.matrix.level}"
    elif isinstance(item, Chart):
        for bar in item.bars:
            yield f"    {bar.label}: {bar.printed}"
    elif isinstance(item, Picture):
        yield f"    {item.photograph.file} {item.photograph.width}x{item.photograph.height}"
    elif isinstance(item, Miniature):
        yield f"    {item.page.number} {item.page.name}"


def _rect(rect: Rect) -> str:
    return f"({rect.x:.1f} {rect.y:.1f} {rect.width:.1f} {rect.height:.1f})"
