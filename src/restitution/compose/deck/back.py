"""The last slides: the programme, what comes next, all the videos, thanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from restitution.compose import speech
from restitution.compose.compositor import Compositor
from restitution.compose.deck.desk import Desk
from restitution.compose.deck.figures import figure_row
from restitution.compose.deck.paging import over_slides
from restitution.compose.deck.points import opening_sentences, points_slides
from restitution.compose.deck.visits import symbol
from restitution.compose.series import batches
from restitution.compose.speech import Notes, spoken
from restitution.compose.thread import disc, line
from restitution.content.edition import ProgrammeDay, Session, VideoStatus, Visit
from restitution.content.video import address_of, shown
from restitution.geometry import Rect
from restitution.markup import Span
from restitution.page.items import AnyItem
from restitution.page.structure import Role
from restitution.text.fit import Wording
from restitution.theme.tokens import SYMBOL_GROUND, Anchor

_VIDEO_ROWS = 2
_VIDEO_COLUMNS = 3
_VIDEO_WIDTH = 260.0
"""A code with its words is at least so wide: else there is one column less."""

_CODE = 172.0


def _after(desk: Desk) -> int:
    return len(desk.compositor.edition.visits)


def programme(desk: Desk, section: str) -> None:
    """The programme: what is known of it, then a slide a day."""
    compositor, said = desk.compositor, desk.compositor.edition.programme
    points = said.points or opening_sentences(said.text)
    wordings = [compositor.wording(point, "points") for point in points]
    figures = list(_figures(desk, "programme"))
    body = compositor.layout("points").slots["body"].rect
    area = _below_figures(compositor, body) if figures else body
    slides = over_slides(compositor, wordings, area, "programme")
    for number, slide in enumerate(slides, start=1):
        page = "programme" if number == 1 else f"programme.{number}"
        shown = [*_where(desk, page), *(figures if number == 1 else ())]
        text = compositor.place(
            "body", slide, area, structure=desk.points_paths(page, len(slide)), slot="body"
        )
        desk.add(
            page,
            "points",
            said.title,
            section=section,
            items=[*shown, text, *desk.rail.items(_after(desk))],
            footer=compositor.edition.publication.title.plain,
            part=desk.part(number, len(slides)),
            notes=Notes(spoken(said.text)),
            see="programme",
            anchors=("programme",) if number == 1 else (),
            source=said.origin,
        )
    for day in said.days:
        _day(desk, day, section)


def _where(desk: Desk, page: str) -> Iterator[AnyItem]:
    """The place and the dates, above the title."""
    compositor, said = desk.compositor, desk.compositor.edition.programme
    where = ", ".join(text.plain for text in (said.place and said.place.city, said.dates) if text)
    yield compositor.in_slot(
        compositor.layout("points"),
        "overline",
        compositor.wording(where or compositor.words.programme, "overline"),
        structure=desk.path(page, Role.P, "overline"),
    )


def _below_figures(compositor: Compositor, body: Rect) -> Rect:
    """What figures above it leave of the body's place."""
    figures = compositor.layout("points").slots["figures"].rect
    top = figures.bottom + 2 * compositor.length("gap")
    return body.inset(0, top - body.y, 0, 0)


def _figures(desk: Desk, slide: str) -> Iterator[AnyItem]:
    """The figures of the programme."""
    compositor = desk.compositor
    area = compositor.layout("points").slots["figures"].rect
    figures = compositor.edition.programme.figures
    return figure_row(desk, slide, figures, area, compositor.scaled(36), "card-label")


def _day(desk: Desk, day: ProgrammeDay, section: str) -> None:
    """A day's sessions, in as many slides as they need."""
    compositor = desk.compositor
    title = day.title or compositor.language.day(day.date)
    sessions = [
        Wording(_session(compositor, session), compositor.style("points"), session.origin)
        for session in day.sessions
    ]
    layout = compositor.layout("points")
    area = layout.slots["body"].rect
    slides = over_slides(compositor, sessions, area, "body")
    for number, slide in enumerate(slides, start=1):
        name = f"programme.{day.date}.{number}"
        overline = compositor.wording(compositor.language.day(day.date), "overline")
        desk.add(
            name,
            "points",
            title,
            section=section,
            items=[
                compositor.in_slot(
                    layout, "overline", overline, structure=desk.path(name, Role.P, "overline")
                ),
                compositor.place(
                    "body",
                    slide,
                    area,
                    structure=desk.points_paths(name, len(slide)),
                    slot="body",
                ),
                *desk.rail.items(_after(desk)),
            ],
            footer=compositor.edition.publication.title.plain,
            part=desk.part(number, len(slides)),
            notes=Notes(speech.day(day)),
            see="programme",
            source=day.origin,
        )


