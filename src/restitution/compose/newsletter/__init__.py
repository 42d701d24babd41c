"""An edition as pages: cover, editorial and overview, visits, programme, back.

Page numbers that the pages themselves print are known only when all are made: the pages are
composed again until the numbers of a round are those of the round before.
"""

from __future__ import annotations

from collections.abc import Mapping

from restitution.compose.compositor import Compositor
from restitution.compose.newsletter.back import back_pages, pages_needed
from restitution.compose.newsletter.cover import cover_page
from restitution.compose.newsletter.desk import Desk
from restitution.compose.newsletter.editorial import editorial_pages
from restitution.compose.newsletter.notes import notes_page
from restitution.compose.newsletter.programme import programme_pages
from restitution.compose.newsletter.visits import visit_pages
from restitution.compose.thread import visit_anchor
from restitution.page.items import Page, Publication

SIGNATURE = 4
"""A folded sheet has four pages: the number of pages is a multiple of it."""

_MOST_ROUNDS = 5


def compose(compositor: Compositor) -> Publication:
    """The newsletter of an edition; raises LayoutError when a text fits no page."""
    edition = compositor.edition
    pages, references = _round(compositor, {})
    for _ in range(_MOST_ROUNDS):
        before = references
        pages, references = _round(compositor, references)
        if references == before:
            break
    return Publication(
        title=f"{edition.publication.name.plain} – {edition.publication.title.plain}",
        author=edition.publication.publisher.plain,
        subject=edition.publication.tagline.plain,
        language=compositor.language.locale,
        date=f"{edition.publication.date}-01",
        pages=pages,
        bookmarks=_bookmarks(compositor),
    )


def _round(
    compositor: Compositor, references: Mapping[str, int]
) -> tuple[tuple[Page, ...], Mapping[str, int]]:
    desk = Desk(compositor, references)
    cover_page(desk)
    editorial_pages(desk)
    for number, visit in enumerate(compositor.edition.visits):
        visit_pages(desk, visit, number)
    programme_pages(desk)
    while (len(desk.pages) + pages_needed(desk)) % SIGNATURE:
        notes_page(desk)
    back_pages(desk)
    found = {anchor: page.number for page in desk.pages for anchor in page.anchors}
    return tuple(desk.pages), found


def _bookmarks(compositor: Compositor) -> tuple[tuple[int, str, str], ...]:
    words, edition = compositor.words, compositor.edition
    return (
        (0, edition.publication.title.plain, "cover"),
        (0, words.editorial, "editorial"),
        (0, edition.overview.title.plain, "overview"),
        *(
            mark
            for visit in edition.visits
            for mark in (
                (0, visit.title.plain, visit_anchor(visit)),
                *(
                    (1, question.question.plain, f"question.{visit.id}.{question.id}")
                    for question in visit.questions
                ),
            )
        ),
        (0, edition.programme.title.plain, "programme"),
        (0, words.all_videos, "videos"),
    )
