"""An edition as slides: one idea each, in the order it is told to a room."""

from __future__ import annotations

from restitution.compose.compositor import Compositor
from restitution.compose.deck.apart import apart, first_slides, last_slides, slides_apart
from restitution.compose.deck.desk import Desk
from restitution.page.items import Publication


def compose(compositor: Compositor) -> Publication:
    """The deck of an edition; raises LayoutError when a text fits no slide."""
    desk, edition = Desk(compositor), compositor.edition
    first_slides(desk, _before_visits)
    alone = apart(compositor)
    for number, visit in enumerate(edition.visits):
        slides_apart(desk, alone, visit, number)
    last_slides(desk, _after_visits)
    title = edition.publication.title.plain
    return Publication(
        title=f"{edition.publication.name.plain} – {title}",
        author=edition.publication.publisher.plain,
        subject=edition.publication.tagline.plain,
        language=compositor.language.locale,
        date=f"{edition.publication.date}-01",
        pages=tuple(desk.slides),
        bookmarks=_bookmarks(desk),
    )


def _before_visits(desk: Desk) -> None:
    from restitution.compose.deck.ends import before_visits  # noqa: PLC0415 - mostly they stand

    before_visits(desk)


def _after_visits(desk: Desk) -> None:
    from restitution.compose.deck.ends import after_visits  # noqa: PLC0415 - mostly they stand

    after_visits(desk)


def _bookmarks(desk: Desk) -> tuple[tuple[int, str, str], ...]:
    """A section a level, its slides below it."""
    marks: list[tuple[int, str, str]] = []
    section = ""
    for slide in desk.slides:
        if slide.section != section:
            section = slide.section
            marks.append((0, section, slide.anchors[0]))
        marks.append((1, slide.title, slide.anchors[0]))
    return tuple(marks)
