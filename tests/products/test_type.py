"""The grey of the newsletter's running text, measured on the finished file and on its pages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bench.typography import Figures, figures
from products.built import boxes, output, workshop
from restitution.page.items import Page, SetPassage, TextBox
from restitution.theme.tokens import Align

FURNITURE = {"cover", "editorial", "programme", "back"}
"""Pages whose height is their own: the first part of their names."""


@cache
def measured() -> Figures:
    return figures(output() / "newsletter.pdf")


def pages() -> tuple[Page, ...]:
    return workshop().publication("newsletter").pages


def running_text(page: Page) -> Iterator[SetPassage]:
    """What stands of each justified passage in a column, from top to bottom."""
    for box in boxes(page):
        for passage in box.passages:
            if passage.style.align is Align.JUSTIFY:
                yield passage


def test_spaces_are_even() -> None:
    print(measured())  # noqa: T201 - the figures are wanted in the log
    assert measured().justified > 300
    assert measured().spread < 0.067
    assert measured().loose < 0.04


def test_few_lines_are_hyphenated_and_never_three_in_a_row() -> None:
    assert measured().divided < 0.20
    assert measured().hyphens_in_a_row <= 2


def test_lines_of_all_columns_stand_level() -> None:
    assert measured().off_grid == 0


def test_no_column_begins_or_ends_with_a_single_line_of_a_passage() -> None:
    parts = [passage for page in pages() for passage in running_text(page)]
    single = [passage for passage in parts if len(passage.slugs) == 1]
    assert [drawn(passage) for passage in single if drawn(passage) != said(passage)] == []


def test_no_column_ends_with_a_divided_word() -> None:
    ends = [p.slugs[-1] for page in pages() for p in running_text(page)]
    assert [slug.text for slug in ends if slug.hyphenated] == []


def test_pages_are_filled() -> None:
    inside = [page for page in pages() if page.name.partition(".")[0] not in FURNITURE]
    assert len(inside) == 8
    for page in inside:
        area = page.layout.slots["text"].rect
        assert (lowest(page) - area.y) / area.height > 0.85, page.name


def lowest(page: Page) -> float:
    """How far down the columns reach: the last type in them, and not at the page's foot."""
    width = page.layout.slots["text"].rect.width
    foot = page.layout.slots["text"].rect.bottom + 0.1
    left = min(box.rect.x for box in boxes(page) if is_running(box))
    return max(
        box.rect.bottom
        for box in boxes(page)
        if box.rect.x >= left - 0.1
        and box.rect.right <= left + width + 0.1
        and box.rect.bottom <= foot
    )


def is_running(box: TextBox) -> bool:
    return any(passage.style.align is Align.JUSTIFY for passage in box.passages)


def said(passage: SetPassage) -> str:
    return "".join(span.text for span in passage.spans)


def drawn(passage: SetPassage) -> str:
    return "".join(slug.text for slug in passage.slugs)
