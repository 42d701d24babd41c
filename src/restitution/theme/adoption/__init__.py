"""A theme's deck on an organisation's own template: its layouts, boxes, colours and fonts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.errors import Problem, Severity
from restitution.frozen import replace
from restitution.source import Source
from restitution.template import Template
from restitution.theme.adoption.colours import Inks
from restitution.theme.adoption.lettering import Lettering
from restitution.theme.adoption.matching import Match, matches
from restitution.theme.adoption.places import placed
from restitution.theme.adoption.room import Room
from restitution.theme.lending import Lent
from restitution.theme.tokens import Grid, Theme

_DECK = "deck"
_LEAST = 24.0
"""The least size of points, in points on a sheet as high as the theme's."""


def adopted(
    theme: Theme, template: Template, source: Source | None
) -> tuple[Theme, tuple[Problem, ...]]:
    """The theme with its deck on a template, and what is to be noticed.

    The other grids stay as they are, but for the palette: theirs is for who prints the slides.
    Raises ThemeError for what the template lacks, with the nearest that it has.
    """
    grid = theme.grids[_DECK]
    found = matches(grid, template, source)
    room = Room(grid, template, found)
    layouts = {match.layout.name: placed(room, match) for match in found}
    on_sheet = replace(grid, size=template.size, scale=room.scale, layouts=layouts)
    main = template.masters[room.main.sheet.master]
    lettering = Lettering(theme, on_sheet, found, main)
    inks = Inks(theme, on_sheet, found, main)
    inked = inks.inked(lettering.styles())
    deck = replace(
        on_sheet,
        styles=inked.styles,
        layouts=inked.layouts,
        fit=lettering.fit,
        lengths=room.lengths(),
    )
    made = replace(
        theme,
        palette=inked.palette,
        roles=inked.roles,
        families=lettering.families(),
        grids={**theme.grids, _DECK: deck},
        lent=Lent(template.file, inked.tones, themed=_alike(template, found)),
    )
    return made, tuple(_noticed(deck, lettering, room, inks.unknown, source))


def _alike(template: Template, found: tuple[Match, ...]) -> bool:
    """Whether all masters in use have the same colours and fonts: then slides may name places."""
    used = [template.masters[match.sheet.master] for match in found]
    return all(
        (each.colours, each.major, each.minor) == (used[0].colours, used[0].major, used[0].minor)
        for each in used
    )


def _noticed(
    deck: Grid,
    lettering: Lettering,
    room: Room,
    pictured: Sequence[str],
    source: Source | None,
) -> Iterator[Problem]:
    """Fonts measured by another, text that is small to read from afar, or stands on a picture."""
    for font, twin in lettering.unknown.items():
        values = {"font": font, "twin": twin}
        yield Problem("template_font", source, values, Severity.WARNING)
    size, least = deck.styles[room.main.body_style].size, _LEAST * room.scale
    if size < least:
        values = {"size": f"{size:g}", "least": f"{least:g}", "layout": room.main.sheet.name}
        yield Problem("template_small", source, values, Severity.WARNING)
    if pictured:
        values = {"layouts": ", ".join(pictured)}
        yield Problem("template_picture", source, values, Severity.WARNING)
