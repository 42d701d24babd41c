"""French, as the Imprimerie nationale sets it."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Final

from restitution.language.french.typography import FIXERS
from restitution.language.french.usage import USAGE
from restitution.language.french.words import WORDS
from restitution.language.model import Hyphenation, Language
from restitution.language.rules import NARROW, NO_BREAK
from restitution.patterns import pattern

_MONTHS: Final = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
# A lone C, D, L or M before an e is a word (Ce, De, Le, Me), not a numeral.
_RAISED: Final = pattern(
    r"\b(?:1(?=(?:ers?|res?)\b)|\d+(?=es?\b)|I(?=(?:er|re)\b)"
    r"|(?:X{1,3}(?:IX|IV|VI{0,3}|I{0,3})|IX|IV|VI{0,3}|I{2,3})(?=e\b))(ers?|res?|es?)\b"
)


def number(value: Decimal) -> str:
    """A number as it is printed: 1 100 and 7,50; the digits stay as they were given.

    Thousands are parted by a fine space (Bureau international des poids et mesures, SI, 5.4.4).
    """
    return f"{value:,f}".replace(",", NARROW).replace(".", ",").replace("-", "−")


def month_year(value: str) -> str:
    """Octobre 2010, in lower case, for "2010-10"; raises ValueError for anything else."""
    day = date.fromisoformat(f"{value}-01")
    return f"{_MONTHS[day.month - 1]} {day.year}"


def day(value: str) -> str:
    """14 octobre 2010 for "2010-10-14", 1er for a first; raises ValueError for anything else."""
    moment = date.fromisoformat(value)
    ordinal = "1er" if moment.day == 1 else str(moment.day)
    return f"{ordinal}{NO_BREAK}{_MONTHS[moment.month - 1]} {moment.year}"


def hour(value: str) -> str:
    """9 h 30 for "09:30", 14 h for "14:00" (Lexique); raises ValueError for anything else."""
    moment = time.fromisoformat(value)
    minutes = f"{NO_BREAK}{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour}{NO_BREAK}h{minutes}"


FRENCH: Final = Language(
    code="fr",
    locale="fr-FR",
    name="français",
    fixers=FIXERS,
    raised=_RAISED,
    words=WORDS,
    hyphenation=Hyphenation(patterns="fr", left=2, right=3),
    number=number,
    month_year=month_year,
    hour=hour,
    day=day,
    quote_marks=(f"«{NO_BREAK}", f"{NO_BREAK}»"),
    usage=USAGE,
    pace=140,  # between 120 and 160: FELOBEL (eloquence in Belgium), « Maîtrisez votre débit »
)
