"""Days, sessions and checks whose dates cannot be as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from restitution.content.copydesk.finding import Finding
from restitution.content.edition import Edition, ProgrammeDay, Session, SessionKind
from restitution.language import Language


def disordered(edition: Edition, _language: Language) -> Iterator[Finding]:
    """A day that does not follow the one before, a session likewise, an end before its start."""
    days = edition.programme.days
    for before, day in pairwise(days):
        if day.date <= before.date:
            values = {"date": day.date, "before": before.date}
            yield Finding(day.place_of("date"), values)
    for day in days:
        yield from _sessions(day)


def _sessions(day: ProgrammeDay) -> Iterator[Finding]:
    for session in day.sessions:
        if session.end and session.end <= session.start:
            values = {"date": session.end, "before": session.start}
            yield Finding(session.place_of("end"), values)
    for before, session in pairwise(day.sessions):
        free = _free(before, session)
        if session.start < free:
            yield Finding(session.place_of("start"), {"date": session.start, "before": free})


def _free(before: Session, session: Session) -> str:
    """From when a session may start. Workshops in rooms of their own may go on side by side."""
    workshops = before.kind is session.kind is SessionKind.WORKSHOP
    one_room = before.room and session.room and before.room.plain == session.room.plain
    aside = workshops and not one_room
    return before.start if aside else max(before.start, before.end or before.start)


def in_future(edition: Edition, _language: Language) -> Iterator[Finding]:
    """A video checked on a day to come, here or wherever the day begins first."""
    latest = _today() + timedelta(days=1)
    for visit in edition.visits:
        video = visit.video
        if video and video.checked and date.fromisoformat(video.checked) > latest:
            yield Finding(video.place_of("checked"), {"date": video.checked})


def _today() -> date:
    return datetime.now(tz=UTC).date()
