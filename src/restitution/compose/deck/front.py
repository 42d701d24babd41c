"""The first slides: title, agenda, the steps, what was seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from restitution.compose import speech
from restitution.compose.deck.desk import Desk
from restitution.compose.deck.points import opening_sentences, points_slides
from restitution.compose.series import batches
from restitution.compose.speech import Notes
from restitution.compose.thread import disc, line, visit_anchor
from restitution.content.edition import Step, Visit
from restitution.frozen import replace
from restitution.geometry import Rect
from restitution.markup import Text
from restitution.page.items import AnyItem, Panel, TextBox
from restitution.page.structure import Role
from restitution.theme.tokens import Anchor

_ROWS = 3
_COLUMNS = 2
_STEPS = 4
_KNOT = 20.0
"""The radius of a step's knot."""
_STEP_WIDTH = 180.0
"""Steps narrower than this stand in two rows."""

_Numbered = tuple[int, Visit]
"""A visit with its number, from 1."""


def opening(desk: Desk, section: str) -> None:
    """The title slide; the thread begins here, with a knot for every visit to come."""
    compositor, header = desk.compositor, desk.compositor.edition.publication
    layout = compositor.layout("opening")
    date = compositor.language.month_year(header.date)
    items = [
        compositor.in_slot(
            layout,
            "subtitle",
            compositor.wording(header.title, "hero-lead"),
            structure=desk.path("opening", Role.P, "subtitle"),
        ),
        compositor.in_slot(
            layout,
            "date",
            compositor.wording(f"{header.publisher.plain} – {date}", "hero-date"),
            structure=desk.path("opening", Role.P, "date"),
        ),
    ]
    desk.add(
        "opening",
        "opening",
        _capitalised(header.tagline),
        section=section,
        items=[*items, *_first_thread(desk)],
        level=Role.H1,
        notes=Notes(speech.opening(compositor.edition)),
        source=header.origin,
    )


def _capitalised(text: Text) -> Text:
    first, *others = text.spans
    capital = replace(first, text=first.text[:1].upper() + first.text[1:])
    return replace(text, spans=(capital, *others))


def _first_thread(desk: Desk) -> list[AnyItem]:
    compositor = desk.compositor
    area = compositor.layout("opening").slots["thread"].rect
    y, width = area.y, compositor.grid.size.width
    visits, colour = compositor.edition.visits, compositor.style("hero-date").colour
    thread = line("thread", area.x, width, y, colour, compositor.length("thread-width"))
    if len(visits) > 1:
        step = (area.width - compositor.length("knot-present")) / (len(visits) - 1)
    else:
        step = 0.0
    return [
        thread,
        *(
            disc(
                f"thread/{visit.id}",
                area.x + compositor.length("knot-present") / 2 + number * step,
                y,
                compositor.length("knot-present") * (0.8 if len(visits) < 12 else 0.4),  # noqa: PLR2004
                colour,
                link=f"#{visit_anchor(visit)}",
                alt=visit.name.plain,
            )
            for number, visit in enumerate(visits)
        ),
    ]


def agenda(desk: Desk, section: str) -> None:
    """The visits as cards, each a link, under the names of their sectors."""
    compositor = desk.compositor
    columns = list(_agenda_columns(compositor.edition.visits))
    slides = list(batches(columns, _COLUMNS))
    for number, slide in enumerate(slides, start=1):
        name = f"agenda.{number}"
        part = desk.part(number, len(slides))
        items = [item for i, column in enumerate(slide) for item in _column(desk, name, i, column)]
        desk.add(
            name,
            "list",
            compositor.label("visits"),
            section=section,
            items=[*items, *desk.rail.items(-1)],
            footer=compositor.edition.publication.title.plain,
            part=part,
            notes=Notes(after=[_place(visit) for column in slide for _, visit in column]),
            anchors=("agenda",) if number == 1 else (),
        )


def _place(visit: Visit) -> str:
    return f"{visit.name.plain}, {visit.place.named}"


