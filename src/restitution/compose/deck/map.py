"""Where the visits were: the map with the thread, each knot a link to its visit."""

from __future__ import annotations

from collections.abc import Iterator

from restitution.compose.compositor import Compositor
from restitution.compose.deck.desk import Desk
from restitution.compose.places import places_map
from restitution.compose.speech import Notes
from restitution.page.structure import Role

_MOST = 24
"""More visits than this are no map to look at in a room: the agenda names their places."""


def where(desk: Desk, section: str) -> None:
    """The places of the visits and of the meeting; the notes name them."""
    compositor = desk.compositor
    if len(compositor.edition.visits) > _MOST:
        return
    area = compositor.layout("list").slots["map"].rect
    path = desk.path("where", Role.FIGURE, "map")
    drawn = places_map(compositor, area, path)
    desk.add(
        "where",
        "list",
        compositor.words.where,
        section=section,
        items=[*drawn, *desk.rail.items(-1)],
        footer=compositor.edition.publication.title.plain,
        notes=Notes(after=tuple(_notes(compositor))),
        see="cover",
        anchors=("where",),
    )


def _notes(compositor: Compositor) -> Iterator[str]:
    for number, visit in enumerate(compositor.edition.visits, start=1):
        yield f"{number}. {visit.name.plain}, {visit.place.named}"
    meeting = compositor.edition.programme.place
    if meeting is not None:
        yield f"{compositor.words.programme}\u00a0: {meeting.named}"
