"""English, as it is printed in Britain."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Final

from restitution.language.english.typography import FIXERS
from restitution.language.english.usage import USAGE
from restitution.language.english.words import WORDS
from restitution.language.model import Hyphenation, Language
from restitution.language.rules import NO_BREAK
from restitution.patterns import pattern

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NEVER: Final = pattern(r"(?!)()")


def number(value: Decimal) -> str:
    """A number as it is printed: 1,100 and 7.50; the digits stay as they were given."""
    return f"{value:,f}".replace("-", "−")


def month_year(value: str) -> str:
    """October 2010 for "2010-10"; raises ValueError for anything else."""
    day = date.fromisoformat(f"{value}-01")
    return f"{_MONTHS[day.month - 1]} {day.year}"


def day(value: str) -> str:
    """14 October 2010 for "2010-10-14"; raises ValueError for anything else."""
    moment = date.fromisoformat(value)
    return f"{moment.day}{NO_BREAK}{_MONTHS[moment.month - 1]} {moment.year}"


def hour(value: str) -> str:
    """9:30 for "09:30"; raises ValueError for anything else."""
    moment = time.fromisoformat(value)
    return f"{moment.hour}:{moment.minute:02}"


ENGLISH: Final = Language(
    code="en",
    locale="en-GB",
    name="English",
    fixers=FIXERS,
    raised=_NEVER,  # ordinals stay on the line: Chicago Manual of Style, 9.6
    words=WORDS,
    hyphenation=Hyphenation(patterns="en_GB", left=2, right=3),
    number=number,
    month_year=month_year,
    hour=hour,
    day=day,
    quote_marks=("“", "”"),
    usage=USAGE,
    pace=150,  # from 125 to 150: Macquarie University, "Speaking at a natural rate"
)
