"""How long what is said takes, in words; and whether the time that is planned is enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from restitution.compose.speech import Clock, of_edition, of_visit, pace_of
from restitution.content.edition import Edition, Visit
from restitution.errors import Problem, Severity
from restitution.language import Language, get

_MINUTE = 60
_TENS = 10
_HALF = 30
_MOST_HALVES = 10
"""Less than a minute is told in tens of seconds, less than five in halves of a minute."""


def about(language: Language, seconds: float) -> str:
    """« environ 20 s », « environ 1 min 30 », « environ 12 min »; "" for nothing."""
    words = language.words
    if seconds <= 0:
        return ""
    tens, halves = max(1, round(seconds / _TENS)), round(seconds / _HALF)
    if tens * _TENS < _MINUTE:
        return words.about_seconds.format(count=tens * _TENS)
    if halves % 2 and halves < _MOST_HALVES:
        return words.about_half_minutes.format(count=halves // 2)
    return words.about_minutes.format(count=_minutes(seconds))


def planned(language: Language, minutes: Decimal | None) -> tuple[str, ...]:
    """« Prévu : 5 min », if it is."""
    if minutes is None:
        return ()
    return (language.words.planned.format(count=language.number(minutes.normalize())),)


def over_time(edition: Edition, paces: Callable[[], Mapping[str, float]]) -> Iterator[Problem]:
    """Where what is planned does not hold; the theme's paces are asked for only if something is."""
    timed = [visit for visit in edition.visits if visit.minutes is not None]
    whole = edition.presentation.minutes
    if not timed and whole is None:
        return
    language = get(edition.publication.language)
    pace = pace_of(paces(), language)
    for visit in timed:
        yield from _visit(edition, visit, pace)
    if whole is not None:
        yield from _visits(edition, timed, whole)
        yield from _whole(edition, whole, pace)


def _visit(edition: Edition, visit: Visit, pace: float) -> Iterator[Problem]:
    """A visit whose notes take longer than it has."""
    spoken = _minutes(Clock(pace).seconds(of_visit(edition, visit)))
    if visit.minutes is not None and spoken > visit.minutes:
        values = {
            "name": visit.name.plain,
            "spoken": str(spoken),
            "planned": _figure(edition, visit.minutes),
        }
        place = visit.place_of("minutes")
        yield Problem("visit_too_long", place, values, Severity.WARNING)


def _visits(edition: Edition, visits: list[Visit], whole: Decimal) -> Iterator[Problem]:
    """Visits that together have more time than the whole."""
    total = sum((visit.minutes for visit in visits if visit.minutes), Decimal())
    if total > whole:
        values = {"visits": _figure(edition, total), "planned": _figure(edition, whole)}
        place = edition.presentation.place_of("minutes")
        yield Problem("visits_too_long", place, values, Severity.WARNING)


def _whole(edition: Edition, whole: Decimal, pace: float) -> Iterator[Problem]:
    """Notes that together take longer than the whole."""
    spoken = _minutes(Clock(pace).seconds(of_edition(edition)))
    if spoken > whole:
        values = {"spoken": str(spoken), "planned": _figure(edition, whole)}
        place = edition.presentation.place_of("minutes")
        yield Problem("notes_too_long", place, values, Severity.WARNING)


def _minutes(seconds: float) -> int:
    return max(1, round(seconds / _MINUTE))


def _figure(edition: Edition, minutes: Decimal) -> str:
    return get(edition.publication.language).number(minutes.normalize())
