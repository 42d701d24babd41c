"""Pages composed by themselves: they stand until what they are made of changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from restitution.compose.compositor import Compositor
from restitution.compose.newsletter.desk import Desk, Spent
from restitution.content.edition import Edition, Visit
from restitution.frozen import Frozen, replace
from restitution.page.items import Page

_NO_NUMBERS: Final[Mapping[str, int]] = MappingProxyType({})

Pages = tuple[tuple[Page, ...], tuple[Spent, ...]]
"""Pages, and what was spent to fill them."""


class Excerpts(Frozen):
    """What the pages of each kind know of an edition, and no more."""

    cover: Edition
    editorial: Edition
    visits: Edition
    programme: Edition
    back: Edition


def excerpts(compositor: Compositor) -> Excerpts:
    """The excerpts of an edition; of the visits, those that name them know what names them."""
    edition = compositor.edition
    named = [Visit.excerpt(id=visit.id, name=visit.name) for visit in edition.visits]
    placed = [
        Visit.excerpt(id=visit.id, name=visit.name, place=visit.place, sector=visit.sector)
        for visit in edition.visits
    ]
    shown = [
        Visit.excerpt(id=visit.id, name=visit.name, video=visit.video) for visit in edition.visits
    ]
    return Excerpts(
        cover=_excerpt(compositor, ("cover", "sectors", "programme"), placed),
        editorial=_excerpt(compositor, ("editorial", "overview"), named),
        visits=_excerpt(compositor, ("sectors", "labels")),
        programme=_excerpt(compositor, ("programme",)),
        back=_excerpt(compositor, ("closing",), shown),
    )


def _excerpt(
    compositor: Compositor, sections: tuple[str, ...], visits: list[Visit] | None = None
) -> Edition:
    """Some sections with the publication and the lexicon: the same as long as they are equal."""
    edition = compositor.edition
    known = {key: getattr(edition, key) for key in ("publication", "lexicon", *sections)}
    made = Edition.excerpt(**known, visits=tuple(visits or ()))
    return compositor.rack.same(f"newsletter/{'+'.join(sections)}", made)


def add_apart(
    desk: Desk,
    name: str,
    edition: Edition,
    compose: Callable[[Desk], None],
    *made_of: object,
    numbers: Mapping[str, int] = _NO_NUMBERS,
) -> None:
    """Add pages that are made of an excerpt and of what else is named here.

    ``numbers`` are those of the pages that they name. What is counted, set without numbers and set
    with them stands apart, for each size of type.
    """
    alone = replace(desk.compositor, edition=edition)

    def composed() -> Pages:
        made = Desk(alone, numbers, sparing=desk.sparing, before=desk.last)
        with alone.recalling(name):
            compose(made)
        return tuple(made.pages), tuple(made.spent)

    body = alone.style("body")
    purpose = "counted" if desk.sparing else "numbered" if numbers else "set"
    place = f"{name}/{purpose}/{body.size:g}/{body.leading:g}"
    made_of = (*alone.tools, edition, dict(numbers), desk.last, *made_of)
    if desk.sparing:
        desk.count(alone.rack.lasting(place, made_of, lambda: len(composed()[0])))
        return
    pages, spent = alone.rack.lasting(place, made_of, composed)
    desk.pages += pages
    desk.spent += spent
