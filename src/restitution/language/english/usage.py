"""English as a copy desk reads it: abbreviations, numbers in words, idle openings."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from restitution.language.model import Usage
from restitution.patterns import pattern

_UNITS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS: Final = (
    *("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
_ABBREVIATION: Final = pattern(
    r"(?:approx|art|ave|cf|ch|co|dept|drs?|eds?|eg|esp|est|figs?|ie|inc|jr|ltd|mrs?|ms|nos?|pp?|prof|rev"
    r"|sr|st|vol|vs|jan|feb|apr|aug|sept|oct|nov|dec)",
    re.IGNORECASE,
)
_PICTURE: Final = pattern(
    r"(?:an? |the )?(?:image|photo(?:graph)?|picture|illustration|view)s? of\b", re.IGNORECASE
)


def spelled(number: Decimal) -> str:
    """A whole number below 100 in words: forty, twenty-one; "" for any other."""
    whole = int(number)
    if number != whole or not 0 <= whole < 100:  # noqa: PLR2004 - two figures
        return ""
    if whole < len(_UNITS):
        return _UNITS[whole]
    tens, unit = divmod(whole, 10)
    return f"{_TENS[tens]}-{_UNITS[unit]}" if unit else _TENS[tens]


USAGE: Final = Usage(abbreviation=_ABBREVIATION, picture=_PICTURE, spelled=spelled)