def _agenda_columns(visits: Sequence[Visit]) -> Iterator[tuple[_Numbered, ...]]:
    """Columns of cards, each of one sector."""
    numbered = enumerate(visits, start=1)
    for _, found in groupby(numbered, key=lambda entry: entry[1].sector):
        yield from batches(found, _ROWS)


def _column(desk: Desk, slide: str, number: int, visits: Sequence[_Numbered]) -> Iterator[AnyItem]:
    compositor = desk.compositor
    slot, gap = compositor.layout("list").slots["cards"].rect, compositor.length("gap")
    area = slot.columns(_COLUMNS, compositor.scaled(40))[number]
    sector = compositor.edition.sectors[visits[0][1].sector]
    head, cards = area.split_top(compositor.scaled(28), compositor.scaled(8))
    yield compositor.box(
        f"{slide}/group{number}",
        compositor.wording(sector.label, "group"),
        head,
        structure=desk.path(slide, Role.P, f"group{number}"),
    )
    height = (cards.height - (_ROWS - 1) * gap) / _ROWS
    for row, (place, visit) in enumerate(visits):
        rect = Rect(cards.x, cards.y + row * (height + gap), cards.width, height)
        yield from _card(desk, slide, place, visit, rect)


def _card(desk: Desk, slide: str, number: int, visit: Visit, rect: Rect) -> Iterator[AnyItem]:
    compositor = desk.compositor
    name, link = f"{slide}/{visit.id}", f"#{visit_anchor(visit)}"
    badge = Rect(rect.x, rect.y, compositor.scaled(64), rect.height)
    text = rect.inset(*map(compositor.scaled, (84, 10, 12, 10)))
    path = desk.path(slide, Role.P, visit.id)
    yield Panel(rect=rect, name=f"{name}/card", colour="paper", link=link, alt=visit.name.plain)
    yield Panel(rect=badge, name=f"{name}/badge", colour=compositor.sector_role(visit))
    yield compositor.box(
        f"{name}/number",
        compositor.wording(str(number), "entry-number"),
        badge,
        anchor=Anchor.MIDDLE,
    )
    yield compositor.box(
        f"{name}/name",
        [
            compositor.wording(visit.name, "entry"),
            compositor.wording(visit.place.named, "entry-place"),
        ],
        text,
        anchor=Anchor.MIDDLE,
        structure=path,
        link=link,
    )


def steps(desk: Desk, section: str) -> None:
    """The steps of the project along the thread."""
    compositor = desk.compositor
    overview = compositor.edition.overview
    slides = list(batches(enumerate(overview.steps, start=1), _STEPS))
    for number, slide in enumerate(slides, start=1):
        name = f"overview.{number}"
        areas = _step_areas(desk, len(slide))
        items = [
            item
            for i, (order, step) in enumerate(slide)
            for item in _step(desk, name, areas[i], order, step)
        ]
        desk.add(
            name,
            "list",
            overview.title,
            section=section,
            items=[*_step_thread(desk, areas), *items, *desk.rail.items(-1)],
            footer=compositor.edition.publication.title.plain,
            part=desk.part(number, len(slides)),
            notes=Notes([speech.step(step) for _, step in slide]),
            see="overview",
            anchors=("overview",) if number == 1 else (),
            source=overview.origin,
        )


