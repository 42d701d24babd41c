"""English as a copy desk reads it: abbreviations, numbers in words, idle openings."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from restitution.language.model import Usage

_UNITS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS: Final = (
    *("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
)
_ABBREVIATIONS: Final = frozenset(
    "approx apr art aug ave cf ch co dec dept dr ed eds eg esp est feb fig ie inc jan jr ltd mr "
    "mrs ms no nos nov oct p pp prof rev sept sr st vol vs".split(" ")
)
_PICTURE: Final = re.compile(
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


USAGE: Final = Usage(abbreviations=_ABBREVIATIONS, picture=_PICTURE, spelled=spelled)
