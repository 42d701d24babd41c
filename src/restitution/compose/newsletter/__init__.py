"""An edition as pages: cover, editorial and overview, visits, programme, back.

Page numbers that the pages themselves print are known only when all are made: the pages are
composed again until the numbers of a round are those of the round before.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal

from restitution.compose.compositor import Compositor
from restitution.compose.newsletter.apart import Excerpts, add_apart, excerpts
from restitution.compose.newsletter.back import back_pages, pages_needed
from restitution.compose.newsletter.desk import Desk
from restitution.compose.newsletter.visits import visit_pages
from restitution.compose.thread import visit_anchor
from restitution.frozen import replace
from restitution.page.items import Lever, Publication
from restitution.theme.tokens import TypeStep

SIGNATURE = 4
"""A folded sheet has four pages: the number of pages is a multiple of it."""

_MOST_ROUNDS = 5


def compose(compositor: Compositor) -> Publication:
    """The newsletter of an edition; raises LayoutError when a text fits no page."""
    edition, known = compositor.edition, excerpts(compositor)
    compositor = _fitted(compositor, known)
    desk = _round(compositor, known, {})
    for _ in range(_MOST_ROUNDS):
        before = _references(desk)
        desk = _round(compositor, known, before)
        if _references(desk) == before:
            break
    return Publication(
        title=f"{edition.publication.name.plain} – {edition.publication.title.plain}",
        author=edition.publication.publisher.plain,
        subject=edition.publication.tagline.plain,
        language=compositor.language.locale,
        date=f"{edition.publication.date}-01",
        pages=tuple(desk.pages),
        bookmarks=_bookmarks(compositor),
        spent=_spent(compositor, desk),
    )


def _fitted(compositor: Compositor, known: Excerpts) -> Compositor:
    """The compositor on the widest of the grids that need the fewest sheets."""
    copyfit = compositor.grid.copyfit
    if copyfit is None:
        return compositor
    best, fewest = compositor, math.inf
    for step in copyfit.steps:
        stepped = _stepped(compositor, step)
        sheets = _sheets(stepped, known)
        if sheets < fewest:
            best, fewest = stepped, sheets
        if fewest <= _least_sheets(compositor):
            break
    return best


def _least_sheets(compositor: Compositor) -> int:
    """How many folded sheets an edition fills at any size: a page a visit, cover, editorial, back.

    No smaller type makes fewer, so none is tried once a step makes no more.
    """
    back = pages_needed(Desk(compositor, {}))
    return -(-(len(compositor.edition.visits) + 2 + back) // SIGNATURE)


def _stepped(compositor: Compositor, step: TypeStep) -> Compositor:
    grid = compositor.grid.stepped(step)
    place = f"grid/{step.size:g}/{step.leading:g}"
    return replace(compositor, grid=compositor.rack.same(place, grid))


def _sheets(compositor: Compositor, known: Excerpts) -> int:
    """How many folded sheets the pages of a grid fill: but for the cover, whose map takes long."""
    desk = Desk(compositor, {}, sparing=True)
    _editorial_to_programme(desk, known)
    return -(-(len(desk.pages) + 1 + pages_needed(desk)) // SIGNATURE)


def _editorial_to_programme(desk: Desk, known: Excerpts) -> None:
    """All pages but the cover and the back."""
    numbers = desk.references
    add_apart(desk, "editorial", known.editorial, _editorial_and_contents, numbers=numbers)
    for number, visit in enumerate(desk.compositor.edition.visits):
        visit_pages(desk, known.visits, visit, number)
    add_apart(desk, "programme", known.programme, _programme)


def _cover(desk: Desk) -> None:
    from restitution.compose.newsletter.cover import cover_page  # noqa: PLC0415 - mostly it stands

    cover_page(desk)


def _editorial_and_contents(desk: Desk) -> None:
    from restitution.compose.newsletter.contents import contents_pages  # noqa: PLC0415 - likewise
    from restitution.compose.newsletter.editorial import editorial_pages  # noqa: PLC0415 - likewise

    editorial_pages(desk)
    contents_pages(desk)


def _programme(desk: Desk) -> None:
    from restitution.compose.newsletter.programme import programme_pages  # noqa: PLC0415 - likewise

    programme_pages(desk)


def _notes(desk: Desk) -> None:
    from restitution.compose.newsletter.notes import notes_page  # noqa: PLC0415 - few issues need it

    notes_page(desk)


def _round(compositor: Compositor, known: Excerpts, references: Mapping[str, int]) -> Desk:
    desk = Desk(compositor, references)
    add_apart(desk, "cover", known.cover, _cover, numbers=references)
    _editorial_to_programme(desk, known)
    while (len(desk.pages) + pages_needed(desk)) % SIGNATURE:
        _notes(desk)
    add_apart(desk, "back", known.back, back_pages, numbers=references)
    return desk


def _references(desk: Desk) -> dict[str, int]:
    """Which page every anchor is on."""
    return {anchor: page.number for page in desk.pages for anchor in page.anchors}


def _spent(compositor: Compositor, desk: Desk) -> tuple[Lever, ...]:
    """What was chosen so that the pages are full: the type, then what each visit was given."""
    body = compositor.style("body")
    number = compositor.language.number
    size = f"{number(_decimal(body.size))}/{number(_decimal(body.leading))}"
    return (
        Lever("", ("type", size)),
        *(Lever(spent.visit, spent.levers, spent.fill) for spent in desk.spent),
    )


def _decimal(value: float) -> Decimal:
    return Decimal(f"{value:g}")


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