def _session(compositor: Compositor, session: Session) -> tuple[Span, ...]:
    names = ", ".join(speaker.plain for speaker in session.speakers)
    tail = ", ".join(part for part in (session.room and session.room.plain, names) if part)
    end = (Span(f" ({tail})"),) if tail else ()
    return (
        Span(compositor.hours(session), strong=True),
        Span("\u2002"),
        *session.title.spans,
        *end,
    )


def next_steps(desk: Desk, section: str) -> None:
    """What comes after the seminar."""
    edition = desk.compositor.edition
    points_slides(
        desk,
        "next",
        edition.closing.title,
        edition.closing.next_steps or opening_sentences(edition.closing.text),
        section=section,
        overline=desk.compositor.words.next_steps,
        present=_after(desk),
        level=Role.H2,
        footer=edition.publication.title.plain,
        notes=Notes(spoken(edition.closing.text)),
        see="closing",
        source=edition.closing.origin,
    )


def videos(desk: Desk, section: str) -> None:
    """All the codes, six a slide, to be photographed from the room."""
    compositor = desk.compositor
    shown_visits = [
        visit
        for visit in compositor.edition.visits
        if visit.video and visit.video.status is not VideoStatus.WITHDRAWN
    ]
    slides = list(batches(shown_visits, _VIDEO_ROWS * _video_columns(compositor)))
    for number, slide in enumerate(slides, start=1):
        name = f"videos.{number}"
        desk.add(
            name,
            "list",
            compositor.words.all_videos,
            section=section,
            items=[*_codes(desk, name, slide), *desk.rail.items(_after(desk))],
            footer=compositor.edition.publication.title.plain,
            part=desk.part(number, len(slides)),
            notes=Notes(after=list(_addresses(slide))),
            see="videos",
        )


def _addresses(visits: Sequence[Visit]) -> Iterator[str]:
    for visit in visits:
        if visit.video:
            yield f"{visit.name.plain}\u00a0: {address_of(visit.video)}"


def _video_columns(compositor: Compositor) -> int:
    """How many codes with their words stand side by side."""
    width = compositor.layout("list").slots["codes"].rect.width
    return min(_VIDEO_COLUMNS, max(1, int(width / compositor.scaled(_VIDEO_WIDTH))))


def _codes(desk: Desk, slide: str, visits: Sequence[Visit]) -> Iterator[AnyItem]:
    """The codes with their words; a code stands on the margin, its quiet zone outside it.

    On a card of its own, it is the card that does.
    """
    compositor = desk.compositor
    area = compositor.layout("list").slots["codes"].rect
    columns = area.columns(_video_columns(compositor), compositor.scaled(24))
    height, quiet = area.height / _VIDEO_ROWS, compositor.scaled(16)
    side = min(compositor.scaled(_CODE), height - quiet)
    out, gap = (0.0, quiet) if SYMBOL_GROUND in compositor.theme.roles else (quiet, 0.0)
    for number, visit in enumerate(visits):
        column, row = columns[number % len(columns)], number // len(columns)
        code = Rect(column.x - out, area.y + row * height, side, side)
        yield from symbol(desk, slide, visit, code)
        left = code.right + gap
        yield _code_text(desk, slide, visit, Rect(left, code.y, column.right - left, side))


def _code_text(desk: Desk, slide: str, visit: Visit, rect: Rect) -> AnyItem:
    assert visit.video is not None
    compositor, address = desk.compositor, address_of(visit.video)
    return compositor.box(
        f"{slide}/{visit.id}/text",
        [
            compositor.wording(visit.name, "video-name"),
            compositor.wording(shown(address), "video-address", source=visit.video.origin),
        ],
        rect,
        anchor=Anchor.MIDDLE,
        structure=desk.path(slide, Role.P, f"{visit.id}/text"),
        link=address,
    )


def thanks(desk: Desk, section: str) -> None:
    """The last slide; the thread ends here."""
    compositor, closing = desk.compositor, desk.compositor.edition.closing
    layout = compositor.layout("closing")
    items: list[AnyItem] = []
    if closing.thanks:
        items.append(
            compositor.in_slot(
                layout,
                "body",
                compositor.wording(closing.thanks, "dark-text"),
                structure=desk.path("thanks", Role.P, "body"),
            )
        )
    title = layout.slots["title"].rect
    y, width = compositor.length("thread-y"), compositor.length("thread-width")
    radius = compositor.length("knot-present")
    colour = compositor.style("hero-date").colour
    thread: list[AnyItem] = [
        line("thread", 0.0, title.right - radius, y, colour, width),
        disc("thread/end", title.right - radius, y, radius, colour),
    ]
    desk.add(
        "thanks",
        "closing",
        compositor.words.thanks,
        section=section,
        items=[*items, *thread],
        notes=_of_thanks(desk),
        source=closing.origin,
    )


def _of_thanks(desk: Desk) -> Notes:
    """Whom to thank; if nobody is named the slide’s own word: no slide is without notes."""
    said = speech.thanks(desk.compositor.edition)
    return Notes(said, after=() if said else (desk.compositor.words.thanks,))
