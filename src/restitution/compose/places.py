"""The places of an edition on a map: where its visits were, and where all meet."""

from __future__ import annotations

from restitution.compose.compositor import Compositor
from restitution.compose.map import Spot, draw_dots, draw_map
from restitution.compose.thread import MOST_KNOTS, visit_anchor
from restitution.content.edition import Place, Visit
from restitution.geometry import Rect
from restitution.page.items import AnyItem
from restitution.page.structure import Structure


def places_map(compositor: Compositor, rect: Rect, structure: Structure) -> tuple[AnyItem, ...]:
    """The map of the visits and the meeting, tied by the thread: each knot leads to its visit.

    More visits than a thread has knots for are dots. Raises ThemeError for a character that the
    theme's fonts lack.
    """
    found, grid, typesetter = spots(compositor), compositor.grid, compositor.typesetter
    language, dotted = compositor.language, len(compositor.edition.visits) > MOST_KNOTS

    def drawn() -> tuple[AnyItem, ...]:
        places = ", ".join(dict.fromkeys(spot.place or spot.name for spot in found))
        said = {"language": language.code, "alt": language.words.map_alt.format(places=places)}
        if dotted:
            return draw_dots(found, rect, grid, typesetter, structure=structure, **said)
        return draw_map(
            found, rect, grid, typesetter, structure=structure, enters=None, leaves=None, **said
        )

    made_of = (found, rect, grid, typesetter, language, dotted, structure)
    return compositor.rack.lasting(f"map/{structure[0].id}", made_of, drawn)


def spots(compositor: Compositor) -> tuple[Spot, ...]:
    """The visits in their order, then the place where all meet, if it is known."""
    edition = compositor.edition
    visits = (_visit(compositor, visit, i) for i, visit in enumerate(edition.visits, start=1))
    meeting = edition.programme.place
    return (*visits, *([_meeting(meeting)] if meeting else []))


def _visit(compositor: Compositor, visit: Visit, number: int) -> Spot:
    return Spot(
        number=number,
        name=visit.name.plain,
        place=visit.place.city.plain,
        latitude=float(visit.place.latitude),
        longitude=float(visit.place.longitude),
        colour=compositor.sector_role(visit),
        anchor=visit_anchor(visit),
        source=visit.name.source,
        place_source=visit.place.city.source,
    )


def _meeting(place: Place) -> Spot:
    return Spot(
        number=0,
        name=place.city.plain,
        place="",
        latitude=float(place.latitude),
        longitude=float(place.longitude),
        colour="thread",
        anchor="programme",
        source=place.city.source,
    )