def _step_areas(desk: Desk, count: int) -> list[Rect]:
    """A place a step, below what stands over the present one.

    They are side by side, or in two rows on a sheet too narrow for that.
    """
    compositor = desk.compositor
    slot, gutter = compositor.layout("list").slots["steps"].rect, compositor.scaled(26)
    row = slot.inset(0, compositor.scaled(2 * _KNOT), 0, 0).columns(_STEPS, gutter)
    if row[0].width >= compositor.scaled(_STEP_WIDTH):
        return list(row[:count])
    gap = compositor.length("gap")
    halves = slot.split_top((slot.height - gap) / 2, gap)
    return [area for half in halves for area in half.columns(_STEPS // 2, gutter)][:count]


def _step_thread(desk: Desk, areas: Sequence[Rect]) -> list[AnyItem]:
    """The thread through the steps of each row."""
    compositor = desk.compositor
    width, radius = compositor.length("thread-width"), compositor.scaled(_KNOT)
    tops = list(dict.fromkeys(area.y for area in areas))
    rows = [[area for area in areas if area.y == top] for top in tops]
    return [
        line(f"steps/thread{number or ''}", row[0].x, row[-1].right, top + radius, "thread", width)
        for number, (top, row) in enumerate(zip(tops, rows, strict=True))
    ]


def _step(desk: Desk, slide: str, area: Rect, order: int, step: Step) -> list[AnyItem]:
    """A knot on the thread with its number, and what the step is; the present one is ringed."""
    compositor = desk.compositor
    name = f"{slide}/{step.id}"
    radius = compositor.scaled(_KNOT)
    badge = Rect(area.x, area.y, 2 * radius, 2 * radius)
    return [
        *(_here(desk, slide, step, badge, area) if step.here else ()),
        disc(f"{name}/knot", badge.x + radius, badge.y + radius, radius, "thread"),
        compositor.box(
            f"{name}/number",
            compositor.wording(str(order), "step-number"),
            badge,
            anchor=Anchor.MIDDLE,
        ),
        *_step_texts(desk, slide, step, area),
    ]


def _here(desk: Desk, slide: str, step: Step, badge: Rect, area: Rect) -> Iterator[AnyItem]:
    """« Vous êtes ici » over the knot of the present step, and a ring around it.

    Where steps stand in two rows, the words are beside the knot, on the thread.
    """
    compositor, name = desk.compositor, f"{slide}/{step.id}"
    wide, radius = compositor.length("thread-width"), badge.width / 2
    yield disc(
        f"{name}/ring",
        badge.x + radius,
        badge.y + radius,
        radius + 2 * wide,
        "surface",
        line_colour="thread",
        line_width=wide,
    )
    place = Rect(badge.x, badge.y - 2 * radius, area.width, 2 * radius - 3 * wide)
    if place.y < compositor.layout("list").slots["steps"].rect.y:
        left = badge.right + 4 * wide
        place = Rect(left, badge.y - 2 * wide, area.right - left, radius + wide)
    yield compositor.box(
        f"{name}/here",
        compositor.wording(compositor.words.you_are_here, "step-here"),
        place,
        anchor=Anchor.BOTTOM,
        structure=desk.path(slide, Role.P, f"{name}/here"),
    )


def _step_texts(desk: Desk, slide: str, step: Step, area: Rect) -> Iterator[TextBox]:
    """The title, dates and place of a step, a box each: they are balanced each for itself."""
    compositor = desk.compositor
    said = [(step.title, "step-title"), (step.dates, "step-date")]
    if step.place:
        said.append((step.place, "step-text"))
    rect = area.inset(0, compositor.scaled(58), 0, 0)
    texts = compositor.fitted(
        [compositor.wording(text, style) for text, style in said], rect, slide
    )
    for number, text in enumerate(texts):
        space = text.style.space_before if number else 0.0
        own, rect = rect.split_top(space, 0)[1].split_top(text.height)
        name = f"{slide}/{step.id}/{text.style.name}"
        yield compositor.place(name, [text], own, structure=desk.path(slide, Role.P, name))


def editorial(desk: Desk, section: str) -> None:
    """What was seen, in a few points; the whole editorial is in the notes."""
    edition = desk.compositor.edition
    points_slides(
        desk,
        "editorial",
        edition.editorial.title,
        edition.editorial.points or opening_sentences(edition.editorial.text),
        section=section,
        overline=desk.compositor.words.editorial,
        present=-1,
        level=Role.H2,
        footer=edition.publication.title.plain,
        notes=Notes(speech.editorial(edition)),
        see="editorial",
        source=edition.editorial.origin,
    )
