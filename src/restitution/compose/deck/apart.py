"""Slides composed by themselves: they stand until what they are made of changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from restitution.compose.charts import digits
from restitution.compose.compositor import Compositor
from restitution.compose.deck.desk import Desk, Done
from restitution.compose.deck.visits import visit_slides
from restitution.compose.pictures import photograph_of
from restitution.compose.speech import after_visits, of_visit
from restitution.content.edition import Edition, Visit
from restitution.frozen import replace

_FIRST = ("cover", "editorial", "overview", "programme", "labels")
_LAST = ("closing", "comparison", "programme", "labels")
"""What the slides before those of the visits know of the edition, and those after them."""


def slides_apart(desk: Desk, alone: Compositor, visit: Visit, number: int) -> None:
    """All slides of one visit, made of what is named here alone.

    Of what was on the slides before it counts what of the visit's own words was said already, and
    which titles are taken: where one is, the visit is composed with all that is known of them.
    """
    photographs = tuple(photograph_of(alone, image) for image in visit.images)
    said = desk.clock.said.intersection(of_visit(alone.edition, visit))

    def composed() -> Done:
        made = Desk(alone, before=desk.last)
        made.clock.said |= said
        with alone.recalling(f"{visit.id}/slides"):
            visit_slides(made, visit, number)
        return made.done()

    about = (visit, digits(visit), number, photographs, desk.last, said)
    made_of = (*alone.tools, alone.edition, *about)
    made = alone.rack.lasting(f"{visit.id}/slides", made_of, composed)
    if made.titles.isdisjoint(desk.titles):
        desk.take(made)
    else:
        visit_slides(desk, visit, number)


def first_slides(desk: Desk, compose: Callable[[Desk], None]) -> None:
    """The slides before those of the visits: of these they know names and places."""
    _others(desk, "first", _knowing(desk.compositor, "first", _FIRST, _placed), compose)


def last_slides(desk: Desk, compose: Callable[[Desk], None]) -> None:
    """The slides after those of the visits: they know the titles that are taken by then."""
    _others(desk, "last", _knowing(desk.compositor, "last", _LAST, _compared), compose)


def _others(desk: Desk, name: str, alone: Compositor, compose: Callable[[Desk], None]) -> None:
    titles = frozenset(desk.titles)
    said = desk.clock.said.intersection(after_visits(alone.edition) if desk.slides else ())

    def composed() -> Done:
        made = Desk(alone, before=desk.last, titles=set(titles))
        made.clock.said |= said
        compose(made)
        return made.done()

    made_of = (*alone.tools, alone.edition, desk.last, titles, said)
    desk.take(alone.rack.lasting(f"slides/{name}", made_of, composed))


def apart(compositor: Compositor) -> Compositor:
    """The compositor for a visit by itself: it knows the other visits by their names alone."""
    return _knowing(compositor, "visit", ("labels",), _named)


def _knowing(
    compositor: Compositor, name: str, sections: Iterable[str], brief: Callable[[Visit], Visit]
) -> Compositor:
    """The compositor for some slides by themselves: it knows a few sections of the edition."""
    edition = compositor.edition
    kept = ("publication", "sectors", "lexicon", *sections)
    known = {section: getattr(edition, section) for section in kept}
    made = Edition.excerpt(**known, visits=tuple(map(brief, edition.visits)))
    return replace(compositor, edition=compositor.rack.same(f"deck/{name}", made))


def _named(visit: Visit) -> Visit:
    return _brief(visit)


def _placed(visit: Visit) -> Visit:
    return _brief(visit, "place", "sector")


def _compared(visit: Visit) -> Visit:
    return _brief(visit, "sector", "comparison", "video")


def _brief(visit: Visit, *keys: str) -> Visit:
    known: dict[str, Any] = {key: getattr(visit, key) for key in keys}
    return Visit.excerpt(id=visit.id, name=visit.name, **known)
