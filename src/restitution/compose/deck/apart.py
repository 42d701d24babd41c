"""A visit's slides, composed by themselves: they stand until what they are made of changes."""

from __future__ import annotations

from dataclasses import replace

from restitution.compose.charts import digits
from restitution.compose.compositor import Compositor
from restitution.compose.deck.desk import Desk, Done
from restitution.compose.deck.visits import visit_slides
from restitution.compose.pictures import photograph_of
from restitution.compose.speech import of_visit
from restitution.content.edition import Edition, Visit


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
        visit_slides(made, visit, number)
        return made.done()

    about = (visit, digits(visit), number, photographs, desk.last, said)
    made_of = (*alone.tools, alone.edition, *about)
    made = alone.rack.lasting(f"{visit.id}/slides", made_of, composed)
    if made.titles.isdisjoint(desk.titles):
        desk.take(made)
    else:
        visit_slides(desk, visit, number)


def apart(compositor: Compositor) -> Compositor:
    """The compositor for a visit by itself: it knows the other visits by their names alone."""
    edition = compositor.edition
    visits = [Visit.model_construct(id=visit.id, name=visit.name) for visit in edition.visits]
    shared = Edition.model_construct(
        publication=edition.publication,
        sectors=edition.sectors,
        labels=edition.labels,
        visits=tuple(visits),
    )
    known = compositor.rack.same("deck/edition", shared)
    return compositor.rack.same("deck", replace(compositor, edition=known))
